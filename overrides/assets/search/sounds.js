// Pure: words that were meant when something else was typed that sounds the same.

/** The table of a site's words, made once: for each word its characters' syllables. */
export function soundTable(head) {
  const usual = readings(head.usual);
  const second = readings(head.second);
  const words = head.words.map((word) => ({
    word,
    sounds: Array.from(word, (character) => [
      ...(usual.get(character) || []),
      ...(second.get(character) || []),
    ]),
  }));
  return { usual, words: words.filter(({ sounds }) => sounds.every((list) => list.length)) };
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
  const characters = Array.from(text);
  for (const { word, sounds } of table.words) {
    const length = sounds.length;
    for (let start = 0; start + length <= characters.length; start += 1) {
      const part = characters.slice(start, start + length);
      const typed = part.join("");
      if (typed === word || text.includes(word)) continue;
      const alike = part.every((character, i) => {
        const heard = table.usual.get(character) || [];
        return heard.some((one) => sounds[i].some((other) => blur(one) === blur(other)));
      });
      if (alike && pairs(part).some((pair) => !known(pair))) found.push({ from: typed, to: word });
    }
  }
  return found;
}

/** Sounds many people do not tell apart when they type. */
function blur(syllable) {
  return syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");
}

function pairs(part) {
  return part.slice(1).map((character, i) => part[i] + character);
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
function segment(letters, table) {
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
