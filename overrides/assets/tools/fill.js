// Pure: the words of a letter with a reader's own in its blanks.

const BLANK = /【([^【】]*)】/g;
const ENDING = /[。，；：、！？.,;!?\s]+$/;
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const GOES_ON = /^[。，；：、！？]/;

/**
 * A text in pieces: `blank` names the blank a piece stands for, or is null. What a reader wrote is
 * looked at once and never again, so a blank written into a blank stays what it is.
 * @param {Map<string, string>} values by the name of the blank; an empty one leaves the blank
 * @returns {{text: string, blank: string | null, filled: boolean}[]}
 */
export function parts(text, values) {
  const found = [];
  let end = 0;
  const add = (words) => words && found.push({ text: words, blank: null, filled: false });
  for (const match of text.matchAll(BLANK)) {
    add(text.slice(end, match.index));
    end = match.index + match[0].length;
    const value = fitting(values.get(match[1]) || "", text.slice(end));
    found.push({ text: value || match[0], blank: match[1], filled: Boolean(value) });
  }
  add(text.slice(end));
  return found;
}

/** A text with a reader's words in it; what was left open stays a visible blank. */
export function fill(text, values) {
  return parts(text, values)
    .map((part) => part.text)
    .join("");
}

/**
 * What was typed, without what the sentence brings itself: a full stop, and the 元 of `800元`. Marks
 * that turn the direction of what follows would turn the rest of the letter, and are left out.
 */
function fitting(value, rest) {
  const words = value.replace(/\r\n?/g, "\n").replace(TURNS, "").trim();
  if (GOES_ON.test(rest)) return words.replace(ENDING, "");
  const [next] = rest.split("【");
  let twice = Math.min(words.length, next.length);
  while (twice && !words.endsWith(next.slice(0, twice))) twice -= 1;
  return words.slice(0, words.length - twice).trim();
}

/** A day as a field gives it, `2026-11-28`, as it is written in a letter; else what was given. */
export function dayWords(value) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!found) return value;
  const day = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  return day.toLocaleDateString("zh-CN", { dateStyle: "long", timeZone: "UTC" });
}

/** The day it is here, as a field for days takes it. */
export function today(now) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a choice is among what is written. */
export function isChosen(value, choice) {
  return value.split("；").includes(choice);
}

/** What is written with a choice put in, or taken out if it is there. */
export function toggled(value, choice) {
  if (isChosen(value, choice)) {
    return value.split("；").filter((one) => one !== choice).join("；");
  }
  const before = value.replace(ENDING, "");
  return before ? `${before}；${choice}` : choice;
}
