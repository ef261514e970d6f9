// The boxes before the steps. Ticks are kept on the device only after the reader has asked for it.

const KEY = "yuqi-guide.steps";

export class Checklist {
  /**
   * @param {Element} host the element that holds the boxes
   * @param {() => void} onForgotten is called when another tab has forgotten the ticks
   */
  constructor(host, onForgotten) {
    const kept = read();
    this._onForgotten = onForgotten;
    this._host = host;
    host.addEventListener("change", this);
    this.kept = kept !== null;
    this._ticked = new Set(kept || this._boxes(":checked").map(stepOf));
    this._show();
  }

  handleEvent({ target }) {
    const step = stepOf(target);
    if (!step) return;
    const { checked } = target;
    this.follow();
    if (checked) this._ticked.add(step);
    else this._ticked.delete(step);
    this._show();
    if (this.kept) this.keep(true);
  }

  /** Whether to keep the ticks on this device from now on; returns whether it can. */
  keep(wanted) {
    try {
      if (wanted) localStorage.setItem(KEY, JSON.stringify([...this._ticked]));
      else localStorage.removeItem(KEY);
      this.kept = wanted;
    } catch {
      this.kept = false;
    }
    return this.kept === wanted;
  }

  /** Takes over what another tab has kept since, or has forgotten: that must not come back. */
  follow() {
    if (!this.kept) return;
    const kept = read();
    this.kept = kept !== null;
    this._ticked = new Set(kept || []);
    this._show();
    if (!this.kept) this._onForgotten();
  }

  /** Forgets every tick, in the page and on the device. */
  forget() {
    this._ticked.clear();
    this._show();
    this.keep(false);
  }

  disconnect() {
    this._host.removeEventListener("change", this);
  }

  /** A step may stand in several stages, and on their cards. */
  _show() {
    for (const box of this._boxes("")) box.checked = this._ticked.has(stepOf(box));
  }

  _boxes(state) {
    return Array.from(this._host.querySelectorAll(`[data-step] input${state}`));
  }
}

function stepOf(box) {
  return box.closest("[data-step]")?.dataset.step;
}

/** What is kept on the device, or null. */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept : null;
  } catch {
    return null;
  }
}
