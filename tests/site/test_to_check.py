"""The sources page tells an editor what nobody has read in the original, and what rests on it."""

from collections.abc import Callable, Iterator

from lxml import html

from generator.model import Evidence, KnowledgeBase, Record, Source
from generator.model.walk import leaves
from generator.publishing.pages.reading_list import HowRead, reading_list

Parse = Callable[[str], html.HtmlElement]


def groups(page: Parse) -> dict[str, dict[str, html.HtmlElement]]:
    """Heading of a group → title of a document → its part of the list."""
    found: dict[str, dict[str, html.HtmlElement]] = {}
    for entry in page("sources/").xpath("//details[contains(@class, 'to-check')]"):
        heading = entry.xpath("ancestor::details[1]/summary/h3")[0].text.strip()
        title = entry.xpath("summary/text()")[0].strip()
        found.setdefault(heading, {})[title] = entry
    return found


def uses(base: KnowledgeBase) -> Iterator[tuple[Record, Evidence]]:
    for record in base.records.values():
        for leaf in leaves(record):
            if isinstance(leaf.owners[-1], Evidence) and leaf.path[-1] == "source":
                yield record, leaf.owners[-1]


def test_every_document_stands_in_one_group(page: Parse, base: KnowledgeBase) -> None:
    shown = groups(page)
    titles = [title for group in shown.values() for title in group]
    assert len(titles) == len(set(titles))
    documents = {"法律", "行政法规", "司法解释", "部门规章", "推荐性国家标准"}
    documents |= {"监管与政策文件", "行业自律文件"}
    assert set(titles) == {s.title for s in base.of(Source) if s.type.value in documents}


def test_what_was_read_only_through_reports_is_called_unread(
    page: Parse, base: KnowledgeBase
) -> None:
    direct = {item.source for _, item in uses(base) if item.via is None}
    unread = groups(page)[HowRead.UNREAD.value]
    for _, item in uses(base):
        source = base.get(Source, item.source)
        if item.via and item.source not in direct:
            assert source.title in unread
    read = groups(page)[HowRead.TEXT.value]
    assert {base.get(Source, name).title for name in ("civil-code", "pipl")} <= set(read)
    assert all(s.grade.value == "A" for s in base.of(Source) if s.title in read)


def test_all_that_rests_on_a_document_is_named(page: Parse, base: KnowledgeBase) -> None:
    shown = {title: entry for group in groups(page).values() for title, entry in group.items()}
    for record, item in uses(base):
        entry = shown.get(base.get(Source, item.source).title)
        if entry is not None:
            assert record.title in entry.text_content(), (item.source, record.ref)
        if entry is not None and item.via:
            assert base.get(Source, item.via).title in entry.text_content()


def test_every_open_point_stands_in_the_list(page: Parse, base: KnowledgeBase) -> None:
    shown = {title: entry for group in groups(page).values() for title, entry in group.items()}
    for source in base.of(Source):
        for point in source.unverified:
            if source.title in shown:
                assert point in shown[source.title].text_content()


def test_those_most_rests_on_come_first(base: KnowledgeBase) -> None:
    for entries in reading_list(base).values():
        counts = [len(entry.dependants) for entry in entries]
        assert counts == sorted(counts, reverse=True)
