"""What must be known about the whole base before any page is made."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.model import Claim, Dispute, KnowledgeBase, Part, Record, Term
from generator.model.markup import Link, inlines
from generator.model.vocabulary import TermUse
from generator.model.walk import FieldPath, references, texts


class Targets:
    """The ids of the records that a record refers to, in a field or in prose, each once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.ids = tuple(dict.fromkeys(target for target, _, _ in mentions(record)))


class ReferenceIndex:
    """Glossary words, which records refer to which, and which are written from which material."""

    def __init__(self, base: KnowledgeBase, before: "ReferenceIndex | None" = None) -> None:
        """From `before`, the index of an earlier base, comes what its records refer to."""
        known = before.targets if before else {}
        self.targets: dict[str, Targets] = {
            name: kept if (kept := known.get(name)) and kept.record is record else Targets(record)
            for name, record in base.records.items()
        }
        self.term_by_word: Mapping[str, Term] = {
            word: term
            for term in base.of(Term)
            if term.use is TermUse.TRADE
            for word in (term.title, *term.also)
        }
        words = sorted(self.term_by_word, key=lambda word: (-len(word), word))
        self.words = re.compile("|".join(map(re.escape, words)) or r"(?!)")
        referrers: dict[str, list[Record]] = defaultdict(list)
        carriers: dict[str, list[Record]] = defaultdict(list)
        for record in base.records.values():
            for target in self.targets[record.id].ids:
                referrers[target].append(record)
            if not isinstance(record, Claim | Dispute):
                for material in record.material:
                    carriers[material].append(record)
        self.referrers: Mapping[str, Sequence[Record]] = referrers
        self.carriers: Mapping[str, Sequence[Record]] = carriers
        # Made when it is first asked for, because all pages share it: of each record what its
        # views have in common, and of each kind which record stands between which.
        self.facts: dict[str, Mapping[str, Any]] = {}
        self.neighbours: dict[type[Record], Mapping[str, tuple[Record | None, Record | None]]] = {}


def mentions(part: Part) -> Iterator[tuple[str, FieldPath, str]]:
    """What a part refers to: the id, the path of the value, and how it is written there."""
    for leaf, _ in references(part):
        yield leaf.value.rpartition("/")[2], leaf.path, leaf.value
    for leaf, mark in texts(part):
        for inline in inlines(leaf.value, mark.markup):
            if isinstance(inline, Link):
                yield inline.ref.rpartition("/")[2], leaf.path, inline.ref
