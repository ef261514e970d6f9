// The engine over the files of this site, shared by box and page.

import { careAt } from "./care.js";
import { createEngine } from "./engine.js";

let engine;

/** The engine; a failed attempt is made again at the next call. */
export function engineAt(base) {
  engine = engine || createEngine((path) => readJson(new URL(`search/${path}`, base)));
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

/** Asks one question after the other; who asks again, or drops, hears no more of the one before. */
export class Asker {
  constructor(base) {
    this.base = base;
    this.round = 0;
  }

  drop() {
    this.round += 1;
  }

  /**
   * Calls `warn(care)` as soon as it is known whether somebody may be in need of help, with null
   * when not, and then `show(answer, head)` or `fail()`, unless overtaken.
   */
  async ask(text, most, { warn, show, fail }) {
    this.drop();
    const { round } = this;
    const searching = this.search(text, most);
    const care = await careAt(this.base).catch(() => null); // no network: the search says so
    const needed = care !== null && care.isNeededFor(text);
    if (round === this.round) warn(needed ? care : null);
    const found = await searching;
    if (round !== this.round) return;
    if (!found) fail();
    else show(needed ? { ...found.answer, hits: care.inOrder(found.answer.hits) } : found.answer, found.head);
  }

  /** The answer, and what is known whatever is asked; null when it cannot be read. */
  async search(text, most) {
    try {
      const engine = await engineAt(this.base);
      return { answer: await engine.search(text, most), head: engine.head };
    } catch {
      return null;
    }
  }
}

async function readJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
