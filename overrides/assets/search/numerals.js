// Pure: numbers and spans of time as people write them.

const DIGITS = "零一二三四五六七八九";
const NUMERAL = "[零一二两三四五六七八九十百千万]+";
const UNITS = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7, 月: 30, 年: 365 };
const SPAN = new RegExp(
  `(?:(\\d{1,5})|(${NUMERAL})|(半))[多几来]?(个半|个多|个)?(天|日|周|星期|礼拜|月|年)(半)?(?!内|之内|以内)`,
);
const PLAIN_DAY = /^day[\s#-]?(\d{1,5})$/i; // as the address of a day is written
const COUNTED = "(?:个?月|天|年|周|元|块|万|$)";
const LATE = /(逾期|晚|拖|过了|超过|欠|没还|不还|没管|没理|第)[^。，,？?]{0,6}$/;
const COUNTED_FROM = /(逾期|第|超过|晚了?)$/;
const NOT_A_SPAN = /(每|有|第?几)$/;
const ABOUT = /^([一二三四五六七八九两])[一二三四五六七八九](十?)$/; // 两三个月，二三十天
const LONGEST = 50 * UNITS.年; // days; who writes more means something else

/** The value of a numeral such as 三十五 or 三千五, or null. */
export function valueOf(numeral) {
  const text = numeral.replace(/两/g, "二").replace(/零/g, "");
  let total = 0;
  let section = 0;
  let digit = 0;
  let unit = 1;
  for (const sign of text) {
    const power = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (power) {
      section += (digit || 1) * power;
      digit = 0;
      unit = power;
    } else if (sign === "万") {
      total += (section + digit) * 10000;
      section = 0;
      digit = 0;
      unit = 10000;
    } else {
      const value = DIGITS.indexOf(sign);
      if (value < 0 || digit) return null;
      digit = value;
    }
  }
  // 三千五 is 3500: what follows a unit without one of its own counts tenths of it.
  const last = unit >= 100 && !/零/.test(numeral) ? digit * (unit / 10) : digit;
  return total + section + last || null;
}

/** A whole number below 10,000 in characters. */
export function numeralOf(value) {
  if (!(value > 0 && value < 10000)) return null;
  let text = "";
  let gap = false;
  for (const [power, sign] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
    const digit = Math.floor(value / power) % 10;
    if (digit) text += (gap && text ? "零" : "") + DIGITS[digit] + sign;
    gap = !digit;
  }
  return text.replace(/^一十/, "十");
}

/** The same text with each number written the other way, digits for characters and back. */
export function otherNumerals(text) {
  const found = [];
  for (const match of text.matchAll(/\d+/g)) {
    const numeral = numeralOf(Number(match[0]));
    const unit = new RegExp(`^${COUNTED}`).exec(text.slice(match.index + match[0].length));
    if (numeral) found.push(numeral + (unit ? unit[0] : ""));
  }
  for (const match of text.matchAll(new RegExp(`(${NUMERAL})(?=${COUNTED})`, "g"))) {
    const value = match[0].length > 1 ? valueOf(match[0]) : null;
    if (value) found.push(String(value));
  }
  return found;
}

/**
 * The overdue day a question names, or null. `only` is true when nothing else was asked.
 * @returns {{day: number, only: boolean} | null}
 */
export function dayIn(text) {
  const plain = PLAIN_DAY.exec(text);
  if (plain) return inTime({ day: Number(plain[1]), only: true });
  const match = SPAN.exec(text);
  if (!match) return null;
  const [whole, digits, numeral, half, piece, unit, more] = match;
  const before = text.slice(0, match.index);
  const rest = text.replace(whole, "").replace(/逾期|第|多|了|左右|已经|大概|怎么办|怎么样|会怎样|会/g, "");
  const only = !/[\u4e00-\u9fff\w]/.test(rest);
  if (NOT_A_SPAN.test(before) || !(only || LATE.test(before))) return null;
  if (unit === "月" && !piece && !digits && !half) return null; // 三月 is March
  if (unit === "日" && !COUNTED_FROM.test(before)) return null; // 20日 is a day of the calendar
  const count = half ? 0.5 : digits ? Number(digits) : valueOf(numeral.replace(ABOUT, "$1$2"));
  if (count === null) return null;
  const day = Math.round((count + (piece === "个半" || more ? 0.5 : 0)) * UNITS[unit]);
  return inTime({ day, only });
}

function inTime(found) {
  return found.day >= 1 && found.day <= LONGEST ? found : null;
}

const MONEY = new RegExp(
  `(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十](?:${NUMERAL})?)[多来几]?\\s?(万|千|百|w|k)?(?:多|几)?\\s?(元|块钱|块)?(?![天日周月年次点期倍])`,
  "g",
);
const SCALE = { 万: 10000, w: 10000, 千: 1000, k: 1000, 百: 100 };
const OWING = /(欠|借|还|贷|本金|金额|共|总|花呗|借呗|信用卡|月薪|工资|收入|负债|交)\D{0,3}$/;

/**
 * The sums of money a text names, with where they stand.
 * @returns {{value: number, start: number, end: number}[]}
 */
export function sumsIn(text) {
  const found = [];
  for (const { 0: whole, 1: count, 2: scale, 3: unit, index } of text.matchAll(MONEY)) {
    const digits = /^\d/.test(count);
    const number = digits ? Number(count) : valueOf(count);
    const owed = digits && count.length >= 3 && count[0] !== "0" && OWING.test(text.slice(0, index));
    const large = scale || /[百千万]/.test(count);
    if (number && (unit || large || owed)) {
      found.push({ value: number * (SCALE[scale] || 1), start: index, end: index + whole.length });
    }
  }
  return found;
}

/** Where the overdue day of a text stands, as begin and end, or null. */
export function placeOfDay(text) {
  const match = dayIn(text) ? PLAIN_DAY.exec(text) || SPAN.exec(text) : null;
  return match ? [match.index, match.index + match[0].length] : null;
}

const LATE_DAYS = new RegExp(`逾期\\s?(\\d+|${NUMERAL})\\s?天`, "g");

/** The overdue days a title speaks of. */
export function daysIn(title) {
  return Array.from(title.matchAll(LATE_DAYS), ([, count]) => (/^\d/.test(count) ? Number(count) : valueOf(count)));
}

const COUNT = `(?:\\d{1,4}|${NUMERAL})多?`;
const LENDERS = new RegExp(`${COUNT}(?:家|个平台|张卡|张信用卡|个口子|个网贷)`);
const CALLS = new RegExp(`${COUNT}(?:个|通|次|遍)(?:催收|骚扰|陌生)?(?:电话|来电)|打了?我?${COUNT}(?:个|通|次|遍)`);
const RATE = new RegExp(`借了?${COUNT}.{0,8}还${COUNT}`);

/**
 * What a text counts besides days and sums, with where it stands: `lenders` (one is no number of
 * them), `calls`, and `rates`, a sum borrowed beside a larger one paid back.
 * @returns {{kind: string, start: number, end: number}[]}
 */
export function countedIn(text) {
  const found = [["lenders", LENDERS], ["calls", CALLS], ["rates", RATE]].map(([kind, form]) => [kind, form.exec(text)]);
  return found
    .filter(([kind, match]) => match && !(kind === "lenders" && /^(?:1|一)[家个张]/.test(match[0])))
    .map(([kind, { 0: whole, index }]) => ({ kind, start: index, end: index + whole.length }));
}
