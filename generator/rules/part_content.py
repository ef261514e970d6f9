"""The texts and references of one part of the content, in the form the rules use."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from generator.model import Part
from generator.model.faults import Fault, faults
from generator.model.fields import Refers, Written
from generator.model.markup import REF, Link, fold, parse
from generator.model.walk import FieldPath, Leaf, leaves
from generator.rules.finding import Finding

# A text without any of these is plain words.
_MARKED = re.compile(r"[<!`#>*+|\[\]_)）\n-]")


class FoundText(NamedTuple):
    """A text of a part: what a reader sees, its links, and what its markup does not allow."""

    owner: str
    part: Part
    leaf: Leaf
    mark: Written
    plain: str
    links: tuple[Link, ...]
    faults: tuple[Fault, ...]


class FoundReference(NamedTuple):
    """A reference of a part and the kind it must name, None for `kind/id`."""

    owner: str
    part: Part
    leaf: Leaf
    kind: str | None


class Named(NamedTuple):
    """A mention of a record: where, and the kind that must be meant, None for `kind/id`."""

    owner: str
    path: FieldPath
    ref: str
    kind: str | None

    @property
    def full(self) -> str:
        """The mention as `kind/id`."""
        return self.ref if self.kind is None else f"{self.kind}/{self.ref}"


def named_in(owner: str, path: FieldPath, links: Iterable[Link]) -> Iterator[Named]:
    """The links of a text that name a record."""
    return (Named(owner, path, link.ref, None) for link in links if REF.fullmatch(link.ref))


TextFinder = Callable[[FoundText], Iterable[Finding]]


@dataclass(frozen=True)
class PartContent:
    """The texts and references of one record, or of the words of one file."""

    part: Part
    texts: tuple[FoundText, ...]
    references: tuple[FoundReference, ...]
    _found: dict[TextFinder, tuple[Finding, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def named_in_fields(self) -> tuple[Named, ...]:
        """The records that its fields name."""
        return tuple(Named(r.owner, r.leaf.path, r.leaf.value, r.kind) for r in self.references)

    @cached_property
    def named_in_texts(self) -> tuple[Named, ...]:
        """The records that links in its texts name."""
        linked = (text for text in self.texts if text.links)
        return tuple(n for t in linked for n in named_in(t.owner, t.leaf.path, t.links))

    def found_by(self, find: TextFinder) -> tuple[Finding, ...]:
        """What is found in the texts, each looked at alone; looked for once."""
        if (known := self._found.get(find)) is None:
            known = self._found[find] = tuple(chain.from_iterable(map(find, self.texts)))
        return known


def part_content(owner: str, part: Part) -> PartContent:
    """What stands in a part."""
    texts: list[FoundText] = []
    references: list[FoundReference] = []
    for leaf in leaves(part):
        if isinstance(leaf.mark, Written):
            texts.append(_text(owner, part, leaf, leaf.mark))
        elif isinstance(leaf.mark, Refers):
            references.append(FoundReference(owner, part, leaf, leaf.mark.kind))
    return PartContent(part, tuple(texts), tuple(references))


def _text(owner: str, part: Part, leaf: Leaf, mark: Written) -> FoundText:
    if _MARKED.search(leaf.value) is None:
        return FoundText(owner, part, leaf, mark, fold(leaf.value), (), ())
    items = [item for block in parse(leaf.value, mark.markup) for item in block.items]
    links = tuple(inline for item in items for inline in item if isinstance(inline, Link))
    words = "\n".join("".join(inline.text for inline in item) for item in items)
    return FoundText(owner, part, leaf, mark, words, links, faults(leaf.value, mark.markup))
