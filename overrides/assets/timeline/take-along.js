// The buttons by which a reader takes a day along, and what is said when one has done its work.

import { copyText, printStage, saveCalendar, textOf } from "./actions.js";
import { hashForDay } from "./location.js";
import { stageOn } from "./stages.js";

export class TakeAlong {
  constructor(page, display) {
    this._page = page;
    this._display = display;
  }

  /** What is still being copied has nobody left to tell. */
  disconnect() {
    this._display = null;
  }

  print(count) {
    this._display.openCurrent();
    this._display.sign(addressOf(count));
    printStage();
  }

  saveCalendar(count) {
    saveCalendar(this._page, count, new Date());
    this._display.remark(this._page.texts.calendarDone);
  }

  /** Resolves to whether the address of a day could be copied. */
  copyLink(count) {
    const { linkDone, linkFailed } = this._page.texts;
    return this._copy(addressOf(count), linkDone, linkFailed);
  }

  /** Where nothing can be copied, the text stands there to be marked by hand. */
  async copyPlan(count) {
    const { texts, plain, stages } = this._page;
    const text = textOf(this._page, stageOn(stages, count), addressOf(count));
    const copied = await this._copy(text, texts.copyDone, texts.copyFailed);
    if (!plain || copied) return;
    plain.hidden = false;
    plain.value = text;
    plain.select();
  }

  async _copy(text, done, failed) {
    const copied = await copyText(text);
    if (this._display) this._display.remark(copied ? done : failed);
    return copied;
  }
}

/** The address at which a day is chosen. */
function addressOf(count) {
  return new URL(hashForDay(count), location.href).href;
}
