// Pure: which rules the entries of a call log fit, what they count up to, and what is missing.
//
// Every limit is handed over with the rules, which are made of `content/rules.yml`. A time is what
// the reader typed: the clock on the wall in China, whatever the zone of the device.
//
// An entry: `date` (2026-11-28), `time` (22:05), `outcome`, `reached`, `claimed`, lists of what was
// `said` and what `proof` is kept, and the reader's own words: `name`, `number`, `note`.

const DAY = 86400000; // milliseconds
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/;

/** The number of the day a date names, or null if there is no such day. */
export function dayOf(date) {
  const [, year, month, day] = DATE.exec(date) || [];
  if (!year) return null;
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.toISOString().slice(0, 10) === date ? made / DAY : null;
}

/** The date of a day's number. */
export function dateOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day a week begins with, which is Monday. */
export function mondayOf(day) {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Minutes since midnight, or null if it is no time. */
export function minutesOf(time) {
  const [, hours, minutes] = TIME.exec(time) || [];
  return hours ? Number(hours) * 60 + Number(minutes) : null;
}

/** Whether a time is in the hours that begin with the first and end before the second. */
export function isWithin([first, last], time) {
  const [from, to, now] = [first, last, time].map(minutesOf);
  if (from === null || to === null || now === null) return false;
  return from < to ? from <= now && now < to : now >= from || now < to;
}

/** Whether an entry is one of those that a rule, or what is wanted as evidence, is about. */
export function fits({ outcomes, reached, claimed, said, hours = [] }, entry) {
  const among = (list, word) => !list.length || list.includes(word);
  return (
    among(outcomes, entry.outcome) &&
    among(reached, entry.reached) &&
    among(claimed, entry.claimed) &&
    (!said.length || said.some((word) => entry.said.includes(word))) &&
    (!hours.length || isWithin(hours, entry.time))
  );
}

/** Who called, as far as it is known: two numbers that gave no name may be two institutions. */
export function callerOf({ name, number }) {
  return name.trim() || number.trim();
}

/** What tells one caller from another: the name, however it was typed. */
export function sameName(name) {
  return name.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

/** The entries in the order in which they happened; those without a date or time come last. */
export function inOrder(entries) {
  const key = ({ date, time }) => `${dayOf(date) === null ? "9999" : date} ${minutesOf(time) === null ? "99" : time}`;
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  return entries
    .map((entry, place) => ({ entry, place, key: key(entry) }))
    .sort((one, other) => compare(one.key, other.key) || one.place - other.place)
    .map(({ entry }) => entry);
}

/**
 * @param {object[]} entries
 * @param {object} data `rules`, what is `wanted` as evidence, which persons are `others`, `texts`
 * @returns {{entries: object[], days: object[], weeks: object[]}} each entry in order with the rules
 *   it fits and what it lacks; each day and institution, and each week, with its counts
 */
export function assess(entries, data) {
  const ordered = inOrder(entries);
  const single = data.rules.filter(({ most }) => most === null);
  const counted = data.rules.filter(({ most }) => most !== null);
  return {
    entries: ordered.map((entry) => ({
      entry,
      rules: single.filter((rule) => fits(rule, entry)),
      lacks: lacks(entry, data),
    })),
    days: groups(ordered, (entry) => [dayOf(entry.date), sameName(callerOf(entry))].join(" ")).map((group) => ({
      date: group[0].date,
      name: callerOf(group[0]),
      ...counts(group, data),
      rules: over(group, counted),
    })),
    weeks: groups(ordered, ({ date }) => mondayOf(dayOf(date))).map((group) => {
      const first = mondayOf(dayOf(group[0].date));
      return { from: dateOf(first), to: dateOf(first + 6), ...counts(group, data) };
    }),
  };
}

/** The entries with a date that have the same key, in order. */
function groups(entries, keyOf) {
  const found = new Map();
  for (const entry of entries) {
    if (dayOf(entry.date) === null) continue;
    const key = keyOf(entry);
    if (found.has(key)) found.get(key).push(entry);
    else found.set(key, [entry]);
  }
  return [...found.values()];
}

/** The rules of a number a day that a day goes beyond, and the entries that count. */
function over(group, counted) {
  return counted
    .map((rule) => ({ rule, entries: group.filter((entry) => fits(rule, entry)) }))
    .filter(({ rule, entries }) => entries.length > rule.most);
}

function counts(group, { rules, others }) {
  const number = (test) => group.filter(test).length;
  const timed = rules.filter(({ hours }) => hours.length);
  return {
    answered: number(({ outcome }) => outcome === "answered"),
    unanswered: number(({ outcome }) => outcome === "unanswered"),
    messages: number(({ outcome }) => outcome === "message"),
    night: number((entry) => timed.some((rule) => fits(rule, entry))),
    others: number(({ reached }) => others.includes(reached)),
  };
}

/** What is still missing as evidence of an entry, in words. */
function lacks(entry, { wanted, texts }) {
  const blank = [
    [minutesOf(entry.time) === null, texts.no_time],
    [!entry.number.trim(), texts.no_number],
    [!entry.name.trim() && entry.outcome !== "unanswered", texts.no_name],
  ];
  const wanting = wanted.filter((one) => fits(one, entry) && !entry.proof.includes(one.proof));
  return [...blank.filter(([is]) => is).map(([, text]) => text), ...wanting.map(({ text }) => text)];
}
