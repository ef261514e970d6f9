// What a chosen day changes on the page: fields, marker, current stage, words.

import { dateOf, formatDate, positionOf, stageOn } from "./stages.js";
import { describeDay, nameDay } from "./words.js";

export class Display {
  /** @param {object} page what `readPage` found: elements, stages, texts, axis */
  constructor(page) {
    this._page = page;
    this.day = null;
    this.show(null);
  }

  /** The item of the stage the day is in, or null. */
  get current() {
    return this._current;
  }

  /** Moves marker, fields, current stage and open parts to a day; null takes them away. */
  show(day, except = null) {
    const { host, stages, axis, thumb, texts, number, due } = this._page;
    this.day = day;
    const stage = day === null ? null : stageOn(stages, day);
    host.style.setProperty("--day-place", String(positionOf(stages, axis, day ?? 0)));
    host.toggleAttribute("data-day", day !== null);
    thumb.setAttribute("aria-valuemin", axis.min);
    thumb.setAttribute("aria-valuemax", axis.max);
    thumb.setAttribute("aria-valuenow", Math.min(Math.max(day ?? 0, axis.min), axis.max));
    thumb.setAttribute("aria-valuetext", day === null ? texts.unset : nameDay(this._page, day));
    if (except !== number) number.value = day ?? "";
    if (except !== due) due.value = day === null ? "" : formatDate(dateOf(new Date()) - day);
    const key = day === null ? undefined : stage ? stage.id : "";
    if (key !== this._key) this._select(stage, key);
  }

  /** Makes a stage the current one; `key` is its id, "" before the first, undefined for no day. */
  _select(stage, key) {
    const { items, stages, shares, before } = this._page;
    const chosen = key !== undefined;
    const first = chosen && this._key === undefined;
    if (first || !chosen) for (const item of items) setOpen(item, !chosen);
    if (this._current) {
      this._current.removeAttribute("aria-current");
      if (chosen) setOpen(this._current, false);
    }
    this._key = key;
    this._current = stage ? items[stages.indexOf(stage)] : null;
    if (this._current) {
      this._current.setAttribute("aria-current", "step");
      setOpen(this._current, true);
    }
    if (before) before.toggleAttribute("data-now", key === "");
    for (const share of shares) {
      share.toggleAttribute("data-here", chosen && share.dataset.share === (key || "before"));
    }
  }

  /** Says where the day stands, politely and once. */
  announce() {
    this.say(describeDay(this._page, this.day, dateOf(new Date())));
  }

  say(text) {
    this._page.status.textContent = text;
  }

  /** Says what is wrong with what was typed; an empty text takes it back. */
  complain(text) {
    if (this._page.problem.textContent !== text) this._page.problem.textContent = text;
  }

  /** Leads to the current stage, or to what can be done before the due date. */
  jump() {
    const target = this._current || this._page.before || this._page.items[0];
    (target.querySelector("summary") || target.querySelector("a")).focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  }

  /** Opens the current stage, should the reader have closed it. */
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
