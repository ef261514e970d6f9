// Pure: every way to say what a record is about, and which of them a question is like.

import { rarity } from "./reader.js";
import { normalise } from "./tokens.js";

/** The phrasings of the records that readers look for, indexed by token. */
export class Phrasings {
  /** @param {string[]} texts for each record its title and other phrasings, a line each, or nothing */
  constructor(texts, reader) {
    this.total = texts.filter(Boolean).length;
    this.owners = []; // phrasing → record
    this.titles = new Set(); // the first phrasing of each record
    this.standing = new Map(); // token → phrasings
    this.often = new Map(); // token → how many records
    this.spoken = new Map(); // whole phrasing → records
    const read = [];
    texts.forEach((lines, id) => {
      if (!lines) return;
      const own = new Set();
      this.titles.add(read.length);
      for (const line of lines.split("\n")) {
        const text = normalise(line);
        this.spoken.set(text, [...(this.spoken.get(text) || []), id]);
        const found = reader.read(text);
        for (const [token] of found) {
          const standing = this.standing.get(token);
          if (!standing) this.standing.set(token, [read.length]);
          else if (standing[standing.length - 1] !== read.length) standing.push(read.length);
          own.add(token);
        }
        read.push([found, text.length]);
        this.owners.push(id);
      }
      own.forEach((token) => this.often.set(token, (this.often.get(token) || 0) + 1));
    });
    this.masses = read.map(([found, length]) => sum(reader.worth(found, length, (token) => this.rarity(token))));
  }

  has(token) {
    return this.standing.has(token);
  }

  /** The record of some kind that is called just so. */
  owner(text, fits) {
    return (this.spoken.get(text) || []).find(fits);
  }

  rarity(token, often = this.often.get(token) || 0) {
    return rarity(this.total, Math.min(often, this.total));
  }

  /**
   * Every record any token stands in: how like the question its best phrasing is, how much of the
   * question all of it speaks of, the share of the question it covers, and the tokens.
   * @param {{token: string, weight: number, spans: [number, number][]}[]} asked
   * @param {number[]} worth how much each character of the question says
   * @param {Map<string, [number, number][]>} more records a token stands in besides, with strength
   */
  like(asked, worth, more) {
    const mass = sum(worth) || 1;
    const weight = asked.reduce((total, { weight }) => total + weight, 0) || 1;
    const found = new Map();
    const hitOn = (id) => {
      if (!found.has(id)) found.set(id, { id, like: 0, mention: 0, terms: [], places: new Uint8Array(worth.length) });
      return found.get(id);
    };
    const covered = new Map(); // phrasing → which characters of the question it has
    for (const { token, weight: counts, spans } of asked) {
      const strengths = new Map(more.get(token) || []);
      for (const phrasing of this.standing.get(token) || []) {
        if (!covered.has(phrasing)) covered.set(phrasing, new Uint8Array(worth.length));
        cover(covered.get(phrasing), spans);
        const id = this.owners[phrasing];
        strengths.set(id, Math.max(strengths.get(id) || 0, this.titles.has(phrasing) ? 1 : IN_ANOTHER));
      }
      for (const [id, strength] of strengths) {
        const hit = hitOn(id);
        hit.mention += (counts * strength) / weight;
        hit.terms.push(token);
        cover(hit.places, spans);
      }
    }
    for (const [phrasing, places] of covered) {
      const hit = hitOn(this.owners[phrasing]);
      hit.like = Math.max(hit.like, (2 * sum(worth, places)) / (mass + this.masses[phrasing]));
    }
    return Array.from(found.values(), ({ places, ...hit }) => ({ ...hit, share: sum(worth, places) / mass }));
  }
}

const IN_ANOTHER = 0.8; // what a token counts that stands in another phrasing, not in the title

function cover(places, spans) {
  for (const [start, end] of spans) places.fill(1, start, end);
}

function sum(worth, places) {
  let total = 0;
  for (let i = 0; i < worth.length; i += 1) if (!places || places[i]) total += worth[i];
  return total;
}
