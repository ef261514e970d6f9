// MiniSearch's own form of an index. Its serialized form (version 2) is private to the library, so
// nothing but this file knows it, and the library's version is pinned.

import MiniSearch from "../../search/minisearch.js";

export const FIELDS = ["title", "also", "lead", "body"];

/** An empty index that takes documents with these fields. */
export function createIndex(tokenize) {
  return new MiniSearch({ fields: FIELDS, tokenize, processTerm: (term) => term });
}

/**
 * An index made from ready postings, and how much rarer a token is than they show.
 * @param {Map<string, number[][]>} postings token → for each field: the true count of documents
 *   where the list was shortened, else 0; then documents as distances; then frequencies; then how
 *   many tokens the field holds (`postings.py` says the same)
 */
export function indexOfPostings(head, postings) {
  const js = {
    documentCount: head.documents,
    nextId: head.documents,
    documentIds: {},
    fieldIds: Object.fromEntries(FIELDS.map((field, i) => [field, i])),
    fieldLength: {},
    averageFieldLength: head.lengths,
    storedFields: {},
    index: [],
    serializationVersion: 2,
  };
  const shortened = new Map();
  for (const [token, lists] of postings) {
    const data = {};
    lists.forEach((list, field) => {
      const count = (list.length - 1) / 3;
      let place = 0;
      for (let i = 1; i <= count; i += 1) {
        place += list[i];
        data[field] = data[field] || {};
        data[field][place] = list[i + count];
        js.documentIds[place] = place;
        js.fieldLength[place] = js.fieldLength[place] || [0, 0, 0, 0];
        js.fieldLength[place][field] = list[i + 2 * count];
      }
      if (list[0]) shortened.set(token, [list[0], count]);
    });
    js.index.push([token, data]);
  }
  const index = MiniSearch.loadJS(js, { fields: FIELDS });
  const rarity = (term) => {
    if (!shortened.has(term)) return 1;
    const [all, kept] = shortened.get(term);
    return idf(head.documents, all) / idf(head.documents, kept);
  };
  return { index, rarity };
}

/** How much finding a token says, as MiniSearch counts it. */
function idf(total, count) {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}
