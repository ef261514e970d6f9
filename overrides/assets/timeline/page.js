// Reads what the server wrote: elements, stages, words, limits.

import { parseDay, parseStages } from "./stages.js";
import { parseTexts } from "./words.js";

/** Everything the timeline works with, or null when the HTML is not what it should be. */
export function readPage(host) {
  const one = (selector) => host.querySelector(selector);
  const all = (selector) => Array.from(host.querySelectorAll(selector));
  const items = all(":scope > ol > li");
  const stages = parseStages(
    items.map(({ dataset }) => ({
      id: dataset.stage || "",
      first: dataset.firstDay || "",
      last: dataset.lastDay || "",
    })),
  );
  const texts = parseTexts(one(":scope > script")?.textContent);
  const [due, number, product, remember] = ["due", "day", "product", "remember"].map((name) =>
    one(`[name="${name}"]`),
  );
  const [thumb, track, status, problem] = ["thumb", "axis", "status", "problem"].map((name) =>
    one(`.timeline-${name}`),
  );
  const names = items.map((item) => item.querySelector(".timeline-title")?.textContent);
  if (![status, problem, due, number, stages, texts].every(Boolean) || !names.every(Boolean))
    return null;
  const axis = {
    min: Math.min(parseDay(host.dataset.axisFirst || "") ?? -1, -1),
    max: Math.max(parseDay(host.dataset.axisLast || "") ?? 0, stages[stages.length - 1].first + 1),
  };
  return {
    host,
    list: one(":scope > ol"),
    items,
    stages,
    texts,
    due,
    number,
    product,
    remember,
    axis,
    limits: {
      first: parseDay(number.min) ?? axis.min,
      last: parseDay(number.max) ?? axis.max,
    },
    titles: new Map(items.map((item, index) => [item.dataset.stage, names[index]])),
    fieldsets: all("fieldset"),
    slides: Boolean(thumb && track),
    thumb,
    track,
    problem,
    status,
    date: one(".today-date"),
    plain: one(".timeline-plain"),
    printed: one(".timeline-printed"),
    cards: byName(all("[data-card]"), ({ dataset }) => dataset.card),
    shares: byName(all("[data-share]"), ({ dataset }) => dataset.share),
    dates: byName(all("[data-dates]"), ({ dataset }) => dataset.dates),
    limited: all("[data-products]"),
    links: all(".timeline-link"),
  };
}

/** The list is complete without the widget; the server wrote what to say when it is broken. */
export function explainBroken(host) {
  const problem = host.querySelector("[data-broken]");
  if (problem) problem.textContent = problem.dataset.broken;
  host.setAttribute("data-whole", "");
}

/** Elements by a name of theirs; several may have the same. */
function byName(elements, nameOf) {
  const named = new Map();
  for (const element of elements) {
    const name = nameOf(element);
    named.set(name, [...(named.get(name) || []), element]);
  }
  return named;
}
