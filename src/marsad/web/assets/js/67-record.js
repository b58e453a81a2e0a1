// «Read as a record»: the marked title and text take the place of the article's, fetched when they are first asked for.
// Without this script the link leads to the same article with its marks.
ready(() => all("[data-record]").forEach((link) => {
  const panel = document.getElementById("record");
  const places = [".article-head h1", ".article > .prose"];
  const shown = places.map((place) => document.querySelector(place));
  let other = null;
  let coming = null;
  let on = false;
  link.setAttribute("role", "switch");
  link.setAttribute("aria-checked", "false");

  async function fetched() {
    const answer = await fetch(link.href, { credentials: "omit" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = places.map((place) => page.querySelector(place));
    if (found.includes(null)) throw new Error("no text");
    other = found.map((element) => document.adoptNode(element));
  }

  async function turn(wanted) {
    if (wanted === on) return;
    if (!other) await (coming ??= fetched().catch((error) => { coming = null; throw error; }));
    if (wanted === on) return;
    other.forEach((element, index) => {
      shown[index].replaceWith(element);
      [other[index], shown[index]] = [shown[index], element];
    });
    on = wanted;
    link.setAttribute("aria-checked", String(on));
    if (on && panel) panel.open = true;
  }

  const press = (event) => {
    event.preventDefault();
    turn(!on).catch(() => { location.href = link.href; });
  };
  link.addEventListener("click", press);
  link.addEventListener("keydown", (event) => { if (event.key === " ") press(event); });

  // What the panel lists stands in this very text.
  if (panel) panel.addEventListener("click", (event) => {
    const item = event.target.closest("a[href]");
    if (!item || !item.hash || item.pathname !== link.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    turn(true).then(() => {
      if (location.hash !== item.hash) location.hash = item.hash;
      else document.getElementById(item.hash.slice(1)).scrollIntoView();
    }).catch(() => { location.href = item.href; });
  });
}));
