// Leaves the site at once: blanks page and title, then replaces the entry in the history, so that Back does not return.
(() => {
  const exit = document.getElementById("exit"), status = document.getElementById("exit-status"), title = document.title;
  if (!exit) return;
  let leaving = false;
  const leave = () => {
    leaving = true;
    document.documentElement.classList.add("left");
    document.title = "\u200b";
    status.textContent = status.dataset.leaving;
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });
  // Only a page that comes back from the browser's cache is shown again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted || !leaving) return;
    leaving = false;
    document.documentElement.classList.remove("left");
    document.title = title;
    status.textContent = "";
  });
  // Behind the sign-in (only there is something to say), keys do not throw away what is not saved; the link does.
  const first = (select) => Math.max(0, [...select.options].findIndex((option) => option.defaultSelected));
  const changed = (field) => field.type === "file" ? field.files.length > 0
    : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.tagName === "SELECT" ? field.selectedIndex > -1 && field.selectedIndex !== first(field)
    : "defaultValue" in field && field.value !== field.defaultValue;
  const unsaved = () => status.dataset.unsaved && (status.hasAttribute("data-pending")
    || [...document.querySelectorAll('form[method="post"]:not([role="search"], [data-passing])')].some((form) => [...form.elements].some(changed)));
  const hold = () => {
    status.textContent = status.dataset.unsaved;
    status.className = "held";
  };
  addEventListener("beforeinput", () => {
    if (status.className !== "held") return;
    status.textContent = "";
    status.className = "visually-hidden";
  });
  // Shift three times within 5 s, Esc twice within 1 s, each by itself and counted on release. Whatever else is done with
  // keys, mouse, wheel, finger or pen, or comes in between, starts anew: then the key belonged to that.
  const limits = { Shift: [3, 5000], Escape: [2, 1000] };
  let times, down;
  const anew = () => { times = { Shift: [], Escape: [] }; down = null; };
  anew();
  const busy = (target) => target.closest?.("input, textarea, select, dialog, [contenteditable]");
  const bare = (event) => event.key in limits && !event.isComposing && !event.ctrlKey && !event.altKey && !event.metaKey
    && !event.getModifierState("AltGraph") && (event.key === "Shift" || !event.shiftKey);
  addEventListener("keydown", (event) => {
    if (event.repeat && down === event.code) return;
    if (!bare(event) || down !== null) return anew();
    for (const key in times) if (key !== event.key) times[key] = [];
    down = event.code;
  }, true);
  addEventListener("keyup", (event) => {
    if (down === null || down !== event.code || !(event.key in limits)) return anew();
    down = null;
    if (event.key === "Escape" && busy(event.target)) return anew();
    const [count, span] = limits[event.key], now = event.timeStamp;
    times[event.key] = times[event.key].filter((time) => now - time < span).concat(now);
    if (times[event.key].length < count) return;
    anew();
    if (unsaved()) hold(); else leave();
  }, true);
  for (const type of ["pointerdown", "pointerup", "pointercancel", "mousedown", "mouseup", "click", "auxclick", "dblclick", "contextmenu", "wheel",
    "touchstart", "touchmove", "touchend", "dragstart", "drop", "compositionstart", "compositionupdate", "compositionend", "beforeinput", "input",
    "copy", "cut", "paste", "focusin", "focusout", "focus", "blur", "pagehide", "visibilitychange"]) addEventListener(type, anew, { capture: true, passive: true });
  addEventListener("pointermove", (event) => { if (event.buttons) anew(); }, { capture: true, passive: true });
})();
