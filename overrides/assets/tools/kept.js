// What a reader asks to have kept on this device, under a name that 忘掉 takes away as well.

export class Kept {
  /** @param {string} key begins with `yuqi-guide.` */
  constructor(key) {
    this._key = key;
  }

  /** What is kept, or null; whatever else may stand there is nothing. */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this._key));
    } catch {
      return null;
    }
  }

  /** Keeps a value in place of the one before; returns whether it could. If not, nothing is kept. */
  keep(value) {
    try {
      localStorage.setItem(this._key, JSON.stringify(value));
      return true;
    } catch {
      this.clear(); // storage is forbidden, or full: an older log would stay where none seems kept
      return false;
    }
  }

  /** Keeps nothing any more; returns whether that is so. */
  clear() {
    try {
      localStorage.removeItem(this._key);
      return localStorage.getItem(this._key) === null;
    } catch {
      return true; // nothing can be kept here
    }
  }
}
