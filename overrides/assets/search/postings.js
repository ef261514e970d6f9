// What is said inside records, token by token, in files of which a question needs a few.
// `generator/publishing/search/postings.py` says how they are laid out.

import { placedTokens, shardOf } from "./tokens.js";

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff]/;
const STRONGEST = 31;
const MOST = 4; // files a question may ask for

export class Postings {
  /** @param {(name: string) => Promise<any>} read gives the JSON of a file, once */
  constructor(shards, read) {
    this.shards = shards;
    this.read = read;
  }

  /** Token → the records it stands in with its strength in each, up to 1, for those that have any. */
  async of(tokens) {
    const found = new Map();
    await Promise.all(
      Array.from(new Set(tokens), async (token) => {
        const part = await this.read(`tokens-${shardOf(token, this.shards)}.json`);
        if (Object.prototype.hasOwnProperty.call(part, token)) found.set(token, entries(part[token]));
      }),
    );
    return found;
  }

  /**
   * The same for the places of a question nothing known stands on: first tokens side by side, then
   * those between, so that what only joins two words is not asked for.
   * @param {boolean[]} bare which places; those that are found are taken off
   */
  async on(point, bare) {
    const placed = placedTokens(point);
    const found = new Map();
    let left = MOST;
    for (const wave of [sideBySide, between]) {
      const wanted = wave(placed.filter(([token]) => !found.has(token)), bare).slice(0, left);
      left -= wanted.length;
      const read = await this.of(wanted.map(([token]) => token));
      for (const [token, start, end] of wanted.filter(([token]) => read.has(token))) {
        found.set(token, read.get(token));
        bare.fill(false, start, end);
      }
    }
    return found;
  }
}

/** Tokens on nothing but bare places, none upon another. */
function sideBySide(placed, bare) {
  let free = 0;
  return placed.filter(([token, start, end]) => {
    const fits = start >= free && bare[start] && (!HAN.test(token) || bare[end - 1]);
    if (fits) free = end;
    return fits;
  });
}

/** Tokens on a bare place beside one that is not. */
function between(placed, bare) {
  return placed.filter(([, start, end]) => bare.slice(start, end).some(Boolean));
}

function entries(list) {
  const count = (list.length - 1) / 2;
  let place = 0;
  return list.slice(1, 1 + count).map((distance, i) => [(place += distance), list[1 + count + i] / STRONGEST]);
}
