// What a fragment of an address means; it may have been typed, cut off or mangled on its way.

/** The element that a fragment such as `#rules` names, or null. */
export function elementAt(fragment) {
  try {
    return document.getElementById(decodeURIComponent(fragment.slice(1)));
  } catch {
    return null; // half a character
  }
}
