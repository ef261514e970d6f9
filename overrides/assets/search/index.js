// Waits for a reader who wants to search; until then nothing else is loaded. Whither a question goes
// is in `first.js`, which is there before anything can be typed; without it no box is offered.

import { PATIENCE } from "../frame/patience.js";

const box = document.querySelector("[data-search-box]");
const place = document.querySelector("[data-search-page]");
const base = new URL("../../", import.meta.url);

let opening = false;

/** Loads the box's script, once. */
function open() {
  if (opening) return;
  opening = true;
  import("./parts.js").then(({ attachBox }) => attachBox(box, base));
}

/** Shows whom to call, whatever is typed. */
function doubt() {
  place.querySelector("[data-search-lines]")?.removeAttribute("hidden");
}

/** Says that nothing can be asked here; as nobody hears what is typed, whom to call stands there. */
function fail() {
  // A question is a new attempt: it goes into the address, and then the page is read again.
  place.querySelector("form").addEventListener("submit", () => setTimeout(() => location.reload()));
  doubt();
  place.querySelector("[data-search-count]").textContent = "现在读不到搜索用的文件。检查网络后再试。下面是全部主题。";
}

/** Whether keys typed now belong to a field. */
function isTyping({ target }) {
  return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable]"));
}

function show() {
  document.documentElement.classList.add("searching");
  const input = box.querySelector("input");
  input.focus();
  input.select();
  open();
}

if (box && document.documentElement.classList.contains("js")) {
  box.addEventListener("focusin", open);
  document.querySelector("[data-search-open]")?.addEventListener("click", (event) => {
    event.preventDefault();
    show();
  });
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
    const letter = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
    if (event.isComposing || !(slash || letter)) return;
    event.preventDefault();
    show();
  });
}

if (place) {
  const late = setTimeout(doubt, PATIENCE);
  const ready = Promise.all([import("./page.js"), import("./parts.js")]);
  ready.then(([{ attachPage }, parts]) => attachPage(place, base, parts), fail).finally(() => clearTimeout(late));
}
