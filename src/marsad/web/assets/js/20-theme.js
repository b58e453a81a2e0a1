// The switch between light and dark. A choice that equals the system's own is forgotten again.
ready(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const show = () => {
    all("[data-theme-switch]").forEach((button) => button.setAttribute("aria-pressed", String(dark())));
    const paper = getComputedStyle(root).backgroundColor;
    all('meta[name="theme-color"]').forEach((meta) => { meta.content = paper; });
  };
  all("[data-theme-switch]").forEach((button) => button.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    const same = (next === "dark") === system.matches;
    if (same) delete root.dataset.theme;
    else root.dataset.theme = next;
    kept.set("theme", same ? null : next);
    show();
  }));
  system.addEventListener("change", show);
  show();
});
