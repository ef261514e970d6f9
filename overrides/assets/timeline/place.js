// Where the reader is on a page, kept in the state of its entry in the history, and nowhere else: it
// is there after a step and Back, and dies with the tab. A date is in no address and no storage.

const KEY = "yuqi";
const FORGOTTEN = /^yuqi-(\d+)$/;

/** What was kept for this entry, or null; `due` and `product` are texts, `y` is a number. */
export function readPlace() {
  const kept = Object(Object(history.state)[KEY]);
  const { due, product, opened, y, at } = kept;
  const whole = [due, product].every((text) => typeof text === "string") && Array.isArray(opened);
  return whole && Number.isFinite(y) && at > forgottenAt() ? { due, product, opened, y } : null;
}

/** Browsers refuse when it is done too often. */
export function keepPlace(place) {
  try {
    history.replaceState({ ...history.state, [KEY]: { ...place, at: Date.now() } }, "");
  } catch {
    // It is shown all the same.
  }
}

/** Other entries cannot be emptied; so the tab is told since when nothing kept before counts. */
export function forgetPlaces() {
  window.name = `yuqi-${Date.now()}`;
}

function forgottenAt() {
  const match = FORGOTTEN.exec(window.name);
  return match ? Number(match[1]) : 0;
}
