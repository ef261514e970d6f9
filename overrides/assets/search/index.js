// Waits for a reader who wants to search; until then nothing else is loaded.

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

/** Asks the page of results; the fragment, unlike `?q=`, is not sent to the host. */
function submit(event) {
  event.preventDefault();
  const text = event.target.querySelector("input").value.trim();
  if (text) location.assign(new URL(`search/#q=${encodeURIComponent(text)}`, base));
}

if (box) {
  box.addEventListener("focusin", open);
  box.addEventListener("submit", submit);
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
  place.querySelector("form").addEventListener("submit", submit);
  import("./parts.js").then(({ attachPage }) => attachPage(place, base));
}
