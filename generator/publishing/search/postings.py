"""Documents → postings: which token stands in which document, and how strongly it speaks for it.

All fields of a document are weighed here, while building, so that the browser adds up whole
numbers and needs no lengths or frequencies. This module alone says how postings are laid out;
`overrides/assets/search/postings.js` reads them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import fmean

from generator.publishing.search.documents import SEARCHED_FIELDS, Document
from generator.publishing.search.tokens import tokens

STRONGEST = 31  # what a token counts for the document it says most about; others less
# A token in more documents than this ranks them so little that the best of them will do.
LONGEST = 30
_LENGTH_COUNTS = 0.6  # how far a longer text makes a word in it say less (0 not at all, 1 fully)
_SATURATION = 1.2  # a word said twice is not twice as much about it
_FNV_OFFSET, _FNV_PRIME = 0x811C9DC5, 0x01000193

Postings = dict[str, list[int]]


def postings(found: list[Document], fields: Mapping[str, float]) -> Postings:
    """Token → the number of documents it stands in; then the best of these, as distances from the
    one before; then what the token counts for each of them, from 1 to `STRONGEST`.
    """
    rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    read = [{name: Counter(tokens(d.field(name))) for name in SEARCHED_FIELDS} for d in found]
    usual = {name: fmean(len(texts[name]) for texts in read) or 1 for name in SEARCHED_FIELDS}
    for place, texts in enumerate(read):
        for token, value in _strengths(texts, usual, fields).items():
            whole = round(STRONGEST * value / (value + _SATURATION))
            rows[token].append((place, max(whole, 1)))
    return {token: _flat(rows[token]) for token in sorted(rows)}


def _strengths(
    texts: Mapping[str, Counter[str]], usual: Mapping[str, float], fields: Mapping[str, float]
) -> dict[str, float]:
    """Token → how much a document says of it, all its fields together."""
    strength: dict[str, float] = defaultdict(float)
    for name, counts in texts.items():
        length = 1 - _LENGTH_COUNTS + _LENGTH_COUNTS * len(counts) / usual[name]
        for token, count in counts.items():
            strength[token] += fields[name] * (1 + 0.3 * min(count - 1, 3)) / length
    return strength


def _flat(entries: list[tuple[int, int]]) -> list[int]:
    """The entries in one list, as `postings` says; of many, those that say most."""
    kept = entries  # in the order of the documents
    if len(entries) > LONGEST:
        kept = sorted(sorted(entries, key=lambda entry: (-entry[1], entry[0]))[:LONGEST])
    places = [place for place, _ in kept]
    distances = [place - before for place, before in zip(places, [0, *places], strict=False)]
    # Like stands beside like, because that compresses well.
    return [len(entries), *distances, *(strength for _, strength in kept)]


def shards(made: Postings, count: int) -> list[Postings]:
    """The postings cut into `count` parts by the hash of the token."""
    cut: list[Postings] = [{} for _ in range(count)]
    for token, entries in made.items():
        cut[shard_of(token, count)][token] = entries
    return cut


def shard_of(token: str, count: int) -> int:
    """FNV-1a over the UTF-16 units of a token, modulo `count`."""
    units = token.encode("utf-16-le")
    value = _FNV_OFFSET
    for position in range(0, len(units), 2):
        value ^= units[position] | units[position + 1] << 8
        value = value * _FNV_PRIME & 0xFFFFFFFF
    return value % count
