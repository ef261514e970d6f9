// Pure: an iCalendar file (RFC 5545) from a list of all-day events.

import { formatDate } from "./stages.js";

const LINE_OCTETS = 75; // RFC 5545, 3.1: longer lines are folded

/**
 * The text of a file made at the moment `stamp`.
 * @param {{uid: string, date: number, title: string, text: string, url: string, alarmDays: number | null}[]}
 *   events `uid` stays the same for an event, so that a second download replaces the first;
 *   `alarmDays` asks for a reminder that many days before
 */
export function createCalendar({ name, domain, stamp }, events) {
  const made = stamp.toISOString().replace(/[-:]|\.\d+/g, "");
  const sequence = Math.floor(stamp.getTime() / 60000); // grows, so that importers update
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${domain}//timeline//ZH`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
  ];
  for (const event of events) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${event.uid}@${domain}`,
      `DTSTAMP:${made}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${compact(event.date)}`,
      `DTEND;VALUE=DATE:${compact(event.date + 1)}`,
      `SUMMARY:${escapeText(event.title)}`,
      `DESCRIPTION:${escapeText(`${event.text}\n${event.url}`)}`,
      `URL:${event.url.replace(/[^!-~]/g, "")}`,
      "TRANSP:TRANSPARENT",
      ...alarm(event),
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.map(fold).join("\r\n") + "\r\n";
}

/** A reminder at nine in the morning. */
function alarm({ alarmDays, title }) {
  if (alarmDays === null) return [];
  const trigger = alarmDays === 0 ? "PT9H" : `-P${alarmDays - 1}DT15H`;
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escapeText(title)}`,
    `TRIGGER:${trigger}`,
    "END:VALARM",
  ];
}

function compact(date) {
  return formatDate(date).replace(/-/g, "");
}

/** RFC 5545, 3.3.11. Other controls may not stand in a text, and some readers end a line at them. */
function escapeText(text) {
  const plain = text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, "");
  return plain.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

/** Folds a line by octets of UTF-8, without cutting a character. */
export function fold(line) {
  const pieces = [];
  let piece = "";
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  pieces.push(piece);
  return pieces.join("\r\n");
}
