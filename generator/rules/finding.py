"""What a rule yields: what is wrong with which value. Its place in a file is found later."""

from dataclasses import dataclass

from generator.model import Record
from generator.model.walk import FieldPath


@dataclass(frozen=True, slots=True)
class Other:
    """Another value that a finding is about, and what stands there."""

    owner: str
    path: FieldPath
    message: str


@dataclass(frozen=True, slots=True)
class Span:
    """Some days with a label; `last` is None when they have no end."""

    label: str
    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the value at `path` of `owner`.

    `owner` is a record id or the name of a file in the content folder. `needle`, if given, is
    the offending part of the text; `spans` are days to be shown on one scale.
    """

    owner: str
    path: FieldPath
    message: str
    hint: str
    needle: str = ""
    related: tuple[Other, ...] = ()
    spans: tuple[Span, ...] = ()


def record_name(record: Record) -> str:
    """How a message names a record: by its title, or by its id if the title is unknown."""
    return f"「{getattr(record, 'title', record.id)}」"
