// Finds records. Reads its files through a function it is given, so it knows no network.

import { createIndex, indexOfPostings } from "./index-format.js";
import { dayIn } from "./numerals.js";
import { addConcepts, addNumerals, addWord, clean, numberIn, pointOf, weigh } from "./query.js";
import { segment, soundAlikes, soundTable, wordsFromLetters } from "./sounds.js";
import { conceptsOf, shardOf, tokens } from "./tokens.js";

/**
 * @param {(path: string) => Promise<any>} read gives the JSON at a path below `search/`
 */
export async function createEngine(read) {
  const head = await read("index.json");
  return new Engine(head, (name) => read(`${head.version}/${name}`));
}

class Engine {
  constructor(head, read) {
    this.head = head;
    this.table = soundTable(head);
    const urgent = Object.keys(head.urgent).flatMap((group) => head.groups[group]);
    this.urgentTable = soundTable({ ...head, words: urgent });
    this.concepts = conceptsOf(head.groups);
    this.kinds = head.order.flatMap(([kind, count]) => Array(count).fill(kind));
    const kept = new Map();
    this.read = (name) => {
      if (!kept.has(name)) kept.set(name, read(name).catch((e) => (kept.delete(name), Promise.reject(e))));
      return kept.get(name);
    };
  }

  /**
   * The best records for a text.
   * @returns {Promise<{text: string, marks: [string, number][], hits: object[], sure: boolean,
   *   urgent: boolean, day: {day: number, only: boolean} | null, number: string | null}>} `text`
   *   is what was meant, `marks` are the words to be marked with their weights, `sure` is false
   *   when nothing but single characters was found, `urgent` is true when somebody may be in need
   *   of help before any answer
   */
  async search(typed, limit) {
    const text = clean(typed, this.head);
    const { weights, meant } = await this.understand(text);
    const day = dayIn(meant);
    const number = numberIn(text, this.head);
    if (number) this.head.ranking.number.words.forEach((word) => addWord(weights, word, 1, this.head));
    const index = await this.indexFor(weights);
    const stage = day ? this.stageOn(day.day) : null;
    const ranked = this.rank(index, weights, { stage, only: Boolean(day && day.only), meant, number });
    const hits = await Promise.all(ranked.slice(0, limit).map((hit) => this.fill(hit)));
    const sure = hits.some(({ terms }) => terms.some((term) => term.length > 1));
    const urgent = this.urgent(weights).length > 0;
    return { text: meant, marks: this.marks(weights), hits, sure, urgent, day, number };
  }

  /** The words that tokens stand for. */
  marks(weights) {
    return Array.from(weights).flatMap(([token, weight]) => {
      if (token[0] === "#") return this.head.groups[token.slice(1)].map((word) => [word, weight]);
      return token.length > 1 ? [[token, weight]] : [];
    });
  }

  /** The tokens to look for, and the text as it was meant. */
  async understand(text) {
    const { expansion } = this.head.ranking;
    let meant = text;
    const letters = text.match(/[a-z]{2,}/g) || [];
    const point = pointOf(text, this.head);
    const pairs = tokens(point).filter((token) => token.length > 1);
    const known = await this.known([...letters, ...pairs]);
    const added = [];
    for (const { from, to } of soundAlikes(point, this.table, (pair) => known.has(pair))) {
      added.push([to, expansion.sound]);
      meant = meant.replace(from, to);
    }
    for (const run of letters.filter((run) => !known.has(run))) {
      const words = wordsFromLetters(run, this.table);
      words.forEach((word) => added.push([word, expansion.letters]));
      if (words.length) meant = meant.replace(run, words.join(" "));
    }
    const weights = weigh(text, known, this.head);
    for (const [word, share] of added) addWord(weights, word, share, this.head);
    // Words of despair in pinyin are heard, but not repeated as what was meant: they may mean others.
    const heard = letters.flatMap((run) => segment(run, this.urgentTable));
    addConcepts(weights, [text, meant, ...heard].join(" "), this.concepts, this.head);
    addNumerals(weights, text, this.head);
    return { weights, meant };
  }

  /** Which of some tokens occur on the site. */
  async known(wanted) {
    const there = this.head.shards ? await this.postings(wanted) : (await this.build()).seen;
    return new Set(wanted.filter((token) => there.has(token)));
  }

  /** Token → its postings, of those that have any. */
  async postings(wanted) {
    const { shards } = this.head;
    const parts = new Map();
    await Promise.all(
      Array.from(new Set(wanted), async (token) => {
        const shard = await this.read(`tokens-${shardOf(token, shards)}.json`);
        if (Object.prototype.hasOwnProperty.call(shard, token)) parts.set(token, shard[token]);
      }),
    );
    return parts;
  }

  /** A MiniSearch that knows all it needs for some tokens. */
  async indexFor(weights) {
    if (!this.head.shards) return this.build();
    return indexOfPostings(this.head, await this.postings(Array.from(weights.keys())));
  }

  /** The index over everything, built here once, and the tokens in it. */
  build() {
    this.built = this.built || this.read("texts-0.json").then((rows) => {
      const seen = new Set();
      const tokenize = (text) => {
        const found = [...tokens(text), ...this.concepts(text)];
        found.forEach((token) => seen.add(token));
        return found;
      };
      const index = createIndex(tokenize);
      index.addAll(rows.map(([, title, , also, lead, body], id) => ({ id, title, also: also.join("\n"), lead, body })));
      return { index, seen, rarity: () => 1 };
    });
    return this.built;
  }

  rank({ index, rarity }, weights, { stage, only, meant, number }) {
    const { fields, kinds } = this.head.ranking;
    const others = this.aboutOthers(meant);
    const { factor } = this.head.ranking.named;
    const found = index.search(Array.from(weights.keys()).join(" "), {
      tokenize: (text) => text.split(" ").filter(Boolean),
      processTerm: (term) => term,
      boost: fields,
      boostTerm: (term) => weights.get(term) * rarity(term),
      boostDocument: (id) => kinds[this.kinds[id]] * (others.has(id) ? factor : 1),
    });
    found.sort((a, b) => b.score - a.score || a.id - b.id);
    const staged = stage === null ? found : raise(found, [stage], only ? 0 : 2);
    return raise(staged, [...this.urgent(weights), ...(number ? this.numbered(number) : [])], 0);
  }

  /** The documents about a lender or product the question does not name. */
  aboutOthers(text) {
    const lists = Object.entries(this.head.named).filter(([word]) => !text.includes(word));
    return new Set(lists.flatMap(([, places]) => places));
  }

  /** The documents that stand first whatever else was typed. */
  urgent(weights) {
    const spoken = Object.entries(this.head.urgent).filter(([group]) => weights.has(`#${group}`));
    return spoken.map(([, place]) => place);
  }

  /** The documents a telephone number stands in. */
  numbered(number) {
    const tables = [this.head.numbers, this.head.myths].flatMap(Object.entries);
    return tables.filter(([key]) => key.replace(/\D/g, "") === number).map(([, entry]) => entry[2]);
  }

  /** The place of the stage a day falls in. */
  stageOn(day) {
    const stage = this.head.stages.find(([, first, last]) => day >= first && (last === null || day <= last));
    return stage ? stage[0] : null;
  }

  async fill({ id, score, terms }) {
    const { perFile } = this.head;
    const rows = await this.read(`texts-${Math.floor(id / perFile)}.json`);
    const [kind, title, url, also, lead, body] = rows[id % perFile];
    const label = this.head.labels[id] || this.head.kinds[kind];
    return { id, score, terms, kind, label, title, url, also, lead, body };
  }
}

/** Lets some documents stand no lower than a place. */
function raise(found, places, wanted) {
  const low = places.filter((place) => !found.slice(0, wanted + 1).some(({ id }) => id === place));
  const hits = low.map((place) => found.find(({ id }) => id === place) || { id: place, score: 0, terms: [] });
  const rest = found.filter(({ id }) => !low.includes(id));
  return [...rest.slice(0, wanted), ...hits, ...rest.slice(wanted)];
}
