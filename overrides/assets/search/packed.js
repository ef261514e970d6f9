// Pure: text as `generator/publishing/search/packed.py` packs it → the text.

const PRINTABLE = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i)).filter((code) => !'"\\'.includes(code));
const PLACES = new Map(PRINTABLE.map((code, place) => [code, place]));
const LAST = 73; // codes that end a distance; the others stand before them

/** @param {{one: string, two: string, text: string}} packed */
export function unpacked({ one, two, text }) {
  const [short, long] = [characters(one), characters(two)];
  const heads = PRINTABLE.length - Math.ceil(long.length / PRINTABLE.length); // the first code of two
  const found = [];
  for (let i = 0; i < text.length; i += 1) {
    const place = PLACES.get(text[i]);
    if (place < heads) {
      found.push(short[place]);
    } else {
      i += 1;
      found.push(long[(place - heads) * PRINTABLE.length + PLACES.get(text[i])]);
    }
  }
  return found.join("");
}

/** The characters whose distances from one another are told. */
function characters(distances) {
  const found = [];
  let [code, distance] = [0, 0];
  for (const written of distances) {
    const place = PLACES.get(written);
    if (place >= LAST) {
      distance = distance * (PRINTABLE.length - LAST) + place - LAST;
    } else {
      code += distance * LAST + place;
      distance = 0;
      found.push(String.fromCodePoint(code));
    }
  }
  return found;
}
