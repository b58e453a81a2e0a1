// Suggestions while typing, as a combobox with a list: arrows choose, Enter follows, Escape closes. Without this script
// the field is a plain field.
ready(() => all("[data-suggest]").forEach((field, index) => {
  const holder = document.createElement("div");
  holder.className = "suggest";
  field.replaceWith(holder);
  holder.append(field);
  const list = document.createElement("ul");
  list.id = "suggestions-" + index;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.label || "");
  list.hidden = true;
  holder.append(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  let chosen = -1, timer = 0, asked = "", running = null;
  const options = () => all("[role=option]", list);
  function close() {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }
  function choose(number) {
    const found = options();
    if (!found.length) return;
    chosen = (number + found.length + 1) % (found.length + 1);
    found.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < found.length) field.setAttribute("aria-activedescendant", found[chosen].id);
    else { chosen = -1; field.removeAttribute("aria-activedescendant"); }
  }
  function show(suggestions) {
    list.replaceChildren(...suggestions.map((suggestion, at) => {
      const link = document.createElement("a");
      link.href = suggestion.address;
      link.tabIndex = -1;
      link.id = list.id + "-" + at;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      const words = document.createElement("bdi");
      words.textContent = suggestion.label;
      const kind = document.createElement("span");
      kind.textContent = field.dataset[suggestion.kind + "Word"] || "";
      link.append(words, kind);
      const item = document.createElement("li");
      item.setAttribute("role", "presentation");
      item.append(link);
      return item;
    }));
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = !suggestions.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
  }
  async function ask() {
    const text = field.value;
    if (text === asked) return;
    asked = text;
    if (running) running.abort();
    if (text.trim().length < 2) return close();
    running = new AbortController();
    try {
      const answer = await fetch(field.dataset.suggest + "?q=" + encodeURIComponent(text), { signal: running.signal });
      if (answer.ok && field.value === text) show((await answer.json()).suggestions);
    } catch { /* typed on, or offline: the field works without */ }
  }
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const found = options();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? found.length - 1 : chosen - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      found[chosen].click();
    }
  });
  holder.addEventListener("focusout", (event) => { if (!holder.contains(event.relatedTarget)) close(); });
}));
