// Pure: text as `generator/publishing/search/packed.py` packs it → the text.

const CODES = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i)).filter((code) => !'"\\'.includes(code));

/** @param {{one: string, two: string, text: string}} packed */
export function unpacked({ one, two, text }) {
  const [short, long] = [Array.from(one), Array.from(two)];
  const placeOf = new Map(CODES.map((code, place) => [code, place]));
  const heads = CODES.length - Math.ceil(long.length / CODES.length); // the first code of two
  const found = [];
  for (let i = 0; i < text.length; i += 1) {
    const place = placeOf.get(text[i]);
    if (place < heads) {
      found.push(short[place]);
    } else {
      i += 1;
      found.push(long[(place - heads) * CODES.length + placeOf.get(text[i])]);
    }
  }
  return found.join("");
}
