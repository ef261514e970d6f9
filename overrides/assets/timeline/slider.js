// The marker on the axis: clicked, dragged, and moved by keys.

import { dayAt, dayForKey } from "./stages.js";

const POINTED = ["pointerdown", "pointermove", "pointerup", "pointercancel"];
const KEYED = ["keydown", "keyup"];

export class Slider {
  /**
   * @param {object} page what `readPage` found
   * @param {{beginSlide(), slideTo(day: number), settle(), undoSlide()}} timeline what moves;
   *   each day on the way is shown, and only the last is said and addressed
   */
  constructor(page, timeline) {
    this._page = page;
    this._timeline = timeline;
    this._listen("addEventListener");
  }

  disconnect() {
    this._listen("removeEventListener");
  }

  _listen(method) {
    for (const type of POINTED) this._page.track[method](type, this);
    for (const type of KEYED) this._page.thumb[method](type, this);
  }

  handleEvent(event) {
    if (event.type === "keydown") this._onKey(event);
    else if (event.type === "keyup") this._onKeyUp();
    else if (event.isPrimary) this._onPointer(event);
  }

  _onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { stages, axis, thumb } = this._page;
    const now = Number(this._page.number.value || thumb.getAttribute("aria-valuenow"));
    const day = dayForKey(event.key, stages, axis, now);
    if (day === null) return;
    event.preventDefault();
    this._keyed = true;
    this._timeline.slideTo(day);
  }

  _onKeyUp() {
    if (this._keyed) this._timeline.settle();
    this._keyed = false;
  }

  _onPointer(event) {
    if (event.type === "pointerdown" && event.button === 0) this._grasp(event);
    if (!this._dragging) return;
    this._dragging = event.type === "pointerdown" || event.type === "pointermove";
    if (event.type === "pointercancel") {
      this._timeline.undoSlide();
      return;
    }
    const { track, stages, axis } = this._page;
    const box = track.getBoundingClientRect();
    const place = (event.clientX - this._grip - box.left) / box.width;
    if (event.type === "pointermove") this._held = false;
    if (!this._held) this._timeline.slideTo(dayAt(stages, axis, place));
    if (!this._dragging) this._timeline.settle();
  }

  /** Grasped beside its middle, the marker stays where it is until it is moved. */
  _grasp(event) {
    const { track, thumb } = this._page;
    const mark = thumb.getBoundingClientRect();
    this._held = event.target === thumb;
    this._grip = this._held ? event.clientX - mark.left - mark.width / 2 : 0;
    this._timeline.beginSlide();
    event.preventDefault();
    track.setPointerCapture(event.pointerId);
    thumb.focus({ preventScroll: true });
    this._dragging = true;
  }
}
