"""Documents → the files under `search/`: what the browser reads first, texts, and postings.

The browser gets every phrasing of the records that readers look for and finds by them; what only
stands inside a record is in postings, cut into files by token, of which a question needs a few.
The page of an older build that misses a file reads `index.json` again; everything else stands in
a folder named by its content, so that a browser never mixes files of two builds.
"""

import hashlib
import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.model import KINDS, Contact, KnowledgeBase, Myth, Record, Rule, Stage, Term
from generator.publishing.pages.links import url_of
from generator.publishing.pages.rule_label import rule_label
from generator.publishing.search.despair import despair_files
from generator.publishing.search.documents import (
    EVERYDAY,
    TOOL,
    TOOL_LABEL,
    TOOL_WEIGHT,
    Document,
    beginnings,
    documents,
    numbers,
)
from generator.publishing.search.packed import packed
from generator.publishing.search.postings import postings, shards
from generator.publishing.search.words import characters_of, readings, simplifications
from generator.publishing.toml_files import read_toml

_FIRST_BYTES = 110_000  # of phrasings that are read before the first answer
_LEAST_WEIGHT = 0.35  # of a kind readers look for
_SHOWN = 600  # characters of a body in which a passage to show is looked for
_OFFERED = 6  # before anything is typed
_PER_SHARD = 24  # tokens
_MOST_SHARDS = 4096  # files that a folder and a host still handle well


def create_search(base: KnowledgeBase) -> dict[str, bytes]:
    """Path below the docs folder → content."""
    found = documents(base)
    files = pack(found, manifest(base, found, read_ranking()))
    despair = {f"search/{name}": _dump(value) for name, value in despair_files(base).items()}
    return files | despair


def pack(found: list[Document], head: dict[str, Any]) -> dict[str, bytes]:
    """The files for some documents; `head` is what every search needs."""
    made = postings(found, head["ranking"]["fields"])
    cut = shards(made, shard_count(len(made)))
    unpublished = (word for group in head["urgent"].values() for word in group["words"])
    known = characters_of(found) | set("".join(unpublished))
    runs = order(found, head["ranking"])
    texts = [text for _, of_run in runs for text in of_run]
    first = {
        "order": [(rank, len(of_run)) for rank, of_run in runs],
        "texts": packed("\t".join(texts)),
    }
    parts = {
        "head.json": _dump(head | first | {"shards": len(cut)}),
        "characters.json": _dump(simplifications(known)),
        "sounds.json": _dump(readings(known)),
        **{f"tokens-{number}.json": _dump(shard) for number, shard in enumerate(cut)},
        **{
            f"text-{place}.json": _dump(_shown(document, bool(text)))
            for place, (document, text) in enumerate(zip(found, texts, strict=True))
        },
    }
    version = hashlib.sha256(b"\0".join(parts.values())).hexdigest()[:12]
    files_of_version = {f"search/{version}/{name}": data for name, data in parts.items()}
    return {"search/index.json": _dump({"version": version}), **files_of_version}


def read_ranking() -> dict[str, Any]:
    """The numbers and words of `ranking.toml`, and the weight of each kind of record."""
    weights = {kind.kind: kind.search_weight for kind in KINDS}
    return {
        "kinds": {**weights, EVERYDAY: Term.everyday_weight, TOOL: TOOL_WEIGHT},
        **read_toml(__package__, "ranking.toml"),
    }


def manifest(
    base: KnowledgeBase, found: list[Document], ranking: Mapping[str, Any]
) -> dict[str, Any]:
    """What every search needs, whatever the query."""
    places = {document.id: place for place, document in enumerate(found)}

    def entry(record: Record) -> tuple[str, str, int]:
        return record.title, url_of(record), places[record.id]

    in_browser = (
        *("kinds", "tokens", "light", "faint", "named", "values"),
        *("long", "counted", "expansion", "number"),
    )
    return {
        "ranking": {name: ranking[name] for name in (*in_browser, "ignored", "fields")},
        "intents": ranking["intents"],
        "subject": ranking["subject"],
        "groups": [places[term.id] for term in base.of(Term) if term.also],
        "others": places.get(ranking["named"]["group"]),
        "kinds": {kind.kind: kind.result_label or kind.label for kind in KINDS}
        | {TOOL: TOOL_LABEL},
        "labels": {
            places[rule.id]: f"{rule.label} · {rule_label(base, rule).text}"
            for rule in base.of(Rule)
        },
        "urgent": {
            places[group]: {"first": places[name], "words": ranking["unpublished"].get(group, [])}
            for group, name in ranking["urgent"].items()
            if group in places and name in places
        },
        # The records that could be read as agreement with a wish to die.
        "last": [places[r.id] for ref in base.despair.last if (r := base.resolve(ref))],
        "first": _first(base),
        "stages": [[places[s.id], s.first_day, s.last_day] for s in base.of(Stage)],
        "numbers": {n: entry(c) for c in base.of(Contact) for n in numbers(c)},
        "myths": {n: entry(m) for m in base.of(Myth) for n in numbers(m)},
        "prefixes": {n: entry(m) for m in base.of(Myth) for n in beginnings(m)},
    }


def _first(base: KnowledgeBase) -> list[tuple[str, str]]:
    """What most readers need: shown before anything is typed."""
    offered = [
        *((action.title, action.see) for action in base.site.actions),
        *((essential.title, essential.see) for essential in base.site.essentials),
    ]
    records = ((title, base.resolve(see)) for title, see in offered[:_OFFERED])
    return [(title, url_of(record)) for title, record in records if record]


def order(found: list[Document], ranking: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """The runs of documents that weigh alike: as what, and the phrasings of each.

    The heaviest kinds come first into what there is room for; sources and claims, which few look
    for, and what finds no room are found by their postings alone. Plain words of the glossary come
    before all others, because questions are understood by them.
    """
    left = _FIRST_BYTES
    kept: dict[int, str] = {}
    weights = {**ranking["kinds"], EVERYDAY: 2.0}
    by_weight = sorted(enumerate(found), key=lambda item: -weights[item[1].rank])
    for place, document in by_weight:
        if weights[document.rank] < _LEAST_WEIGHT:
            break
        text = _phrasings(document)
        left -= len(text.encode())
        if left < 0:
            break
        kept[place] = text
    runs = groupby(enumerate(found), lambda item: item[1].rank)
    return [
        (rank, texts) for rank, run in runs if (texts := [kept.get(place, "") for place, _ in run])
    ]


def shard_count(tokens: int) -> int:
    """A power of two, large enough that a shard holds few tokens besides those of the query."""
    return min(1 << max(tokens // _PER_SHARD - 1, 0).bit_length(), _MOST_SHARDS)


def _phrasings(document: Document) -> str:
    """All ways to say what a document is about, a line each."""
    return "\n".join((document.title, *document.also))


def _shown(document: Document, in_head: bool) -> list[str]:
    """What results show of a document: its address, lead, body, and what the head does not have."""
    d = document
    return [d.url, d.lead, d.body[:_SHOWN], *(() if in_head else (_phrasings(d),))]


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
