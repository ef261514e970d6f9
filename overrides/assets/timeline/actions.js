// What a reader takes along: a link to the day, a calendar file, a print or the text of one stage.

import { createCalendar } from "./calendar.js";
import { hashForStage } from "./location.js";
import { dateOf, formatDate, monthLater } from "./stages.js";

const DOMAIN = "yuqi-guide";
const DUE_DATES = 3; // how many of the next monthly due dates a calendar gets

/** Resolves to whether a text could be copied. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
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

/** What stands on the reader's card, and the days to come, as lines of text. */
export function textOf({ host, status, stages, titles, dates, cards }, stage, address) {
  const lines = [status.textContent];
  const [card] = cards.get(stage ? stage.id : "before") || [];
  for (const part of card ? card.querySelectorAll("li, p") : []) lines.push(`- ${squeeze(part)}`);
  for (const { id } of stages) {
    const [dated] = dates.get(id) || [];
    if (dated) lines.push(`${squeeze(dated)} ${titles.get(id)}`);
  }
  const note = host.querySelector(".timeline-note");
  return [...lines, note ? squeeze(note) : "", address].filter(Boolean).join("\n");
}

function squeeze({ textContent }) {
  return textContent.trim().replace(/\s+/g, " ");
}

/** Offers the reader's own dates as an iCalendar file. Its titles say nothing of a debt. */
export function saveCalendar({ texts, stages }, day, now) {
  const today = dateOf(now);
  const due = today - day;
  const debt = formatDate(due); // two debts are two sets of events
  const events = stages
    .filter(({ first }) => due + first > today)
    .map(({ id, first }) => ({
      uid: `stage-${id}-${debt}`,
      date: due + first,
      title: texts.stageEvent,
      text: texts.stageText,
      url: new URL(hashForStage(id), location.href).href,
      alarmDays: null,
    }));
  const url = location.href.split("#")[0];
  for (const { uid, after, title, text } of texts.events) {
    events.push({ uid: `${uid}-${debt}`, date: today + after, title, text, url, alarmDays: 0 });
  }
  const { uid, title, text, alarmDays } = texts.dueEvent;
  let months = 0;
  while (monthLater(due, months) <= today) months += 1;
  for (let number = 0; number < DUE_DATES; number += 1) {
    const date = monthLater(due, months + number);
    events.push({ uid: `${uid}-${number + 1}-${debt}`, date, title, text, url, alarmDays });
  }
  events.sort((one, other) => one.date - other.date);
  const calendar = { name: texts.calendarName, domain: DOMAIN, stamp: now };
  saveFile(texts.calendarFile, createCalendar(calendar, events));
}

/** Offers a text as a file to be saved. */
function saveFile(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000); // some ask the reader first
}
