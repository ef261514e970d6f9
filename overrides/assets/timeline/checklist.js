// The boxes before the steps. Ticks are kept on the device only after the reader has asked for it.

const KEY = "yuqi-guide.steps";

export class Checklist {
  /** @param {Element} host the element that holds the boxes */
  constructor(host) {
    const kept = read();
    this._list = host.querySelector("ol");
    this._kept = kept !== null;
    this._ticked = new Set(kept || []);
    this._list.addEventListener("change", this);
    if (kept) this._show();
  }

  get kept() {
    return this._kept;
  }

  handleEvent({ target }) {
    const { step } = target.closest("[data-step]").dataset;
    if (target.checked) this._ticked.add(step);
    else this._ticked.delete(step);
    this._show();
    this._write();
  }

  /** Whether to keep the ticks on this device from now on. */
  keep(wanted) {
    this._kept = wanted;
    this._write();
  }

  /** Forgets every tick, in the page and on the device. */
  forget() {
    this._ticked.clear();
    this._show();
    this.keep(false);
  }

  disconnect() {
    this._list.removeEventListener("change", this);
  }

  /** A step may stand in several stages. */
  _show() {
    for (const step of this._list.querySelectorAll("[data-step]")) {
      step.querySelector("input").checked = this._ticked.has(step.dataset.step);
    }
  }

  _write() {
    try {
      if (this._kept) localStorage.setItem(KEY, JSON.stringify([...this._ticked]));
      else localStorage.removeItem(KEY);
    } catch {
      // Without storage the ticks live as long as the page.
    }
  }
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
