// Pure: a day in words. The words themselves come from the page.

import { formatDate, nextStage, stageOn } from "./stages.js";

// Without these nothing can be said; the full timeline has more, for its buttons.
const WORDS = ["unset", "overdue", "due", "before", "beforeStage", "dayAndStage", "status", "next"];
WORDS.push("nextUndated", "last", "badDay", "badDate", "farDate", "home");

/** The words of the page, or null when the block is missing or broken. */
export function parseTexts(json) {
  try {
    const texts = JSON.parse(json);
    return WORDS.every((word) => typeof texts[word] === "string") ? texts : null;
  } catch {
    return null;
  }
}

/** Puts values in the places of a text that are written `{name}`. */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * A day and its stage, such as 逾期第 31 天，多方跟进阶段.
 * @param {{texts: object, stages: object[], titles: Map<string, string>}} page
 */
export function nameDay({ texts, stages, titles }, day) {
  const { overdue, due, before, beforeStage, dayAndStage } = texts;
  const words = day === 0 ? due : fill(day > 0 ? overdue : before, { day: Math.abs(day) });
  const stage = stageOn(stages, day);
  return fill(dayAndStage, { day: words, stage: stage ? titles.get(stage.id) : beforeStage });
}

/** A day, its stage, and which stage comes next and when. `today` is the date of that day. */
export function describeDay(page, day, today) {
  const { texts, stages, titles, lang } = page;
  const next = nextStage(stages, day);
  if (!next) return fill(texts.status, { day: nameDay(page, day), more: texts.last });
  const count = next.first - day;
  const values = { count, date: spellDate(today + count, lang), stage: titles.get(next.id) };
  const more = fill(values.date ? texts.next : texts.nextUndated, values);
  return fill(texts.status, { day: nameDay(page, day), more });
}

/** A date in the words of a language; empty when it is beyond the calendar. */
export function spellDate(date, lang) {
  const written = formatDate(date);
  if (!written) return "";
  const style = { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(lang, style).format(new Date(`${written}T00:00:00Z`));
}
