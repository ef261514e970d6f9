// Pure day arithmetic. A "day" counts from the due date: 0 is the due date, 31 the 31st day
// overdue, -3 three days before. A "date" is a count of calendar days since 1970-01-01; it has no
// hour and no time zone, so neither midnight nor daylight saving can move it.

const LAST_DATE = 2932896; // 9999-12-31
const MS_PER_DATE = 86400000;

/** The stages from their attributes as written, or null when they leave gaps or overlap. */
export function parseStages(rows) {
  const stages = rows.map(({ id, first, last }) => ({
    id,
    first: parseDay(first),
    last: last === "" ? null : parseDay(last),
  }));
  const sound = stages.every((stage, index) => {
    const after = stages[index + 1];
    if (!stage.id || stage.first === null) return false;
    return after ? stage.last !== null && after.first === stage.last + 1 : stage.last === null;
  });
  return sound && stages.length > 0 ? stages : null;
}

/** A whole number of at most five digits, or null. */
export function parseDay(text) {
  return /^-?\d{1,5}$/.test(text) ? Number(text) : null;
}

/** The stage a day falls in; null before the first. */
export function stageOn(stages, day) {
  const index = indexOn(stages, day);
  return index < 0 ? null : stages[index];
}

/** The stage that begins next after a day; null in the last one. */
export function nextStage(stages, day) {
  return stages[indexOn(stages, day) + 1] || null;
}

/** By bisection; -1 before the first. */
function indexOn(stages, day) {
  let low = 0;
  let high = stages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stages[middle].first <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where a day stands on the axis, from 0 to 1; `position_of` in Python says why. */
export function positionOf(stages, axis, day) {
  const shown = Math.min(Math.max(day, axis.min), axis.max);
  const index = indexOn(stages, shown);
  const [from, to] = spanOf(stages, axis, index);
  return (index + 1 + (shown - from) / (to - from)) / (stages.length + 1);
}

/** The day that stands at a position of the axis; the inverse of `positionOf`. */
export function dayAt(stages, axis, position) {
  const scaled = Math.min(Math.max(position, 0), 1) * (stages.length + 1);
  const share = Math.min(Math.floor(scaled), stages.length);
  const [from, to] = spanOf(stages, axis, share - 1);
  // A hair is added because a day put on the axis must be read back as the same day.
  const day = Math.floor(from + (scaled - share) * (to - from) + 1e-6);
  return Math.min(Math.max(day, axis.min), axis.max);
}

/** The day a key of a slider leads to (ARIA Authoring Practices), or null for other keys. */
export function dayForKey(key, stages, axis, day) {
  const index = indexOn(stages, day);
  const begin = index >= 0 && stages[index].first < day ? stages[index] : stages[index - 1];
  const target = {
    ArrowRight: day + 1,
    ArrowUp: day + 1,
    ArrowLeft: day - 1,
    ArrowDown: day - 1,
    PageUp: index + 1 < stages.length ? stages[index + 1].first : axis.max,
    PageDown: begin ? begin.first : axis.min,
    Home: axis.min,
    End: axis.max,
  }[key];
  if (target === undefined) return null;
  const shown = Math.min(Math.max(target, axis.min), axis.max);
  return shown > day === target > day ? shown : day; // beyond the axis a key does not lead back
}

/** First day of a share of the axis, and first day after it. */
function spanOf(stages, axis, index) {
  if (index < 0) return [axis.min, stages[0].first];
  const { first, last } = stages[index];
  return [first, last === null ? Math.max(axis.max, first) + 1 : last + 1];
}

/** `2026-11-21` as a date, or null when there is no such day. */
export function parseDate(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  const real = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return real ? moment.getTime() / MS_PER_DATE : null;
}

/** A date as `2026-11-21`, or an empty text when it has no four-digit year. */
export function formatDate(date) {
  const past = new Date(0).setUTCFullYear(0, 0, 1) / MS_PER_DATE;
  if (date < past || date > LAST_DATE) return "";
  return new Date(date * MS_PER_DATE).toISOString().slice(0, 10);
}

/** The date where the reader is. */
export function dateOf(moment) {
  const midnight = Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return midnight / MS_PER_DATE;
}

/** The same day of the next month, or its last day when the month is shorter. */
export function monthLater(date, months) {
  const moment = new Date(date * MS_PER_DATE);
  const month = moment.getUTCMonth() + months;
  const last = new Date(Date.UTC(moment.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(moment.getUTCDate(), last);
  return Date.UTC(moment.getUTCFullYear(), month, day) / MS_PER_DATE;
}
