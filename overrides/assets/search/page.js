// The page that answers by its address: `/search/?q=…` from a link, `/search/#q=…` from the box.

import { Asker } from "./library.js";
import { aboutNumber, dayText, details, heading, make } from "./view.js";

const MOST = 20;

export function attachPage(place, base) {
  const page = new SearchPage(place, base);
  addEventListener("hashchange", () => page.answer());
  page.form.addEventListener("submit", () => page.again());
  // What was typed while this was loading is left alone.
  if (questionIn(location)) page.answer();
  else page.clear();
}

/** The question in an address; the fragment, which no server sees, comes first. */
export function questionIn({ hash, search }) {
  const typed = new URLSearchParams(hash.slice(1)).get("q");
  return (typed === null ? new URLSearchParams(search).get("q") || "" : typed).trim();
}

class SearchPage {
  constructor(place, base) {
    this.place = place;
    this.base = base;
    this.form = place.querySelector("form");
    this.input = place.querySelector("input");
    this.status = place.querySelector("[data-search-count]");
    this.help = place.querySelector("[data-search-help]");
    this.extra = place.querySelector("[data-search-extra]");
    this.results = place.querySelector("[data-search-results]");
    this.nothing = place.querySelector("[data-search-nothing]");
    this.index = document.querySelector("[data-search-index]");
    this.asker = new Asker(base);
    this.title = document.title;
  }

  /** Answers anew what is asked already; a new question changes the address, which answers it. */
  again() {
    if (this.input.value.trim() === questionIn(location)) this.answer();
  }

  answer() {
    const text = questionIn(location);
    this.place.removeAttribute("data-search-done");
    this.input.value = text;
    if (!text) {
      this.clear();
      return;
    }
    this.asker.ask(text, MOST, {
      warn: (care) => this.warn(care),
      show: (answer, head) => this.show(text, answer, head),
      fail: () => this.fail(),
    });
  }

  /** What stands before everything else when somebody sounds as if they might harm themselves. */
  warn(care) {
    this.help.replaceChildren(...(care ? [care.box(true)] : []));
  }

  show(text, answer, head) {
    const { hits, marks, sure } = answer;
    this.extra.replaceChildren(...this.beside(answer, head));
    this.results.replaceChildren(...hits.map((hit) => this.result(hit, marks)));
    this.nothing.hidden = sure;
    this.index.hidden = sure;
    const meant = answer.text === text.toLowerCase() ? "" : `按“${answer.text}”找的。`;
    const near = hits.length ? "下面是最接近的。" : "看看下面这几页，或按主题找。";
    const helped = this.help.hasChildNodes();
    const found = sure ? `${meant}找到 ${hits.length} 条，最对得上的在前。` : `没有找到完全对得上的。${near}`;
    this.status.textContent = helped ? `上面有现在可以打的电话。${found}` : found;
    // The name of a tab is kept by the browser, and others see it.
    document.title = helped ? this.title : `${text} · ${this.title}`;
    this.place.setAttribute("data-search-done", "");
  }

  /** What stands before the results: the day and the number of the question. */
  beside({ day, number }, head) {
    const made = [];
    if (number) {
      const { state, text, more, url } = aboutNumber(number, head);
      const said = url ? make("a", { href: this.address(url) }, text) : text;
      made.push(make("p", { class: "search-number", "data-state": state }, said, more));
    }
    if (day) {
      const link = make("a", { href: this.address(`timeline/#day-${day.day}`) }, dayText(day.day));
      made.push(make("p", { class: "search-day" }, link));
    }
    return made;
  }

  result(hit, marks) {
    const [kind, title] = heading(hit, marks);
    const link = make("a", { href: this.address(hit.url) }, title);
    return make("li", { "data-search-result": "", "data-kind": hit.kind }, kind, link, ...details(hit, marks));
  }

  address(url) {
    return new URL(url, this.base).href;
  }

  clear() {
    this.asker.drop();
    document.title = this.title;
    this.results.replaceChildren();
    this.help.replaceChildren();
    this.extra.replaceChildren();
    this.status.textContent = "";
    this.nothing.hidden = true;
    this.index.hidden = false;
    this.place.setAttribute("data-search-done", "");
  }

  fail() {
    const help = Array.from(this.help.children);
    this.clear();
    this.help.replaceChildren(...help);
    this.status.textContent = "现在读不到搜索用的文件。检查网络后再试。下面是全部主题。";
  }
}
