"""Finds every text and every reference in a record from its type annotations.

Rules, pages and tests use this instead of listing fields, so a new field is checked, rendered and
tested without anybody having to remember it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from generator.model.fields import Listed, NotShown, Refers, Written
from generator.model.forms import Form
from generator.model.record import Evidence, Part, Statement
from generator.model.vocabulary import Word

ANY = "any"  # the list of all records, by kind and id
FieldPath = tuple[str | int, ...]


class Leaf(NamedTuple):
    """One marked value: where it stands, what it says, how its field is marked.

    `owners` are the parts around it, outermost first, so that a rule can see whether a text
    stands beside its evidence.
    """

    path: FieldPath
    value: str
    mark: Written | Refers
    owners: tuple[Part, ...]


@cache
def mark_of(model: type[BaseModel], name: str) -> Written | Refers | None:
    """How a field is marked, or None for numbers, dates, words of a vocabulary and parts."""
    found = (mark for mark in _marks_in(model, name) if isinstance(mark, Written | Refers))
    return next(found, None)


def not_shown(model: type[BaseModel], name: str) -> NotShown | None:
    """Why no page shows a field, or None for the many that are shown."""
    found = (mark for mark in _marks_in(model, name) if isinstance(mark, NotShown))
    return next(found, None)


def form_of(model: type[BaseModel], name: str) -> Form | None:
    """How a value of a field, or an item of its list, is written; None for free text."""
    return next((mark for mark in _marks_in(model, name) if isinstance(mark, Form)), None)


def list_of(model: type[BaseModel], name: str) -> str | None:
    """The list of the content that holds what may stand in a field, or None."""
    marks = _marks_in(model, name)
    found = (
        m.name if isinstance(m, Listed) else m.kind or ANY
        for m in marks
        if isinstance(m, Listed | Refers)
    )
    return next(found, None)


def _marks_in(model: type[BaseModel], name: str) -> Iterator[Any]:
    """All annotations of a field, through Annotated, Optional and tuple."""
    field = model.model_fields[name]
    yield from field.metadata
    for annotation in inside(field.annotation):
        yield from getattr(annotation, "__metadata__", ())


def leaves(part: Part) -> tuple[Leaf, ...]:
    """Every text and reference in `part`, in the order of its fields, as far as known."""
    found: list[Leaf] = []
    _gather(part, None, (), (), found)
    return tuple(found)


def _gather(
    value: Any,
    mark: Written | Refers | None,
    path: FieldPath,
    owners: tuple[Part, ...],
    found: list[Leaf],
) -> None:
    """Appends to one list: nested generators would hand each leaf up through all levels."""
    if isinstance(value, str):
        if mark is not None:
            found.append(Leaf(path, value, mark, owners))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather(item, mark, (*path, index), owners, found)
    elif isinstance(value, Part):
        owners = (*owners, value)
        for name, mark in _marks(type(value)):
            _gather(getattr(value, name, None), mark, (*path, name), owners, found)


@cache
def _marks(model: type[BaseModel]) -> tuple[tuple[str, Written | Refers | None], ...]:
    """The fields of a model in their order and how each is marked."""
    return tuple((name, mark_of(model, name)) for name in model.model_fields)


def texts(part: Part) -> Iterator[tuple[Leaf, Written]]:
    """Every text below `part` with its markup."""
    for leaf in leaves(part):
        if isinstance(leaf.mark, Written):
            yield leaf, leaf.mark


def references(part: Part) -> Iterator[tuple[Leaf, Refers]]:
    """Every reference below `part` with the kind it must name."""
    for leaf in leaves(part):
        if isinstance(leaf.mark, Refers):
            yield leaf, leaf.mark


def evidence_of(part: Part) -> tuple[Evidence, ...]:
    """All evidence a part carries itself, in a record or a statement."""
    if isinstance(part, Statement):
        return part.evidence
    found = getattr(part, "evidence", ())
    return tuple(item for item in found if isinstance(item, Evidence))


def inside(annotation: Any) -> list[Any]:
    """An annotation and everything nested in it."""
    return [annotation, *(inner for one in get_args(annotation) for inner in inside(one))]


def is_list(annotation: Any) -> bool:
    """Whether a field with this annotation holds a list."""
    return any(get_origin(one) is tuple for one in inside(annotation))


def part_in(annotation: Any) -> type[Part] | None:
    """The part inside an annotation such as `tuple[Evidence, ...]`, or None."""
    found = (i for i in inside(annotation) if isinstance(i, type) and issubclass(i, Part))
    return next(found, None)


def vocabulary_in(annotation: Any) -> type[Word] | None:
    """The vocabulary inside an annotation, or None."""
    found = (i for i in inside(annotation) if isinstance(i, type) and issubclass(i, Word))
    return next(found, None)
