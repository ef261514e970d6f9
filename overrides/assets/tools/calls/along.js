// What a reader takes along: the table, and the list in a letter, which stays theirs once they change it.

import { make } from "./elements.js";
import { SEPARATOR } from "./report.js";

const LISTS = '[data-words] [data-type="list"] textarea';
const COLUMNS = 20; // as many as there may be

export class Along {
  /** @param {Element} sheet holds the paper of the table and the buttons beside it */
  constructor(sheet) {
    this._paper = sheet.querySelector("[data-paper]");
    this._written = new WeakMap(); // what was put into a field
    this._list = "";
    import("../words.js"); // the letters stand on this page, too
    import("../carry.js").then(({ offerCarry }) => offerCarry(sheet));
    // The fields of a letter are made while this page starts; it is folded until it is wanted.
    document.addEventListener("toggle", () => this._fill(), true);
  }

  show(table, list) {
    this._paper.replaceChildren(...table.map(row));
    this._list = list.join("\n");
    this._fill();
  }

  _fill() {
    for (const field of document.querySelectorAll(LISTS)) {
      if (field.value !== (this._written.get(field) || "") || field.value === this._list) continue;
      field.value = this._list;
      this._written.set(field, this._list);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

/** A line as a row; the bars between its cells are only for whoever copies it. */
function row(line) {
  const cells = line.split(SEPARATOR);
  const made = cells.map((cell, place) => {
    const bar = place + 1 < cells.length ? [make("span", { class: "log-bar" }, SEPARATOR)] : [];
    return make("td", cells.length > 1 ? null : { colspan: COLUMNS }, cell, ...bar);
  });
  return make("tr", null, ...made);
}
