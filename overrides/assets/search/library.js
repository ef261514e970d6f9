// The engine over the files of this site, shared by box and page.

import { createEngine } from "./engine.js";

let engine;

/** The engine; a failed attempt is made again at the next call. */
export function engineAt(base) {
  engine = engine || createEngine((path) => readJson(new URL(`search/${path}`, base)));
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

async function readJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
