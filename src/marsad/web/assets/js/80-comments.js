// The comment form: answers beneath what they answer, and the stamp and proof of work that a page from disk lacks.
// Without this script the form works too, with one more page between (and not where a proof of work is asked for).
ready(() => {
  const form = document.getElementById("comment-form");
  if (!form) return;
  const field = (name) => document.getElementById(`comment-${name}`);
  const status = form.querySelector(".comment-status");
  const wantsProof = "proof" in form.dataset;

  // --- Stamp and proof ---------------------------------------------------------------------------------------

  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  async function derive(parameters, counter) {
    const password = new Uint8Array([...bytes(parameters.nonce), 0, 0, 0, 0]);
    new DataView(password.buffer).setUint32(password.length - 4, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const settings = { name: "PBKDF2", hash: "SHA-256", salt: bytes(parameters.salt), iterations: parameters.cost };
    return hex(await crypto.subtle.deriveBits(settings, key, parameters.keyLength * 8));
  }

  // Browsers derive in threads of their own: a few at a time keep all cores at work.
  const AT_ONCE = 4;

  async function solve(challenge) {
    for (let start = 0; start < 0xffffffff; start += AT_ONCE) {
      const counters = Array.from({ length: AT_ONCE }, (_, i) => start + i);
      const keys = await Promise.all(counters.map((counter) => derive(challenge.parameters, counter)));
      const found = keys.findIndex((key) => key.startsWith(challenge.parameters.keyPrefix));
      if (found >= 0) {
        const solution = { counter: counters[found], derivedKey: keys[found] };
        return btoa(JSON.stringify({ challenge, solution }));
      }
    }
    throw new Error("no solution");
  }

  let preparing = null;
  let earliest = 0; // A form sent sooner is taken for a program's.

  async function prepare() {
    const answer = await fetch(form.dataset.ticket, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw new Error(`ticket: ${answer.status}`);
    const ticket = await answer.json();
    earliest = performance.now() + ticket.seconds * 1000;
    field("stamp").value = ticket.stamp;
    if (ticket.challenge) field("proof").value = await solve(ticket.challenge);
  }

  const prepared = () => (preparing ??= prepare().catch((error) => { preparing = null; throw error; }));
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const canProve = () => {
    if (!wantsProof || globalThis.crypto?.subtle) return true;
    status.textContent = form.dataset.insecure;
    return false;
  };

  form.addEventListener("focusin", () => { if (canProve()) prepared().catch(() => {}); }, { once: true });

  let sending = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending || !canProve()) return;
    sending = true;
    if (wantsProof) status.textContent = form.dataset.working;
    try {
      await prepared();
      await wait(Math.max(0, earliest - performance.now()));
    } catch {
      if (wantsProof) {
        status.textContent = form.dataset.failed;
        sending = false;
        return;
      }
      // Without a stamp the site shows the comment once more before it takes it.
    }
    form.submit();
  });

  // Coming back by the browser's history, the form must be ready to be sent again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    sending = false;
    preparing = null;
    status.textContent = "";
  });

  // --- Answers -----------------------------------------------------------------------------------------------

  const place = document.getElementById("comment-form-place");
  if (!place) return;
  const title = document.getElementById("comment-form-title");
  const plainTitle = title.textContent;

  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "button quiet comment-cancel";
  cancel.textContent = form.dataset.cancel;
  cancel.hidden = true;
  title.after(cancel);

  function answer(link) {
    const name = document.createElement("bdi");
    name.textContent = link.dataset.name;
    title.replaceChildren(`${form.dataset.answering} `, name);
    field("reply").value = link.dataset.reply;
    cancel.hidden = false;
    link.closest(".comment").after(form);
    field("text").focus();
  }

  function answerNobody() {
    const link = form.parentElement.querySelector(".comment-reply");
    title.textContent = plainTitle;
    field("reply").value = "";
    cancel.hidden = true;
    place.append(form);
    link?.focus();
  }

  document.getElementById("comments").addEventListener("click", (event) => {
    const link = event.target.closest(".comment-reply");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    answer(link);
  });
  cancel.addEventListener("click", answerNobody);
});
