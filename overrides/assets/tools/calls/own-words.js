// What a reader wrote in words of their own may be a cry. Nothing of it is kept or taken along before it
// was heard; of a cry, nothing is ever kept, and whether it is taken along the reader decides.

const WORDS = ["note", "name", "number"];

export class OwnWords {
  constructor() {
    this._held = new WeakMap(); // which words of an entry are held back
    this._cries = new WeakSet(); // entries that were heard, and have any
    this._taken = new WeakSet(); // those whose words the reader takes along all the same
  }

  /**
   * Holds back the words of an entry until they were heard; resolves to whether it has a cry. `before`
   * is the entry it was changed from: what the reader decided of the same words stands.
   */
  async hear(entry, before) {
    const held = new Set(WORDS.filter((name) => entry[name]));
    this._held.set(entry, held);
    for (const name of [...held]) if (!(await isCry(entry[name]))) held.delete(name);
    if (!held.size) return false;
    this._cries.add(entry);
    this.take(entry, before && this._taken.has(before) && String(this.cries(before)) === String(this.cries(entry)));
    return true;
  }

  /** The words of an entry that are a cry. */
  cries(entry) {
    return this._cries.has(entry) ? [...this._held.get(entry)].map((name) => entry[name]) : [];
  }

  isTaken(entry) {
    return this._taken.has(entry);
  }

  take(entry, taken) {
    if (taken) this._taken.add(entry);
    else this._taken.delete(entry);
  }

  /** The entry as it may be kept on the device. */
  keepable(entry) {
    return { ...entry, ...Object.fromEntries([...(this._held.get(entry) || [])].map((name) => [name, ""])) };
  }

  /** The entry as it may stand on what the reader takes along. */
  told(entry) {
    return this._taken.has(entry) ? entry : this.keepable(entry);
  }
}

/** Whether a text sounds as if somebody did not want to live any more. */
async function isCry(text) {
  try {
    const { careAt } = await import("../../search/parts.js");
    const care = await careAt(new URL("../../../", import.meta.url));
    return await care.isNeededFor(text);
  } catch {
    return true; // the phrases cannot be read: rather keep less
  }
}
