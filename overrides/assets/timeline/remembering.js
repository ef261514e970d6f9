// The box by which a reader has the ticks kept on the device, and the button that forgets them.

import { Checklist } from "./checklist.js";

export class Remembering {
  constructor({ host, remember, texts }, display) {
    this._checklist = new Checklist(host, () => remember && (remember.checked = false));
    this._box = remember;
    this._texts = texts;
    this._display = display;
    if (remember) remember.checked = this._checklist.kept;
  }

  /** Takes over what another tab has done. */
  meet() {
    this._checklist.follow();
  }

  disconnect() {
    this._checklist.disconnect();
  }

  /** Does what the box says, or says that it cannot. */
  follow() {
    if (this._checklist.keep(this._box.checked)) return;
    this._box.checked = false;
    this._display.remark(this._texts.keepFailed);
  }

  forget() {
    this._checklist.forget();
    if (this._box) this._box.checked = false;
    this._display.remark(this._texts.forgotten);
  }
}
