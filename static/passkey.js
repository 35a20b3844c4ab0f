// Signs in with a passkey, or makes one: hands what the server asks to the browser, and its answer to the form. Nothing else.
// Both are written out by hand: some password managers put a credential of their own in place of the browser's, without
// toJSON, with one that fails, or with parts that cannot be read.
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const part of document.querySelectorAll("[data-passkey-part]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-passkey-none]")) part.hidden = true;
  const form = document.querySelector("form[data-options]"); // found by what it holds: a field may be called passkey
  if (!form) return;
  const making = form.dataset.does === "create", failed = document.getElementById("passkey-failed");

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const text = (data) => {
    const view = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
    if (view.length === 0) throw new TypeError("nothing to read");
    return btoa(String.fromCharCode(...view)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };
  const perhaps = (read) => { try { return read() ?? undefined; } catch { return undefined; } }; // what may be missing

  const options = () => {
    const asked = JSON.parse(form.dataset.options).publicKey, named = (list) => list?.map((key) => ({ ...key, id: bytes(key.id) }));
    const read = { ...asked, challenge: bytes(asked.challenge) };
    if (asked.user) read.user = { ...asked.user, id: bytes(asked.user.id) };
    if (asked.excludeCredentials) read.excludeCredentials = named(asked.excludeCredentials);
    if (asked.allowCredentials) read.allowCredentials = named(asked.allowCredentials);
    return read;
  };
  const written = (key) => {
    const id = perhaps(() => text(key.rawId)) ?? key.id, said = key.response;
    const response = making
      ? { clientDataJSON: text(said.clientDataJSON), attestationObject: text(said.attestationObject), transports: perhaps(() => [...said.getTransports()]) }
      : { clientDataJSON: text(said.clientDataJSON), authenticatorData: text(said.authenticatorData), signature: text(said.signature), userHandle: perhaps(() => text(said.userHandle)) };
    return JSON.stringify({ id, rawId: id, type: "public-key", response, clientExtensionResults: {}, authenticatorAttachment: perhaps(() => key.authenticatorAttachment) });
  };

  const say = (why) => {
    for (const reason of failed.querySelectorAll("[data-passkey-why]")) reason.hidden = reason.dataset.passkeyWhy !== why;
    failed.hidden = false;
  };
  const reasons = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known", SecurityError: "address" };
  const ask = async () => {
    failed.hidden = true;
    let key;
    try {
      key = making ? await navigator.credentials.create({ publicKey: options() }) : await navigator.credentials.get({ publicKey: options() });
      if (!key) return say("cancelled");
    } catch (fault) {
      return say(reasons[fault?.name] ?? "other");
    }
    try {
      form.elements.answer.value = written(key);
      form.submit();
    } catch {
      say("lost");
    }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  ask();
})();
