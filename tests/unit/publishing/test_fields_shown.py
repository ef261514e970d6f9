"""A field no page shows is noticed, even when no record of the content uses it."""

from functools import cache

import pytest
import yaml
from jinja2 import ChoiceLoader, DictLoader
from lxml import html
from markdown import Markdown
from pydantic import Field

from generator.model import KINDS, KnowledgeBase, Record, Tip
from generator.model.fields import Count
from generator.model.page_registry import page_of
from generator.model.walk import not_shown
from generator.publishing import build as pipeline
from generator.publishing.build import create_page
from generator.publishing.pages import Publication, create_site
from generator.publishing.pages.index import ReferenceIndex
from generator.publishing.render import create_environment
from tests.conftest import ROOT
from tests.reading import blocks, seen_markup
from tests.record_words import unexplained, words_of
from tests.unit.filled import Filler

PUBLICATION = Publication("https://code.invalid/guide", "https://site.invalid/")


@cache
def markdown() -> Markdown:
    """Markdown with the extensions of the site."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    extensions = yaml.safe_load(text[text.index("markdown_extensions:") :])["markdown_extensions"]
    names = [name for item in extensions for name in ([item] if isinstance(item, str) else item)]
    return Markdown(extensions=names)


def shown(base: KnowledgeBase, record: Record) -> str:
    """What can be read in the element of a record."""
    source = create_page(create_site(base, PUBLICATION), page_of(record)).decode()
    body = source.split("---\n", 2)[2]
    tree = html.fromstring(f"<main>{markdown().reset().convert(body)}</main>")
    (element,) = tree.xpath(f'//*[@data-record="{record.ref}"]')
    return "\n".join(blocks(element))


def missing(base: KnowledgeBase, record: Record, text: str) -> set[str]:
    """The fields of a record of which something cannot be read in a text."""
    return {word.field for word in words_of(base, record) if not word.stands_in(text)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_field_is_shown_and_nothing_else(kind: type[Record]) -> None:
    filler = Filler()
    record = filler.record(kind)
    base = filler.base()
    text = shown(base, record)
    assert missing(base, record, text) == set()
    assert unexplained(base, ReferenceIndex(base), record, text) == set()
    assert seen_markup(text.split("\n")) == []


@pytest.mark.parametrize("more", ["{ .also-asked }", "None", "还有一句", "31", "[]", "停"])
def test_anything_else_is_noticed(more: str) -> None:
    filler = Filler()
    record = filler.record(Tip)
    base = filler.base()
    text = f"{shown(base, record)}\n{more}"
    assert unexplained(base, ReferenceIndex(base), record, text) == set(more.split())


FIELDS = [
    pytest.param(kind, name, id=f"{kind.kind}-{name}")
    for kind in KINDS
    for name in kind.model_fields
    if name != "id" and not not_shown(kind, name)
]


@pytest.mark.parametrize(("kind", "name"), FIELDS)
@pytest.mark.wide
def test_a_field_that_is_not_shown_is_missed(kind: type[Record], name: str) -> None:
    """What a page says of a record that differs in one field does not pass for the record."""
    filler = Filler()
    record = filler.record(kind)
    other = with_another(filler, record, name)
    base = filler.base()
    missed = missing(base, record, shown(with_record(base, other), other))
    # The label of a rule follows from what it rests on.
    assert missed - ({"demand"} if name == "evidence" else set()) == {name}


def with_another(filler: Filler, record: Record, name: str) -> Record:
    """The record with another value in one field, which does not hold the old one: 采用, 不采用."""
    fields = {**dict(record), "id": record.id}
    while str(getattr(record, name)) in str(fields[name]):
        fields[name] = filler.value(type(record), name)
    return type(record).model_validate(fields)


def with_record(base: KnowledgeBase, record: Record) -> KnowledgeBase:
    """The knowledge base with this record in the place of the one with its id."""
    records = {**base.records, record.id: record}
    return KnowledgeBase(base.site, base.inventory, base.pages, records, base.origins)


class CostlyTip(Tip):
    """A tip with a field more: one line in the model …"""

    cost: Count = Field(description="要花多少钱")


def test_a_new_field_is_missed_until_its_template_shows_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filler = Filler()
    record = filler.record(CostlyTip)
    base = filler.base()
    assert missing(base, record, shown(base, record)) == {"cost"}
    environment = create_environment()
    source, _, _ = environment.loader.get_source(environment, "tips.md.j2")
    one_line_more = source.replace("{{ tip.summary }}\n", "{{ tip.summary }}\n{{ tip.cost }}\n")
    changed = ChoiceLoader([DictLoader({"tips.md.j2": one_line_more}), environment.loader])
    monkeypatch.setattr(pipeline, "create_environment", lambda: environment.overlay(loader=changed))
    assert missing(base, record, shown(base, record)) == set()  # … and one in the template
