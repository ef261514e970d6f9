// Pure: where the words of a question stand in a text.

import { normalise } from "./tokens.js";

const SENTENCE = /[^。！？；\n]+[。！？；]?/g;
const LONGEST = 90;

/**
 * The parts of a text, in order, with those marked that the question asks for.
 * @param {[string, number][]} marks words and their weights
 */
export function marked(text, marks) {
  const plain = normalise(text);
  if (plain.length !== text.length) return [{ text, mark: false }];
  const hit = new Array(text.length).fill(false);
  for (const [word] of marks) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      hit.fill(true, at, at + word.length);
    }
  }
  const parts = [];
  for (let i = 0; i < text.length; i += 1) {
    const last = parts[parts.length - 1];
    if (last && last.mark === hit[i]) last.text += text[i];
    else parts.push({ text: text[i], mark: hit[i] });
  }
  return parts;
}

/** The sentence of a text that says most of what was asked, or an empty text. */
export function passage(text, marks) {
  let best = "";
  let most = 0;
  for (const sentence of text.match(SENTENCE) || []) {
    const plain = normalise(sentence);
    let score = 0;
    for (const [word, weight] of marks) {
      if (plain.includes(word)) score += weight;
    }
    if (score > most) [best, most] = [sentence.trim(), score];
  }
  return best.length > LONGEST ? `${best.slice(0, LONGEST)}…` : best;
}
