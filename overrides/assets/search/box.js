// The box in the header: a combobox with a list of suggestions (ARIA Authoring Practices).

import { careAt } from "./care.js";
import { Asker } from "./library.js";
import { aboutNumber, dayText, details, heading, make } from "./view.js";

const PAUSE = 120; // milliseconds after the last key, so that a word is typed before it is looked for
const MOST = 4; // what a phone shows beside its keyboard

const UNREAD = "现在读不到搜索用的文件。检查网络后再试，或按回车去搜索页。";
const CALLS = "上面有现在可以打的电话。";
const UNSURE = { near: "没有完全对得上的，下面是最接近的。", none: "这件事本站没有写，下面几条只是字面上相近。" };

export function attachBox(form, base) {
  const box = new Box(form, base);
  box.attach();
  return box;
}

class Box {
  constructor(form, base) {
    this.form = form;
    this.base = base;
    this.input = form.querySelector("input");
    this.panel = form.querySelector("[data-search-panel]");
    this.lines = form.querySelector("[data-search-lines-of]"); // for when nobody can tell what was meant
    this.list = form.querySelector("[data-search-options]");
    this.status = form.querySelector("[data-search-status]");
    this.asker = new Asker(base);
    this.active = -1;
  }

  attach() {
    const { input, form } = this;
    const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": "search-options", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener("input", (event) => event.isComposing || this.later());
    input.addEventListener("compositionstart", () => clearTimeout(this.timer)); // half a word is no question
    input.addEventListener("compositionend", () => this.later());
    input.addEventListener("focus", () => this.later());
    input.addEventListener("keydown", (event) => this.press(event));
    form.addEventListener("submit", () => this.leave());
    this.list.addEventListener("click", () => this.leave());
    form.querySelector("[data-search-close]").addEventListener("click", () => this.leave());
    document.addEventListener("pointerdown", (event) => form.contains(event.target) || this.close());
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) this.close();
    });
    careAt(this.base).catch(() => {});
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.select(-1); // what was chosen belongs to the text before
    this.timer = setTimeout(() => this.suggest(), PAUSE);
  }

  suggest() {
    const text = this.input.value.trim();
    if (text) {
      this.asker.ask(text, MOST, {
        doubt: () => this.wait(),
        warn: (care) => this.warn(care),
        show: (answer) => this.show(text, answer),
        fail: (unheard) => this.fail(unheard),
      });
      return;
    }
    this.warn(null);
    this.asker.get(({ head }) => head.first, (first) => this.offer(first));
  }

  /** Puts whom to call above all suggestions; `md-typeset` as the header is no part of the text. */
  warn(care) {
    this.panel.querySelectorAll("[data-search-help]").forEach((old) => old.remove());
    if (!care || !this.isUsed()) return;
    this.panel.prepend(make("div", { class: "search-help md-typeset", "data-search-help": "" }, care.box(false)));
    if (this.panel.hidden) this.open();
    this.say(CALLS);
  }

  /** Shows the lines whatever was typed: the words of despair could not be read. */
  doubt() {
    if (this.lines && !this.calls()) this.panel.prepend(this.lines.content.cloneNode(true));
  }

  /** The same while nobody can tell yet whether they will be. */
  wait() {
    if (!this.isUsed()) return;
    this.doubt();
    if (this.panel.hidden) this.open();
    this.say(this.calls());
  }

  /** What is said of the lines, if they stand there. */
  calls() {
    return this.panel.querySelector("[data-search-help]") ? CALLS : "";
  }

  /** What most readers need, before anything is typed. */
  offer(first) {
    if (!this.isUsed()) return;
    this.put([], first.map(([title, url]) => this.option(url, [make("span", { class: "search-title" }, title)], "first")));
    this.say("多数人先看这几页，用上下键选，或输入你的问题。");
  }

  /** Whether the reader is still here. */
  isUsed() {
    return this.form.contains(document.activeElement);
  }

  show(text, answer) {
    if (!this.isUsed()) return; // the reader has gone on
    const options = answer.hits.map((hit) =>
      this.option(hit.url, [heading(hit, answer.marks), ...details(hit, answer.marks)]),
    );
    const extra = [];
    const notes = [];
    if (answer.number) {
      const { text: words, more, url } = aboutNumber(answer.number);
      if (url) extra.push(this.option(url, [words, make("span", { class: "search-lead" }, more)], answer.number.state));
      else notes.push(make("p", { class: "search-note" }, words, more));
    }
    if (answer.day) extra.push(this.option(`timeline/#day-${answer.day.day}`, [dayText(answer.day.day)], "day"));
    if (answer.verdict !== "found" && !this.calls()) notes.push(make("p", { class: "search-note" }, UNSURE[answer.verdict]));
    if (answer.unheard) this.doubt();
    const all = this.option(`search/#q=${encodeURIComponent(text)}`, [`看全部结果：${text}`], "all");
    this.put(notes, [...extra, ...options, all]);
    this.say(`${this.calls()}${notes.map((note) => note.textContent).join("")}${this.options().length} 条建议，用上下键选。`);
  }

  /** Shows what is said, and the options, below the lines to call. */
  put(notes, options) {
    this.list.replaceChildren(...options);
    this.panel.querySelectorAll(".search-note").forEach((old) => old.remove());
    const help = this.panel.querySelector("[data-search-help]");
    if (help) help.after(...notes);
    else this.panel.prepend(...notes);
    this.options().forEach((option, i) => option.setAttribute("id", `search-option-${i}`));
    this.open();
  }

  option(url, children, state) {
    const attributes = { role: "option", "aria-selected": "false", tabindex: "-1", href: new URL(url, this.base).href };
    if (state) attributes["data-state"] = state;
    return make("a", attributes, ...children);
  }

  options() {
    return Array.from(this.list.querySelectorAll("[role=option]"));
  }

  fail(unheard) {
    if (unheard) this.doubt();
    this.put([make("p", { class: "search-note" }, UNREAD)], []);
    this.say(`${this.calls()}${UNREAD}`);
  }

  /** A frame later, because what a live region says as it appears is not read aloud. */
  say(text) {
    requestAnimationFrame(() => {
      this.status.textContent = text;
    });
  }

  open() {
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", String(this.options().length > 0));
    this.select(-1);
  }

  close() {
    this.asker.drop();
    clearTimeout(this.timer);
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.select(-1);
  }

  /** Closes the suggestions, and on a narrow screen the box as well. */
  leave() {
    this.close();
    document.documentElement.classList.remove("searching");
    this.input.blur();
  }

  select(index) {
    this.active = index;
    this.options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const option = this.options()[index];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229) return; // the input method takes this key
    const count = this.options().length;
    const shown = !this.panel.hidden && count > 0;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown) {
      event.preventDefault();
      const places = count + 1; // one of them is the field itself
      this.select(((this.active + 1 + step + places) % places) - 1);
    } else if (step === 1) {
      event.preventDefault();
      this.suggest();
    } else if (event.key === "Enter" && shown && this.active >= 0) {
      event.preventDefault();
      this.options()[this.active].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.panel.hidden) this.leave();
      else this.close();
    }
  }
}
