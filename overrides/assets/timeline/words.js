// Pure: a day in words. The words themselves come from the page.

import { formatDate, nextStage, stageOn } from "./stages.js";

const WORDS =
  "unset overdue due before beforeStage dayAndStage status next nextUndated last badDay badDate " +
  "farDate calendarDone keepFailed linkDone linkFailed needsDay forgotten calendarName calendarFile stageEvent stageText";

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

/** A day, its stage, and which comes next and when; `today` is the date of that day. */
export function describeDay(page, day, today) {
  const { texts, stages, titles, lang } = page;
  const next = nextStage(stages, day);
  if (!next) return fill(texts.status, { day: nameDay(page, day), more: texts.last });
  const count = next.first - day;
  const values = { count, date: spellDate(today + count, lang), stage: titles.get(next.id) };
  const more = fill(values.date ? texts.next : texts.nextUndated, values);
  return fill(texts.status, { day: nameDay(page, day), more });
}

const formats = new Map(); // making one takes longer than all the rest of a move

/** A date in the words of a language; empty when it is beyond the calendar. */
export function spellDate(date, lang) {
  const written = formatDate(date);
  if (!written) return "";
  if (!formats.has(lang)) {
    const style = { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" };
    formats.set(lang, new Intl.DateTimeFormat(lang, style));
  }
  return formats.get(lang).format(new Date(`${written}T00:00:00Z`));
}
