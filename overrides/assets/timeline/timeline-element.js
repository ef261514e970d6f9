// <overdue-timeline>: what the reader does, turned into a day. Nothing typed leaves the page.

import { printsOneStage } from "./actions.js";
import { Address } from "./address.js";
import { Day } from "./day.js";
import { Display } from "./display.js";
import { complaintAbout, dayIn, isWithin, today } from "./entry.js";
import { dayFromHash, hasDay } from "./location.js";
import { explainBroken, readPage } from "./page.js";
import { dayKept, forgetPlaces, keepPlace, keepPlaceSoon, readPlace } from "./place.js";
import { Remembering } from "./remembering.js";
import { Slider } from "./slider.js";
import { TakeAlong } from "./take-along.js";
import { fill } from "./words.js";

const ON_HOST = ["submit", "input", "change", "click", "focusout"];
const KEEPING = ["pageshow", "focus", "visibilitychange"]; // a day may have passed
const ON_WINDOW = ["hashchange", "beforeprint", "afterprint", "pagehide", "yuqi-forget", "storage", ...KEEPING];

export class OverdueTimeline extends HTMLElement {
  connectedCallback() {
    if (this._display) return;
    const page = readPage(this);
    if (!page) {
      explainBroken(this);
      return;
    }
    this._page = page;
    this._display = new Display(page);
    this._remembering = new Remembering(page, this._display);
    this._slider = page.slides ? new Slider(page, this) : null;
    this._address = new Address(page.stages);
    this._along = new TakeAlong(page, this._display);
    for (const fieldset of page.fieldsets) fieldset.disabled = false;
    this.setAttribute("data-ready", "");
    this._listen("addEventListener");
    this._return();
  }

  /** Leaves the HTML as the server wrote it. */
  disconnectedCallback() {
    if (!this._display) return;
    this._listen("removeEventListener");
    this.removeAttribute("data-ready");
    for (const fieldset of this._page.fieldsets) fieldset.disabled = true;
    this._remembering.disconnect();
    if (this._slider) this._slider.disconnect();
    this._along.disconnect();
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
    else if (type === "storage") this._remembering.meet();
    else if (KEEPING.includes(type)) this._keepDate();
    else if (type === "beforeprint") {
      if (!printsOneStage()) this._display.openForPrint();
    } else if (type === "afterprint") this._display.closeAfterPrint();
  }

  /** What is valid counts at once; what is not is only spoken of when it is whole. */
  _onInput(field) {
    const { due, number, product, remember, limits } = this._page;
    if (field === product) this._display.narrow(field.value);
    else if (field === remember) this._remembering.follow();
    if (field !== due && field !== number) return;
    const day = dayIn(this._page, field);
    this._wrong = day && isWithin(limits, day) ? null : field;
    if (this._wrong) this._display.complain("");
    else {
      this._choose(day, { from: field, quiet: field === number });
      if (field === due) this._keepTyped();
    }
  }

  /** Says what is wrong with a field, and takes the old answer away; so does an emptied one. */
  _onLeft({ type, target: field }) {
    const { due, number, limits } = this._page;
    // A date changes while its year is typed; one of a picker is whole, and its field is not left.
    const isWhole = field === due && (type === "focusout" || due.value >= "1000");
    if (!isWhole && !(field === number && type === "change")) return;
    const day = dayIn(this._page, field);
    if (field.value === "" && !field.validity.badInput) this._forgetDay();
    else if (!day || !isWithin(limits, day)) this._refuse(field, day);
    else if (field === number) this.settle();
  }

  _refuse(field, day) {
    this._forgetDay(field);
    this._display.complain(complaintAbout(this._page, field, day));
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
    keepPlaceSoon((day) => this._display && this._keep(day), this._day);
  }

  /** After a run of changes: says the day, and puts it into the address. */
  settle() {
    if (!this._day) return;
    this._display.announce();
    this._address.name(this._day.count);
    keepPlaceSoon((day) => this._display && this._keep(day), this._day);
  }

  /** Where the reader is, for when they come back to this entry of the history. */
  _keep(day = this._day) {
    keepPlace(this._page, day, this._display.opened);
  }

  /** Midnight changes the count of days of a typed date, or else the date of the count. */
  _keepDate() {
    if (this._day && this._day.today !== today()) this._choose(this._day.on(today()));
  }

  _onClick(target) {
    const button = target.closest("button, a");
    if (!button) return;
    const { name } = button;
    if (this._wrong) this._refuse(this._wrong, dayIn(this._page, this._wrong));
    else if (name === "earlier") this._step(-1);
    else if (name === "later") this._step(1);
    else if (name === "jump") this._display.jump();
    else if (name === "forget") this._remembering.forget();
    else if (button.href) this._follow(button);
    else if (!this._day) this._display.complain(this._page.texts.needsDay);
    else if (name === "link") this._copyLink();
    else if (name === "copy") this._along.copyPlan(this._day.count);
    else if (name === "calendar") this._saveCalendar();
    else if (name === "print") this._along.print(this._day.count);
  }

  _follow(link) {
    this._display.lead(link);
    this._keep();
  }

  _step(by) {
    const day = Day.given((this._day ? this._day.count : 0) + by, today());
    if (!isWithin(this._page.limits, day)) return;
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
    if (named && isWithin(limits, named)) {
      this._choose(named);
      this._address.named = true;
    } else if (hasDay(location.hash)) {
      this._clear();
      this._display.complain(fill(texts.badDay, limits));
    } else if (location.hash === "" || !moved) this._goBack(moved);
  }

  /** To an address without a day: to the date typed there, or to nothing. */
  _goBack(moved) {
    const day = dayKept(readPlace(), today());
    if (day && isWithin(this._page.limits, day)) this._choose(day);
    else if (moved && this._address.named) this._clear();
  }

  /** Where the link cannot be copied, the address is to be copied by hand. */
  async _copyLink() {
    const { count } = this._day;
    const copied = await this._along.copyLink(count);
    if (!copied && this._day) this._address.name(count);
  }

  _saveCalendar() {
    this._keepDate();
    this._along.saveCalendar(this._day.count);
  }

  _forgetAll() {
    this._forgetDay();
    this._remembering.forget();
  }
}
