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
    this._typed = false; // whether anything was, since the form was filled in
    form.addEventListener("input", () => (this._typed = true));
    form.elements.now.addEventListener("click", () => this._now());
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
    return entryOf(given, this._data);
  }

  /** Whether there is anything to note: a second press on the button is no second call. */
  get isTyped() {
    return this._typed;
  }

  /** Shows an entry to be changed. */
  edit(entry) {
    this._fill(entry);
    this._typed = true;
    this._label("change");
    this._form.elements.time.focus();
  }

  /**
   * Is ready for the next call, which is most often from the same caller, and the same day. Its time
   * is left open: whoever writes down an afternoon at midnight would note a call at night.
   */
  next(last = {}) {
    const again = {};
    for (const name of CHOSEN_AGAIN) again[name] = last[name];
    this._fill(entryOf({ ...again, date: last.date || nowInChina(Date.now()).date }, this._data));
    this._typed = false;
    this._label("add");
  }

  /** Offers the names that were typed before. */
  offer(names) {
    this._names.replaceChildren(...names.map((name) => make("option", { value: name })));
  }

  /** Says what is wrong, and leads to the field, if it is that of one. */
  complain(text, field = "date") {
    this._problem.textContent = text;
    if (text && field) this._form.elements[field].focus();
  }

  _now() {
    for (const [name, value] of Object.entries(nowInChina(Date.now()))) this._form.elements[name].value = value;
    this._typed = true;
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
