// Pure: what a reader typed → the tokens to look for, how much each counts, and where it stands.

import { otherNumerals } from "./numerals.js";
import { normalise, tokens } from "./tokens.js";

// Characters typed one by one, with blanks between: 花 呗 罚 息.
const SPACED = /(^|\s)([\u3400-\u9fff](?:\s+[\u3400-\u9fff])+)(?=\s|$)/g;
const LONGEST = 200; // characters; a longer text is no question

/** What was typed, half width, lower case, without blanks between single characters. */
export function clean(text) {
  return normalise(text.slice(0, LONGEST))
    .replace(SPACED, (all, before, spaced) => before + spaced.replace(/\s+/g, ""))
    .trim();
}

/** A text in simplified characters. */
export function simplify(text, { traditional, simplified }) {
  return Array.from(text, (character) => {
    const place = traditional.indexOf(character);
    return place < 0 ? character : simplified[place];
  }).join("");
}

/** What a text asks for: the intents any of whose words it has. */
export function intentsOf(text, intents) {
  return Object.values(intents).filter(({ cues }) => cues.some((word) => text.includes(word)));
}

/** Collects tokens with their shares and the spans of the question they stand for. */
export class Asked {
  constructor(reader) {
    this.reader = reader;
    this.found = new Map();
  }

  add(token, share, spans) {
    const known = this.found.get(token);
    const one = known ? { token, share: Math.max(share, known.share), spans: [...known.spans, ...spans] } : { token, share, spans };
    this.found.set(token, one);
  }

  /** Adds what was read of the question. */
  addRead(read) {
    for (const [token, share, start, end] of read) this.add(token, share, [[start, end]]);
  }

  /** Adds a word at a share of what it would count if it had been typed. */
  addWord(word, share, spans) {
    const { light } = this.reader.ranking;
    for (const token of tokens(word)) this.add(token, share * (light[word] || 1), spans);
  }

  /** Adds the concepts of words that stand for a span of the question. */
  addConcepts(text, spans, share = 1) {
    for (const [token] of this.reader.concepts(text)) {
      this.add(token, share * this.reader.ranking.tokens.concept * this.reader.lightest[token], spans);
    }
  }

  /** Adds numbers written the other way. */
  addNumerals(text) {
    for (const word of otherNumerals(text)) this.addWord(word, this.reader.ranking.expansion.numeral, []);
  }

  /**
   * All of them with what they count by how rare they are. A pair that only joins two commoner
   * ones, as 收上 in 催收上门, says less than they do.
   * @param {(token: string) => number} often in how many records a token stands
   * @param {(token: string) => number} rarityOf
   */
  weighed(often, rarityOf) {
    const starts = new Map();
    for (const { token, spans } of this.found.values()) {
      if (token.length === 2 && token[0] !== "#") spans.forEach(([start]) => starts.set(start, often(token)));
    }
    const joins = ({ token, spans }) =>
      token.length === 2 &&
      spans.length > 0 &&
      spans.every(([start]) => [start - 1, start + 1].every((at) => (starts.get(at) || 0) > often(token)));
    const { joint } = this.reader.ranking.tokens;
    return Array.from(this.found.values(), (asked) => {
      const share = asked.share * (joins(asked) ? joint : 1);
      return { ...asked, share, weight: share * rarityOf(asked.token) };
    });
  }
}
