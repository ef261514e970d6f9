// <overdue-timeline>: what the reader does, turned into a day. Nothing typed leaves the page.

import { copyText, printStage, printsOneStage, saveCalendar, textOf } from "./actions.js";
import { Address } from "./address.js";
import { Checklist } from "./checklist.js";
import { Day } from "./day.js";
import { Display } from "./display.js";
import { dayFromHash, hashForDay, hasDay } from "./location.js";
import { readPage } from "./page.js";
import { forgetPlaces, keepPlace, readPlace } from "./place.js";
import { Slider } from "./slider.js";
import { dateOf, formatDate, parseDate, parseDay, stageOn } from "./stages.js";
import { fill } from "./words.js";

const ON_HOST = ["submit", "input", "change", "click", "focusout"];
const KEEPING = ["pageshow", "focus", "visibilitychange"]; // a day may have passed
const ON_WINDOW = ["hashchange", "beforeprint", "afterprint", "pagehide", "yuqi-forget", ...KEEPING];

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
    this._slider = page.slides ? new Slider(page, this) : null;
    this._address = new Address(page.stages);
    if (page.remember) page.remember.checked = this._checklist.kept;
    for (const fieldset of page.fieldsets) fieldset.disabled = false;
    this.setAttribute("data-ready", "");
    this._listen("addEventListener");
    this._return();
  }

  /** The list is complete without the widget; the server wrote what to say when it is broken. */
  _explain() {
    const problem = this.querySelector("[data-broken]");
    if (problem) problem.textContent = problem.dataset.broken;
    this.setAttribute("data-whole", "");
  }

  /** Leaves the HTML as the server wrote it. */
  disconnectedCallback() {
    if (!this._display) return;
    this._listen("removeEventListener");
    this.removeAttribute("data-ready");
    for (const fieldset of this._page.fieldsets) fieldset.disabled = true;
    this._checklist.disconnect();
    if (this._slider) this._slider.disconnect();
    this._display.narrow("");
    this._clear();
    this._display = null;
  }

  /** Takes the day away, but not what is in a field that is being typed in. */
  _clear(except = null) {
    this._day = this._wrong = null;
    this._display.show(null, except);
    this._display.say("");
    this._display.complain("");
  }

  _listen(method) {
    for (const type of ON_HOST) this[method](type, this);
    for (const type of ON_WINDOW) window[method](type, this);
  }

  /** Every event comes here, so that each listener can be taken away again. */
  handleEvent(event) {
    const { type, target } = event;
    if (type === "submit") event.preventDefault();
    else if (type === "input") this._onInput(target);
    else if (type === "click") this._onClick(target);
    else if (type === "change" || type === "focusout") this._onLeft(event);
    else if (type === "hashchange") this._followHash(true);
    else if (type === "pagehide") this._keep();
    else if (type === "yuqi-forget") this._forgetAll();
    else if (KEEPING.includes(type)) this._keepDate();
    else if (type === "beforeprint") {
      if (!printsOneStage()) this._display.openForPrint();
    } else if (type === "afterprint") this._display.closeAfterPrint();
  }

  /** What is valid counts at once; what is not is only spoken of when the field is left. */
  _onInput(field) {
    const { due, number, product, remember, limits } = this._page;
    if (field === product) this._display.narrow(field.value);
    else if (field === remember) this._remember(field);
    if (field !== due && field !== number) return;
    const day = this._dayIn(field);
    this._wrong = day && within(limits, day) ? null : field;
    if (this._wrong) this._display.complain("");
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

  /** Says what is wrong with a field, and takes the old answer away; so does an emptied one. */
  _onLeft({ type, target: field }) {
    const { due, number, limits } = this._page;
    if (field !== (type === "change" ? number : due)) return; // a date changes while it is typed
    const day = this._dayIn(field);
    if (field.value === "" && !field.validity.badInput) this._forgetDay();
    else if (!day || !within(limits, day)) this._refuse(field, day);
    else if (field === number) this.settle();
  }

  _refuse(field, day) {
    const { due, texts, limits } = this._page;
    this._forgetDay(field);
    if (field !== due) this._display.complain(fill(texts.badDay, limits));
    else this._display.complain(day ? texts.farDate : texts.badDate);
  }

  /** No entry of the history brings the day back. */
  _forgetDay(except = null) {
    if (this._day) forgetPlaces();
    this._clear(except);
    this._address.leave();
    this._keep();
  }

  /** From now on the date typed counts, at the address without a day. */
  _keepTyped() {
    this._address.leave();
    this._keep();
  }

  /** After a run of changes: says the day, and puts it into the address. */
  settle() {
    if (!this._day) return;
    this._display.announce();
    this._address.name(this._day.count);
    this._keep();
  }

  /** Where the reader is, for when they come back to this entry of the history. */
  _keep() {
    const { product } = this._page;
    const due = this._day && this._day.dated ? formatDate(this._day.due) : "";
    const { opened } = this._display;
    keepPlace({ due, product: product ? product.value : "", opened, y: window.scrollY });
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

  _onClick(target) {
    const button = target.closest("button, a");
    if (!button) return;
    const { name } = button;
    if (this._wrong) this._refuse(this._wrong, this._dayIn(this._wrong));
    else if (name === "earlier") this._step(-1);
    else if (name === "later") this._step(1);
    else if (name === "jump") this._display.jump();
    else if (name === "forget") this._forget();
    else if (button.href) this._follow(button);
    else if (!this._day) this._display.complain(this._page.texts.needsDay);
    else if (name === "link") this._copyLink();
    else if (name === "copy") this._copyPlan();
    else if (name === "calendar") this._saveCalendar();
    else if (name === "print") this._print();
  }

  _follow(link) {
    this._display.lead(link);
    this._keep();
  }

  _step(by) {
    const day = Day.given((this._day ? this._day.count : 0) + by, today());
    if (!within(this._page.limits, day)) return;
    this._choose(day);
    this.settle();
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

  /** Makes a day the reader's, typed `from` a field; `quiet` says nothing of it yet. */
  _choose(day, { from = null, quiet = false } = {}) {
    this._day = day;
    this._wrong = null;
    this._display.complain("");
    this._display.show(day.count, from);
    if (!quiet) this._display.announce();
  }

  /** Shows what this entry of the history had. */
  _return() {
    const { product } = this._page;
    const place = readPlace();
    if (product && place) product.value = place.product;
    if (product) this._display.narrow(product.value);
    this._followHash(false);
    if (!place) return;
    this._display.reopen(place.opened);
    if (place.y) window.scrollTo(0, place.y);
  }

  _followHash(moved) {
    const { texts, limits } = this._page;
    const count = dayFromHash(location.hash);
    const named = count === null ? null : Day.given(count, today());
    if (named && within(limits, named)) {
      this._choose(named);
      this._address.named = true;
    } else if (hasDay(location.hash)) {
      this._clear();
      this._display.complain(fill(texts.badDay, limits));
    } else if (location.hash === "" || !moved) this._goBack(moved);
  }

  /** To an address without a day: to the date typed there, or to nothing. */
  _goBack(moved) {
    const place = readPlace();
    const due = place ? parseDate(place.due) : null;
    const day = due === null ? null : Day.since(due, today());
    if (day && within(this._page.limits, day)) this._choose(day);
    else if (moved && this._address.named) this._clear();
  }

  _print() {
    this._display.openCurrent();
    this._display.sign(this._link);
    printStage();
  }

  async _copy(text, done, failed) {
    const display = this._display;
    const copied = await copyText(text);
    if (this._display === display) display.remark(copied ? done : failed); // still here
    return copied;
  }

  /** The address of the reader's day. */
  get _link() {
    return new URL(hashForDay(this._day.count), location.href).href;
  }

  async _copyLink() {
    const { linkDone, linkFailed } = this._page.texts;
    const { count } = this._day;
    const copied = await this._copy(this._link, linkDone, linkFailed);
    if (!copied && this._day) this._address.name(count);
  }

  /** Where nothing can be copied, the text stands there to be marked by hand. */
  async _copyPlan() {
    const { texts, plain, stages } = this._page;
    const text = textOf(this._page, stageOn(stages, this._day.count), this._link);
    const copied = await this._copy(text, texts.copyDone, texts.copyFailed);
    if (!plain || copied) return;
    plain.hidden = false;
    plain.value = text;
    plain.select();
  }

  _saveCalendar() {
    this._keepDate();
    saveCalendar(this._page, this._day.count, new Date());
    this._display.remark(this._page.texts.calendarDone);
  }

  _forgetAll() {
    this._forgetDay();
    this._forget();
  }

  _forget() {
    this._checklist.forget();
    if (this._page.remember) this._page.remember.checked = false;
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
