// What only the reader can judge: for each rule that something in the log fits, one tick says that its
// premise is true of all the calls it names, and each of them can be taken out.

import { make } from "./elements.js";
import { surelyOf } from "./complaint.js";
import { fill, spellDate } from "./report.js";

const ALL = "sure";
const ONE = "sure-of";

/** The entries that a rule fits, by itself or because there were too many on a day. */
export function fittedBy(rule, { entries, days }) {
  const counted = days.flatMap((day) => day.rules.filter((over) => over.rule === rule).flatMap((over) => over.entries));
  return entries.map(({ entry }) => entry).filter((entry, place) => entries[place].rules.includes(rule) || counted.includes(entry));
}

export class Premises {
  /** @param {(id: string, entries: object[], sure: boolean) => void} decide is told what was ticked */
  constructor(host, data, decide) {
    this._host = host;
    this._data = data;
    this._decide = decide;
    host.addEventListener("change", ({ target }) => this._tick(target));
  }

  /** Asks anew, for a log that has changed. */
  show(assessed) {
    this._assessed = assessed;
    this._asked = this._data.rules.map((rule) => ({ rule, entries: fittedBy(rule, assessed) })).filter(({ entries }) => entries.length);
    this._host.replaceChildren(...this._asked.map((asked, place) => this._question(asked, place)));
    this._mark();
  }

  _tick({ name, checked, dataset }) {
    const { rule, entries } = this._asked[Number(dataset.rule)];
    this._decide(rule.id, name === ALL ? entries : [entries[Number(dataset.call)]], checked);
    this._mark();
  }

  _question({ rule: { title, provided }, entries }, place) {
    const words = make("span", null, make("b", null, provided || title), ` ${title}`);
    const all = make("label", null, box(ALL, { "data-rule": place }), " ", words);
    const calls = entries.map((entry, call) => {
      const name = this._name(entry);
      return entries.length > 1 ? make("label", null, box(ONE, { "data-rule": place, "data-call": call }), " ", make("span", null, name)) : name;
    });
    return make("div", { class: "log-premise", role: "group", "aria-label": title }, all, make("p", { class: "log-premise-of" }, ...calls));
  }

  _name(entry) {
    const { texts } = this._data;
    const number = this._assessed.entries.findIndex((one) => one.entry === entry) + 1;
    return fill(texts.premiseOf, { number, day: spellDate(entry.date, this._data, texts.shortDay), time: entry.time || texts.untimed });
  }

  /** Shows what is ticked, and where it is so of some calls alone. */
  _mark() {
    for (const field of this._host.querySelectorAll("input")) {
      const { rule, entries } = this._asked[Number(field.dataset.rule)];
      const sure = surelyOf(rule, entries);
      field.checked = field.name === ALL ? sure.length === entries.length : sure.includes(entries[Number(field.dataset.call)]);
      field.indeterminate = field.name === ALL && sure.length > 0 && !field.checked;
    }
  }
}

function box(name, data) {
  return make("input", { type: "checkbox", name, ...data });
}
