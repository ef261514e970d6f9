// Pure: text as `generator/publishing/search/packed.py` packs it → the text.

const PRINTABLE = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i)).filter((code) => !'"\\'.includes(code));

/** @param {{one: string, two: string, text: string}} packed */
export function unpacked({ one, two, text }) {
  const [short, long] = [Array.from(one), Array.from(two)];
  const placeOf = new Map(PRINTABLE.map((code, place) => [code, place]));
  const heads = PRINTABLE.length - Math.ceil(long.length / PRINTABLE.length); // the first code of two
  const found = [];
  for (let i = 0; i < text.length; i += 1) {
    const place = placeOf.get(text[i]);
    if (place < heads) {
      found.push(short[place]);
    } else {
      i += 1;
      found.push(long[(place - heads) * PRINTABLE.length + placeOf.get(text[i])]);
    }
  }
  return found.join("");
}
