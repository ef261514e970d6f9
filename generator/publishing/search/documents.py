"""Records → the documents that are searched, one for each record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Contact, KnowledgeBase, Myth, Record, Term
from generator.model.fields import Written
from generator.model.markup import fold, plain
from generator.model.page_registry import CALLS, directory_url
from generator.model.vocabulary import Markup, TermUse
from generator.model.walk import mark_of, texts
from generator.publishing.pages.links import url_of
from generator.publishing.pages.view import plain_lead

_BEGINNING = re.compile(r"\d{3,4}")
EVERYDAY = "everyday"  # plain words of the glossary weigh less than words of the trade
TOOL = "tool"  # a page to work with, which is no record
TOOL_LABEL, TOOL_WEIGHT = "工具", 1.0
SEARCHED_FIELDS = ("title", "also", "lead", "body")


@dataclass(frozen=True, slots=True)
class Document:
    """One record, or tool, as it is searched and shown. `also` are other ways to say its title."""

    id: str
    kind: str
    rank: str  # the kind it weighs as, or EVERYDAY
    title: str
    url: str  # below the site's root, with its anchor
    also: tuple[str, ...]
    lead: str
    body: str

    def field(self, name: str) -> str:
        """A field as one text."""
        value = getattr(self, name)
        return "\n".join(value) if isinstance(value, tuple) else str(value)


def documents(base: KnowledgeBase) -> list[Document]:
    """Every record, in the order of the content, and last the tools that are no record."""
    return [*map(_document, base.records.values()), *_tools(base)]


def _document(record: Record) -> Document:
    return Document(
        id=record.id,
        kind=record.kind,
        rank=_rank(record),
        # In the files a tab ends a record, and a line one way to say what it is about.
        title=fold(record.title),
        url=url_of(record),
        also=(*map(fold, getattr(record, "also", ())), *numbers(record)),
        lead=plain_lead(record),
        body="\n".join(_body(record)),
    )


def _tools(base: KnowledgeBase) -> Iterator[Document]:
    """The log of calls, which readers look for by what it is called."""
    if log := base.site.calls:
        yield Document(
            id=CALLS.path,
            kind=TOOL,
            rank=TOOL,
            title=fold(log.title),
            url=directory_url(CALLS.path),
            also=tuple(map(fold, log.also)),
            lead=plain(log.text, Markup.LINE),
            body="\n".join((log.private, plain(log.order, Markup.LINE))),
        )


def _rank(record: Record) -> str:
    everyday = isinstance(record, Term) and record.use is TermUse.EVERYDAY
    return EVERYDAY if everyday else record.kind


def numbers(record: Record) -> tuple[str, ...]:
    """The telephone numbers a record is about, as a reader would type them."""
    if isinstance(record, Contact):
        return (record.number,) if record.number else ()
    return record.numbers if isinstance(record, Myth) else ()


def beginnings(myth: Myth) -> tuple[str, ...]:
    """The beginnings of numbers that a myth's title says prove something."""
    return tuple(_BEGINNING.findall(myth.title)) if "开头" in myth.title else ()


def _body(record: Record) -> Iterator[str]:
    """Every other text of a record, plain."""
    lead = mark_of(type(record), record.lead)
    for leaf, mark in texts(record):
        first = leaf.path[0]
        if first in ("title", "also") or not mark.searched:
            continue
        text = plain(leaf.value, mark.markup)
        if first == record.lead and isinstance(lead, Written):
            text = text.partition("\n")[2]
        if text:
            yield text
