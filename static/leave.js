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
  // Shift three times within 5 s, Esc twice within 1 s, counted on release; any other key in between starts anew.
  const limits = { Shift: [3, 5000], Escape: [2, 1000] };
  let times = { Shift: [], Escape: [] }, clean = null;
  const busy = (target) => target.closest?.("input, textarea, select, dialog, [contenteditable]");
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    clean = event.key in limits ? event.key : null;
    for (const key in times) if (key !== event.key) times[key] = [];
  }, true);
  addEventListener("keyup", (event) => {
    const key = event.key;
    if (!(key in limits) || clean !== key) return;
    if (key === "Escape" && busy(event.target)) return;
    const [count, span] = limits[key], now = event.timeStamp;
    times[key] = times[key].filter((time) => now - time < span).concat(now);
    if (times[key].length >= count) leave();
  }, true);
})();
