"""Finds records by the names people use, and by the age of what they rest on."""

import datetime
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from generator.model import Evidence, KnowledgeBase, Record, Source
from generator.model.walk import leaves

_MOST_SUGGESTED = 3


def find(base: KnowledgeBase, name: str) -> Record | None:
    """The record with this id, `kind/id`, title or file of its own; None if there is none."""
    if name.endswith(".yml"):
        name = PurePath(name.replace("\\", "/")).stem
    if "/" in name:
        return base.resolve(name)
    titled = (record for record in base.records.values() if record.title == name)
    return base.records.get(name) or next(titled, None)


def nearest_records(base: KnowledgeBase, name: str) -> tuple[Record, ...]:
    """The three records whose id or title is spelled most like `name`."""

    def likeness(record: Record) -> float:
        return max(
            difflib.SequenceMatcher(None, called, name).ratio()
            for called in (record.id, record.ref, record.title)
        )

    return tuple(sorted(base.records.values(), key=likeness, reverse=True)[:_MOST_SUGGESTED])


@dataclass(frozen=True, slots=True)
class Due:
    """A record due for review, and the oldest review date among it and its sources."""

    record: Record
    oldest: datetime.date


def due(records: Mapping[str, Record], before: datetime.date) -> tuple[Due, ...]:
    """Every record last reviewed before a day, the one with the oldest evidence first.

    A source that is missing from the records because it is unfinished does not count.
    """
    found = [
        Due(
            record,
            min([record.reviewed, *(source.reviewed for source in _sources(records, record))]),
        )
        for record in records.values()
        if record.reviewed < before
    ]
    return tuple(sorted(found, key=lambda one: (one.oldest, one.record.reviewed)))


def _sources(records: Mapping[str, Record], record: Record) -> list[Source]:
    """The sources actually read for everything a record says."""
    holders = {id(leaf.owners[-1]): leaf.owners[-1] for leaf in leaves(record)}.values()
    read = [
        records.get(holder.via or holder.source)
        for holder in holders
        if isinstance(holder, Evidence)
    ]
    return [source for source in read if isinstance(source, Source)]
