// The log on the page: every entry with what it fits and lacks, and the counts.

import { callerOf, sameName } from "./assess.js";
import { make } from "./elements.js";
import { details, fill, groundTexts, outcomesOf, spellDate, spellWeek, when } from "./report.js";

const COUNTED = ["answered", "unanswered", "messages", "night", "others"];

/**
 * The entries, each with buttons that change it and take it away. What sounds like a cry stands apart,
 * and is printed only if the reader takes it along.
 */
export function entryItems({ entries }, data, own) {
  return entries.map((assessed, place) => {
    const { entry } = assessed;
    const head = make("p", { class: "log-when" }, make("b", null, when(entry, data)), ` ${data.labels.outcomes[entry.outcome]}`);
    const cries = own.cries(entry);
    const told = make("p", null, details(cries.length ? own.told(entry) : entry, data).join(data.texts.comma));
    const asked = cries.length ? [question(cries, own.isTaken(entry), place, data)] : [];
    const buttons = make("p", { class: "log-buttons" }, button("edit", place, data), " ", button("remove", place, data));
    return make("li", null, head, told, ...asked, ...verdict(assessed, data), buttons);
  });
}

/** Asks whether words that sound like a cry are to be taken along. */
function question(cries, taken, place, { texts }) {
  const box = make("input", { type: "checkbox", name: "take", "data-place": place });
  box.checked = taken;
  const words = cries.map((words) => make("p", null, make("q", null, words)));
  const label = make("label", null, box, " ", make("span", null, texts.take));
  return make("div", { class: "log-held" }, ...(taken ? [] : words), make("p", { class: "small" }, texts.held), label);
}

/** What an entry fits, taken by itself, and what is missing of it. */
function verdict({ rules, lacks }, data) {
  const found = [rules.length ? finding(rules, data) : make("p", { class: "small" }, data.texts.nothing)];
  const missing = make("p", { class: "log-lacks" }, make("b", null, data.texts.lacksTitle), lacks.join(""));
  return lacks.length ? [...found, missing] : found;
}

/** The same of the entry that was just noted, and whether its day has too many by now. */
export function latest({ entries, days }, entry, data) {
  const assessed = entries.find((one) => one.entry === entry);
  const day = days.find(({ date, name }) => date === entry.date && sameName(name) === sameName(callerOf(entry)));
  return [...verdict(assessed, data), ...(day ? tooMany(day, data) : [])];
}

function tooMany(day, data) {
  const { comma, stop, overLimit } = data.texts;
  return day.rules.map(({ rule, entries }) => {
    const values = { outcome: outcomesOf(rule, data), count: entries.length, most: rule.most };
    return finding([rule], data, `${nameOf(day, data)}${comma}${fill(overLimit, values)}${stop}`);
  });
}

function button(name, place, { texts }) {
  const label = fill(texts[`${name}Label`], { number: place + 1 });
  return make("button", { type: "button", "data-act": name, "data-place": place, "aria-label": label }, texts[name]);
}

/** What an entry, or a day, does not agree with: the rules with their premises, and what they rest on. */
function finding(rules, data, before = "") {
  const made = make("div", { class: "log-finding" });
  for (const { title, url, provided } of rules) {
    made.append(make("p", null, before, make("a", { href: url }, title)));
    if (provided) made.append(make("p", { class: "log-provided" }, fill(data.texts.provided, { provided })));
  }
  const lines = groundTexts(rules.flatMap(({ grounds }) => grounds), data);
  made.append(make("p", null, ...lines.map((line) => make("span", { class: "log-ground" }, line))));
  return made;
}

/** The counts of the days and of the weeks, and the days on which there were too many. */
export function countTables({ days, weeks }, data) {
  const { texts } = data;
  const over = days.flatMap((day) => tooMany(day, data));
  const byDay = days.map((day) => [nameOf(day, data, texts.shortDay), day]);
  const byWeek = weeks.map((week) => [spellWeek(week, data, texts.shortDay), week]);
  return [...over, table(texts.countsDay, byDay, texts), table(texts.countsWeek, byWeek, texts)];
}

function nameOf(day, data, form) {
  return `${spellDate(day.date, data, form)} ${day.name || data.texts.unnamed}`;
}

function table(title, rows, texts) {
  const heads = [title, texts.countsAnswered, texts.countsUnanswered, texts.countsMessages, texts.countsNight, texts.countsOthers];
  const head = make("tr", null, ...heads.map((text) => make("th", { scope: "col" }, text)));
  const lines = rows.map(([name, counts]) =>
    make("tr", null, make("th", { scope: "row" }, name), ...COUNTED.map((key) => make("td", null, String(counts[key])))),
  );
  const made = make("table", null, make("thead", null, head), make("tbody", null, ...lines));
  return make("div", { class: "log-table", tabindex: "0", role: "region", "aria-label": title }, made);
}
