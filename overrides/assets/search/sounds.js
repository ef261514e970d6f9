// Pure: words that were meant when something else was typed that sounds the same.

const WORD = /^[\u3400-\u9fff]{2,6}$/;
const RUNS = /[\u3400-\u9fff]+/g;
const OFTEN = 4; // in how many titles and phrasings a pair must stand to count as a word

/**
 * Words that letters and slips may mean, the most certain first.
 * @returns {{named: string[], often: string[]}} those of the glossary and of products, and pairs
 *   that stand in many titles, which are meant by letters only
 */
export function knownWords(texts, kinds, reader, urgent) {
  const named = texts.flatMap((lines, id) => {
    if (urgent.includes(id)) return []; // what only sounds like despair is none: 亲生 is not 轻生
    if (kinds[id] === "term" || kinds[id] === "everyday") return lines.split("\n");
    return kinds[id] === "product" ? lines.split("\n", 1)[0].match(RUNS) || [] : [];
  });
  const question = new Set(reader.ranking.ignored.words.join(""));
  const counts = new Map();
  for (const line of texts.flatMap((lines) => lines.split("\n"))) {
    for (const pair of new Set((line.match(RUNS) || []).flatMap(pairsOf))) counts.set(pair, (counts.get(pair) || 0) + 1);
  }
  const often = Array.from(counts).filter(([pair, count]) => count >= OFTEN && !Array.from(pair).some((c) => question.has(c)));
  often.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const words = (list) => Array.from(new Set(list)).filter((word) => WORD.test(word));
  return { named: words([...Object.keys(reader.ranking.light), ...named]), often: words(often.map(([pair]) => pair)) };
}

/**
 * For each word its characters' syllables, and the first of them without the differences people do
 * not hear.
 * @param {{common: [string, number][], rare: Object<string, string>, second: Object<string, string>}}
 *   sounds the common characters stand in the order of their codes: how many follow one another
 *   with the same syllable
 */
export function soundTable({ common, rare, second }, { named, often = [] }) {
  const syllables = readings(rare);
  const decoder = new TextDecoder("gbk");
  let code = 0xb0a1;
  for (const [syllable, count] of common) {
    for (let i = 0; i < count; i += 1) {
      add(syllables, decoder.decode(new Uint8Array([code >> 8, code & 0xff])), syllable);
      code += (code & 0xff) === 0xfe ? 0xa3 : 1; // 94 to a row
    }
  }
  const heard = new Map(Array.from(syllables, ([character, [first]]) => [character, blur(first)]));
  readings(second).forEach((list, character) => list.forEach((syllable) => add(syllables, character, syllable)));
  const words = Array.from(new Set([...named, ...often]), (word) => {
    const sounds = Array.from(word, (character) => syllables.get(character) || []);
    return { word, sounds, spelt: spell(sounds) };
  });
  return { heard, named, words: words.filter(({ sounds }) => sounds.every((list) => list.length)) };
}

/** Character → the syllables it stands under. */
function readings(table) {
  const found = new Map();
  for (const [syllable, characters] of Object.entries(table)) {
    for (const character of characters) add(found, character, syllable);
  }
  return found;
}

function add(found, character, syllable) {
  found.set(character, [...(found.get(character) || []), syllable]);
}

/**
 * Words that sound like a part of the text that is not to be found as it stands.
 * @param {(at: number) => boolean} known whether the character at a place is understood
 * @returns {{from: string, to: string}[]}
 */
export function soundAlikes(text, { heard, named }, known) {
  const found = [];
  for (const word of named) {
    if (text.includes(word)) continue;
    for (let start = 0; start + word.length <= text.length; start += 1) {
      if (Array.from(word).every((_, i) => known(start + i))) continue;
      const from = text.slice(start, start + word.length);
      const alike = Array.from(word).every((character, i) => heard.has(from[i]) && heard.get(from[i]) === heard.get(character));
      if (alike) found.push({ from, to: word });
    }
  }
  return found;
}

/** Sounds many people do not tell apart when they type. */
function blur(syllable) {
  return syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");
}

function pairsOf(text) {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2));
}

/**
 * Words meant by Latin letters: whole pinyin one after the other, else the initials of one word,
 * else a word that has been begun.
 */
export function wordsFromLetters(letters, table) {
  const spelt = segment(letters, table);
  if (spelt.length) return spelt;
  const initials = table.words.filter(({ sounds }) => matches(letters, sounds.map((list) => list.map((s) => s[0]))));
  if (initials.length) return [initials[0].word]; // the words stand in order of certainty
  const begun = letters.length >= SHORTEST_BEGINNING
    ? table.words.filter(({ spelt }) => spelt.some((whole) => whole.startsWith(letters)))
    : [];
  return begun.slice(0, MOST).map(({ word }) => word);
}

const MOST = 3; // a beginning fits many words
const SHORTEST_BEGINNING = 3;

/** The words whose pinyin, one after the other, make up the letters but for question words. */
export function segment(letters, table) {
  const found = [];
  let rest = letters;
  while (rest) {
    const fits = table.words.filter(({ spelt }) => spelt.some((whole) => rest.startsWith(whole)));
    if (!fits.length) {
      rest = rest.slice(1);
      continue;
    }
    const length = Math.max(...fits.map(({ spelt }) => longest(spelt, rest)));
    found.push(...fits.filter(({ spelt }) => longest(spelt, rest) === length).map(({ word }) => word));
    rest = rest.slice(length);
  }
  return found;
}

function longest(spelt, rest) {
  return Math.max(0, ...spelt.filter((whole) => rest.startsWith(whole)).map((whole) => whole.length));
}

/** Every way to write a word in pinyin. */
function spell(sounds) {
  return sounds.reduce((made, list) => made.flatMap((head) => list.map((s) => head + s)), [""]);
}

function matches(letters, choices) {
  return letters.length === choices.length && choices.every((list, i) => list.includes(letters[i]));
}
