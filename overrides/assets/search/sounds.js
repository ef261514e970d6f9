// Pure: words that were meant when something else was typed that sounds the same.

/**
 * The table of a site's words, made once: for each word its characters' syllables, and the same
 * without the differences people do not hear.
 */
export function soundTable(head) {
  const usual = readings(head.usual);
  const second = readings(head.second);
  const words = head.words.map((word) => {
    const sounds = Array.from(word, (character) => [
      ...(usual.get(character) || []),
      ...(second.get(character) || []),
    ]);
    return { word, sounds, heard: sounds.map((list) => list.map(blur)) };
  });
  const heard = new Map(Array.from(usual, ([character, list]) => [character, list.map(blur)]));
  return { heard, words: words.filter(({ sounds }) => sounds.every((list) => list.length)) };
}

/** Character → the syllables it stands under. */
function readings(table) {
  const found = new Map();
  for (const [syllable, characters] of Object.entries(table)) {
    for (const character of characters) {
      found.set(character, [...(found.get(character) || []), syllable]);
    }
  }
  return found;
}

/**
 * Words that sound like a part of the text that is not to be found as it stands.
 * @param {(pair: string) => boolean} known whether a pair of characters occurs on the site
 * @returns {{from: string, to: string}[]}
 */
export function soundAlikes(text, table, known) {
  const found = [];
  const strange = pairsOf(text).filter((pair) => !known(pair));
  if (!strange.length) return found;
  for (const { word, heard } of table.words) {
    if (text.includes(word)) continue;
    for (let start = 0; start + heard.length <= text.length; start += 1) {
      const typed = text.slice(start, start + heard.length);
      const alike = heard.every((list, i) =>
        (table.heard.get(typed[i]) || []).some((sound) => list.includes(sound)),
      );
      if (alike && strange.some((pair) => typed.includes(pair))) found.push({ from: typed, to: word });
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
    ? table.words.filter(({ sounds }) => spell(sounds).some((whole) => whole.startsWith(letters)))
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
    const fits = table.words.filter(({ sounds }) => spell(sounds).some((whole) => rest.startsWith(whole)));
    if (!fits.length) {
      rest = rest.slice(1);
      continue;
    }
    const length = Math.max(...fits.map(({ sounds }) => longest(sounds, rest)));
    found.push(...fits.filter(({ sounds }) => longest(sounds, rest) === length).map(({ word }) => word));
    rest = rest.slice(length);
  }
  return found;
}

function longest(sounds, rest) {
  return Math.max(0, ...spell(sounds).filter((whole) => rest.startsWith(whole)).map((whole) => whole.length));
}

/** Every way to write a word in pinyin. */
function spell(sounds) {
  return sounds.reduce((made, list) => made.flatMap((head) => list.map((s) => head + s)), [""]);
}

function matches(letters, choices) {
  return letters.length === choices.length && choices.every((list, i) => list.includes(letters[i]));
}
