// Whom to call, wherever something is typed: for somebody who may not want to live any more.
//
// The phrases are read with the first key, whatever it is: a request made only for some words would
// tell the host that they were typed. How they are spelt is read for any letter, and for any
// traditional character, so the host learns from that no more than how somebody writes, as it does
// from the tables of the search. Nothing that is caught is counted, kept or sent.

import { createDetector } from "./despair.js";
import { isSpelt, spoken } from "./spoken.js";
import { make } from "./view.js";

let reading;

/** What is needed to answer such words; a failed attempt is made again at the next call. */
export function careAt(base) {
  reading = reading || read(new URL("search/despair.json", base)).then((data) => new Care(data, base));
  reading.catch(() => {
    reading = undefined;
  });
  return reading;
}

class Care {
  constructor(data, base) {
    this.help = data.helplines;
    this.base = base;
    this.data = data;
    this.hears = createDetector(spoken(data));
  }

  /** Whether the box must stand before everything else; in doubt, too. */
  async isNeededFor(text) {
    if (!this.help) return false;
    // Asked for before anything is known of the text: that it was not would tell the host.
    const spelt = isSpelt(text) ? this.spelt() : null;
    if (this.hears(text)) return true; // what is plain waits for nothing
    if (!spelt) return false;
    try {
      return (await spelt)(text);
    } catch {
      return true; // it cannot be read: better shown once too often
    }
  }

  /** The detector that knows how the phrases are spelt; a failed attempt is made again. */
  spelt() {
    this.spelling = this.spelling || read(new URL("search/spellings.json", this.base)).then((more) => createDetector(spoken(this.data, more)));
    this.spelling.catch(() => {
      this.spelling = undefined;
    });
    return this.spelling;
  }

  /** A human sentence, whom to wake, the lines, and what to read; `whole` where there is room. */
  box(whole) {
    const { title, text, wake, calls, others, busy, beside, see } = this.help;
    const lines = (list, more) => make("ul", { class: `dials${more}` }, ...list.map((line) => dial(line, whole)));
    const paragraphs = (...texts) => (whole ? texts : texts.slice(-1)).map((one) => make("p", null, one));
    const made = [make("p", { class: "helplines-title" }, title), ...paragraphs(text, wake), lines(calls, "")];
    made.push(...paragraphs(busy, beside));
    if (whole && others.length) made.push(lines(others, " dials--others"));
    const address = new URL(see[1], this.base).href;
    made.push(make("p", { class: "helplines-more" }, make("a", { href: address }, see[0])));
    const name = whole ? "helplines" : "helplines helplines--row";
    return make("div", { class: name, role: "region", "aria-label": "现在可以找的人", "data-helplines": "" }, ...made);
  }
}

/** A number to call; where there is no room, without the name of the line. */
function dial([number, name, when], whole) {
  const spans = (whole ? [name, when] : [when]).flatMap((word) => [" ", make("span", null, word)]);
  const link = make("a", { class: "dial", href: `tel:${number.replace(/-/g, "")}` }, make("b", null, number), ...spans);
  return make("li", null, link);
}

async function read(address) {
  const response = await fetch(address, { cache: "no-cache" }); // they have one name for ever
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
