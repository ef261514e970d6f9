"""The feed of what was reviewed last, as a reader of feeds takes it."""

import datetime
import re

import pytest
from lxml import etree

from generator.model import KnowledgeBase
from generator.publishing import feed
from generator.publishing.feed import atom_feed
from generator.publishing.pages.links import url_of
from generator.source.load import load
from tests.conftest import Folder

SITE = "https://site.invalid/guide/"
ATOM = "{http://www.w3.org/2005/Atom}"
# What RFC 4287, 4.1 wants of a feed and of an entry, and how often.
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated", "summary")}


def loaded(folder: Folder) -> KnowledgeBase:
    base = load(folder.path).base
    assert base is not None
    return base


def read(base: KnowledgeBase) -> etree._Element:
    return etree.fromstring(atom_feed(base, SITE))


def texts(element: etree._Element, name: str) -> list[str]:
    return [found.text or "" for found in element.findall(ATOM + name)]


def test_the_feed_has_what_the_standard_wants(folder: Folder) -> None:
    base = loaded(folder)
    root = read(base)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(base.records)
    for element in (root, *entries):
        for name in ONCE[etree.QName(element).localname]:
            (text,) = texts(element, name)
            assert text.strip(), name
        moment = datetime.datetime.fromisoformat(texts(element, "updated")[0])
        assert moment.utcoffset() == datetime.timedelta(hours=8)
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "小站"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{SITE}feed.xml", "alternate": SITE}
    ids = [texts(entry, "id")[0] for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:site\.invalid,2026:[a-z]+/[a-z0-9-]+", name) for name in ids)


def test_an_entry_leads_to_its_record(folder: Folder) -> None:
    base = loaded(folder)
    for entry in read(base).findall(f"{ATOM}entry"):
        record = base.resolve(texts(entry, "id")[0].rpartition(":")[2])
        assert record is not None
        assert texts(entry, "title") == [record.title]
        assert entry.find(f"{ATOM}link").get("href") == SITE + url_of(record)


def test_the_newest_reviews_come_first_and_date_the_feed(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.change("rules.yml", "reviewed: 2026-11-21", "reviewed: 2026-11-23")
    monkeypatch.setattr(feed, "_MOST", 3)
    root = read(loaded(folder))
    ids = [texts(entry, "id")[0] for entry in root.findall(f"{ATOM}entry")]
    assert len(ids) == 3
    assert ids[0].endswith(":rule/no-night")
    assert texts(root, "updated") == ["2026-11-23T00:00:00+08:00"]


def test_a_text_is_a_text(folder: Folder) -> None:
    folder.change("steps/calm.yml", "title: 先停一停", "title: '<b> & \"停\" ]]>'")
    titles = [texts(entry, "title")[0] for entry in read(loaded(folder)).findall(f"{ATOM}entry")]
    assert '<b> & "停" ]]>' in titles


def test_the_same_content_gives_the_same_feed(folder: Folder) -> None:
    assert atom_feed(loaded(folder), SITE) == atom_feed(loaded(folder), SITE)
