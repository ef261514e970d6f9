// Pure: what a reader typed → the tokens to look for and how much each counts.

import { otherNumerals } from "./numerals.js";
import { normalise, tokens } from "./tokens.js";

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff]/;
const BETWEEN_HAN = /([\u3400-\u4dbf\u4e00-\u9fff])\s+(?=[\u3400-\u4dbf\u4e00-\u9fff])/g;
const LONGEST = 200; // characters; a longer text is no question

/** What was typed, in simplified characters, half width, lower case, without stray spaces. */
export function clean(text, head) {
  const plain = Array.from(normalise(text.slice(0, LONGEST)), (character) => {
    const place = head.traditional.indexOf(character);
    return place < 0 ? character : head.simplified[place];
  }).join("");
  return plain.replace(BETWEEN_HAN, "$1").trim();
}

/** A cleaned text without the words that only make it a question. */
export function pointOf(text, head) {
  const words = head.ranking.ignored.words.filter((word) => word.length > 1);
  return words
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.split(word).join(" "), text);
}

/**
 * The tokens of a cleaned text with their weights, question words left out. A single character
 * counts only where no pair it stands in is known.
 * @param {Set<string>} known the tokens of the text that occur on the site
 */
export function weigh(text, known, head) {
  const { ignored, light, tokens: measure } = head.ranking;
  const weights = new Map();
  const rest = pointOf(text, head);
  const idle = new Set(ignored.words.filter((word) => word.length === 1));
  const pairs = tokens(rest).filter((token) => token.length > 1 && known.has(token));
  const covered = new Set(pairs.join(""));
  for (const token of tokens(rest)) {
    const needless = token.length === 1 && HAN.test(token) && covered.has(token);
    const isIdle = Array.from(token).every((character) => idle.has(character));
    if (!needless && !isIdle) raise(weights, token, measureOf(token, measure));
  }
  for (const [word, weight] of Object.entries(light)) {
    if (!rest.includes(word)) continue;
    for (const token of new Set(tokens(word))) {
      const elsewhere = rest.split(word).some((part) => part.includes(token));
      if (!elsewhere && weights.has(token)) weights.set(token, measureOf(token, measure) * weight);
    }
  }
  // A question of nothing but idle words is still a question.
  return weights.size ? weights : new Map(tokens(text).map((token) => [token, 1]));
}

/** Adds the concepts a text speaks of. */
export function addConcepts(weights, text, concepts, head) {
  const { light, tokens: measure } = head.ranking;
  for (const token of new Set(concepts(text))) {
    const words = head.groups[token.slice(1)];
    const lightest = Math.min(...words.map((word) => light[word] || 1));
    raise(weights, token, measure.concept * lightest);
  }
}

/** Adds numbers written the other way. */
export function addNumerals(weights, text, head) {
  for (const word of otherNumerals(text)) {
    addWord(weights, word, head.ranking.expansion.numeral, head);
  }
}

/** Adds a word at a share of what it would count if it had been typed. */
export function addWord(weights, word, share, head) {
  const { light, tokens: measure } = head.ranking;
  const found = tokens(word);
  const pairs = found.filter((token) => token.length > 1);
  for (const token of new Set(pairs.length ? pairs : found)) {
    raise(weights, token, measureOf(token, measure) * share * (light[word] || 1));
  }
}

function measureOf(token, measure) {
  return token.length === 1 && HAN.test(token) ? measure.character : measure.pair;
}

function raise(weights, token, weight) {
  weights.set(token, Math.max(weights.get(token) || 0, weight));
}

const COUNTED = /^\s*(元|块|万|千|天|个|年|月|%|号|多|期)/; // what stands behind an amount
const OWED = /(欠|借|还|贷|本金|金额|共)\D{0,3}$/; // what stands before one
const DATE = /^(19|20)\d{2}[-\s]\d{1,2}[-\s]\d{1,2}/;
const ROUND = /^[1-9]\d?0{3,}$/;

/** A telephone number in a text, digits only, or null; one that is known before any other. */
export function numberIn(text, head) {
  const numbers = [...Object.keys(head.numbers), ...Object.keys(head.myths)];
  const known = new Map(numbers.map((number) => [local(number), digitsOf(number)]));
  let unknown = null;
  for (const { 0: match, index } of text.matchAll(/\+?\d[\d\s()-]*\d/g)) {
    const parts = match.split(/[\s-]+/);
    if (COUNTED.test(text.slice(index + match.length))) parts.pop();
    const whole = parts.join("");
    const found = [whole, ...parts].map((part) => known.get(local(part))).find(Boolean);
    if (found) return found;
    const digits = digitsOf(whole);
    const amount = DATE.test(match) || ROUND.test(digits) || OWED.test(text.slice(0, index));
    if (!amount && digits.length >= 5 && digits.length <= 13) unknown = unknown || digits;
  }
  return unknown;
}

function digitsOf(text) {
  return text.replace(/\D/g, "");
}

/** The digits without the area code that may stand before a number such as 12378. */
function local(text) {
  return digitsOf(text).replace(/^0\d{2,3}(?=12\d{3}$)/, "");
}
