// Where a tool lets a reader write freely: whoever may not want to live any more meets the lines
// first, right above what was typed. Nothing of it is counted, kept or sent.

import { PATIENCE } from "./patience.js";

const PAUSE = 300; // milliseconds after the last key

/** Listens to the fields of every area that asks for it. */
export function hearFields() {
  for (const area of document.querySelectorAll("[data-hears]")) listen(area);
}

function listen(area) {
  const status = area.appendChild(document.createElement("span"));
  status.setAttribute("role", "status");
  status.className = "only-heard";
  let care; // what knows the phrases, once somebody is about to write
  let box;
  let timer;
  let round = 0; // a look that ends late says nothing of what is typed by then
  const lines = document.querySelector("[data-unheard]"); // for when the phrases cannot be read
  const read = () => {
    care = care || import("../search/parts.js").then(({ careAt }) => careAt(new URL("../../", import.meta.url)));
    care.catch(() => (care = undefined)); // made again with the next key
    return care;
  };
  const above = (field) => field.closest("li, fieldset, div") || area;
  const look = async () => {
    const mine = (round += 1);
    const known = await read();
    const fields = Array.from(area.querySelectorAll("input, textarea")).filter(({ value }) => value.trim());
    const needed = await Promise.all(fields.map(({ value }) => known.isNeededFor(value)));
    if (mine !== round) return;
    if (lines) lines.hidden = true;
    const cry = fields[needed.indexOf(true)];
    if (!cry) {
      box?.remove();
      box = undefined;
      status.textContent = "";
    } else if (!box) {
      box = known.box(true);
      above(cry).prepend(box);
      box.scrollIntoView({ block: "nearest" });
      status.textContent = box.querySelector(".helplines-title").textContent;
    }
  };
  /** Nobody can tell what was typed: the lines stand above it whatever it was. */
  const doubt = (field) => {
    if (!lines?.hidden) return;
    lines.hidden = false;
    above(field).prepend(lines);
    status.textContent = lines.querySelector(".helplines-title").textContent;
  };
  area.addEventListener("focusin", () => read().catch(() => {}));
  const soon = ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const late = setTimeout(() => doubt(target), PATIENCE);
      look().catch(() => doubt(target)).finally(() => clearTimeout(late));
    }, PAUSE);
  };
  // What a Chinese keyboard shows before a word is chosen is letters nobody meant to write.
  area.addEventListener("input", (event) => event.isComposing || soon(event));
  area.addEventListener("compositionend", soon);
}
