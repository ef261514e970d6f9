// Pure: telephone numbers in a question, and what is known of them.

const COUNTED = /^\s*(元|块|万|千|天|个|年|月|%|号(?!码)|多|期|条|家|次|平)/; // what stands behind an amount
const OWED = /(欠|借|还|贷|本金|金额|共|花呗|借呗|信用卡|工资|月薪|收入)\D{0,3}$/; // what stands before one
const DATE = /^(19|20)\d{2}[-\s]\d{1,2}[-\s]\d{1,2}/;
const ROUND = /^[1-9]\d?0{3,}$/;
const BEGINNING = /^\s*(开头|打头|开始|起头|区号|的?(电话|号码|短信|座机|号段|来电))/;
const AREA = /^0\d{2,3}$/;

/**
 * A telephone number or its beginning in a text, or null; one that is known before any other.
 * `state` is `known` for a registered one, `false` for one of a false tale, `beginning` for one
 * whose beginning is said to prove something, else `unknown`; `entry` is the title, address and
 * place of the record about it.
 * @returns {{digits: string, short: boolean, state: string, written: string, entry: any[] | null} | null}
 */
export function numberIn(text, head) {
  let other = null;
  for (const { 0: match, index } of text.matchAll(/\+?\d[\d\s()-]*\d/g)) {
    const behind = text.slice(index + match.length);
    const parts = match.split(/[\s-]+/);
    if (COUNTED.test(behind)) parts.pop();
    const whole = parts.join("");
    const known = [whole, ...parts].map((part) => registered(part, head)).find(Boolean);
    if (known) return known;
    const digits = digitsOf(whole);
    const short = AREA.test(digits) || (digits.length >= 2 && digits.length <= 5 && BEGINNING.test(behind));
    const amount = DATE.test(match) || ROUND.test(digits) || OWED.test(text.slice(0, index));
    if (short || (!amount && digits.length >= 5 && digits.length <= 13)) other = other || unregistered(digits, short, head);
  }
  return other;
}

function registered(part, head) {
  for (const [state, table] of [["known", head.numbers], ["false", head.myths]]) {
    const written = Object.keys(table).find((number) => local(number) === local(part));
    if (written) return { digits: digitsOf(written), short: false, state, written, entry: table[written] };
  }
  return null;
}

/** Area codes are all alike, and so are the numbers that companies send messages from. */
function unregistered(digits, short, { prefixes }) {
  const alike = (prefix) => digits.startsWith(prefix) || ["0", "106"].some((start) => prefix.startsWith(start) && digits.startsWith(start));
  const written = Object.keys(prefixes).find((prefix) => digits.startsWith(prefix)) || Object.keys(prefixes).find(alike);
  const entry = written ? prefixes[written] : null;
  return { digits, short, state: entry ? "beginning" : "unknown", written: digits, entry };
}

function digitsOf(text) {
  return text.replace(/\D/g, "");
}

/** The digits without the area code that may stand before a number such as 12378. */
function local(text) {
  return digitsOf(text).replace(/^0\d{2,3}(?=12\d{3}$)/, "");
}
