// Pure: the phrases of despair as `generator/publishing/search/despair.py` lays them out → as the
// detector takes them.

import { unpacked } from "./packed.js";

const LONGEST = 300; // characters of a text that are looked at
const [FIRST, LAST] = [0xb0, 0xf7]; // rows of GB 2312 that hold Chinese characters, 94 in each

/**
 * The characters of GB 2312 in the order of their codes, the common ones first. Where they cannot be
 * told, nothing is mistaken for another, and every text needs its spellings.
 */
const LISTED = (() => {
  try {
    const codes = Uint8Array.from({ length: (LAST - FIRST + 1) * 188 }, (_, i) => (i % 2 ? 0xa1 + (((i - 1) / 2) % 94) : FIRST + Math.floor(i / 188)));
    return new TextDecoder("gbk").decode(codes);
  } catch {
    return "";
  }
})();

/**
 * @param {object} data what `search/despair.json` holds
 * @param {object} spellings what `search/spellings.json` holds, where the text needs it
 * @returns {object} what `createDetector` takes
 */
export function spoken(data, spellings = { sounds: {}, traditional: "", simplified: "" }) {
  const [sets, signs, hints, harmless, alike] = unpacked(data.words).split("\t");
  const named = sets.split("\n").map((line) => [line.split(" ", 1)[0], line.slice(line.indexOf(" ") + 1)]);
  const mistaken = data.mistaken.flatMap(([characters, runs, others]) =>
    Array.from(characters, (character) => [character, common(runs) + others]),
  );
  return {
    sets: Object.fromEntries(named),
    signs,
    hints,
    harmless,
    alike,
    sounds: spellings.sounds,
    mistaken: Object.fromEntries(mistaken),
    traditional: data.traditional + spellings.traditional,
    simplified: data.simplified + spellings.simplified,
  };
}

/** Whether a text has letters or characters that are not in use on the mainland. */
export function isSpelt(text) {
  return Array.from(text.slice(0, LONGEST).normalize("NFKD")).some((one) => /[a-z]/i.test(one) || (/[\u3400-\u9fff]/.test(one) && !LISTED.includes(one)));
}

function common(runs) {
  let [end, found] = [0, ""];
  for (let i = 0; i < runs.length; i += 2) {
    const start = end + runs[i];
    end = start + runs[i + 1];
    found += LISTED.slice(start, end);
  }
  return found;
}
