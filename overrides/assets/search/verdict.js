// Pure: whether what was found is what was meant. How like a phrasing a question must be, and how
// much of it must be found, depends on whether its words are those of our subject.

const ENOUGH = {
  strong: { found: { like: 0.25, share: 0.3 }, near: { like: 0, share: 0 } },
  ambiguous: { found: { like: 0.45, share: 0.45 }, near: { like: 0.4, share: 0.35 } },
  weak: { found: { like: 0.33, share: 0.35 }, near: { like: 0.2, share: 0.15 } },
  neutral: { found: { like: 0.52, share: 0.52 }, near: { like: 0.36, share: 0.62 } },
  mixed: { found: { like: 0.45, share: 0.5 }, near: { like: 0.42, share: 0.45 } },
  others: { found: { like: 0.75, share: 0.9 }, near: { like: 0.6, share: 0.8 } },
};

// Where a whole word of the question stands in no phrasing, it may be just the one that was meant.
const ENOUGH_WITH_UNKNOWN = {
  weak: { found: { like: 0.37, share: 0.54 }, near: { like: 0.3, share: 0.32 } },
  neutral: { found: { like: 0.6, share: 0.6 }, near: { like: 0.5, share: 0.54 } },
};

/**
 * @param {{text: string, meant: string, unknown: boolean}} question as it was typed, as it was
 *   understood, and whether a word of it stands in no phrasing
 * @param {{like: number, share: number} | undefined} best the first record
 * @param {boolean} certain whether a day, a number or a need stands in the question
 * @returns {"found" | "near" | "none"}
 */
export function verdictOn({ text, meant, unknown }, best, subject, certain) {
  if (certain) return "found";
  if (!best) return "none";
  const typed = topicOf(text, subject);
  // What was only guessed from a sound or from letters is not as certain as what was written.
  const guessed = meant !== text && typed === "neutral" && topicOf(meant, subject) !== "neutral";
  const { found, near } = (unknown && meant === text && ENOUGH_WITH_UNKNOWN[typed]) || ENOUGH[guessed ? "weak" : typed];
  const reaches = ({ like, share }) => best.like >= like && best.share >= share;
  if (reaches(found)) return "found";
  return reaches(near) ? "near" : "none";
}

/** How clearly a text speaks of our subject: by a word of ours alone, of others as well, or by none. */
function topicOf(text, { strong, weak, others }) {
  const rest = others.reduce((left, word) => left.split(word).join(" "), text);
  const says = (words) => words.some((word) => rest.includes(word));
  if (says(strong)) return rest === text ? "strong" : "ambiguous"; // 驾照逾期未换证
  if (rest !== text) return says(weak) ? "mixed" : "others";
  return says(weak) ? "weak" : "neutral";
}
