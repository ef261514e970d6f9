// Finds records. Reads its files through a function it is given, so it knows no network.

import { numberIn } from "./numbers.js";
import { countedIn, dayIn, placeOfDay, sumsIn } from "./numerals.js";
import { Own } from "./own.js";
import { unpacked } from "./packed.js";
import { Phrasings } from "./phrasings.js";
import { Postings } from "./postings.js";
import { Asked, clean, intentsOf, simplify } from "./query.js";
import { Reader } from "./reader.js";
import { verdictOn } from "./verdict.js";

const LETTERS = /[a-z]{2,}/g;
const HAN = /[\u3400-\u9fff]/;
const COUNTED = /\d+(?=[个通次遍条家])/g; // numbers of things, which are no telephone numbers
const PICTURES = /\p{Extended_Pictographic}|\ufe0f/gu; // which say nothing of what is asked
const MARKED = 0.65; // from this share on a word is marked where it is found
const WORTH_SHOWING = 0.35; // of the score of the best record
const [FEWEST, MOST] = [3, 20]; // records of an answer

/**
 * @param {(path: string) => Promise<any>} read gives the JSON at a path below `search/`
 */
export async function createEngine(read) {
  const { version } = await read("index.json");
  const head = await read(`${version}/head.json`);
  return new Engine(head, (name) => read(`${version}/${name}`));
}

class Engine {
  constructor(head, read) {
    this.head = head;
    this.texts = unpacked(head.texts).split("\t");
    this.kinds = head.order.flatMap(([kind, count]) => Array(count).fill(kind));
    const groups = Object.fromEntries(
      head.groups.map((id) => [id, [...this.texts[id].split("\n"), ...((head.urgent[id] || {}).words || [])]]),
    );
    this.reader = new Reader(head.ranking, groups);
    this.phrasings = new Phrasings(this.texts, this.reader);
    this.own = new Own(this.texts, [...head.ranking.named.words, ...(groups[head.others] || [])], head.ranking);
    this.characters = new Set(this.texts.join(""));
    const kept = new Map();
    this.read = (name) => {
      if (!kept.has(name)) kept.set(name, read(name).catch((e) => (kept.delete(name), Promise.reject(e))));
      return kept.get(name);
    };
    this.postings = new Postings(head.shards, this.read);
  }

  /**
   * The best records for a text.
   * @returns {Promise<{text: string, marks: [string, number][], hits: object[], total: number,
   *   verdict: string, urgent: boolean, day: {day: number, only: boolean} | null,
   *   number: object | null, more: (from: number, to: number) => Promise<object[]>}>} `text` is
   *   what was meant, `marks` are the words to be marked with their weights, `verdict` is `found`,
   *   `near` or `none`, `urgent` is true when somebody may be in need of help before any answer,
   *   `more` gives further records
   */
  async search(typed, limit) {
    const text = await this.simplified(clean(typed));
    const { asked, meant, unknown, postings } = await this.understand(text);
    const day = dayIn(meant);
    const number = numberIn(text, this.head);
    const often = (token) => this.phrasings.often.get(token) || (postings.get(token) || []).length;
    const weighed = asked.weighed(often, (token) => this.phrasings.rarity(token, often(token)));
    const rarityOf = new Map(weighed.map(({ token, share, weight }) => [token, share ? weight / share : 0]));
    const places = weighed.flatMap(({ token, share, spans }) => spans.map(([start, end]) => [token, share, start, end]));
    const worth = this.reader.worth(places, text.length, (token) => rarityOf.get(token));
    const urgent = this.urgent(asked);
    const found = relevant(this.rank(this.phrasings.like(weighed, worth, postings), { day, meant, number, urgent }));
    const verdict = verdictOn({ text, meant, unknown }, found[0], this.head.subject, Boolean(day || number || urgent.length));
    const ranked = verdict === "none" ? found.slice(0, FEWEST) : found; // what is only alike is no answer
    return {
      text: meant,
      marks: this.marks(weighed),
      hits: await this.fill(ranked.slice(0, limit)),
      total: ranked.length,
      verdict,
      urgent: urgent.length > 0,
      day,
      number,
      more: (from, to) => this.fill(ranked.slice(from, to)),
      calm: (from, to) => this.fill(calm(ranked, this.head.last).slice(from, to)),
    };
  }

  /** A text in simplified characters; the table is read only for a character no record has. */
  async simplified(text) {
    const unknown = Array.from(text).some((character) => HAN.test(character) && !this.characters.has(character));
    return unknown ? simplify(text, await this.read("characters.json")) : text;
  }

  /** The words that tokens stand for, of those that say something. */
  marks(asked) {
    return asked.filter(({ share }) => share >= MARKED).flatMap(({ token, weight }) => {
      if (token[0] === "#") return this.reader.groups[token.slice(1)].map((word) => [word, weight]);
      return [[token, weight]];
    });
  }

  /** The tokens to look for, the postings of those no phrasing has, and the text as it was meant. */
  async understand(text) {
    const sums = sumsIn(text);
    const day = placeOfDay(text);
    // Places are UTF-16 units, as everywhere: `Array.from` would shift them by one for each emoji.
    const blanked = text.replace(COUNTED, (digits) => " ".repeat(digits.length)).split("");
    sums.forEach(({ start, end }) => blanked.fill(" ", start, end));
    const point = this.reader.pointOf(blanked.join(""));
    const read = this.reader.read(text, point, day ? [[...day, this.head.ranking.values.day]] : []);
    const asked = new Asked(this.reader);
    asked.addRead(read);
    const bare = point.split("").map((character) => character !== " " && /[a-z0-9\u3400-\u9fff]/.test(character) && !this.reader.idle.has(character));
    read.filter(([token]) => this.phrasings.has(token)).forEach(([, , start, end]) => bare.fill(false, start, end));
    const unknown = bare.some((is, at) => at > 0 && [at - 1, at].every((one) => bare[one] && HAN.test(point[one])));
    const postings = await this.postings.on(point, bare);
    let meant = await this.heard(text, point, bare, asked);
    if (!sums.length) asked.addNumerals(text);
    const { words, share } = this.head.ranking.number;
    if (numberIn(text, this.head)) words.forEach((word) => asked.addWord(word, share, []));
    const { counted } = this.head.ranking;
    for (const { kind, start, end } of countedIn(text)) {
      for (const word of counted[kind]) {
        asked.addWord(word, counted.share, [[start, end]]);
        asked.addConcepts(word, [[start, end]], counted.share);
      }
    }
    const { from, words: old, share: aged } = this.head.ranking.long;
    if (day && dayIn(text).day >= from) old.forEach((word) => asked.addConcepts(word, [day], aged));
    return { asked, meant, unknown, postings };
  }

  /** Adds what may have been meant by letters and by characters no record has; the text as meant. */
  async heard(text, point, bare, asked) {
    const { expansion } = this.head.ranking;
    const letters = (text.match(LETTERS) || []).filter((run) => !this.phrasings.has(run));
    if (!letters.length && !bare.some((is, at) => is && HAN.test(point[at]))) return text;
    const { knownWords, segment, soundAlikes, soundTable, wordsFromLetters } = await import("./sounds.js");
    if (!this.table) {
      const sounds = await this.read("sounds.json");
      const urgent = Object.keys(this.head.urgent);
      this.table = soundTable(sounds, knownWords(this.texts, this.kinds, this.reader, urgent.map(Number)));
      this.urgentTable = soundTable(sounds, { named: urgent.flatMap((id) => this.reader.groups[id]) });
    }
    let meant = text;
    for (const { from, to } of soundAlikes(point, this.table, (at) => !bare[at])) {
      const start = point.indexOf(from);
      asked.addWord(to, expansion.sound, [[start, start + from.length]]);
      asked.addConcepts(to, [[start, start + from.length]]);
      meant = meant.replace(from, to);
    }
    for (const run of letters) {
      const span = [[text.indexOf(run), text.indexOf(run) + run.length]];
      const words = wordsFromLetters(run, this.table);
      for (const word of words) {
        asked.addWord(word, expansion.letters, span);
        asked.addConcepts(word, span);
      }
      if (words.length) meant = meant.replace(run, words.join(" "));
      // Words of despair in pinyin are heard, but not repeated as what was meant: they may mean others.
      segment(run, this.urgentTable).forEach((word) => asked.addConcepts(word, span));
    }
    return meant;
  }

  rank(found, { day, meant, number, urgent }) {
    const { kinds, tokens } = this.head.ranking;
    const own = this.own.factors(meant, day);
    const wanted = intentsOf(meant, this.head.intents);
    found.forEach((hit) => {
      hit.score = tokens.like * hit.like + tokens.mention * hit.mention;
      hit.score *= tokens.bare + (1 - tokens.bare) * hit.share;
      hit.score *= kinds[this.kinds[hit.id]] * (own.get(hit.id) || 1);
      wanted.forEach((intent) => {
        hit.score *= this.asks(hit.id, intent) ? intent.asked : intent.kinds[this.kinds[hit.id]] || 1;
      });
    });
    found.sort((a, b) => b.score - a.score || a.id - b.id);
    const stage = day ? this.stageOn(day.day) : null;
    const meaning = this.meaningOf(meant);
    const defined = meaning === undefined ? found : raise(found, [meaning], 0);
    const staged = stage === null ? defined : raise(defined, [stage], day.only ? 0 : 1);
    return raise(staged, [...urgent, ...(number && number.entry ? [number.entry[2]] : [])], 0);
  }

  /** The word of the trade, or the product, that is all of a question but what asks for its meaning. */
  meaningOf(meant) {
    const asking = this.head.intents.meaning.cues.slice().sort((a, b) => b.length - a.length);
    const typed = meant.replace(PICTURES, "");
    const bare = asking.reduce((text, word) => text.split(word).join(""), typed).replace(/[\s?？呀啊]/g, "");
    const kinds = bare === typed ? ["term"] : ["term", "product"];
    return this.phrasings.owner(bare, (id) => kinds.includes(this.kinds[id]));
  }

  /** Whether a record is a question whose title asks for the same. */
  asks(id, { cues }) {
    return this.kinds[id] === "question" && cues.some((word) => this.texts[id].split("\n", 1)[0].includes(word));
  }

  /** The records that stand first whatever else was typed. */
  urgent(asked) {
    const spoken = Object.entries(this.head.urgent).filter(([group]) => asked.found.has(`#${group}`));
    return spoken.map(([, { first }]) => first);
  }

  /** The place of the stage a day falls in. */
  stageOn(day) {
    const stage = this.head.stages.find(([, first, last]) => day >= first && (last === null || day <= last));
    return stage ? stage[0] : null;
  }

  /** Records with the texts that are shown of them. */
  fill(ranked) {
    return Promise.all(
      ranked.map(async (hit) => {
        const [url, lead, body, phrasings = this.texts[hit.id]] = await this.read(`text-${hit.id}.json`);
        const [title, ...also] = phrasings.split("\n");
        const kind = this.kinds[hit.id] === "everyday" ? "term" : this.kinds[hit.id];
        const label = this.head.labels[hit.id] || this.head.kinds[kind];
        return { ...hit, kind, label, title, url, also, lead, body };
      }),
    );
  }
}

/** The first of the records, and those that are not much worse. */
function relevant(ranked) {
  const best = Math.max(0, ...ranked.map(({ score }) => score));
  return ranked.filter(({ score }, place) => place < FEWEST || score >= best * WORTH_SHOWING).slice(0, MOST);
}

/** With those records last of all that could be read as agreement with a wish to die. */
function calm(ranked, last) {
  return [...ranked.filter(({ id }) => !last.includes(id)), ...ranked.filter(({ id }) => last.includes(id))];
}

/** Lets some records stand no lower than a place. */
function raise(found, places, wanted) {
  const low = places.filter((place) => !found.slice(0, wanted + 1).some(({ id }) => id === place));
  const hits = low.map((place) => found.find(({ id }) => id === place) || { id: place, score: 0, terms: [], share: 0 });
  const rest = found.filter(({ id }) => !low.includes(id));
  return [...rest.slice(0, wanted), ...hits, ...rest.slice(wanted)];
}
