"""Who needs a record: the statements that rest on a source, and every place that names a record."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotated_types import MinLen

from generator.model import Evidence, KnowledgeBase, Part, Record, Source, Statement
from generator.model.layout import SITE
from generator.model.markup import plain
from generator.model.vocabulary import Markup
from generator.model.walk import FieldPath, references
from generator.publishing.pages.index import mentions
from generator.publishing.pages.view import plain_lead


@dataclass(frozen=True, slots=True)
class Support:
    """A statement that rests on a source: its record, the path of the evidence, what it says."""

    record: Record
    path: FieldPath
    evidence: Evidence
    says: str


def supports(base: KnowledgeBase, source: Source) -> tuple[Support, ...]:
    """Every statement that rests on a source, or on what it reports, in the order of the content.

    Evidence of a whole record supports the line that sums the record up.
    """
    found: dict[tuple[str, FieldPath], Support] = {}
    for record in base.records.values():
        for leaf, _ in references(record):
            holder, around = leaf.owners[-1], leaf.owners[-2:-1]
            if isinstance(holder, Evidence) and leaf.value == source.id:
                (part,) = around
                says = plain(part.text, Markup.LINE) if isinstance(part, Statement) else ""
                path = leaf.path[:-1]
                said = Support(record, path, holder, says or plain_lead(record))
                found.setdefault((record.id, path), said)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Use:
    """A place that names a record: whose it is, its path, how it names it, and what to do there."""

    owner: str
    path: FieldPath
    ref: str
    advice: str


def uses(base: KnowledgeBase, record: Record, *, itself: bool = False) -> tuple[Use, ...]:
    """Every place in other records, and `itself`, and the words of the site that names a record."""
    named = every_use(base, record.id)
    return tuple(use for _, use in named if itself or use.owner != record.id)


def every_use(base: KnowledgeBase, named: str | None = None) -> Iterator[tuple[str, Use]]:
    """Every place that names any record, or the one `named`, and the id it names."""
    parts: dict[str, Part] = {SITE: base.site, **base.records}
    for owner, part in parts.items():
        for target, path, ref in mentions(part):
            if named in (None, target):
                yield target, Use(owner, path, ref, _advice(part, path, ref))


def _advice(part: Part, path: FieldPath, ref: str) -> str:
    """What to do with a reference to a record that goes."""
    if not any(leaf.path == path for leaf, _ in references(part)):
        return f"改写这句话，去掉链接（{ref}）。"
    *_, (holder, name) = _fields(part, path)
    field = type(holder).model_fields[name]
    value = getattr(holder, name)
    if isinstance(holder, Evidence):
        return "换一个来源；没有别的来源，就删掉它支持的这句话。"
    if not isinstance(value, tuple):
        return "换成另一条记录。" if field.is_required() else f"删掉 {name} 这一行，或换成另一条。"
    least = next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 0)
    if len(value) > least:
        return f"从 {name} 里删掉它。"
    return f"{name} 里至少要有 {least} 条：换成另一条记录。"


def _fields(part: Part, path: FieldPath) -> Iterator[tuple[Part, str]]:
    """The fields on a path with the parts that hold them, outermost first."""
    value: object = part
    for step in path:
        if isinstance(value, Part) and isinstance(step, str):
            yield value, step
            value = getattr(value, step)
        elif isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
