// <overdue-timeline>: what the reader does, turned into a day. Nothing typed leaves the page.

import { calendarFile, copyAddress, printStage, printsOneStage, saveFile } from "./actions.js";
import { Checklist } from "./checklist.js";
import { Display } from "./display.js";
import { dayFromHash, hashForDay, hasDay } from "./location.js";
import { readPage } from "./page.js";
import { dateOf, dayAt, dayForKey, parseDate, parseDay, stageOn } from "./stages.js";
import { fill } from "./words.js";

const TYPED = ["submit", "input", "change", "click"];
const POINTED = ["pointerdown", "pointermove", "pointerup", "pointercancel"];
const ON_WINDOW = ["hashchange", "pageshow", "focus", "beforeprint", "afterprint"];

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
    this._home = page.link ? page.link.href : "";
    if (page.form.elements.remember) page.form.elements.remember.checked = this._checklist.kept;
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
    this._display.narrow("");
    this._clear();
    this._display = null;
    this._dragging = false;
  }

  _clear() {
    this._display.show(null);
    this._display.say("");
    this._display.complain("");
    if (this._home) this._page.link.href = this._home;
  }

  _listen(method) {
    const { form, thumb, track } = this._page;
    for (const type of TYPED) form[method](type, this);
    for (const type of POINTED) track[method](type, this);
    for (const type of ON_WINDOW) window[method](type, this);
    thumb[method]("keydown", this);
  }

  /** Every event comes here, so that each listener can be taken away again. */
  handleEvent(event) {
    if (event.type === "submit") event.preventDefault();
    else if (event.type === "input") this._onInput(event.target);
    else if (event.type === "change") this._onChange(event.target);
    else if (event.type === "click") this._onClick(event.target.closest("button"));
    else if (event.type === "keydown") this._onKey(event);
    else if (event.type === "hashchange") this._followHash(true);
    else if (event.type === "pageshow" || event.type === "focus") this._keepDate();
    else if (event.type === "beforeprint") {
      if (!printsOneStage()) this._display.openForPrint();
    } else if (event.type === "afterprint") this._display.closeAfterPrint();
    else this._onPointer(event);
  }

  _onInput(field) {
    const { due, number } = this._page;
    if (field === due) this._onDate(due);
    else if (field === number) this._onNumber(number);
    else if (field.name === "product") this._display.narrow(field.value);
    else if (field.name === "remember") this._checklist.keep(field.checked);
  }

  /** A date never goes into the address. */
  _onDate(due) {
    const { texts, limits } = this._page;
    const date = parseDate(due.value);
    const day = date === null ? null : dateOf(new Date()) - date;
    if (due.value === "" && !due.validity.badInput) this._display.complain("");
    else if (day === null) this._display.complain(texts.badDate);
    else if (!within(limits, day)) this._display.complain(fill(texts.farDate, limits));
    else {
      this._choose(day, { from: due });
      this._dated = true;
      if (hasDay(location.hash)) {
        history.replaceState(history.state, "", location.pathname + location.search);
      }
    }
  }

  _onNumber(number) {
    const { texts, limits } = this._page;
    const day = parseDay(number.value);
    if (number.value === "" && !number.validity.badInput) this._display.complain("");
    else if (day === null || !within(limits, day)) {
      this._display.complain(fill(texts.badDay, limits));
    } else this._choose(day, { from: number });
  }

  /** The address follows the finished number. */
  _onChange(field) {
    const { day } = this._display;
    if (field === this._page.number && String(day) === field.value) this._address(day);
  }

  /** Midnight changes the count of days, not the typed date. */
  _keepDate() {
    if (this._dated && this._page.due.value) this._onDate(this._page.due);
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
    const day = (this._display.day ?? 0) + by;
    if (within(this._page.limits, day)) this._choose(day, { address: true });
  }

  _onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { stages, axis } = this._page;
    const day = dayForKey(event.key, stages, axis, this._display.day ?? 0);
    if (day === null) return;
    event.preventDefault();
    this._choose(day, { address: true });
  }

  /** Dragging shows each day, and says and addresses only the last. */
  _onPointer(event) {
    const { track, thumb, stages, axis } = this._page;
    if (!event.isPrimary) return;
    if (event.type === "pointerdown" && event.button === 0) {
      this._before = this._display.day;
      event.preventDefault();
      track.setPointerCapture(event.pointerId);
      thumb.focus({ preventScroll: true });
      this._dragging = true;
    }
    if (!this._dragging) return;
    const box = track.getBoundingClientRect();
    const day = dayAt(stages, axis, (event.clientX - box.left) / box.width);
    this._dragging = event.type === "pointerdown" || event.type === "pointermove";
    if (event.type !== "pointercancel") {
      this._choose(day, { address: !this._dragging, quiet: this._dragging });
    } else if (this._before === null) this._clear(); // the reader was scrolling
    else this._choose(this._before);
  }

  /** Makes a day the reader's, typed `from` a field; `address` names it, `quiet` says nothing. */
  _choose(day, { from = null, address = false, quiet = false } = {}) {
    this._dated = false;
    this._display.complain("");
    this._display.show(day, from);
    if (this._home) this._page.link.href = this._home + hashForDay(day);
    if (!quiet) this._display.announce();
    if (address) this._address(day);
  }

  /** A step of history for each stage, so that going back is worth a press. */
  _address(day) {
    const { stages } = this._page;
    const named = dayFromHash(location.hash);
    if (named === day) return;
    const same = named !== null && stageOn(stages, named) === stageOn(stages, day);
    history[same ? "replaceState" : "pushState"](history.state, "", hashForDay(day));
    this._addressed = true;
  }

  _followHash(moved) {
    const { texts, limits } = this._page;
    const day = dayFromHash(location.hash);
    if (day !== null && within(limits, day)) {
      this._choose(day);
      this._addressed = true;
    } else if (hasDay(location.hash)) this._display.complain(fill(texts.badDay, limits));
    else if (moved && location.hash === "" && this._addressed && !this._dated) this._clear();
  }

  _hasDay() {
    if (this._display.day === null) this._display.complain(this._page.texts.needsDay);
    return this._display.day !== null;
  }

  _print() {
    if (!this._hasDay()) return;
    this._display.openCurrent();
    printStage();
  }

  async _copyLink() {
    if (!this._hasDay()) return;
    const address = new URL(location.href);
    address.hash = hashForDay(this._display.day);
    const { linkDone, linkFailed } = this._page.texts;
    this._display.say((await copyAddress(address.href)) ? linkDone : linkFailed);
  }

  _saveCalendar() {
    const { texts, stages, titles } = this._page;
    const { day } = this._display;
    if (!this._hasDay()) return;
    const now = new Date();
    const today = dateOf(now);
    const named = stages.map((stage) => ({ ...stage, title: titles.get(stage.id) }));
    saveFile(texts.calendarFile, calendarFile({ due: today - day, today, now }, named, texts));
  }

  _forget() {
    this._checklist.forget();
    this._page.form.elements.remember.checked = false;
    this._display.say(this._page.texts.forgotten);
  }
}

function within({ first, last }, day) {
  return day >= first && day <= last;
}
