// Pure: a day in words. The words themselves come from the page.

import { formatDate, nextStage, stageOn } from "./stages.js";

const WORDS =
  "unset overdue due before beforeStage dayAndStage status next nextUndated last here date fullDate range from " +
  "badDay badDate farDate calendarDone keepFailed linkDone linkFailed copyDone copyFailed needsDay " +
  "forgotten calendarName calendarFile stageEvent stageText printed";

/** The words of the page, or null when the block is missing or broken. */
export function parseTexts(json) {
  try {
    const texts = JSON.parse(json);
    const { events, dueEvent } = texts;
    const isText = (value) => typeof value === "string";
    const isEvent = ({ uid, title, text }) => [uid, title, text].every(isText);
    const whole = WORDS.split(" ").every((word) => isText(texts[word]));
    const counts = [...events.map(({ after }) => after), dueEvent.alarmDays];
    const days = counts.every((count) => count >= 0 && count < 99);
    return whole && days && events.every(isEvent) && isEvent(dueEvent) ? texts : null;
  } catch {
    return null;
  }
}

/** Puts values in the places of a text that are written `{name}`. */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A day and its stage, such as 逾期第 31 天，多方跟进阶段; `page` as `readPage` gives it. */
export function nameDay({ texts, stages, titles }, day) {
  const { overdue, due, before, beforeStage, dayAndStage } = texts;
  const words = day === 0 ? due : fill(day > 0 ? overdue : before, { day: Math.abs(day) });
  const stage = stageOn(stages, day);
  return fill(dayAndStage, { day: words, stage: stage ? titles.get(stage.id) : beforeStage });
}

/** A day with its stage, and which comes next and when; `today` is the date of that day. */
export function describeDay(page, day, today) {
  const { texts, stages, titles } = page;
  const next = nextStage(stages, day);
  const name = fill(texts.status, { day: nameDay(page, day) });
  if (!next) return [name, texts.last];
  const count = next.first - day;
  const values = {
    count,
    date: spellDate(texts, today + count, today),
    stage: titles.get(next.id),
  };
  return [name, fill(values.date ? texts.next : texts.nextUndated, values)];
}

/** A date in words, with the year unless it is this one; empty when it is beyond the calendar. */
export function spellDate(texts, date, today) {
  const written = formatDate(date);
  if (!written) return "";
  const [year, month, day] = written.split("-").map(Number);
  const now = Number(formatDate(today).slice(0, 4));
  return fill(year === now ? texts.date : texts.fullDate, { year, month, day });
}

/** The dates of a stage; `last` is null for one without end. */
export function spellRange(texts, first, last, today) {
  const from = spellDate(texts, first, today);
  const to = spellDate(texts, last ?? first, Math.max(today, first)); // the year is said once
  if (!from || !to) return "";
  if (last === null) return fill(texts.from, { from });
  return from === to ? from : fill(texts.range, { from, to });
}
