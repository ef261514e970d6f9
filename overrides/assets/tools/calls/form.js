// The form of one entry: reads what was chosen and typed, and shows an entry that is changed.

import { entryOf, nowInChina, wasHeard } from "./entry.js";
import { make } from "./elements.js";

const CHOSEN_AGAIN = ["outcome", "reached", "claimed", "name", "number"]; // of the next call
const TEXTS = ["date", "time", "name", "number", "note"];

export class EntryForm {
  constructor(form, data) {
    this._form = form;
    this._data = data;
    this._names = form.querySelector("datalist");
    this._problem = form.querySelector(".log-problem");
    this._submit = form.querySelector("[type=submit]");
    this._cancel = form.elements.cancel;
    form.addEventListener("change", () => this._narrow());
  }

  /** Asks only for what there can be. */
  _narrow() {
    const heard = wasHeard(this.read());
    for (const part of this._form.querySelectorAll("[data-heard]")) part.hidden = !heard;
  }

  /** What is in the form, as an entry. */
  read() {
    const values = new FormData(this._form);
    const given = Object.fromEntries(values);
    for (const name of ["said", "proof"]) given[name] = values.getAll(name);
    return entryOf(given, this._data.labels);
  }

  /** Shows an entry to be changed. */
  edit(entry) {
    this._fill(entry);
    this._label("change");
    this._form.elements.time.focus();
  }

  /** Is ready for the next call, which is most often from the same caller. */
  next(last = {}) {
    const again = {};
    for (const name of CHOSEN_AGAIN) again[name] = last[name];
    const now = nowInChina(Date.now());
    const past = last.date && last.date !== now.date; // more of that day may follow
    this._fill(entryOf({ ...again, ...(past ? { date: last.date } : now) }, this._data.labels));
    this._label("add");
  }

  /** Offers the names that were typed before. */
  offer(names) {
    this._names.replaceChildren(...names.map((name) => make("option", { value: name })));
  }

  complain(text) {
    this._problem.textContent = text;
    if (text) this._form.elements.date.focus();
  }

  _label(word) {
    this._submit.textContent = this._data.texts[word];
    this._cancel.hidden = word === "add";
    this.complain("");
  }

  _fill(entry) {
    for (const name of TEXTS) this._form.elements[name].value = entry[name];
    for (const field of this._form.querySelectorAll("[type=radio], [type=checkbox]")) {
      const value = entry[field.name];
      field.checked = Array.isArray(value) ? value.includes(field.value) : value === field.value;
    }
    this._narrow();
  }
}
