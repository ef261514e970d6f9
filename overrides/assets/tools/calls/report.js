// Pure: the log in words, for the page and for a table. The words come from the page.

export const SEPARATOR = "｜"; // between the cells of a table in plain text

/**
 * Puts values in the places of a text that are written `{name}`: the timeline's, again, because what
 * two scripts share would be a third one to ask for.
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A date such as 2026-11-28 in words; what is no date stays as it is. */
export function spellDate(date, { texts }, form = texts.day) {
  const [year, month, day] = date.split("-").map(Number);
  return year && month && day ? fill(form, { year, month, day }) : date;
}

/** When an entry happened. */
export function when(entry, data) {
  const { undated, untimed } = data.texts;
  return `${entry.date ? spellDate(entry.date, data) : undated} ${entry.time || untimed}`;
}

/** What is told of an entry below its time, part by part. */
export function details(entry, { labels, texts }) {
  const list = (name) => entry[name].map((word) => labels[name][word]).join(texts.and);
  return [
    fill(texts.reachedWhom, { reached: labels.reached[entry.reached] }),
    caller(entry, labels.claimed, texts),
    entry.number && fill(texts.number, { number: entry.number }),
    list("said"),
    entry.note && fill(texts.note, { note: entry.note }),
    entry.proof.length && fill(texts.kept, { proof: list("proof") }),
  ].filter(Boolean);
}

/** Who the caller said they were, and which institution that is, as far as the reader knows. */
function caller({ claimed, name }, labels, texts) {
  const values = { identity: labels[claimed], name };
  if (claimed === "unsure") return name && fill(texts.nameOnly, values);
  if (claimed === "nobody") return name ? fill(texts.unsaidName, values) : values.identity;
  return fill(name ? texts.saidToBeNamed : texts.saidToBe, values);
}

/**
 * What something is said not to agree with: a document once, with all its places. What we know from
 * hearsay alone is marked.
 */
export function groundTexts(grounds, { texts }) {
  const documents = new Map();
  for (const [lead, place, tail, asserted] of grounds) {
    const key = [lead, tail, asserted].join("\n");
    if (!documents.has(key)) documents.set(key, { lead, tail, asserted, places: new Set() });
    documents.get(key).places.add(place);
  }
  return [...documents.values()].map(({ lead, tail, asserted, places }) => {
    const ground = `${lead}${[...places].join(texts.and)}${tail}`;
    return asserted ? ground : fill(texts.doubtful, { ground });
  });
}

/** What a rule counts, in words. */
export function outcomesOf({ outcomes }, { labels, texts }) {
  return outcomes.map((word) => labels.outcomes[word]).join(texts.and);
}

/** The whole log as a table in plain text, a line each, and the counts below it. */
export function tableLines({ entries, days, weeks }, data) {
  const { labels, texts } = data;
  if (!entries.length) return [];
  const list = (entry, name) => entry[name].map((word) => labels[name][word]).join(texts.and);
  const rows = entries.map(({ entry }, place) =>
    [
      place + 1,
      entry.date || texts.undated,
      entry.time || texts.untimed,
      labels.outcomes[entry.outcome],
      entry.number,
      labels.reached[entry.reached],
      labels.claimed[entry.claimed],
      entry.name,
      list(entry, "said"),
      list(entry, "proof"),
      entry.note,
    ]
      .map((cell) => String(cell).split(SEPARATOR).join(" ") || texts.none)
      .join(SEPARATOR),
  );
  return [
    fill(texts.tableTitle, { count: entries.length }),
    texts.tableHead.split(" ").join(SEPARATOR),
    ...rows,
    texts.countsTitle,
    ...days.map((day) => countsOf(`${spellDate(day.date, data)} ${day.name || texts.unnamed}`, day, data)),
    texts.weeksTitle,
    ...weeks.map((week) => countsOf(spellWeek(week, data), week, data)),
  ];
}

/** A week in words. */
export function spellWeek({ from, to }, data, form) {
  return fill(data.texts.week, { from: spellDate(from, data, form), to: spellDate(to, data, form) });
}

function countsOf(name, counts, { texts }) {
  return fill(texts.counts, { ...counts, name });
}
