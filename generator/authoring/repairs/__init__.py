"""Repairs what has a single right answer in a YAML file, and leaves every other byte alone."""

from dataclasses import dataclass

from generator.authoring.repairs.edits import Note
from generator.authoring.repairs.order import ordered
from generator.authoring.repairs.syntax import made_readable
from generator.authoring.repairs.values import with_quotes, without_trailing_blanks
from generator.model.layout import Layout
from generator.source.nodes import to_data
from generator.source.parse import read_yaml

__all__ = ["Note", "Repaired", "repair"]


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file after its repairs; the same bytes and no notes if there was nothing to repair."""

    content: bytes
    notes: tuple[Note, ...]


def repair(content: bytes, layout: Layout) -> Repaired:
    """Repairs a file, or returns it unchanged if the repair would not be certain.

    What was readable before means the same afterwards. What was not is repaired only if mechanical
    replacements make the whole file readable.
    """
    untouched = Repaired(content, ())
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return untouched
    readable = made_readable(text, layout)
    if readable is None:
        return untouched
    text, notes = readable
    for mend in (without_trailing_blanks, with_quotes, ordered):
        text, more = mend(text, layout)
        notes += more
    mended = text.encode()
    if not notes or not _same_value(content, mended):
        return untouched
    return Repaired(mended, tuple(sorted(notes)))


def _same_value(before: bytes, after: bytes) -> bool:
    """Whether nothing was lost or changed; a file that was unreadable must be readable now."""
    old, _ = read_yaml(before, "")
    new, _ = read_yaml(after, "")
    return new is not None and (old is None or to_data(old) == to_data(new))
