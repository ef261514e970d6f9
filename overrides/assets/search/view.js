// Makes elements of what the engine found. Text goes in as text, never as HTML.

import { marked, passage } from "./passage.js";

/** An element with attributes and children. */
export function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A text with the words of the question marked. */
export function withMarks(text, marks) {
  return marked(text, marks).map((part) => (part.mark ? make("mark", null, part.text) : part.text));
}

/** What a result says below its title: the short answer, and the passage that was asked for. */
export function details(hit, marks) {
  const lead = make("span", { class: "search-lead" }, ...withMarks(hit.lead, marks));
  const found = passage(`${hit.also.join("\n")}\n${hit.body}`, marks);
  const isNew = found && !passage(hit.lead, marks) && !hit.lead.includes(found);
  return isNew ? [lead, make("span", { class: "search-passage" }, ...withMarks(found, marks))] : [lead];
}

/** The kind and title of a result; `wrap` makes of the title what is shown of it. */
export function heading(hit, marks, wrap = (title) => title) {
  const title = make("span", { class: "search-title" }, ...withMarks(hit.title, marks));
  return make("span", { class: "search-heading" }, make("span", { class: "search-kind" }, hit.label), wrap(title));
}

/**
 * What is known of a telephone number or of its beginning.
 * @returns {{text: string, more: string, url: string | null}} `url` leads to where it is written;
 *   `more` is what to do
 */
export function aboutNumber({ digits, short, state, written, entry }) {
  const unsure = "没登记不等于是真的，也不等于是假的。怎样核实，看下面。";
  const [title, url] = entry || [];
  if (state === "known") return { text: `${written} 登记在册：${title}`, more: "来电显示能伪造，挂断后自己拨过去核实。", url };
  if (state === "false") {
    return { text: `${written} 的网上说法是假的，点开看为什么`, more: "别拿它核实，也别照着它还款。", url };
  }
  if (state === "beginning") {
    const text = short ? `${digits} 开头，证明不了是谁，点开看为什么` : `${digits} 没有登记，开头证明不了是谁`;
    return { text, more: unsure, url };
  }
  return { text: short ? `${digits} 开头的号码，这里没有登记。` : `${digits} 没有登记。`, more: unsure, url: null };
}

/** The words of the link that leads to a day of the timeline. */
export function dayText(day) {
  return `看时间线：逾期第 ${day} 天`;
}
