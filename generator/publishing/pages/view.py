"""Records as templates see them: every text already Markdown, every reference already a link.

So a template that writes Markdown has nothing to escape. One that writes HTML takes `.plain`, the
raw text, through the filter `html`.
"""

import datetime
from collections.abc import Callable, Mapping
from enum import Enum
from types import SimpleNamespace
from typing import Any

from generator.model import (
    Contact,
    Evidence,
    KnowledgeBase,
    Part,
    Record,
    Rule,
    Source,
    Statement,
)
from generator.model.fields import Refers, Written
from generator.model.markup import Inline, Link, Strong, Words, escape, plain, render
from generator.model.vocabulary import Markup, SourceKind
from generator.model.walk import evidence_of, mark_of
from generator.publishing.pages.index import ReferenceIndex
from generator.publishing.pages.links import Publication, markdown_link, relative, relative_url
from generator.publishing.pages.rule_label import rule_label


class Md(str):
    """Markdown made from one text; `plain` is what a reader reads, unescaped."""

    __slots__ = ("plain",)
    plain: str

    def __html__(self) -> str:
        """Already escaped; this is what templates ask for."""
        return self


class View(SimpleNamespace):
    """The fields of a record or part, rendered, under the names of the model."""


class OnUse:
    """The view of a part, made when a template first asks for a field; `raw` is the part itself."""

    def __init__(self, raw: Part, show: Callable[[Part], View]) -> None:
        self.raw = raw
        self._show = show

    def __getattr__(self, name: str) -> Any:
        """Makes the view, and keeps its fields as attributes."""
        vars(self).update(vars(self._show(self.raw)))
        try:
            return vars(self)[name]
        except KeyError:
            raise AttributeError(name) from None


class Viewer:
    """Makes the views of one page; links are relative to it."""

    def __init__(
        self, base: KnowledgeBase, index: ReferenceIndex, publication: Publication, page: str
    ) -> None:
        self.base = base
        self.index = index
        self.publication = publication
        self.page = page

    def record(self, record: Record) -> View:
        """A record with everything a template may want to show."""
        view = self._part(record, linked={record.id}, reviewed=record.reviewed)
        known = bool(self.publication.repository)
        view.edit = self.publication.edit(self.base, record) if known else None
        view.guide = self.publication.guide if known else None
        view.report_to = self.publication.report_to
        view.about_report = pages.report_box if (pages := self.base.site.pages) else ""
        view.report_text = self.publication.report_text(record)
        view.report = None if view.report_to or not known else self.publication.report(record)
        view.about_links = pages.record_links if (pages := self.base.site.pages) else ""
        view.referrers = tuple(map(self.target, self.index.referrers.get(record.id, ())))
        if evidence := evidence_of(record):
            view.asserted = self.base.best_grade(evidence).asserts
        view.carriers = tuple(map(self.target, self.index.carriers.get(record.id, ())))
        vars(view).update(vars(self.target(record)))
        return view

    def part(self, part: Part) -> View:
        """A part that is not a record, such as the words of the site."""
        return self._part(part, linked=set(), reviewed=None)

    def target(self, record: Record) -> View:
        """A record as a link target that can be grouped by a word of a vocabulary."""
        index = self.index
        facts = index.facts.get(record.id)
        if facts is None:
            facts = index.facts[record.id] = self._facts(record)
        href, url = markdown_link(self.page, record), relative_url(self.page, record)
        return View(**facts, href=href, url=url)

    def _facts(self, record: Record) -> Mapping[str, Any]:
        """What is the same of a link target on whichever page the link stands."""
        words = {name: value for name, value in record if isinstance(value, Enum)}
        return {
            **words,
            "ref": record.ref,
            "kind": record.kind,
            "id": record.id,
            "label": record.label,
            "title": _text(record.title),
            "lead": _text(plain_lead(record)),
            "raw": record,
            "strength": self._strength(record),
            "demand_label": rule_label(self.base, record) if isinstance(record, Rule) else None,
        }

    def named(self, target: View, field: str) -> Any:
        """What a field that refers to records names, without a view of all the rest."""
        record: Record = target.raw
        mark = mark_of(type(record), field)
        return self._value(getattr(record, field), mark, set(), None)

    def link_to_page(self, path: str) -> str:
        """A Markdown link target to another page, given by its path."""
        return relative(self.page, path)

    def _strength(self, part: Part) -> Md:
        """The kinds of document a record or statement rests on, the most binding first."""
        grounds = [(self.base.get(Source, item.source).type, item.at) for item in evidence_of(part)]
        grounds.sort(key=lambda ground: list(SourceKind).index(ground[0]))
        cited = (f"{kind.value} {at}" if kind.is_law else kind.value for kind, at in grounds)
        return _text("、".join(dict.fromkeys(cited)))

    def _part(self, part: Part, linked: set[str], reviewed: datetime.date | None) -> View:
        if isinstance(part, Evidence):
            return self._evidence(part, reviewed)
        view = View()
        for name in type(part).model_fields:
            value = getattr(part, name)
            mark = mark_of(type(part), name)
            setattr(view, name, self._value(value, mark, linked, reviewed))
        if isinstance(part, Statement):
            view.asserted = self.base.best_grade(part.evidence).asserts
            view.strength = self._strength(part)
        return view

    def _value(
        self, value: Any, mark: Written | Refers | None, linked: set[str], reviewed: Any
    ) -> Any:
        if isinstance(value, tuple):
            return tuple(self._value(item, mark, linked, reviewed) for item in value)
        if isinstance(value, Part):
            return self._part(value, linked, reviewed)
        if isinstance(mark, Written) and isinstance(value, str):
            return self._written(value, mark.markup, linked)
        if isinstance(mark, Refers) and isinstance(value, str):
            ref = value if mark.kind is None else f"{mark.kind}/{value}"
            found = self.base.resolve(ref)
            assert found is not None, ref  # the rules have resolved every reference
            return self.target(found)
        return value.isoformat() if isinstance(value, datetime.date) else value

    def _evidence(self, evidence: Evidence, reviewed: datetime.date | None) -> View:
        document = self.base.get(Source, evidence.source)
        via = self.base.get(Source, evidence.via) if evidence.via else None
        return View(
            document=self.target(document),
            at=_text(evidence.at) if evidence.at else None,
            via=self.target(via) if via else None,
            type=document.type,
            grade=self.base.grade_of(evidence),
            reviewed=reviewed.isoformat() if reviewed else None,
        )

    def _written(self, text: str, markup: Markup, linked: set[str]) -> Md:
        if markup is Markup.TEXT:
            return _text(text)
        return _md(
            render(text, markup, lambda inline: self._inline(inline, linked)), plain(text, markup)
        )

    def _inline(self, inline: Inline, linked: set[str]) -> str:
        if isinstance(inline, Words):
            return self._words(inline.text, linked)
        if isinstance(inline, Strong):
            return f"**{escape(inline.text)}**"
        return link_to_record(inline, self.base, self.page)

    def _words(self, text: str, linked: set[str]) -> str:
        """Plain words; the first time a record uses a word of the glossary, it is linked."""
        pieces, position = [], 0
        for match in self.index.words.finditer(text):
            term = self.index.term_by_word[match.group()]
            if term.id in linked:
                continue
            linked.add(term.id)
            pieces.append(escaped_words(text[position : match.start()]))
            href = markdown_link(self.page, term)
            pieces.append(f"[{escape(match.group())}]({href}){{ .term }}")
            position = match.end()
        pieces.append(escaped_words(text[position:]))
        return "".join(pieces)


def link_to_record(link: Link, base: KnowledgeBase, page: str) -> str:
    """A link from a page to a record; that of a contact includes its number."""
    record = base.resolve(link.ref)
    assert record is not None, link.ref  # the rules have resolved every link
    label = escape(link.text)
    if isinstance(record, Contact) and record.number:
        label += f" {escape(record.number)}"
    return f"[{label}]({markdown_link(page, record)})"


def _md(markdown: str, read: str) -> Md:
    made = Md(markdown)
    made.plain = read
    return made


def _text(text: str) -> Md:
    return _md(escape(text), text)


def escaped_words(text: str) -> str:
    """Escapes words without losing the spaces at their ends."""
    if not text.strip():
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return left + escape(text) + right


def plain_lead(record: Record) -> str:
    """The line that sums a record up, without markup."""
    mark = mark_of(type(record), record.lead)
    text = getattr(record, record.lead)
    return plain(text, mark.markup).split("\n")[0] if isinstance(mark, Written) else str(text)
