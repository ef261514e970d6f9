// Pure: one entry of the log, made of whatever a form or the device hands over.

export const MOST = 300; // entries of a log
const LENGTHS = { date: 10, time: 8, name: 60, number: 40, note: 300 };
const ONE = { outcome: "outcomes", reached: "reached", claimed: "claimed" };
const SEVERAL = ["said", "proof"];
const SEEN = ["date", "time", "outcome", "reached", "claimed", "said", "name", "number"]; // by rules
const FIRST = { outcome: "answered", reached: "self", claimed: "unsure" };

/**
 * An entry with every field, each of them what it may be; `labels` names the choices. It is `sure` of
 * the rules whose premise the reader has said is true of it.
 */
export function entryOf(given, { labels, rules }) {
  const value = given !== null && typeof given === "object" ? given : {};
  const entry = {};
  for (const [name, length] of Object.entries(LENGTHS)) entry[name] = line(value[name], length);
  for (const [name, list] of Object.entries(ONE)) {
    entry[name] = isWord(labels[list], value[name]) ? value[name] : FIRST[name];
  }
  const among = (words, name) => words.filter((word) => Array.isArray(value[name]) && value[name].includes(word));
  for (const name of SEVERAL) entry[name] = among(Object.keys(labels[name]), name);
  entry.sure = among(rules.map(({ id }) => id), "sure");
  if (!wasHeard(entry)) Object.assign(entry, { claimed: FIRST.claimed, said: [] });
  return entry;
}

/** Whether anything could be said: nobody says anything in a call that is not answered. */
export function wasHeard({ outcome }) {
  return outcome !== "unanswered";
}

/** An entry as it was changed: what the reader has said is true of it stays so, unless a rule may see the change. */
export function changed(before, entry) {
  const same = SEEN.every((name) => String(before[name]) === String(entry[name]));
  return same ? { ...entry, sure: before.sure } : entry;
}

/** The entries that were kept, as far as they are any. */
export function entriesOf(kept, data) {
  const list = kept !== null && typeof kept === "object" && Array.isArray(kept.entries) ? kept.entries : [];
  return list.slice(0, MOST).map((one) => entryOf(one, data));
}

/** The date and time on the wall in China, which is always eight hours ahead. */
export function nowInChina(milliseconds) {
  const [date, rest] = new Date(milliseconds + 8 * 3600000).toISOString().split("T");
  return { date, time: rest.slice(0, 5) };
}

function isWord(labels, word) {
  return typeof word === "string" && Object.keys(labels).includes(word);
}

/** A text on one line, without what would not be seen or would turn the line around. */
function line(value, length) {
  const text = typeof value === "string" ? value : "";
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
  return Array.from(plain.trim()).slice(0, length).join("");
}
