// Signs in with a passkey, or makes one: hands what the server asks to the browser, and its answer to the form. Nothing else.
(() => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const part of document.querySelectorAll("[data-passkey-part]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-passkey-none]")) part.hidden = true;
  const form = document.querySelector("form[data-options]"); // found by what it holds: a field may be called passkey
  if (!form) return;
  const failed = document.getElementById("passkey-failed"), options = JSON.parse(form.dataset.options).publicKey;
  const ask = async () => {
    failed.hidden = true;
    try {
      const key = form.dataset.does === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.answer.value = JSON.stringify(key.toJSON());
      form.submit();
    } catch {
      failed.hidden = false;
    }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  ask();
})();
