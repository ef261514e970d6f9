// Pure: text → the tokens that are searched. `generator/search/tokens.py` says the same; a test
// compares. Characters and pairs need no dictionary, so that query and index cannot disagree on
// where a word ends.

const RUNS = /[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+/g;

/** Full-width and compatibility forms made plain, in lower case. */
export function normalise(text) {
  return text.normalize("NFKC").toLowerCase();
}

/** The tokens of a text in order, with repetitions. */
export function tokens(text) {
  const found = [];
  for (const run of normalise(text).match(RUNS) || []) {
    if (run[0] <= "z") {
      found.push(run);
      continue;
    }
    for (const character of run) found.push(character);
    for (let i = 0; i + 1 < run.length; i += 1) found.push(run.slice(i, i + 2));
  }
  return found;
}

/** FNV-1a over the UTF-16 units of a token, modulo `count`: the shard it stands in. */
export function shardOf(token, count) {
  let value = 0x811c9dc5;
  for (let i = 0; i < token.length; i += 1) {
    value = Math.imul(value ^ token.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value % count;
}
