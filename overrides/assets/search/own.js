// Pure: records about one lender, one sum or one day answer no question about another.

import { daysIn, sumsIn } from "./numerals.js";

const SEVERAL = 3; // lenders in a title make it a record about no one of them

/** The factors of such records, from their titles. */
export class Own {
  /** @param {string[]} texts for each record its phrasings, a line each */
  constructor(texts, names, ranking) {
    this.ranking = ranking;
    this.names = names;
    this.named = [];
    this.several = [];
    this.valued = [];
    texts.forEach((lines, id) => {
      const title = lines.split("\n", 1)[0];
      const count = names.filter((name) => title.includes(name)).length;
      const general = count >= SEVERAL || ranking.named.general.some((word) => title.includes(word));
      if (count >= SEVERAL) this.several.push(id);
      if (count && !general) this.named.push([id, names.filter((name) => lines.includes(name))]);
      const [sums, days] = [valuesOf(sumsIn(title)), daysIn(title)];
      if (sums.length || days.length) this.valued.push([id, sums, days]);
    });
  }

  /** Record → its factor for a question, where it has one. */
  factors(text, day) {
    const { named, values } = this.ranking;
    const factors = new Map();
    const multiply = (id, factor) => factors.set(id, (factors.get(id) || 1) * factor);
    const asked = this.names.filter((name) => text.includes(name));
    for (const [id, names] of this.named) {
      if (!names.some((name) => asked.includes(name))) multiply(id, asked.length ? named.another : named.factor);
    }
    this.several.forEach((id) => multiply(id, named.several));
    const sums = valuesOf(sumsIn(text));
    for (const [id, theirs, days] of this.valued) {
      multiply(id, likeness(theirs, sums, values) * likeness(days, day ? [day.day] : [], values));
    }
    return factors;
  }
}

function valuesOf(sums) {
  return sums.map(({ value }) => value);
}

/** The factor of a record about some values for a question that names some. */
function likeness(theirs, asked, { other, same, none, near, far }) {
  if (!theirs.length) return 1;
  if (!asked.length) return none;
  const closest = Math.min(...theirs.flatMap((one) => asked.map((two) => Math.max(one, two) / Math.min(one, two))));
  if (closest <= near) return same;
  return closest >= far ? other : 1;
}
