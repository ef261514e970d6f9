// What a tool has made, to be taken along: copied, saved as a file, printed. Inside some apps only
// selecting by hand works, so the text always stands on the page.

import { dayWords, fill, isChosen, parts, today, toggled } from "./fill.js";

export { dayWords, fill, isChosen, parts, today, toggled };

const originals = new WeakMap(); // the texts of a paper, before anything was filled in

/** Puts a reader's words into the blanks of a paper. */
export function write(paper, values) {
  if (!originals.has(paper)) originals.set(paper, texts(paper));
  originals.get(paper).forEach((text, number) => {
    const made = parts(text, values);
    const line = paper.children[number];
    line.replaceChildren(...made.map(piece));
    line.classList.toggle("paper-filled", made.some(({ filled }) => filled));
  });
}

/** What stands on a paper, a paragraph a line. */
export function textOf(paper) {
  return texts(paper).join("\n");
}

/** Makes the buttons of an area work; those that cannot do anything here say so. */
export function offerCarry(area) {
  const paper = area.querySelector("[data-paper]");
  for (const bar of area.querySelectorAll("[data-carry]")) {
    const status = bar.querySelector("[role=status]");
    const say = ({ dataset }, word) => (status.textContent = dataset[word]);
    const on = (name, act) => {
      const button = bar.querySelector(`[data-carry-${name}]`);
      if (button) button.addEventListener("click", () => act(button));
    };
    on("copy", async (button) => {
      const copied = await copyText(textOf(paper));
      if (!copied) getSelection().selectAllChildren(paper);
      say(button, copied ? "done" : "failed");
    });
    on("save", (button) => {
      saveFile(button.dataset.file, textOf(paper));
      say(button, "done");
    });
    on("print", () => printAlone(paper));
    bar.hidden = false;
  }
}

function texts(paper) {
  return Array.from(paper.children, (line) => line.textContent);
}

function piece({ text, blank, filled }) {
  if (blank === null) return text;
  const made = document.createElement("span");
  made.className = filled ? "blank blank--filled" : "blank";
  made.dataset.blank = blank;
  made.textContent = text;
  return made;
}

/** Prints a paper alone: what goes to a lender or a court says nothing of this guide. */
function printAlone(paper) {
  const root = document.documentElement;
  document.querySelector(".printed-alone")?.remove(); // where nobody told that the last one was done
  const sheet = document.body.appendChild(document.createElement("div"));
  sheet.className = "printed-alone md-typeset";
  sheet.setAttribute("aria-hidden", "true");
  sheet.append(paper.cloneNode(true));
  root.classList.add("print-alone");
  const done = () => {
    root.classList.remove("print-alone");
    sheet.remove();
  };
  addEventListener("afterprint", done, { once: true }); // print() may not wait
  window.print();
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not offered everywhere
  }
}

function saveFile(name, text) {
  // The mark at its beginning tells a reader of Windows that it is no GBK.
  const url = URL.createObjectURL(new Blob(["\ufeff", text, "\n"], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000); // some ask the reader first
}
