// Where the reader is on a page, kept in the state of its entry in the history, and nowhere else: it
// is there after a step and Back, and dies with the tab. A date is in no address and no storage.

import { Day } from "./day.js";
import { formatDate, parseDate } from "./stages.js";

const KEY = "yuqi";
const FORGOTTEN = /^yuqi-(\d+)$/;
const AFTER_PAINT = 100; // milliseconds
let waiting; // a timer
let now = null; // what it waits to do

/** What was kept for this entry, or null; `due` and `product` are texts, `y` is a number. */
export function readPlace() {
  const kept = Object(Object(history.state)[KEY]);
  const { due, product, opened, y, at } = kept;
  const whole = [due, product].every((text) => typeof text === "string") && Array.isArray(opened);
  return whole && Number.isFinite(y) && at > forgottenAt() ? { due, product, opened, y } : null;
}

/** The day of the due date that was typed at a place, or null. */
export function dayKept(place, today) {
  const due = place ? parseDate(place.due) : null;
  return due === null ? null : Day.since(due, today);
}

/** Keeps a day when the move has been painted, for that asks for a layout; not at another address. */
export function keepPlaceSoon(keep, day) {
  const { href } = location;
  clearTimeout(waiting);
  now = () => location.href === href && keep(day);
  waiting = setTimeout(keepWaiting, AFTER_PAINT);
}

/** What still waits to be kept is kept before another entry of the history begins. */
export function keepWaiting() {
  clearTimeout(waiting);
  if (now) now();
  now = null;
}

/** Browsers refuse when it is done too often. */
export function keepPlace({ product: chosen }, day, opened) {
  clearTimeout(waiting);
  now = null;
  const due = day && day.dated ? formatDate(day.due) : "";
  const product = chosen ? chosen.value : "";
  const place = { due, product, opened, y: window.scrollY, at: Date.now() };
  try {
    history.replaceState({ ...history.state, [KEY]: place }, "");
  } catch {
    // It is shown all the same.
  }
}

/** Other entries cannot be emptied; so the tab is told since when nothing kept before counts. */
export function forgetPlaces() {
  window.name = `yuqi-${Date.now()}`;
}

function forgottenAt() {
  const match = FORGOTTEN.exec(window.name);
  return match ? Number(match[1]) : 0;
}
