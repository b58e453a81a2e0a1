// Menu and search open over the page. Their links lead to the footer's menu and the search page without this script.
// The browser keeps the focus inside a modal dialog, closes it on Escape and gives the focus back to the opener.
ready(() => all("[data-opens]").forEach((opener) => {
  const dialog = document.getElementById(opener.dataset.opens);
  if (!dialog || !dialog.showModal) return;
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  const open = (event) => {
    event.preventDefault();
    dialog.showModal();
    const first = dialog.querySelector("[autofocus]");
    if (first) first.focus();
  };
  opener.addEventListener("click", open);
  opener.addEventListener("keydown", (event) => { if (event.key === " ") open(event); });
  dialog.addEventListener("click", (event) => {
    const box = dialog.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right
      && event.clientY >= box.top && event.clientY <= box.bottom;
    // A click made with the keyboard has no place.
    if (event.target === dialog && event.detail && !inside) dialog.close();
    if (event.target.closest("a[href]")) dialog.close();
  });
}));

// On a phone the row of sections is wider than the window; the one that the reader is in is brought into it.
ready(() => {
  const row = document.querySelector(".sections-bar ul");
  const current = row && row.querySelector("[aria-current]");
  if (current) row.scrollLeft += current.getBoundingClientRect().left - row.getBoundingClientRect().left
    - (row.clientWidth - current.offsetWidth) / 2;
});
