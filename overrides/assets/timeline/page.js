// Reads what the server wrote: elements, stages, words, limits.

import { parseDay, parseStages } from "./stages.js";
import { parseTexts } from "./words.js";

/** Everything the timeline works with, or null when the HTML is not what it should be. */
export function readPage(host) {
  const form = host.querySelector("form");
  const items = Array.from(host.querySelectorAll(":scope > ol > li"));
  const stages = parseStages(
    items.map(({ dataset }) => ({
      id: dataset.stage || "",
      first: dataset.firstDay || "",
      last: dataset.lastDay || "",
    })),
  );
  const texts = parseTexts(host.querySelector(":scope > script")?.textContent);
  const part = (name) => form?.querySelector(`.timeline-${name}`);
  const [thumb, track, status, problem] = ["thumb", "axis", "status", "problem"].map(part);
  const fieldset = form?.elements[0];
  const { due, day: number } = form?.elements || {};
  const names = items.map((item) => item.querySelector(".timeline-title")?.textContent);
  const parts = [thumb, track, fieldset, status, problem, due, number, stages, texts];
  if (!parts.every(Boolean) || !names.every(Boolean)) return null;
  const axis = {
    min: Math.min(parseDay(host.dataset.axisFirst || "") ?? -1, -1),
    max: Math.max(parseDay(host.dataset.axisLast || "") ?? 0, stages[stages.length - 1].first + 1),
  };
  return {
    host,
    form,
    items,
    stages,
    texts,
    due,
    number,
    axis,
    limits: {
      first: parseDay(number.min) ?? axis.min,
      last: parseDay(number.max) ?? axis.max,
    },
    lang: host.closest("[lang]")?.lang || undefined,
    titles: new Map(items.map((item, index) => [item.dataset.stage, names[index]])),
    fieldset,
    thumb,
    track,
    problem,
    status,
    link: part("link"),
    shares: new Map(
      Array.from(form.querySelectorAll("[data-share]"), (share) => [share.dataset.share, share]),
    ),
    before: host.querySelector("[data-before-due]"),
    line: host.querySelector(".lanes-day > span"),
    limited: Array.from(host.querySelectorAll("[data-products]")),
  };
}
