// Sharing with the device's own sheet, and copying.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages without https have no clipboard; the old way works there.
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
ready(() => {
  all("[data-share]").forEach((button) => {
    button.addEventListener("click", () => {
      navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
    });
  });
  all("[data-copy], [data-copy-from]").forEach((button) => {
    const label = button.querySelector("[data-label]");
    const icon = button.querySelector(".icon");
    const before = [label.textContent, icon.className];
    button.addEventListener("click", async () => {
      const source = button.dataset.copyFrom && document.getElementById(button.dataset.copyFrom);
      await copy(source ? source.textContent.trim().replace(/\s+/g, " ") : button.dataset.copy);
      label.textContent = button.dataset.done;
      icon.className = "icon i-done";
      setTimeout(() => { [label.textContent, icon.className] = before; }, 2500);
    });
  });
});
