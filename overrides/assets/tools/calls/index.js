// The call log on its page: what is noted, held against the rules, and kept only where that is asked.

import { assess, dayOf } from "./assess.js";
import { Along } from "./along.js";
import { complaintLines } from "./complaint.js";
import { changed, entriesOf, MOST, nowInChina } from "./entry.js";
import { EntryForm } from "./form.js";
import { OwnWords } from "./own-words.js";
import { Premises } from "./premises.js";
import { fill, tableLines } from "./report.js";
import { countTables, entryItems, latest } from "./view.js";

const KEY = "yuqi-guide.calls";

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
    this._own = new OwnWords();
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
    else if (target.name === "take") this._take(target);
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
    const before = this._changed;
    const entry = before ? changed(before, this._form.read()) : this._form.read();
    const heard = this._own.hear(entry, before);
    this._add(entry);
    this._heard(heard);
  }

  /** Keeps and hands on the words of an entry, or asks about them. */
  async _heard(heard) {
    const isCry = await heard;
    if (isCry) this._showEntries();
    this._tell();
    if (!this._keep.checked) return;
    const { keepFailed, notAll } = this._data.texts;
    if (!this._keepAll()) this._status.textContent = keepFailed;
    else if (isCry) this._status.prepend(notAll); // it may be what a collector said
  }

  /** Takes words along that sound like a cry, or leaves them out again. */
  _take({ checked, dataset: { place } }) {
    this._own.take(this._assessed.entries[Number(place)].entry, checked);
    this._showEntries();
    this._tell();
    this._list.querySelector(`[name=take][data-place="${Number(place)}"]`).focus();
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
    this._keep.checked = this._kept.keep({ entries: this._entries.map((entry) => this._own.keepable(entry)) });
    return this._keep.checked;
  }

  _isAllKept() {
    return this._entries.every((entry) => !this._own.cries(entry).length);
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
    this._showEntries();
    this._premises.show(assessed);
    this._form.offer([...new Set(this._entries.map(({ name }) => name).filter(Boolean))]);
    this._tell();
  }

  _showEntries() {
    this._list.replaceChildren(...entryItems(this._assessed, this._data, this._own));
  }

  /** Counts, and hands the log on, as text, to the table and to the letters that take a list. */
  _tell() {
    const told = assess(this._entries.map((entry) => this._own.told(entry)), this._data);
    this._counts.replaceChildren(...countTables(told, this._data));
    this._along.show(tableLines(told, this._data), complaintLines(told, this._data));
  }

  _say(text, more = []) {
    this._status.textContent = text;
    this._latest.replaceChildren(...more);
  }
}

const host = document.querySelector("[data-call-log]");
const data = host && JSON.parse(host.querySelector("script").textContent);
if (data) import("../kept.js").then(({ Kept }) => new CallLog(host, data, new Kept(KEY)));
