// Reads what the server wrote: elements, stages, words, limits.

import { parseDay, parseStages } from "./stages.js";
import { parseTexts } from "./words.js";

/** Everything the timeline works with, or null when the HTML is not what it should be. */
export function readPage(host) {
  const form = host.querySelector(".timeline-controls");
  const items = Array.from(host.querySelectorAll(":scope > ol > li"));
  const stages = parseStages(
    items.map(({ dataset }) => ({
      id: dataset.stage || "",
      first: dataset.firstDay || "",
      last: dataset.lastDay || "",
    })),
  );
  const texts = parseTexts(host.querySelector(":scope > script")?.textContent);
  const [thumb, track, fieldset] = [".timeline-thumb", ".timeline-axis", "fieldset"].map((part) =>
    form?.querySelector(part),
  );
  const names = items.map((item) => item.querySelector(".timeline-title")?.textContent);
  const { due, day: number } = form?.elements || {};
  const whole = thumb && track && fieldset && due && number && names.every(Boolean);
  if (!whole || !stages || !texts) return null;
  const lastStage = stages[stages.length - 1];
  const axis = {
    min: Math.min(parseDay(host.dataset.axisFirst || "") ?? -1, -1),
    max: Math.max(parseDay(host.dataset.axisLast || "") ?? 0, lastStage.first + 1),
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
    problem: form.querySelector(".timeline-problem"),
    status: form.querySelector(".timeline-status"),
    actions: form.querySelector(".timeline-actions"),
    shares: Array.from(form.querySelectorAll("[data-share]")),
    before: host.querySelector("[data-before-due]"),
  };
}
