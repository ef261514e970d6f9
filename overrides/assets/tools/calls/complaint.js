// Pure: a log as the list of a complaint. Each call is told once, and what it goes against once.

import { details, fill, groundTexts, outcomesOf, spellDate, when } from "./report.js";

/**
 * The lines of a complaint: every entry that is something to complain of, or all if none is, then
 * what they do not agree with, and every day on which there were too many. A rule is held against no
 * call but those of which the reader has said, one by one, that its premise is true.
 */
export function complaintLines({ entries: all, days }, data) {
  const { texts, labels } = data;
  const counts = (entry) => days.some((day) => day.rules.some(({ entries }) => entries.includes(entry)));
  const wrong = all.filter(({ entry, rules }) => rules.length || counts(entry));
  const told = wrong.length ? wrong : all;
  const numbers = new Map(told.map(({ entry }, place) => [entry, place + 1]));
  const name = (entries) => entries.map((entry) => numbers.get(entry)).join(texts.and);
  return [
    ...told.map(({ entry }) => `${numbers.get(entry)}. ${[when(entry, data), labels.outcomes[entry.outcome], ...details(entry, data)].join(texts.comma)}${texts.stop}`),
    ...alike(told).map(({ entries, rules }) => fill(texts.charged, { numbers: name(entries), charge: charge(rules, data) })),
    ...days.flatMap((day) => day.rules.map((over) => daily(day, over, name, data))),
  ];
}

/** The calls of which the reader has said that a rule's premise is true. */
export function surelyOf({ id }, entries) {
  return entries.filter(({ sure }) => sure.includes(id));
}

/** The calls that go against the same rules, together: each call is in one such group, or in none. */
function alike(told) {
  const groups = new Map();
  for (const { entry, rules: fitting } of told) {
    const rules = fitting.filter((rule) => surelyOf(rule, [entry]).length);
    const key = rules.map(({ id }) => id).join(" ");
    if (groups.has(key)) groups.get(key).entries.push(entry);
    else if (key) groups.set(key, { entries: [entry], rules });
  }
  return [...groups.values()];
}

/** A day on which there were too many, and what that goes against if there were, of those that surely count. */
function daily(day, { rule, entries }, name, data) {
  const { labels, texts } = data;
  const reached = rule.reached.map((word) => labels.reached[word]).join(texts.and);
  const values = { day: spellDate(day.date, data), name: day.name || texts.unnamed, reached, outcome: outcomesOf(rule, data), count: entries.length };
  const sure = surelyOf(rule, entries);
  const charged = { numbers: name(sure), most: rule.most, charge: charge([rule], data) };
  return `${fill(texts.daily, values)}${sure.length > rule.most ? fill(texts.chargedDay, charged) : ""}`;
}

/**
 * What is said of some rules in a complaint: the surest each rests on, and then what must be true
 * besides, each sentence once.
 */
export function charge(rules, data) {
  const { also, stop } = data.texts;
  const premises = new Set(rules.flatMap(({ provided }) => provided.split(stop).filter(Boolean)));
  return [groundTexts(rules.flatMap(surest), data).join(also), ...premises].map((sentence) => `${sentence}${stop}`).join("");
}

function surest({ grounds }) {
  const sure = grounds.filter(([, , , asserted]) => asserted);
  return sure.length ? sure : grounds;
}
