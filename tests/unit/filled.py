"""A knowledge base in which a record of every kind says something in every field.

No two values are alike, so that whatever is lost is missed.
"""

import datetime
from itertools import count
from typing import Annotated, Any, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import TypeAdapter, ValidationError

from generator.model import (
    KIND_BY_NAME,
    Inventory,
    KnowledgeBase,
    Origin,
    Part,
    Record,
    SiteText,
    Stage,
)
from generator.model.fields import Refers, Written
from generator.model.vocabulary import Markup
from generator.model.walk import mark_of, part_in, vocabulary_in

FIRST_DATE = datetime.date(2001, 1, 1)


class Filler:
    """Makes values that nobody else has, and the records they name."""

    def __init__(self) -> None:
        self._numbers = count(101)
        self._bare: dict[str, str] = {}  # kind → the record that bare records refer to
        self.records: dict[str, Record] = {}
        self.record(Stage, full=False)  # there always is one: the timeline is drawn by the stages

    def base(self) -> KnowledgeBase:
        """Everything made so far, with the words of a site."""
        site = SiteText.model_validate(self.fields(SiteText))
        origins = {name: Origin("file.yml", 1) for name in self.records}
        inventory = Inventory(articles=(), laws={}, disputes=0)
        return KnowledgeBase(site, inventory, {}, self.records, origins)

    def record(self, kind: type[Record], *, full: bool = True) -> Record:
        """A new record that says something in every field, or only in those it must have."""
        return self._named(kind, f"{kind.kind}-{next(self._numbers)}", full)

    def _named(self, kind: type[Record], name: str, full: bool) -> Record:
        made = kind.model_validate(self.fields(kind, full=full) | {"id": name})
        self.records[name] = made
        return made

    def fields(self, model: type[Part], *, full: bool = True) -> dict[str, Any]:
        """A value for every field of a record or part, or for those it must have."""
        wanted = (n for n, f in model.model_fields.items() if full or f.is_required())
        return {name: self.value(model, name, full=full) for name in wanted if name != "id"}

    def value(self, model: type[Part], name: str, *, full: bool = True) -> Any:
        """A new value for a field; a list gets two items where it may."""
        field = model.model_fields[name]
        if get_origin(field.annotation) is not tuple:
            whole = Annotated[(field.annotation, *field.metadata)] if field.metadata else field
            return self._item(model, name, whole, full)
        most = next((mark.max_length for mark in field.metadata if isinstance(mark, MaxLen)), 2)
        least = next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 0)
        inner = get_args(field.annotation)[0]
        items = max(least, min(most, 2 if full else least))
        return [self._item(model, name, inner, full) for _ in range(items)]

    def _item(self, model: type[Part], name: str, annotation: Any, full: bool) -> Any:
        mark = mark_of(model, name)
        annotation = getattr(annotation, "annotation", annotation)
        if part := part_in(annotation):
            return self.fields(part, full=full)
        if words := vocabulary_in(annotation):
            return list(words)[next(self._numbers) % len(words)]
        if isinstance(mark, Refers):
            return self._target(KIND_BY_NAME[mark.kind or "cause"], mark, full)
        if isinstance(mark, Written):
            return self._text(mark.markup)
        return _fitting(annotation, next(self._numbers))

    def _text(self, markup: Markup) -> str:
        one, other = next(self._numbers), next(self._numbers)
        prose = f"第{one}段。\n\n- 甲{one}条\n- 乙{other}条"
        return prose if markup is Markup.PROSE else f"第{one}句"

    def _target(self, kind: type[Record], mark: Refers, full: bool) -> str:
        """A reference to a new record; bare records refer to one of each kind, or they would
        never end."""
        if full:
            return self._reference(self.record(kind, full=False).id, kind, mark)
        if kind.kind not in self._bare:
            self._bare[kind.kind] = f"bare-{kind.kind}"
            self._named(kind, self._bare[kind.kind], full=False)
        return self._reference(self._bare[kind.kind], kind, mark)

    def _reference(self, name: str, kind: type[Record], mark: Refers) -> str:
        return name if mark.kind else f"{kind.kind}/{name}"


def _fitting(annotation: Any, number: int) -> Any:
    """The first of some values made from a number that a field without a mark takes."""
    candidates: tuple[Any, ...] = (
        FIRST_DATE + datetime.timedelta(days=number),
        number,
        f"{number % 24:02}:{number % 60:02}",
        f"{number + 70000}",
        f"https://www.example.org/{number}",
        f"L{number % 90 + 10}",
        f"第{number}问",
        f"former-{number}",
    )
    taken = TypeAdapter(annotation)
    for candidate in candidates:
        try:
            taken.validate_python(candidate)
        except ValidationError:
            continue
        return candidate
    raise AssertionError(f"add a value that {annotation} takes")
