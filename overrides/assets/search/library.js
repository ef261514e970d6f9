// The engine over the files of this site, shared by box and page.

import { careAt } from "./care.js";
import { createEngine } from "./engine.js";

const PATIENCE = 4000; // milliseconds, as in `frame/patience.js`, which is in another script

let engine;

/** The engine; a failed attempt is made again at the next call. */
export function engineAt(base) {
  engine = engine || createEngine((path) => readJson(new URL(`search/${path}`, base)));
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

/**
 * Does something with the engine. When the site was built anew while this page was open, the files
 * it knows of are gone: then it reads the index again, once.
 */
async function withEngine(base, use) {
  const known = engineAt(base);
  try {
    return await use(await known);
  } catch {
    if (engine === known) engine = undefined;
    return use(await engineAt(base));
  }
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
   * when not, and then `show(answer)` or `fail(unheard)`, unless overtaken; `unheard`, which an
   * answer has as well, is true when nobody could know whether help is needed. Before all of these,
   * `doubt()` when that is not known for seconds.
   */
  async ask(text, most, { doubt, warn, show, fail }) {
    this.drop();
    const { round } = this;
    const late = setTimeout(() => round === this.round && doubt(), PATIENCE);
    const searching = this.got((engine) => engine.search(text, 0));
    const care = await careAt(this.base).catch(() => null); // no network: the search says so
    const needed = care !== null && (await care.isNeededFor(text));
    clearTimeout(late);
    if (round === this.round) warn(needed ? care : null);
    const found = await searching;
    if (round !== this.round) return;
    const unheard = care === null;
    const hits = found && (await this.read(text, found, needed, 0, most).catch(() => null));
    if (round !== this.round) return;
    if (!hits) {
      fail(unheard);
      return;
    }
    show({ ...found, hits, more: (from, to) => this.read(text, found, needed, from, to), unheard });
  }

  /**
   * Results with their texts, those last that could be read as agreement if help is needed. Texts
   * are read once the order is known: more of them than for any other answer would tell the host
   * that something was heard. When the files of an answer are gone, those of the site as it is now.
   */
  async read(text, found, needed, from, to) {
    const order = needed ? "calm" : "more";
    try {
      return await found[order](from, to);
    } catch {
      return withEngine(this.base, async (engine) => (await engine.search(text, 0))[order](from, to));
    }
  }

  /** Calls `show` with what is asked of the engine itself, unless overtaken or not to be read. */
  async get(use, show) {
    this.drop();
    const { round } = this;
    const got = await this.got(use);
    if (got && round === this.round) show(got);
  }

  /** What is asked of the engine; null when it cannot be read. */
  async got(use) {
    try {
      return await withEngine(this.base, use);
    } catch {
      return null;
    }
  }
}

/** The index has one name for ever, so it is asked for anew; all else has its content in its name. */
async function readJson(address) {
  const response = await fetch(address, address.pathname.endsWith("/index.json") ? { cache: "no-cache" } : {});
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
