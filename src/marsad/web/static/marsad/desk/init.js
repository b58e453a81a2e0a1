// Starts the widgets whose start is written as data (see marsad/newsroom/desk/scripts.py). Only what is listed here
// can be called, and each mark is obeyed once, also in rows and dialogues that come later.
(() => {
  "use strict";

  const classes = new Set([
    "Chooser",
    "DocumentChooser",
    "ImageChooser",
    "InlinePanel",
    "MultipleChooserPanel",
    "PageChooser",
    "SnippetChooser",
  ]);
  const functions = new Set(["createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser"]);

  const start = (mark) => {
    const name = mark.dataset.deskInit;
    const args = JSON.parse(mark.dataset.deskArgs);
    mark.remove();
    if (classes.has(name)) {
      Reflect.construct(window[name], args);
    } else if (functions.has(name)) {
      window[name](...args);
    }
  };

  const startAll = (root) => root.querySelectorAll("[data-desk-init]").forEach(start);

  const watch = () => {
    startAll(document);
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) {
          if (node.nodeType === Node.ELEMENT_NODE) {
            if (node.matches("[data-desk-init]") && node.isConnected) {
              start(node);
            } else {
              startAll(node);
            }
          }
        }
      }
    }).observe(document.body, { childList: true, subtree: true });
  };

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", watch);
  } else {
    watch();
  }
})();
