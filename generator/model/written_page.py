"""A hand-written page as values, read from a small strict Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.markup import Block, Inline, Link


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6 with its id."""

    level: int
    words: tuple[Inline, ...]
    id: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is its head."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page as its author meant it. `title` and `description` are plain text, the latter optional.

    `text` is the page as written. If the page has faults, some of its parts are unknown.
    """

    title: str
    description: str
    parts: tuple[Heading | Table | Block, ...]
    text: str
    is_whole: bool = True

    @property
    def heading_ids(self) -> set[str]:
        """The ids of all headings."""
        return {part.id for part in self.parts if isinstance(part, Heading)}

    @property
    def links(self) -> Iterator[Link]:
        """Every link of the page."""
        for part in self.parts:
            for words in _texts(part):
                yield from (inline for inline in words if isinstance(inline, Link))


def _texts(part: Heading | Table | Block) -> Iterator[tuple[Inline, ...]]:
    if isinstance(part, Heading):
        yield part.words
    elif isinstance(part, Table):
        yield from (cell for row in part.rows for cell in row)
    else:
        yield from part.items
