// The day in the address of the page, and the history of it.

import { dayFromHash, hasDay, hashForDay } from "./location.js";
import { keepWaiting } from "./place.js";
import { stageOn } from "./stages.js";

export class Address {
  constructor(stages) {
    this._stages = stages;
    this.named = false; // whether it has named a day since the page was opened
  }

  /** A step of history for each stage, so that going back is worth a press. */
  name(day) {
    const before = dayFromHash(location.hash);
    if (before === day) return;
    const same = before !== null && stageOn(this._stages, before) === stageOn(this._stages, day);
    if (!same) keepWaiting();
    write(same ? "replaceState" : "pushState", hashForDay(day));
    this.named = true;
  }

  /** Names no day any more. */
  leave() {
    if (hasDay(location.hash)) write("replaceState", location.pathname + location.search);
  }
}

/** Browsers refuse when it is done too often. */
function write(how, address) {
  try {
    history[how](history.state, "", address);
  } catch {
    // The day is shown all the same.
  }
}
