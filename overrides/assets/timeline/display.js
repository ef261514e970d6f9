// What a chosen day changes on the page: fields, card, marker, current stage, dates, words.

import { hashForDay } from "./location.js";
import { dateOf, formatDate, positionOf, stageOn } from "./stages.js";
import { describeDay, fill, nameDay, spellDate, spellRange } from "./words.js";

export class Display {
  constructor(page) {
    this._page = page;
    this._all = true;
    if (page.slides) {
      page.thumb.setAttribute("aria-valuemin", page.axis.min);
      page.thumb.setAttribute("aria-valuemax", page.axis.max);
    }
    this.show(null);
  }

  get current() {
    return this._current;
  }

  /** Shows a day, but not in the field it is being typed in; null shows none. */
  show(day, except = null) {
    const { host, list, stages, texts, number, due } = this._page;
    const today = dateOf(new Date());
    if (except !== number) number.value = day ?? "";
    if (except !== due) due.value = day === null ? "" : formatDate(today - day);
    this._day = day;
    this._slide(day);
    const stage = day === null ? null : stageOn(stages, day);
    this._select(day === null ? undefined : stage ? stage.id : "before", stage);
    const here = stage && this._current.querySelector(".timeline-here");
    if (here) here.textContent = fill(texts.here, { day });
    this._date(day === null ? null : today - day, today);
    host.toggleAttribute("data-day", day !== null);
    if (day === null) list.removeAttribute("data-day");
    else list.dataset.day = stage ? "within" : "before";
  }

  /** Only the marker is moved: a value the whole widget inherits would restyle all of it. */
  _slide(day) {
    const { slides, thumb, stages, axis, texts } = this._page;
    if (!slides) return;
    thumb.style.left = `${positionOf(stages, axis, day ?? 0) * 100}%`;
    thumb.setAttribute("aria-valuenow", Math.min(Math.max(day ?? 0, axis.min), axis.max));
    thumb.setAttribute("aria-valuetext", day === null ? texts.unset : nameDay(this._page, day));
  }

  /** `key` names the card and the share of the axis; it is undefined without a day. */
  _select(key, stage) {
    if (key === this._key) return;
    const { items, stages } = this._page;
    this._mark(false);
    this._key = key;
    this._current = stage ? items[stages.indexOf(stage)] : null;
    this._mark(true);
    this._openAll(key === undefined);
  }

  _mark(on) {
    const { cards, shares } = this._page;
    for (const card of cards.get(this._key) || []) card.toggleAttribute("data-on", on);
    for (const share of shares.get(this._key) || []) share.toggleAttribute("data-here", on);
    if (!this._current) return;
    if (on) this._current.setAttribute("aria-current", "step");
    else this._current.removeAttribute("aria-current");
    setOpen(this._current, on);
  }

  /** All parts are open until a day is chosen; then only the current one. */
  _openAll(open) {
    if (open === this._all) return;
    this._all = open;
    for (const item of this._page.items) setOpen(item, open || item === this._current);
  }

  /** The dates of all stages, once the due date is known, and today's. */
  _date(due, today) {
    if (due === this._due && today === this._today) return;
    this._due = due;
    this._today = today;
    const { stages, dates, date, texts } = this._page;
    if (date) date.textContent = due === null ? "" : spellDate(texts, today, today);
    for (const { id, first, last } of stages) {
      const to = last === null ? null : due + last;
      const text = due === null ? "" : spellRange(texts, due + first, to, today);
      for (const element of dates.get(id) || []) element.textContent = text;
    }
  }

  /** A link that leaves from the reader's stage takes the day along; never a date. */
  lead(link) {
    const { current, _day: day } = this;
    const { links, cards } = this._page;
    link.dataset.way = link.dataset.way ?? link.hash; // as the server wrote it
    const { way } = link.dataset;
    const inside = [current, ...(cards.get(this._key) || [])].some((part) => part?.contains(link));
    if (links.includes(link) || (inside && way.startsWith("#in-")))
      link.hash = day === null ? way : hashForDay(day);
  }

  /** Leaves out what is only about other products than one; an empty name shows all. */
  narrow(product) {
    for (const item of this._page.limited) {
      item.hidden = product !== "" && !item.dataset.products.split(" ").includes(product);
    }
  }

  announce() {
    this.remark("");
  }

  /** Says something in passing; what the day means stays in sight. */
  remark(text) {
    const meaning =
      this._day === null ? ["", ""] : describeDay(this._page, this._day, dateOf(new Date()));
    this.say(text, ...meaning);
  }

  /** What a sheet of paper must say of itself; `address` may name a day. */
  sign(address) {
    const { printed, texts } = this._page;
    const now = dateOf(new Date());
    if (printed) printed.textContent = fill(texts.printed, { date: spellDate(texts, now, 0), address });
  }

  /** Said in parts, so that they can look different; read as one sentence. */
  say(...parts) {
    const { status } = this._page;
    if (status.textContent === parts.join("")) return;
    const names = ["small", "strong", "small"];
    const made = parts.map((text, index) => {
      const element = document.createElement(names[index]);
      element.textContent = text;
      return element;
    });
    status.replaceChildren(...made.filter((element) => element.textContent));
  }

  complain(text) {
    if (this._page.problem.textContent !== text) this._page.problem.textContent = text;
  }

  jump() {
    const target = this._current || this._page.items[0];
    (target.querySelector("summary") || target.querySelector("a")).focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  }

  /** Which stages are open, by id. */
  get opened() {
    const open = this._page.items.filter((item) => item.querySelector("details")?.open);
    return open.map((item) => item.dataset.stage);
  }

  /** Opens the stages a reader had open, and no other. */
  reopen(opened) {
    for (const item of this._page.items) setOpen(item, opened.includes(item.dataset.stage));
  }

  openCurrent() {
    if (this._current) setOpen(this._current, true);
  }

  /** On paper every stage is open. */
  openForPrint() {
    this._opened = this._page.items.filter((item) => setOpen(item, true));
  }

  closeAfterPrint() {
    for (const item of this._opened || []) setOpen(item, false);
    this._opened = [];
  }
}

/** Opens or closes the part of an item that can be closed; whether that changed it. */
function setOpen(item, open) {
  const details = item.querySelector("details");
  if (!details || details.open === open) return false;
  details.open = open;
  return true;
}
