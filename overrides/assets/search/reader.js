// Pure: a text → the tokens it is found by, what each counts, and where it stands. Questions and the
// phrasings of records are read alike.

import { conceptsOf, eachToken } from "./tokens.js";

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** How much finding a token says: the rarer it is, the more. */
export function rarity(total, count) {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

export class Reader {
  /** @param {Object<string, string[]>} groups words of one meaning, by the name of their group */
  constructor(ranking, groups) {
    const { faint, ignored, light } = ranking;
    this.ranking = ranking;
    this.groups = groups;
    this.weak = Object.entries({ ...light, ...faint });
    this.idle = new Set(ignored.words.filter((word) => word.length === 1));
    this.question = either(ignored.words.filter((word) => word.length > 1));
    this.concepts = conceptsOf(groups);
    this.lightest = {};
    for (const [name, words] of Object.entries(groups)) {
      this.lightest[`#${name}`] = Math.min(...words.map((word) => light[word] || 1));
    }
  }

  /** A normalised text with blanks in the place of the words that only make it a question. */
  pointOf(text) {
    return text.replace(this.question, (word) => " ".repeat(word.length));
  }

  /**
   * The tokens of a text with what they count, however rare they are.
   * @param {[number, number, number][]} places where they count less, and how much
   * @returns {[string, number, number, number][]} token, share, begin and end
   */
  read(text, point = this.pointOf(text), places = []) {
    const weak = new Float64Array(point.length).fill(1);
    const weaken = (start, end, weight) => {
      for (let i = start; i < end; i += 1) weak[i] = Math.min(weak[i], weight);
    };
    for (const [word, weight] of this.weak) {
      for (let at = point.indexOf(word); at >= 0; at = point.indexOf(word, at + word.length)) weaken(at, at + word.length, weight);
    }
    places.forEach((place) => weaken(...place));
    const found = [];
    eachToken(point, (token, start, end) => {
      let idle = 0;
      let weight = 1;
      for (let i = start; i < end; i += 1) {
        if (this.idle.has(point[i])) idle += 1;
        weight = Math.min(weight, weak[i]);
      }
      if (idle < token.length) found.push([token, (idle ? this.ranking.tokens.idle : 1) * weight, start, end]);
    });
    for (const [token, start, end] of this.concepts(text)) {
      found.push([token, this.ranking.tokens.concept * this.lightest[token], start, end]);
    }
    return found;
  }

  /** What each character of a text says: as much as the rarest token over it, up to a limit. */
  worth(found, length, rarityOf) {
    const worth = new Array(length).fill(0);
    for (const [token, share, start, end] of found) {
      const value = Math.min(share * rarityOf(token), this.ranking.tokens.limit);
      for (let i = start; i < end; i += 1) worth[i] = Math.max(worth[i], value);
    }
    return worth;
  }
}

/** Finds any of some words, the longest first. */
function either(words) {
  const sorted = words.slice().sort((a, b) => b.length - a.length);
  return new RegExp(sorted.map((word) => word.replace(SPECIAL, "\\$&")).join("|") || "(?!)", "g");
}
