// The page that answers by its address: `/search/?q=…` from a link, `/search/#q=…` from the box.

// What it shares with the box is handed over, so that who asks in the box does not load this as well.

const AT_ONCE = 5; // results; the texts of others are fetched when they come into sight

/** @param {object} parts what `parts.js` exports */
export function attachPage(place, base, parts) {
  const page = new SearchPage(place, base, parts);
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
  constructor(place, base, parts) {
    this.parts = parts;
    this.place = place;
    this.base = base;
    this.form = place.querySelector("form");
    this.input = place.querySelector("input");
    this.status = place.querySelector("[data-search-count]");
    this.help = place.querySelector("[data-search-help]");
    this.lines = place.querySelector("[data-search-lines]");
    this.extra = place.querySelector("[data-search-extra]");
    this.results = place.querySelector("[data-search-results]");
    this.further = place.querySelector("[data-search-more]");
    this.nothing = place.querySelector("[data-search-nothing]");
    this.foreign = place.querySelector("[data-search-foreign]");
    this.index = document.querySelector("[data-search-index]");
    this.asker = new parts.Asker(base);
    this.title = document.title;
    this.further.querySelector("button").addEventListener("click", () => this.showMore());
    if ("IntersectionObserver" in window) {
      new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.showMore()).observe(this.further);
    }
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
    // The first answer waits for its files: an empty line above the topics reads like "nothing found".
    if (!this.answered) this.status.textContent = "正在找…";
    this.asker.ask(text, AT_ONCE, {
      doubt: () => this.doubt(),
      warn: (care) => this.warn(care),
      show: (answer) => this.show(text, answer),
      fail: (unheard) => this.fail(unheard),
    });
  }

  /** What stands before everything else when somebody sounds as if they might harm themselves. */
  warn(care) {
    if (this.lines) this.lines.hidden = true;
    this.help.replaceChildren(...(care ? [care.box(true)] : []));
  }

  /** Shows the lines while nobody can tell yet what was typed. */
  doubt() {
    if (!this.lines) return;
    this.lines.hidden = false;
    this.status.textContent = "上面有现在可以打的电话。正在找…";
  }

  show(text, answer) {
    const { hits, marks, total, verdict } = answer;
    this.answered = answer;
    if (this.lines) this.lines.hidden = !answer.unheard;
    this.extra.replaceChildren(...this.beside(answer));
    this.results.replaceChildren(...hits.map((hit) => this.result(hit, marks)));
    this.further.hidden = hits.length >= total;
    const helped = this.help.hasChildNodes();
    this.nothing.hidden = helped || verdict === "found";
    this.index.hidden = helped || verdict === "found";
    this.foreign.hidden = helped || verdict !== "none";
    this.status.textContent = helped ? "上面有现在可以打的电话。" : statusOf(answer, text);
    // The name of a tab is kept by the browser, and others see it.
    document.title = helped ? this.title : `${text} · ${this.title}`;
    this.place.setAttribute("data-search-done", "");
  }

  /** Adds the next results below those that are shown. */
  async showMore() {
    const answer = this.answered;
    const shown = this.results.children.length;
    if (!answer || this.further.hidden || this.adding) return;
    this.adding = true;
    try {
      const hits = await answer.more(shown, shown + AT_ONCE);
      if (answer !== this.answered) return; // the reader has asked something else
      this.results.append(...hits.map((hit) => this.result(hit, answer.marks)));
      this.further.hidden = !hits.length || shown + hits.length >= answer.total;
    } catch {
      // no network: the button stays, and may be pressed again
    } finally {
      this.adding = false;
    }
  }

  /** What stands before the results: the day and the number of the question. */
  beside({ day, number }) {
    const { aboutNumber, dayText, make } = this.parts;
    const made = [];
    if (number) {
      const { text, more, url } = aboutNumber(number);
      const name = url ? make("a", { href: this.address(url) }, text) : text;
      made.push(make("p", { class: "search-number", "data-state": number.state }, name, more));
    }
    if (day) {
      const link = make("a", { href: this.address(`timeline/#day-${day.day}`) }, dayText(day.day));
      made.push(make("p", { class: "search-day" }, link));
    }
    return made;
  }

  result(hit, marks) {
    const { details, heading, make } = this.parts;
    const linked = (title) => make("a", { href: this.address(hit.url) }, title);
    return make("li", { "data-search-result": "", "data-kind": hit.kind }, heading(hit, marks, linked), ...details(hit, marks));
  }

  address(url) {
    return new URL(url, this.base).href;
  }

  clear() {
    this.asker.drop();
    document.title = this.title;
    this.answered = null;
    this.results.replaceChildren();
    this.further.hidden = true;
    this.foreign.hidden = true;
    this.help.replaceChildren();
    if (this.lines) this.lines.hidden = true;
    this.extra.replaceChildren();
    this.status.textContent = "";
    this.nothing.hidden = true;
    this.index.hidden = false;
    this.place.setAttribute("data-search-done", "");
  }

  /** When not even the words of despair could be read, the lines stand there whatever was typed. */
  fail(unheard) {
    const help = Array.from(this.help.children);
    this.clear();
    if (this.lines) this.lines.hidden = !unheard;
    this.help.replaceChildren(...help);
    this.status.textContent = "现在读不到搜索用的文件。检查网络后再试。下面是全部主题。";
  }
}

/** What is told of an answer, and read aloud: that it was found, or how far not. */
export function statusOf({ text: meant, total, verdict }, typed) {
  const guessed = meant === typed.toLowerCase() ? "" : `按“${meant}”找的。`;
  if (verdict === "found") return `${guessed}找到 ${total} 条，最对得上的在前。`;
  if (verdict === "none") return `这件事本站没有写。${total ? "下面几条只是字面上相近。" : ""}`;
  return `${guessed}没有找到完全对得上的。${total ? "下面是最接近的。" : "看看下面这几页，或按主题找。"}`;
}
