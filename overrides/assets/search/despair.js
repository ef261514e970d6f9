// Pure: does somebody sound as if they, or a person beside them, might not want to live any more?
//
// It imports nothing and reads nothing: the words are handed over (`search/despair.json`, which is
// made of `content/despair.yml`). Nothing typed leaves this function, and nothing is kept.
//
// A phrase is a row of characters, `…` (some others between), and `【set】`, one of a set of words;
// `【set？】` may be missing; phrases joined by `＋` may stand in any order. A character may be typed as its pinyin, and in phrases long enough as
// one it is easily mistaken for, or after its neighbour. First the harmless phrases are crossed out.

const LONGEST = 300; // characters of a text that are looked at
const GAP = 8; // characters that `…` may stand for
const SHORT = 3; // characters of a word in which nobody leaves a blank
const LETTERS = 3; // letters that make a syllable of pinyin, more or less
const IDLE = /[^\u3400-\u4dbf\u4e00-\u9fffa-z0-9]+/;
const LETTER = /[a-z]/;
const WORD = /[a-z0-9]/;
const LATIN = /^[a-z0-9' ]+$/;
const PIECE = /…|【[^】]+】|[a-z0-9]+|./g;

/**
 * @param {object} data what `search/despair.json` holds: `sets` of words, `signs`, `hints`,
 *   `harmless` and `alike` phrases, a line each; `sounds`: syllable → characters; `mistaken`: character → others
 *   it is taken for; `traditional` and `simplified`: characters at the same places
 * @returns {(typed: string) => boolean}
 */
export function createDetector(data) {
  const language = new Language(data);
  const lists = [data.signs, data.hints, data.harmless, data.alike];
  const [direct, oblique, harmless, alike] = lists.map((text) => text.split("\n").filter(Boolean));
  const words = [...direct, ...oblique].filter((sign) => LATIN.test(sign));
  const latin = new RegExp(`(^|[^a-z0-9])(${words.join("|") || "(?!)"})($|[^a-z0-9])`);
  const parsed = (list, forgiving) =>
    list.filter((sign) => !LATIN.test(sign)).map((sign) => sign.split("＋").map((part) => language.parse(part, forgiving)));
  const asWritten = (parts) => parts.map((phrase) => ({ ...phrase, spelt: false }));
  const signs = [...parsed(direct, true), ...parsed(oblique, false).map(asWritten)];
  const unmeant = [...parsed(harmless, false).map(asWritten), ...parsed(alike, false)].flat();
  return (typed) => {
    const plain = language.plain(typed);
    if (latin.test(plain)) return true;
    const text = new Reading(plain, language);
    const spans = unmeant.flatMap((phrase) => text.harmless(phrase));
    const crossed = text.without(spans);
    const stands = (phrase) => {
      if (crossed.all(phrase).length) return true;
      return !phrase.gaps && spans.length > 0 && text.all(phrase).some((span) => outweighs(span, spans));
    };
    return signs.some((parts) => parts.every(stands));
  };
}

/** Whether a phrase says more than each harmless one that it shares characters with. */
function outweighs([start, end], spans) {
  return spans
    .filter(([from, to]) => from < end && to > start)
    .every(([from, to]) => start <= from && to <= end && to - from < end - start);
}

/** What the phrases are made of, and how it may be typed. */
class Language {
  constructor({ sets, sounds, mistaken, traditional, simplified }) {
    this.sets = new Map(Object.entries(sets).map(([name, words]) => [name, words.split(" ").map((word) => word.match(PIECE))]));
    this.sounds = Object.entries(sounds).map(([syllable, characters]) => [[syllable, ...misspelt(syllable)], characters]);
    this.spellings = new Map();
    for (const [spellings, characters] of this.sounds) {
      for (const character of characters) {
        this.spellings.set(character, [...(this.spellings.get(character) || []), spellings]);
      }
    }
    this.mistaken = new Map(Object.entries(mistaken));
    this.simple = new Map(Array.from(traditional, (character, i) => [character, simplified[i]]));
  }

  /** Half width, lower case, simplified, without tones. */
  plain(typed) {
    const text = typed.slice(0, LONGEST).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    return Array.from(text.normalize("NFC"), (character) => this.simple.get(character) || character).join("");
  }

  /** A phrase: its elements, the characters it needs, how many slips of the finger it forgives. */
  parse(written, forgiving) {
    const elements = [];
    const needs = [];
    let length = 0;
    for (const piece of written.match(PIECE)) {
      if (piece[0] === "【") {
        const words = this.sets.get(piece.replace(/[【？】]/g, ""));
        const optional = piece.endsWith("？】");
        elements.push({ words, optional });
        length += optional ? 0 : Math.min(...words.map((word) => word.length));
      } else {
        elements.push(piece);
        length += piece === "…" ? 0 : 1;
        if (piece !== "…") needs.push(piece);
      }
    }
    const gaps = elements.includes("…");
    const slips = !forgiving || gaps || length < 3 ? 0 : length < 6 ? 1 : 2;
    return { elements, needs, gaps, slips, spelt: length > 1 };
  }
}

/** A text in which phrases are looked for, without what stands between its words. */
class Reading {
  constructor(plain, language) {
    const words = plain.split(IDLE);
    this.text = words.join("");
    this.language = language;
    this.there = this.characters();
    this.kept = new Map();
    let at = 0;
    const ends = words.map((word) => (at += word.length));
    this.breaks = ends.filter((end) => !LETTER.test(this.text[end] || ""));
  }

  /** The same with spans of it made unreadable. */
  without(spans) {
    if (!spans.length) return this;
    const left = this.text.split("");
    for (const [start, end] of spans) left.fill("\0", start, end);
    const crossed = Object.create(this); // the same characters, and a few that are no longer there
    crossed.text = left.join("");
    return crossed;
  }

  /** Where a harmless phrase stands in it; nobody writes a short one with a blank in its midst. */
  harmless(phrase) {
    const crossesBreak = ([start, end]) => end - start <= SHORT && this.breaks.some((place) => start < place && place < end);
    return this.all(phrase).filter((span) => !crossesBreak(span));
  }

  /** The characters it may hold, as they are, in pinyin, or mistaken for others. */
  characters() {
    const there = new Set(this.text);
    for (const run of this.text.match(/[a-z]+/g) || []) {
      there.add(run);
      for (const [spellings, characters] of this.language.sounds) {
        if (spellings.some((one) => run.includes(one))) for (const character of characters) there.add(character);
      }
    }
    for (const [character, others] of this.language.mistaken) {
      if (!there.has(character) && others.split("").some((other) => there.has(other))) there.add(character);
    }
    return there;
  }

  has(needs) {
    return needs.every((need) => this.there.has(need) || WORD.test(need[0]));
  }

  /** Those words of a set that may stand in it. */
  words(set) {
    if (!this.kept.has(set)) this.kept.set(set, set.filter((word) => this.has(word)));
    return this.kept.get(set);
  }

  /** Where a phrase stands in it. */
  all(phrase) {
    if (!this.has(phrase.needs)) return [];
    if (phrase.elements.some(({ words, optional }) => words && !optional && !this.words(words).length)) return [];
    const found = [];
    for (let start = 0; start < this.text.length; start += 1) {
      const end = this.match(phrase, phrase.elements, 0, start, phrase.slips);
      if (end > start) found.push([start, end]);
    }
    return found;
  }

  /** Where elements of a phrase, from the `i`th on, end if they begin at a place; else -1. */
  match(phrase, elements, i, at, slips) {
    if (i === elements.length) return at;
    const element = elements[i];
    const go = (end, cost) => this.match(phrase, elements, i + 1, end, slips - cost);
    if (element === "…") return this.skip(phrase, elements, i + 1, at, slips);
    if (element.words) {
      const rest = elements.slice(i + 1);
      const found = first(this.words(element.words), (word) => this.match(phrase, word.concat(rest), 0, at, slips));
      return found < 0 && element.optional ? go(at, 0) : found;
    }
    const { text } = this;
    if (WORD.test(element[0])) {
      const end = at + element.length;
      return text.startsWith(element, at) && !WORD.test(text[end] || "") ? go(end, 0) : -1;
    }
    const done = first(this.ways(element, phrase, at, slips), ([end, cost]) => go(end, cost));
    if (done >= 0 || slips < 1) return done;
    const next = elements[i + 1];
    const swapped = next !== element && text[at] === next && text[at + 1] === element;
    return swapped ? this.match(phrase, elements, i + 2, at + 2, slips - 1) : -1;
  }

  /** What may stand between: a few characters, or as many letters as spell them. */
  skip(phrase, elements, i, at, slips) {
    let room = GAP * LETTERS;
    for (let end = at; end <= this.text.length && room >= 0; end += 1) {
      const done = this.match(phrase, elements, i, end, slips);
      if (done >= 0) return done;
      room -= LETTER.test(this.text[end] || "") ? 1 : LETTERS;
    }
    return -1;
  }

  /** Where a character that begins at a place may end, and how many slips that takes. */
  ways(character, { spelt }, at, slips) {
    const typed = this.text[at];
    if (typed === character) return [[at + 1, 0]];
    if (!typed || typed === "\0") return [];
    if (!LETTER.test(typed)) {
      const alike = slips > 0 && (this.language.mistaken.get(character) || "").includes(typed);
      return alike ? [[at + 1, 1]] : [];
    }
    if (!spelt) return [];
    const found = [];
    for (const spellings of this.language.spellings.get(character) || []) {
      spellings.forEach((syllable, place) => {
        const cost = place ? 1 : 0; // the first is the right one
        if (cost <= slips && isSyllable(this.text, at, syllable)) found.push([at + syllable.length, cost]);
      });
    }
    return found;
  }
}

/** The first answer that is no -1. */
function first(list, ask) {
  for (const item of list) {
    const answer = ask(item);
    if (answer >= 0) return answer;
  }
  return -1;
}

/** Whether a syllable stands at a place, and ends there rather than in the midst of a longer one. */
function isSyllable(text, at, syllable) {
  if (!text.startsWith(syllable, at)) return false;
  if (syllable[0] === "h" && /[zcs]/.test(text[at - 1] || "")) return false;
  const rest = text.slice(at + syllable.length, at + syllable.length + 2);
  return !/^[aeiouv]/.test(rest) && !(syllable.endsWith("n") ? /^g(?![aeiouv])/ : /^[nr](?![aeiouv])/).test(rest);
}

/** How else people spell a syllable who do not hear the difference, or whose fingers overtake one another. */
function misspelt(syllable) {
  const [, head, h, tail] = /^([zcs]?)(h?)(.*)$/.exec(syllable);
  const heads = head ? [head, `${head}h`] : [h];
  const tails = /[aeiu]ng?$/.test(tail) ? [tail.replace(/g$/, ""), tail.replace(/g?$/, "g")] : [tail];
  const heard = heads.flatMap((one) => tails.map((last) => one + last)).filter((other) => other !== syllable);
  const letters = syllable.length > 3 ? Array.from(syllable.slice(1, -1), (_, i) => i + 1) : [];
  return [...heard, ...letters.map((i) => syllable.slice(0, i) + syllable[i + 1] + syllable[i] + syllable.slice(i + 2))];
}
