// What a chosen day changes on the page: fields, marker, current stage, words.

import { dateOf, formatDate, positionOf, stageOn } from "./stages.js";
import { describeDay, nameDay } from "./words.js";

export class Display {
  constructor(page) {
    this._page = page;
    this._all = true;
    page.thumb.setAttribute("aria-valuemin", page.axis.min);
    page.thumb.setAttribute("aria-valuemax", page.axis.max);
    this.show(null);
  }

  get current() {
    return this._current;
  }

  /** Shows a day, but not in the field it is being typed in; null shows none. */
  show(day, except = null) {
    const { host, stages, axis, thumb, line, texts, number, due } = this._page;
    const stage = day === null ? null : stageOn(stages, day);
    // Only the two markers are moved: a value the whole widget inherits would restyle all of it.
    const place = `${positionOf(stages, axis, day ?? 0) * 100}%`;
    thumb.style.left = place;
    if (line) line.style.left = place;
    thumb.setAttribute("aria-valuenow", Math.min(Math.max(day ?? 0, axis.min), axis.max));
    thumb.setAttribute("aria-valuetext", day === null ? texts.unset : nameDay(this._page, day));
    if (except !== number) number.value = day ?? "";
    if (except !== due) due.value = day === null ? "" : formatDate(dateOf(new Date()) - day);
    this._day = day;
    this._select(day === null ? undefined : stage ? stage.id : "before", stage);
    host.toggleAttribute("data-day", day !== null);
  }

  /** `key` names the share of the axis; it is undefined without a day. */
  _select(key, stage) {
    if (key === this._key) return;
    const { items, stages, shares, before } = this._page;
    this._mark(false);
    this._key = key;
    this._current = stage ? items[stages.indexOf(stage)] : null;
    this._share = shares.get(key);
    this._mark(true);
    if (before) before.toggleAttribute("data-now", key === "before");
    this._openAll(key === undefined);
  }

  _mark(on) {
    if (this._share) this._share.toggleAttribute("data-here", on);
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
    const meaning = this._day === null ? "" : describeDay(this._page, this._day, dateOf(new Date()));
    this.say(text + meaning);
  }

  say(text) {
    if (this._page.status.textContent !== text) this._page.status.textContent = text;
  }

  complain(text) {
    if (this._page.problem.textContent !== text) this._page.problem.textContent = text;
  }

  jump() {
    const target = this._current || this._page.before || this._page.items[0];
    (target.querySelector("summary") || target.querySelector("a")).focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
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
