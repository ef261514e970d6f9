// Boxes before the steps of the current stage. Ticks live in the page; they are kept on the device
// only after the reader has asked for it, and 清除 takes them away.

const KEY = "yuqi-guide.steps";

export class Checklist {
  constructor() {
    this._ticked = new Set(read() || []);
    this._kept = read() !== null;
    this._boxes = new Map();
  }

  get kept() {
    return this._kept;
  }

  /** Gives the steps of a stage their boxes. */
  attach(item) {
    for (const step of item ? item.querySelectorAll("[data-step]") : []) {
      if (this._boxes.has(step)) continue;
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = this._ticked.has(step.dataset.step);
      box.setAttribute("aria-label", step.textContent.trim());
      box.addEventListener("change", this);
      step.prepend(box);
      this._boxes.set(step, box);
    }
  }

  handleEvent({ target }) {
    const id = target.closest("[data-step]").dataset.step;
    if (target.checked) this._ticked.add(id);
    else this._ticked.delete(id);
    this._sync();
  }

  /** Whether to keep the ticks on this device from now on. */
  keep(wanted) {
    this._kept = wanted;
    if (!wanted) write(null);
    this._sync();
  }

  /** Forgets every tick, in the page and on the device. */
  forget() {
    this._kept = false;
    this._ticked.clear();
    write(null);
    this._sync();
  }

  _sync() {
    for (const [step, box] of this._boxes) box.checked = this._ticked.has(step.dataset.step);
    if (this._kept) write(JSON.stringify([...this._ticked]));
  }

  disconnect() {
    for (const box of this._boxes.values()) box.remove();
    this._boxes.clear();
  }
}

/** What is kept on the device, or null; a browser may forbid to ask. */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : null;
  } catch {
    return null;
  }
}

function write(text) {
  try {
    if (text === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    // Without storage the ticks live as long as the page.
  }
}
