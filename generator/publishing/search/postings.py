"""Documents → postings: how often each token occurs in which field of which document."""

from collections import Counter, defaultdict
from typing import NamedTuple

from generator.publishing.search.documents import SEARCHED_FIELDS, Document
from generator.publishing.search.tokens import Concepts, tokens

# A token in more documents than this hardly ranks them, so the best of them will do.
LONGEST = 50
_FNV_OFFSET, _FNV_PRIME = 0x811C9DC5, 0x01000193

Postings = dict[str, list[list[int]]]


class SearchIndex(NamedTuple):
    """`postings` of each token: a list for each field, empty if the token does not occur there.

    Its first number is the true count of documents if the list was shortened, else 0. A third of
    the others are documents, as distances from the previous one; a third are frequencies; a third
    are the numbers of different tokens in the field. `lengths` are the averages of these.
    """

    postings: Postings
    lengths: tuple[float, ...]


def build_index(found: list[Document], concepts: Concepts) -> SearchIndex:
    """The postings of all documents, in order."""
    rows: dict[str, list[list[tuple[int, int, int]]]] = defaultdict(
        lambda: [[] for _ in SEARCHED_FIELDS]
    )
    totals = [0] * len(SEARCHED_FIELDS)
    for place, document in enumerate(found):
        for field, name in enumerate(SEARCHED_FIELDS):
            text = document.field(name)
            counts = Counter([*tokens(text), *concepts.tokens(text)])
            totals[field] += len(counts)
            for token, count in counts.items():
                rows[token][field].append((place, count, len(counts)))
    postings = {
        token: [_flat(entries) for entries in fields] for token, fields in sorted(rows.items())
    }
    return SearchIndex(postings, tuple(total / max(len(found), 1) for total in totals))


def _flat(entries: list[tuple[int, int, int]]) -> list[int]:
    """The entries in one list, in the format of `SearchIndex`."""
    if not entries:
        return []
    true_count = 0
    if len(entries) > LONGEST:
        true_count = len(entries)
        # The more often in the shorter text, the higher it ranks.
        best = sorted(entries, key=lambda entry: (-entry[1] / entry[2], entry[0]))[:LONGEST]
        entries = sorted(best)
    places = [place for place, _, _ in entries]
    distances = [place - before for place, before in zip(places, [0, *places], strict=False)]
    # Similar numbers are kept together, because that compresses well.
    return [true_count, *distances, *(e[1] for e in entries), *(e[2] for e in entries)]


def shards(postings: Postings, count: int) -> list[Postings]:
    """The postings cut into `count` parts by the hash of the token."""
    cut: list[Postings] = [{} for _ in range(count)]
    for token, fields in postings.items():
        cut[shard_of(token, count)][token] = fields
    return cut


def shard_of(token: str, count: int) -> int:
    """FNV-1a over the UTF-16 units of a token, modulo `count`."""
    units = token.encode("utf-16-le")
    value = _FNV_OFFSET
    for position in range(0, len(units), 2):
        value ^= units[position] | units[position + 1] << 8
        value = value * _FNV_PRIME & 0xFFFFFFFF
    return value % count
