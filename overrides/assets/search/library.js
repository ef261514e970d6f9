// The engine over the files of this site, shared by box and page.

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

  /** Calls `show(answer, head)` or `fail()`, unless overtaken. */
  async ask(text, most, show, fail) {
    this.drop();
    const { round } = this;
    let tell = fail;
    try {
      const engine = await engineAt(this.base);
      const answer = await engine.search(text, most);
      tell = () => show(answer, engine.head);
    } catch {
      // no network: `fail` says what to do
    }
    if (round === this.round) tell();
  }
}

async function readJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
