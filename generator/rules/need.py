"""What a rule needs to know, and which of that is unknown.

A field that cannot be read must not cause follow-up problems. So each rule declares its needs:

- `everywhere(Stage, "days")`: while the days of any stage are unknown, the rule is skipped. A stage
  with unknown days may fill the gap that the rule would report.
- `each(Stage, "days")`: stages whose days are unknown are hidden from the rule; the others are not.
- `target("id")`: a reference or link is hidden while an id of the kind it names is unknown.
- `around("evidence.via")`: a text is hidden if this field is unknown in a part around it, or in
  the evidence beside it.

The id of a record is known even if nothing else of it is: only `"id"` asks for it.
"""

from dataclasses import dataclass
from enum import Enum

from generator.model import Part, Record
from generator.model.walk import FieldPath, mark_of, part_in

ANY_TEXT = "*"  # every text and reference


class Scope(Enum):
    """Where a field must be known."""

    EVERYWHERE = "everywhere"
    EACH = "each"
    TARGET = "target"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that could not be read: its owner, and the path in it; `()` is everything but the id.

    `owner` is a record id or file name, empty for a record whose id is unknown, too.
    """

    model: type[Part]
    owner: str
    path: FieldPath = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields on the way, without the numbers of the items."""
        return names_on_path(self.path)


@dataclass(frozen=True, slots=True)
class Need:
    """A field of a model, or of whatever surrounds a text."""

    scope: Scope
    model: type[Part]
    path: tuple[str, ...]

    def is_lacking(self, unknown: Unknown) -> bool:
        """Whether the unreadable value is what is needed, part of it, or around it."""
        if not issubclass(unknown.model, self.model):
            return False
        if self.path == (ANY_TEXT,):
            return _may_be_written(unknown.model, unknown.names)
        return lacks(self.path, unknown.names)


def everywhere(model: type[Part], field: str) -> Need:
    """A field that must be known in every record of a kind; `field` may be dotted."""
    return Need(Scope.EVERYWHERE, model, _existing(model, field))


def each(model: type[Part], field: str) -> Need:
    """A field without which a record is hidden from the rule; `field` may be dotted."""
    return Need(Scope.EACH, model, _existing(model, field))


def target(field: str) -> Need:
    """A field that must be known in every record of the kind that a reference or link names."""
    return Need(Scope.TARGET, Record, _existing(Record, field))


def around(field: str) -> Need:
    """A field, seen from any part around a text, without which the text is hidden."""
    return Need(Scope.AROUND, Part, tuple(field.split(".")))


def lacks(wanted: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether a field is unknown when the one at `names` is."""
    if "id" in (wanted[0], *names[:1]):
        return wanted == names
    return wanted[: len(names)] == names


def names_on_path(path: FieldPath) -> tuple[str, ...]:
    """The names of the fields on a path, without the numbers of the items."""
    return tuple(part for part in path if isinstance(part, str))


def _existing(model: type[Part], field: str) -> tuple[str, ...]:
    """The names in a dotted field; ValueError unless each of them exists."""
    path = tuple(field.split("."))
    inner: type[Part] | None = model
    for name in () if field == ANY_TEXT else path:
        if inner is None or name not in inner.model_fields:
            raise ValueError(f"{model.__name__} has no field {field}")
        inner = part_in(inner.model_fields[name].annotation)
    return path


def _may_be_written(model: type[Part], names: tuple[str, ...]) -> bool:
    """Whether a text or a reference may stand at a field, or below it."""
    for name in names:
        if name not in model.model_fields:
            return True  # a misspelt field
        inner = part_in(model.model_fields[name].annotation)
        if inner is None:
            return mark_of(model, name) is not None
        model = inner
    return True
