"""The records before and after one, in the order in which their overview shows them."""

from generator.model import Record
from generator.publishing.pages.view import View, Viewer
from generator.publishing.render import in_groups


def neighbours(viewer: Viewer, record: View, group: str) -> tuple[View | None, View | None]:
    """The record before and the one after, among its kind grouped by the field `group`.

    The order is found once for all pages: each of them needs two records of it.
    """
    kind = type(record.raw)
    known = viewer.index.neighbours.get(kind)
    if known is None:
        known = viewer.index.neighbours[kind] = _in_order(viewer.base.of(kind), group)
    before, after = known[record.id]
    return (viewer.target(before) if before else None, viewer.target(after) if after else None)


def _in_order(
    records: tuple[Record, ...], group: str
) -> dict[str, tuple[Record | None, Record | None]]:
    """Each record's neighbours, by its id."""
    ordered = [record for _, members in in_groups(records, group) for record in members]
    befores: list[Record | None] = [None, *ordered[:-1]]
    afters: list[Record | None] = [*ordered[1:], None]
    return {
        record.id: (before, after)
        for record, before, after in zip(ordered, befores, afters, strict=True)
    }
