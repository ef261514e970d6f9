// What a reader takes along: a link to the day, a calendar file, a print of one stage.

import { createCalendar } from "./calendar.js";
import { monthLater } from "./stages.js";
import { fill } from "./words.js";

const DOMAIN = "yuqi-guide";

/** The buttons of the full timeline, and the boxes that say what is kept on the device. */
export function actionButtons(texts, kept) {
  const buttons = ["jump", "link", "calendar", "print"].map((name) => button(name, texts[name]));
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = "remember";
  box.checked = kept;
  label.append(box, ` ${texts.remember}`);
  return [...buttons, label, button("forget", texts.forget)];
}

/** A link from a short timeline to the full one, at the day. */
export function linkToDay(texts) {
  const link = document.createElement("a");
  link.className = "timeline-link";
  link.textContent = texts.more;
  link.href = texts.home;
  return link;
}

function button(name, text) {
  const made = document.createElement("button");
  made.type = "button";
  made.name = name;
  made.textContent = text;
  return made;
}

/** Copies an address; resolves to whether that worked. */
export async function copyAddress(address) {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return false;
  }
}

const ONE_STAGE = "print-stage"; // the style sheet hides the rest

/** Prints the page with everything hidden but the current stage. */
export function printStage() {
  const root = document.documentElement;
  root.classList.add(ONE_STAGE);
  const done = () => root.classList.remove(ONE_STAGE);
  window.addEventListener("afterprint", done, { once: true }); // print() may not wait
  window.print();
}

/** Whether it is one stage that is being printed. */
export function printsOneStage() {
  return document.documentElement.classList.contains(ONE_STAGE);
}

/**
 * The reader's own dates as an iCalendar file.
 * @param {{due: number, today: number, now: Date}} when
 * @param {{id: string, first: number, title: string}[]} stages
 */
export function calendarFile({ due, today, now }, stages, texts) {
  const events = stages
    .filter(({ first }) => due + first > today)
    .map(({ id, first, title }) => ({
      uid: `stage-${id}`,
      date: due + first,
      title: fill(texts.stageEvent, { stage: title }),
      text: texts.stageText,
      alarmDays: null,
    }));
  for (const { uid, after, title, text } of texts.events) {
    events.push({ uid, date: today + after, title, text, alarmDays: 0 });
  }
  const { uid, title, text, alarmDays, count } = texts.dueEvent;
  let months = 1;
  while (monthLater(due, months) <= today) months += 1;
  for (let number = 0; number < count; number += 1) {
    const date = monthLater(due, months + number);
    events.push({ uid: `${uid}-${number + 1}`, date, title, text, alarmDays });
  }
  events.sort((one, other) => one.date - other.date);
  return createCalendar({ name: texts.calendarName, domain: DOMAIN, stamp: now }, events);
}

/** Offers a text as a file to be saved. */
export function saveFile(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
