// <overdue-timeline>: what the reader does, turned into a day. Nothing typed leaves the page.

import { copyAddress, printStage, printsOneStage, saveCalendar } from "./actions.js";
import { Address } from "./address.js";
import { Checklist } from "./checklist.js";
import { Day } from "./day.js";
import { Display } from "./display.js";
import { dayFromHash, hashForDay, hasDay } from "./location.js";
import { readPage } from "./page.js";
import { Slider } from "./slider.js";
import { dateOf, parseDate, parseDay } from "./stages.js";
import { fill } from "./words.js";

const TYPED = ["submit", "input", "change", "click", "focusout"];
const KEEPING = ["pageshow", "focus", "visibilitychange"]; // a day may have passed
const ON_WINDOW = ["hashchange", "beforeprint", "afterprint", ...KEEPING];

export class OverdueTimeline extends HTMLElement {
  connectedCallback() {
    if (this._display) return;
    const page = readPage(this);
    if (!page) {
      this._explain();
      return;
    }
    this._page = page;
    this._display = new Display(page);
    this._checklist = new Checklist(this);
    this._slider = new Slider(page, this);
    this._address = new Address(page.stages);
    this._home = page.link ? page.link.getAttribute("href") : "";
    const { remember, product } = page.form.elements;
    if (remember) remember.checked = this._checklist.kept;
    if (product) this._display.narrow(product.value);
    page.fieldset.disabled = false;
    this.setAttribute("data-ready", "");
    this._listen("addEventListener");
    this._followHash(false);
  }

  /** The list is complete without the widget; the server wrote what to say when it is broken. */
  _explain() {
    const problem = this.querySelector("[data-broken]");
    if (problem) problem.textContent = problem.dataset.broken;
  }

  /** Leaves the HTML as the server wrote it. */
  disconnectedCallback() {
    if (!this._display) return;
    this._listen("removeEventListener");
    this.removeAttribute("data-ready");
    this._page.fieldset.disabled = true;
    this._checklist.disconnect();
    this._slider.disconnect();
    this._display.narrow("");
    this._clear();
    this._display = null;
  }

  _clear() {
    this._day = this._typed = null;
    this._display.show(null);
    this._display.say("");
    this._display.complain("");
    if (this._home) this._page.link.setAttribute("href", this._home);
  }

  _listen(method) {
    for (const type of TYPED) this._page.form[method](type, this);
    for (const type of ON_WINDOW) window[method](type, this);
  }

  /** Every event comes here, so that each listener can be taken away again. */
  handleEvent(event) {
    if (event.type === "submit") event.preventDefault();
    else if (event.type === "input") this._onInput(event.target);
    else if (event.type === "click") this._onClick(event.target.closest("button"));
    else if (event.type === "change" || event.type === "focusout") this._onLeft(event);
    else if (event.type === "hashchange") this._followHash(true);
    else if (KEEPING.includes(event.type)) this._keepDate();
    else if (event.type === "beforeprint") {
      if (!printsOneStage()) this._display.openForPrint();
    } else if (event.type === "afterprint") this._display.closeAfterPrint();
  }

  /** What is valid counts at once; what is not is only spoken of when the field is left. */
  _onInput(field) {
    const { due, number } = this._page;
    const day = this._dayIn(field);
    if (field.name === "product") this._display.narrow(field.value);
    else if (field.name === "remember") this._remember(field);
    else if (!day || !within(this._page.limits, day)) this._display.complain("");
    else {
      this._choose(day, { from: field, quiet: field === number });
      if (field === due) this._keepTyped();
    }
  }

  /** The day one of the two fields names, or null. */
  _dayIn(field) {
    const { due, number } = this._page;
    const value = field === due ? parseDate(due.value) : parseDay(number.value);
    if (value === null) return null;
    return field === due ? Day.since(value, today()) : Day.given(value, today());
  }

  /** Says what is wrong with a field; an emptied one takes the day away. */
  _onLeft({ type, target: field }) {
    const { due, number, texts, limits } = this._page;
    if (field !== (type === "change" ? number : due)) return; // a date changes while it is typed
    const day = this._dayIn(field);
    if (field.value === "" && !field.validity.badInput) {
      if (this._day) this._clear();
      this._address.leave();
    } else if (field === number && day && within(limits, day)) this.settle();
    else if (field === number) this._display.complain(fill(texts.badDay, limits));
    else if (!day) this._display.complain(texts.badDate);
    else if (!within(limits, day)) this._display.complain(texts.farDate);
  }

  /** From now on the date typed counts, at the address without a day. */
  _keepTyped() {
    this._typed = this._day;
    this._address.leave();
  }

  /** After a run of changes: says the day, and puts it into the address. */
  settle() {
    if (!this._day) return;
    this._display.announce();
    this._address.name(this._day.count);
  }

  /** Midnight changes the count of days of a typed date, or else the date of the count. */
  _keepDate() {
    if (this._day && this._day.today !== today()) this._choose(this._day.on(today()));
  }

  _remember(box) {
    if (this._checklist.keep(box.checked)) return;
    box.checked = false;
    this._display.remark(this._page.texts.keepFailed);
  }

  _onClick(button) {
    if (!button) return;
    if (button.name === "earlier") this._step(-1);
    else if (button.name === "later") this._step(1);
    else if (button.name === "jump") this._display.jump();
    else if (button.name === "link") this._copyLink();
    else if (button.name === "calendar") this._saveCalendar();
    else if (button.name === "print") this._print();
    else if (button.name === "forget") this._forget();
  }

  _step(by) {
    const day = Day.given((this._day ? this._day.count : 0) + by, today());
    if (within(this._page.limits, day)) this._choose(day, { address: true });
  }

  beginSlide() {
    this._before = this._day;
  }

  slideTo(count) {
    this._choose(Day.given(count, today()), { quiet: true });
  }

  /** The reader was scrolling. */
  undoSlide() {
    if (this._before) this._choose(this._before.on(today()));
    else this._clear();
  }

  /** Makes a day the reader's, typed `from` a field; `address` names it, `quiet` says nothing. */
  _choose(day, { from = null, address = false, quiet = false } = {}) {
    this._day = day;
    this._display.complain("");
    this._display.show(day.count, from);
    if (this._home) this._page.link.setAttribute("href", this._home + hashForDay(day.count));
    if (!quiet) this._display.announce();
    if (address) this._address.name(day.count);
  }

  _followHash(moved) {
    const { texts, limits } = this._page;
    const count = dayFromHash(location.hash);
    const day = count === null ? null : Day.given(count, today());
    if (day && within(limits, day)) {
      this._choose(day);
      this._address.named = true;
    } else if (hasDay(location.hash)) this._display.complain(fill(texts.badDay, limits));
    else if (moved && location.hash === "" && this._address.named) this._goBack();
  }

  /** To the address without a day: to the date typed there, or to nothing. */
  _goBack() {
    if (this._day && this._day.dated) return;
    if (this._typed) this._choose(this._typed.on(today()));
    else this._clear();
  }

  _hasDay() {
    if (!this._day) this._display.complain(this._page.texts.needsDay);
    return Boolean(this._day);
  }

  _print() {
    if (!this._hasDay()) return;
    this._display.openCurrent();
    printStage();
  }

  async _copyLink() {
    if (!this._hasDay()) return;
    const { linkDone, linkFailed } = this._page.texts;
    const display = this._display;
    const { count } = this._day;
    const copied = await copyAddress(new URL(hashForDay(count), location.href).href);
    if (this._display !== display) return; // taken away in the meantime
    if (!copied) this._address.name(count);
    this._display.remark(copied ? linkDone : linkFailed);
  }

  _saveCalendar() {
    if (!this._hasDay()) return;
    this._keepDate();
    saveCalendar(this._page, this._day.count, new Date());
    this._display.remark(this._page.texts.calendarDone);
  }

  _forget() {
    this._checklist.forget();
    this._page.form.elements.remember.checked = false;
    this._display.remark(this._page.texts.forgotten);
  }
}

function within({ first, last }, { count }) {
  return count >= first && count <= last;
}

/** The date where the reader is, now. */
function today() {
  return dateOf(new Date());
}
