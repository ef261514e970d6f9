// What one of the two fields says of the day, and what is said of it when it is no day.

import { Day } from "./day.js";
import { dateOf, parseDate, parseDay } from "./stages.js";
import { fill } from "./words.js";

/** The day the field of the due date or of the number names, or null. */
export function dayIn({ due, number }, field) {
  const value = field === due ? parseDate(due.value) : parseDay(number.value);
  if (value === null) return null;
  return field === due ? Day.since(value, today()) : Day.given(value, today());
}

/** What is wrong with a field that names `day`, or no day at all. */
export function complaintAbout({ due, texts, limits }, field, day) {
  if (field !== due) return fill(texts.badDay, limits);
  return day ? texts.farDate : texts.badDate;
}

/** Whether the timeline reaches as far as a day. */
export function isWithin({ first, last }, { count }) {
  return count >= first && count <= last;
}

/** The date where the reader is, now. */
export function today() {
  return dateOf(new Date());
}
