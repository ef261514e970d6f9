"""What an editor must compare with the original: each document by how we read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from generator.model import KINDS, Evidence, KnowledgeBase, Record, Source
from generator.model.vocabulary import Grade, SourceKind
from generator.model.walk import leaves
from generator.publishing.pages.view import View, Viewer


class HowRead(Enum):
    """How much of a document was read, worst first."""

    UNREAD = "没有读到原文，只读到报道和转述"
    COPY = "读的是转载或转录"
    TEXT = "读过条文的文本"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, the reports that were read in its place, and the records that rest on it."""

    source: Source
    instead: tuple[Source, ...]
    dependants: tuple[Record, ...]


# Documents that bind or advise; reports of them need no comparison with an original.
_DOCUMENTS = frozenset(
    {kind for kind in SourceKind if kind.is_law}
    | {SourceKind.STANDARD, SourceKind.POLICY, SourceKind.SELF_REGULATION}
)


def reading_list(base: KnowledgeBase) -> dict[HowRead, list[Entry]]:
    """Every law, standard and guideline by how it was read, the most used first."""
    uses = _uses(base)
    found: dict[HowRead, list[Entry]] = {how: [] for how in HowRead}
    for source in base.of(Source):
        if source.type not in _DOCUMENTS:
            continue
        of_it = uses.get(source.id, [])
        reports = dict.fromkeys(item.via for _, item in of_it if item.via)
        entry = Entry(
            source,
            tuple(base.get(Source, report) for report in reports),
            tuple({record.id: record for record, _ in of_it}.values()),
        )
        was_read = any(item.via is None for _, item in of_it) and source.grade.asserts
        how = HowRead.TEXT if source.grade is Grade.A else HowRead.COPY
        found[how if was_read else HowRead.UNREAD].append(entry)
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.dependants))
    return found


def _uses(base: KnowledgeBase) -> Mapping[str, list[tuple[Record, Evidence]]]:
    """Every piece of evidence with the record it stands in, by the id of its source."""
    found: dict[str, list[tuple[Record, Evidence]]] = {}
    for kind in KINDS:
        for record in base.of(kind):
            for leaf in leaves(record):
                item = leaf.owners[-1]
                if isinstance(item, Evidence) and leaf.path[-1] == "source":
                    found.setdefault(item.source, []).append((record, item))
    return found


def to_check(viewer: Viewer) -> list[tuple[str, list[View]]]:
    """The same as the sources page shows it: how documents were read, and the documents."""
    return [
        (
            how.value,
            [
                View(
                    source=viewer.record(entry.source),
                    instead=tuple(map(viewer.target, entry.instead)),
                    dependants=tuple(map(viewer.target, entry.dependants)),
                )
                for entry in entries
            ],
        )
        for how, entries in reading_list(viewer.base).items()
    ]
