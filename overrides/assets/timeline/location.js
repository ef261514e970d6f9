// Pure: the day or the stage in the fragment of an address. Never a date.

const DAY = /^#day-(-?\d{1,5})$/;

/** The day a fragment such as `#day-31` names, or null. */
export function dayFromHash(hash) {
  const match = DAY.exec(hash);
  return match ? Number(match[1]) : null;
}

/** Whether a fragment means to name a day, rightly or wrongly. */
export function hasDay(hash) {
  return hash.startsWith("#day-");
}

/** The fragment that names a day. */
export function hashForDay(day) {
  return `#day-${day}`;
}

/** The fragment that names a stage. */
export function hashForStage(id) {
  return `#in-${id}`;
}
