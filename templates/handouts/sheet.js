"use strict";
(() => {
  const one = (id) => document.getElementById(id), all = [...document.querySelectorAll(".o")], form = one("filter");
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replaceAll("ß", "ss").replace(/\s+/g, " ");
  const texts = all.map((o) => plain(o.textContent)), dialled = all.map((o) => o.textContent.replace(/[\s/()-]/g, ""));
  const chosen = (key) => form.querySelector(`[name=${key}]:checked`)?.value || "";
  const has = (o, key, value) => !value || (o.dataset[key] || "").split(" ").includes(value);
  const filter = () => {
    const words = plain(one("q").value).split(" ").filter(Boolean), digits = one("q").value.replace(/[\s/()-]/g, "");
    const number = /^\+?\d{3,}$/.test(digits);
    let shown = 0;
    all.forEach((o, i) => {
      const fits = has(o, "s", one("s").value) && has(o, "b", one("b").value) && (words.every((w) => texts[i].includes(w)) || number && dialled[i].includes(digits));
      o.hidden = !fits;
      if (fits && has(o, "t", chosen("t")) && has(o, "z", chosen("z"))) shown++;
    });
    one("count").textContent = shown + " von " + all.length + " Einträgen";
  };
  document.querySelector(".script").hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // what the browser resets, it resets after this
    form.querySelectorAll('input[type=radio][value=""]').forEach((r) => { r.checked = true; });
    one("q").value = one("s").value = one("b").value = "";
    filter();
  });
  const now = new Date(), today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  if (today > document.body.dataset.until) one("old").textContent = "Dieses Blatt ist abgelaufen. Bitte laden Sie ein neues.";
  filter();
})();
