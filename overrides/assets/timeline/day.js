// Pure: the day a reader chose, and what it was chosen from.

/**
 * `count` is the day, as in stages.js; `due` is the due date it was counted from, or null when the
 * day itself was given; `today` is the date on which that was so. Never changes.
 */
export class Day {
  constructor(count, due, today) {
    this.count = count;
    this.due = due;
    this.today = today;
  }

  static given(count, today) {
    return new Day(count, null, today);
  }

  static since(due, today) {
    return new Day(today - due, due, today);
  }

  /** Whether a due date was typed, which counts on at midnight. */
  get dated() {
    return this.due !== null;
  }

  /** The same choice on another date: a due date gives another day, a day another due date. */
  on(today) {
    return this.dated ? Day.since(this.due, today) : Day.given(this.count, today);
  }
}
