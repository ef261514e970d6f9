// The call log on its page: what is noted, held against the rules, and kept only where that is asked.

import { assess, dayOf } from "./assess.js";
import { Along } from "./along.js";
import { complaintLines } from "./complaint.js";
import { changed, entriesOf, MOST, nowInChina } from "./entry.js";
import { EntryForm } from "./form.js";
import { Premises } from "./premises.js";
import { fill, tableLines } from "./report.js";
import { countTables, entryItems, latest } from "./view.js";

const KEY = "yuqi-guide.calls";
const WORDS = ["note", "name", "number"]; // of a reader's own

class CallLog {
  constructor(host, data, kept) {
    const one = (selector) => host.querySelector(selector);
    this._host = host;
    this._data = data;
    this._kept = kept;
    const [form, keeping] = host.querySelectorAll("form");
    this._form = new EntryForm(form, data);
    this._keep = keeping.elements.keep;
    this._status = one(".log-status");
    this._latest = one(".log-latest");
    this._made = one(".log-made");
    this._list = one(".log-entries");
    this._counts = one(".log-counts");
    this._premises = new Premises(one(".log-premises"), data, (...ticked) => this._judge(...ticked));
    this._along = new Along(one("[data-sheet]"));
    this._entries = [];
    this._unheard = new WeakMap(); // which words of an entry are not to be kept, or not yet
    this._changed = null; // the entry that is being changed
    this._load();
    for (const type of ["submit", "click", "change"]) host.addEventListener(type, this);
    for (const type of ["yuqi-forget", "storage", "beforeunload"]) addEventListener(type, this);
    for (const fieldset of host.querySelectorAll("fieldset[disabled]")) fieldset.disabled = false;
    this._form.next();
    this._show();
    host.setAttribute("data-ready", "");
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "submit") event.preventDefault();
    if (type === "submit") this._submit();
    else if (type === "yuqi-forget") this._empty();
    else if (type === "storage") this._follow(event.key);
    else if (type === "beforeunload") this._warn(event);
    else if (type === "click") this._press(target.closest("button"));
    else if (target.name === "keep") this._decide();
  }

  /** What was kept on this device, if the reader once asked for it. */
  _load() {
    const kept = this._kept.read();
    this._keep.checked = kept !== null;
    if (kept !== null) this._entries = entriesOf(kept, this._data);
  }

  /** What another tab has kept meanwhile would be lost by the next entry here. */
  _follow(key) {
    if (!this._keep.checked || (key !== KEY && key !== null)) return;
    this._load();
    if (!this._keep.checked) this._entries = [];
    if (this._changed) this._leave(); // the entry is another by now; what is being noted stays
    this._show();
  }

  /** A link would take the log away: inside some apps a page that is come back to is loaded anew. */
  _warn(event) {
    if (this._entries.length && !this._keep.checked) event.preventDefault();
  }

  /** Notes at once what is in the form; its words are kept once they have been heard. */
  _submit() {
    if (!this._form.isTyped) return this._form.complain(this._data.texts.untyped, null);
    const entry = this._changed ? changed(this._changed, this._form.read()) : this._form.read();
    const unheard = new Set(WORDS.filter((name) => entry[name]));
    this._unheard.set(entry, unheard);
    this._add(entry);
    this._hear(entry, unheard);
  }

  async _hear(entry, unheard) {
    for (const name of [...unheard]) if (!(await isCry(entry[name]))) unheard.delete(name);
    if (!this._keep.checked) return;
    const { keepFailed, notAll } = this._data.texts;
    if (!this._keepAll()) this._status.textContent = keepFailed;
    else if (unheard.size) this._status.prepend(notAll); // it may be what a collector said
  }

  _add(entry) {
    const { texts } = this._data;
    if (dayOf(entry.date) === null) return this._form.complain(texts.needsDate);
    if (entry.date > nowInChina(Date.now()).date) return this._form.complain(texts.future);
    const place = this._entries.indexOf(this._changed);
    if (place < 0 && this._entries.length >= MOST) return this._form.complain(fill(texts.full, { most: MOST }));
    if (place < 0) this._entries.push(entry);
    else this._entries[place] = entry;
    const failed = this._keep.checked && !this._keepAll();
    const word = failed ? texts.keepFailed : place < 0 ? texts.added : texts.changed;
    this._changed = null;
    this._form.next(entry);
    this._show();
    this._say(fill(word, { count: this._entries.length }), latest(this._assessed, entry, this._data));
  }

  _press(button) {
    if (!button) return;
    if (button.name === "cancel") this._leave();
    else if (button.name === "clear") this._clear(button);
    else if (button.dataset.act) this._act(button.dataset.act, this._assessed.entries[Number(button.dataset.place)].entry);
  }

  _act(act, entry) {
    if (act === "edit") {
      this._changed = entry;
      this._form.edit(entry);
      return;
    }
    this._entries = this._entries.filter((one) => one !== entry);
    if (this._changed === entry) this._leave();
    this._keepAll();
    this._show();
    this._say(fill(this._data.texts.removed, { count: this._entries.length }));
    this._made.querySelector("h2").focus(); // the button that was pressed is gone
  }

  _leave() {
    this._changed = null;
    this._form.next();
  }

  /** A second press clears: it cannot be undone. */
  _clear(button) {
    const { texts } = this._data;
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    if (this._entries.length && button.textContent === label) {
      button.textContent = texts.clearAgain;
      return;
    }
    button.textContent = label;
    this._empty();
    this._say(texts.cleared);
  }

  _empty() {
    this._entries = [];
    this._changed = null;
    this._keep.checked = false;
    this._kept.clear();
    this._form.next();
    this._show();
  }

  _decide() {
    const { texts } = this._data;
    if (!this._keep.checked) {
      this._kept.clear();
      this._say(texts.keptNoMore);
    } else this._say(this._keepAll() ? `${texts.keptNow}${this._isAllKept() ? "" : texts.notAll}` : texts.keepFailed);
  }

  /** Keeps the log where that was asked; returns whether it is kept. */
  _keepAll() {
    if (!this._keep.checked) return false;
    this._keep.checked = this._kept.keep({ entries: this._entries.map((entry) => this._keepable(entry)) });
    return this._keep.checked;
  }

  /** Whoever may not want to live any more has seen the lines; what they wrote is not kept. */
  _keepable(entry) {
    return { ...entry, ...Object.fromEntries([...(this._unheard.get(entry) || [])].map((name) => [name, ""])) };
  }

  _isAllKept() {
    return !this._entries.some((entry) => this._unheard.get(entry)?.size);
  }

  /** Notes of which entries the reader has said that the premise of a rule is true, or is not. */
  _judge(id, entries, sure) {
    for (const entry of entries) entry.sure = [...entry.sure.filter((one) => one !== id), ...(sure ? [id] : [])];
    this._keepAll();
    this._tell();
  }

  _show() {
    const assessed = (this._assessed = assess(this._entries, this._data));
    this._made.hidden = !this._entries.length;
    this._host.classList.toggle("call-log--empty", !this._entries.length);
    this._list.replaceChildren(...entryItems(assessed, this._data));
    this._counts.replaceChildren(...countTables(assessed, this._data));
    this._premises.show(assessed);
    this._form.offer([...new Set(this._entries.map(({ name }) => name).filter(Boolean))]);
    this._tell();
  }

  /** Hands the log on, as text, to the table and to the letters that take a list. */
  _tell() {
    this._along.show(tableLines(this._assessed, this._data), complaintLines(this._assessed, this._data));
  }

  _say(text, more = []) {
    this._status.textContent = text;
    this._latest.replaceChildren(...more);
  }
}

/** Whether a text sounds as if somebody did not want to live any more. */
async function isCry(text) {
  try {
    const { careAt } = await import("../../search/parts.js");
    const care = await careAt(new URL("../../../", import.meta.url));
    return await care.isNeededFor(text);
  } catch {
    return true; // the phrases cannot be read: rather keep less
  }
}

const host = document.querySelector("[data-call-log]");
const data = host && JSON.parse(host.querySelector("script").textContent);
if (data) import("../kept.js").then(({ Kept }) => new CallLog(host, data, new Kept(KEY)));
