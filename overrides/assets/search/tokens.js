// Pure: text → the tokens that are searched. `generator/publishing/search/tokens.py` says the same; a test
// compares. Pairs of characters need no dictionary, so that query and index cannot disagree on
// where a word ends; a single character says too little. A concept is a group of words of one
// meaning; whichever of them is written, its token is `#` and the group's name.

const RUNS = /[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+/g;

/** Full-width and compatibility forms made plain, in lower case. */
export function normalise(text) {
  return text.normalize("NFKC").toLowerCase();
}

/** The tokens of a text in order, with repetitions. */
export function tokens(text) {
  return placedTokens(normalise(text)).map(([token]) => token);
}

/**
 * The tokens of a normalised text, each with where it begins and ends.
 * @returns {[string, number, number][]}
 */
export function placedTokens(text) {
  const found = [];
  eachToken(text, (...placed) => found.push(placed));
  return found;
}

/** Calls `take(token, begin, end)` for each of them, which for thousands of lines leaves less behind. */
export function eachToken(text, take) {
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (run[0] <= "z") take(run, index, index + run.length);
    else for (let i = 0; i + 1 < run.length; i += 1) take(run.slice(i, i + 2), index + i, index + i + 2);
  }
}

/**
 * A function that gives the concepts of a normalised text, in order, with repetitions, each with
 * where its word begins and ends.
 * @param {Object<string, string[]>} groups words by the name of their group
 * @returns {(text: string) => [string, number, number][]}
 */
export function conceptsOf(groups) {
  const names = new Map();
  for (const [name, words] of Object.entries(groups)) {
    for (const word of words.map(normalise)) names.set(word, [...(names.get(word) || []), name]);
  }
  // The longest word wins, and among equally long ones the order must not matter. Words are looked
  // for by their first character: one pattern of all of them took ten times as long.
  const beginning = new Map();
  for (const word of Array.from(names.keys()).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    if (word) beginning.set(word[0], [...(beginning.get(word[0]) || []), word]);
  }
  return (text) => {
    const found = [];
    for (let at = 0; at < text.length; at += 1) {
      const word = (beginning.get(text[at]) || []).find((one) => text.startsWith(one, at));
      if (!word) continue;
      for (const name of names.get(word)) found.push([`#${name}`, at, at + word.length]);
      at += word.length - 1;
    }
    return found;
  };
}

/** FNV-1a over the UTF-16 units of a token, modulo `count`: the shard it stands in. */
export function shardOf(token, count) {
  let value = 0x811c9dc5;
  for (let i = 0; i < token.length; i += 1) {
    value = Math.imul(value ^ token.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value % count;
}
