// Listens to the preview while the page is visible: loads the page anew when it has changed, and
// shows what is wrong with the content over the last good page.

const script = document.currentScript;
const base = new URL(".", script.src);
const RETRY = 1000; // milliseconds until a server that is away is asked again
// What a terminal gives two columns: Chinese characters, their punctuation, full-width forms.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

let seen = "";
let asking = null;
let listening = false;
let overlay = null;

async function listen() {
  if (listening) return;
  listening = true;
  while (document.visibilityState === "visible") {
    asking = new AbortController();
    try {
      const address = new URL(`state?seen=${encodeURIComponent(seen)}`, base);
      const state = await (await fetch(address, { signal: asking.signal })).json();
      if (state.version !== script.dataset.version) {
        location.reload();
        return;
      }
      if (state.seen !== seen) show(state.problems);
      seen = state.seen;
    } catch {
      await new Promise((resume) => setTimeout(resume, RETRY));
    }
  }
  listening = false;
}

function show(problems) {
  overlay?.remove();
  overlay = null;
  if (problems.length > 0) {
    overlay = document.createElement("guide-problems");
    const shadow = overlay.attachShadow({ mode: "open" });
    const style = element("link", { rel: "stylesheet", href: new URL("preview.css", base).href });
    shadow.append(style, ...build(problems));
    document.body.append(overlay);
    for (const mark of shadow.querySelectorAll("mark")) {
      const source = mark.parentElement;
      source.scrollLeft = Math.max(0, mark.offsetLeft - source.clientWidth / 2);
    }
  }
}

function build(problems) {
  const summary = `有 ${problems.length} 个问题。改好保存，页面会自己更新。`;
  const panel = element("section", { id: "panel", role: "region", "aria-label": "内容的问题" });
  const close = element("button", { type: "button", id: "close" }, "收起");
  close.append(" ", element("kbd", {}, "Esc"));
  const head = element("header", {}, element("p", { role: "alert" }, summary), close);
  const list = element("ol", { tabindex: "0", "aria-label": "问题" }, ...problems.map(item));
  panel.append(head, list);
  const chip = element("button", { type: "button", id: "chip", hidden: "" }, `${problems.length} 个问题`);
  close.addEventListener("click", () => fold(true));
  chip.addEventListener("click", () => fold(false));
  return [panel, chip];
}

function fold(folded) {
  const part = (id) => overlay.shadowRoot.getElementById(id);
  const inside = overlay.shadowRoot.activeElement !== null;
  part("panel").hidden = folded;
  part("chip").hidden = !folded;
  if (inside) part(folded ? "chip" : "close").focus();
}

function item(problem) {
  const [first, ...rest] = problem.text.split("\n");
  const link = element("a", { href: problem.editor, title: "在 VS Code 里打开" }, problem.place);
  const told = element("span", { class: "told" }, link, `${first.slice(problem.place.length)}\n`);
  const copy = element("button", { type: "button", class: "copy" }, "复制位置");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(problem.place);
    copy.textContent = "已复制";
  });
  return element("li", {}, element("pre", {}, told, ...lines(rest)), copy);
}

// The rest of a problem: source lines scroll sideways together, other lines wrap.
function lines(rest) {
  const parts = [];
  for (const [number, line] of rest.entries()) {
    const text = number < rest.length - 1 ? `${line}\n` : line;
    const isSource = /^ *\d* *\| /.test(line);
    const last = parts.at(-1);
    if (isSource && last?.className === "source") last.append(...columns(text));
    else if (isSource) parts.push(element("span", { class: "source", tabindex: "0" }, ...columns(text)));
    else parts.push(element("span", { class: "told" }, text));
  }
  return parts;
}

// A source line in which a wide character takes two columns, whatever the font, and the pointer
// below it is marked.
function columns(text) {
  const pointer = /^( *\| *)(\^+)(.*)$/s.exec(text);
  if (pointer) return [pointer[1], element("mark", {}, pointer[2]), pointer[3]];
  return [...text].map((char) => (WIDE.test(char) ? element("i", {}, char) : char));
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") listen();
  else asking?.abort();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && overlay) fold(true);
});
addEventListener("pagehide", () => asking?.abort());
listen();
