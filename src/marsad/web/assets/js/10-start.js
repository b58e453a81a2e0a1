// Runs in the head, before anything is painted: the reader's choice of light or dark. All else waits for the page.
const root = document.documentElement;
const kept = {
  get(key) {
    try { return localStorage.getItem("marsad." + key); } catch { return null; }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem("marsad." + key);
      else localStorage.setItem("marsad." + key, value);
    } catch { /* a browser that keeps nothing still shows the page */ }
  },
};
const chosen = kept.get("theme");
if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
function ready(task) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", task);
  else task();
}
// What only works with this script, or with a device's sharing, is not shown without. Said before the first painting,
// so that nothing moves.
root.classList.add("js");
if (navigator.share) root.classList.add("can-share");
