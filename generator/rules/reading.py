"""Everything that is written in a knowledge base, read once for all rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.layout import SITE
from generator.markdown import Fault, Link, faults, fold, parse
from generator.model import KnowledgeBase, Part
from generator.model.fields import Refers, Written
from generator.model.vocabulary import Markup
from generator.model.walk import Leaf, leaves

# Texts without any of these are words and nothing else.
_MARKED = re.compile(r"[<!`#>*+|\[\]_)）\n-]")


class Text(NamedTuple):
    """A text of a part with what a reader reads, its links, and what its markup does not allow."""

    owner: str
    part: Part
    leaf: Leaf
    markup: Markup
    plain: str
    links: tuple[Link, ...]
    faults: tuple[Fault, ...]


class Reference(NamedTuple):
    """A reference of a part and the kind it must name, None for `kind/id`."""

    owner: str
    leaf: Leaf
    kind: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All leaves, texts and references, in the order of the content."""

    base: KnowledgeBase
    leaves: tuple[tuple[str, Leaf], ...]
    texts: tuple[Text, ...]
    references: tuple[Reference, ...]


_last: list[Reading] = []  # of one base: the rules run one after the other over the same


def reading_of(base: KnowledgeBase) -> Reading:
    """What is written in a base."""
    if not _last or _last[0].base is not base:
        _last[:] = [_read(base)]
    return _last[0]


def owners(base: KnowledgeBase) -> Iterator[tuple[str, Part]]:
    """Everything with texts: all records and the words of the site, with their owner's name."""
    yield SITE, base.site
    yield from base.records.items()


def _read(base: KnowledgeBase) -> Reading:
    found: list[tuple[str, Leaf]] = []
    texts: list[Text] = []
    references: list[Reference] = []
    for owner, part in owners(base):
        for leaf in leaves(part):
            found.append((owner, leaf))
            if isinstance(leaf.mark, Written):
                texts.append(_text(owner, part, leaf, leaf.mark.markup))
            elif isinstance(leaf.mark, Refers):
                references.append(Reference(owner, leaf, leaf.mark.kind))
    return Reading(base, tuple(found), tuple(texts), tuple(references))


def _text(owner: str, part: Part, leaf: Leaf, markup: Markup) -> Text:
    if _MARKED.search(leaf.value) is None:
        return Text(owner, part, leaf, markup, fold(leaf.value), (), ())
    items = [item for block in parse(leaf.value, markup) for item in block.items]
    links = tuple(inline for item in items for inline in item if isinstance(inline, Link))
    words = "\n".join("".join(inline.text for inline in item) for item in items)
    return Text(owner, part, leaf, markup, words, links, tuple(faults(leaf.value, markup)))
