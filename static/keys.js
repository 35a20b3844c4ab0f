// Keys of the search: „/" goes to its field, the arrows from one result to the next. Everything works without.
(() => {
  const field = document.getElementById("wo");
  const hits = () => [...document.querySelectorAll(".hit h3 a")];
  const typing = (e) => e.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const at = document.activeElement, all = hits(), n = all.indexOf(at);
    if (event.key === "/" && !typing(at)) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "ArrowDown" && all.length && (at === field || n >= 0 || at === document.body || at.id === "treffer")) {
      event.preventDefault();
      all[Math.min(n + 1, all.length - 1)].focus();
    } else if (event.key === "ArrowUp" && n >= 0) {
      event.preventDefault();
      (all[n - 1] || field).focus();
    }
  });
})();
