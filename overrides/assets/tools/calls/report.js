// Pure: the log in words, for the page, for a table and for a complaint. The words come from the page.

const SEPARATOR = "｜";

/** Puts values in the places of a text that are written `{name}`. */
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
  const claimed = labels.claimed[entry.claimed];
  const known = entry.name ? fill(texts.named, { identity: claimed, name: entry.name }) : claimed;
  const list = (name) => entry[name].map((word) => labels[name][word]).join(texts.and);
  return [
    fill(texts.reachedWhom, { reached: labels.reached[entry.reached] }),
    entry.outcome === "unanswered" && !entry.name ? "" : fill(texts.saidToBe, { identity: known }),
    entry.number && fill(texts.number, { number: entry.number }),
    list("said"),
    entry.note && fill(texts.note, { note: entry.note }),
    entry.proof.length && fill(texts.kept, { proof: list("proof") }),
  ].filter(Boolean);
}

/** What a rule rests on, as it may be said; what we know from hearsay alone is marked. */
export function grounds({ grounds: all }, { texts }) {
  return all.map(([text, asserted]) => (asserted ? text : fill(texts.doubtful, { ground: text })));
}

/** What is said of a rule in a complaint: the surest it rests on, and what must be true besides. */
export function charge(rule, data) {
  const sure = rule.grounds.filter(([, asserted]) => asserted);
  const said = grounds({ grounds: sure.length ? sure : rule.grounds }, data).join(data.texts.also);
  return rule.provided ? fill(data.texts.charge, { ground: said, provided: rule.provided.replace(/[。.]$/, "") }) : said;
}

/**
 * The lines of a complaint: every entry, and every day on which there were too many. `sure` are the
 * rules whose premise the reader has said is true; nothing else is said not to be agreed with.
 */
export function complaintLines({ entries, days }, data, sure) {
  const { texts } = data;
  const told = entries.map(({ entry, rules }, place) => {
    const head = [`${place + 1}. ${when(entry, data)}`, data.labels.outcomes[entry.outcome], ...details(entry, data)];
    const charges = rules.filter(({ id }) => sure.has(id)).map((rule) => charge(rule, data));
    return [head.join(texts.comma), ...charges].join(texts.stop) + texts.stop;
  });
  const counted = days.flatMap((day) =>
    day.rules.map(({ rule, count }) => {
      const name = day.name || texts.unnamed;
      const values = { day: spellDate(day.date, data), name, outcome: outcomesOf(rule, data), count };
      return [fill(texts.daily, values), ...(sure.has(rule.id) ? [charge(rule, data)] : [])].join(texts.stop) + texts.stop;
    }),
  );
  return [...told, ...counted];
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
