"""Documents → the files under `search/`: what the browser reads first, texts, and postings.

Up to `LARGEST_TO_BUILD_IN_BROWSER` documents the browser gets the texts and indexes them itself.
Beyond that it gets postings cut into shards by token, of which a query needs a few.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from itertools import groupby
from typing import Any

from generator.model import KINDS, Contact, KnowledgeBase, Myth, Record, Rule, Stage, Term
from generator.publishing.pages.links import url_of
from generator.publishing.pages.rule_label import rule_label
from generator.publishing.scripts import without_comments
from generator.publishing.search.despair import despair_data
from generator.publishing.search.documents import EVERYDAY, Document, documents, numbers
from generator.publishing.search.postings import build_index, shards
from generator.publishing.search.tokens import Concepts
from generator.publishing.search.words import groups, readings, vocabulary

LARGEST_TO_BUILD_IN_BROWSER = 300
_PER_FILE = 2  # documents; a page of results needs about ten, scattered over all files
_MOST_SHARDS = 4096  # files that a folder and a host still handle well


def create_search(base: KnowledgeBase) -> dict[str, bytes]:
    """Path below the docs folder → content."""
    found = documents(base)
    files = pack(found, manifest(base, found, read_ranking())) | library()
    return files | {"search/despair.json": _dump(despair_data(base))}


def pack(found: list[Document], head: dict[str, Any]) -> dict[str, bytes]:
    """The files for some documents; `head` is what every search needs.

    Everything but the first file is in a folder named by its content, so that a browser never mixes
    files of two builds.
    """
    ready_made = len(found) > LARGEST_TO_BUILD_IN_BROWSER
    size = _PER_FILE if ready_made else max(len(found), 1)
    parts = text_files(found, size)
    head = head | {"perFile": size, "shards": 0}
    if ready_made:
        made = build_index(found, Concepts(head["groups"]))
        cut = shards(made.postings, shard_count(len(found)))
        parts |= {f"tokens-{number}.json": _dump(shard) for number, shard in enumerate(cut)}
        head |= {"shards": len(cut), "lengths": made.lengths}
    version = hashlib.sha256(b"\0".join(parts.values())).hexdigest()[:12]
    files_of_version = {f"search/{version}/{name}": data for name, data in parts.items()}
    return {"search/index.json": _dump(head | {"version": version}), **files_of_version}


def library() -> dict[str, bytes]:
    """MiniSearch without its comments, which are more than half of the file."""
    folder = files(__package__) / "minisearch-7.2.0"
    code = (folder / "index.js").read_text(encoding="utf-8")
    lean = without_comments(code)
    licence = (folder / "LICENSE.txt").read_text(encoding="utf-8").strip()
    return {"search/minisearch.js": f"/*! MiniSearch 7.2.0\n{licence}\n*/\n{lean}".encode()}


def read_ranking() -> dict[str, Any]:
    """The numbers and words of `ranking.toml`, and the weight of each kind of record."""
    text = files(__package__).joinpath("ranking.toml").read_text(encoding="utf-8")
    weights = {kind.kind: kind.search_weight for kind in KINDS}
    return {"kinds": {**weights, EVERYDAY: Term.everyday_weight}, **tomllib.loads(text)}


def manifest(
    base: KnowledgeBase, found: list[Document], ranking: Mapping[str, Any]
) -> dict[str, Any]:
    """What every search needs, whatever the query."""
    places = {document.id: place for place, document in enumerate(found)}

    def entry(record: Record) -> tuple[str, str, int]:
        return record.title, url_of(record), places[record.id]

    words = vocabulary(base, found, ranking)
    grouped = groups(base, ranking["unsaid"])
    urgent = [word for group in ranking["urgent"] for word in grouped.get(group, ())]
    return {
        "documents": len(found),
        "ranking": ranking,
        "groups": grouped,
        "words": words,
        **readings([*words, *urgent], found),
        "order": [[rank, len(list(run))] for rank, run in groupby(found, lambda d: d.rank)],
        "kinds": {kind.kind: kind.label for kind in KINDS},
        "labels": {
            places[rule.id]: f"{rule.label} · {rule_label(base, rule).text}"
            for rule in base.of(Rule)
        },
        "urgent": {
            word: places[name] for word, name in ranking["urgent"].items() if name in places
        },
        "named": documents_naming(found, ranking["named"]["words"]),
        "stages": [[places[s.id], s.first_day, s.last_day] for s in base.of(Stage)],
        "numbers": {n: entry(c) for c in base.of(Contact) for n in numbers(c)},
        "myths": {n: entry(m) for m in base.of(Myth) for n in numbers(m)},
    }


def documents_naming(found: list[Document], words: list[str]) -> dict[str, list[int]]:
    """Name of a lender or product → the documents whose title names it."""
    return {word: [i for i, d in enumerate(found) if word in d.title] for word in words}


def text_files(found: list[Document], size: int) -> dict[str, bytes]:
    """The documents as results show them, `size` to a file."""
    rows = [[d.kind, d.title, d.url, list(d.also), d.lead, d.body] for d in found]
    return {
        f"texts-{start // size}.json": _dump(rows[start : start + size])
        for start in range(0, len(rows), size)
    }


def shard_count(documents: int) -> int:
    """A power of two, large enough that a shard holds few tokens besides those of the query."""
    return min(1 << max(documents // 2 - 1, 0).bit_length(), _MOST_SHARDS)


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
