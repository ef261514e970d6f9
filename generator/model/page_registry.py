"""Every page the generator makes: one entry for each, and one for the pages of single records.

A new page is one entry in `PAGES` and its template. A kind needs no entry: its class says on
which page its records stand, and where in the menu that page is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.answers import Question
from generator.model.course import Stage, Step
from generator.model.knowledge_base import KINDS
from generator.model.letter import Letter
from generator.model.menu import Nav, Tab
from generator.model.record import Record
from generator.model.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """One page, or with a `kind` and `{id}` in its path one page for each record of the kind.

    `path` is relative to the docs folder; `template` is a file in `templates/`, without `.md.j2`.
    Without `title` and `about`, a page has those of its record, or else those of the site.
    `hide` names the columns beside the text that the theme leaves out, `schema_org` the type the
    page has for search engines.
    """

    path: str
    template: str
    title: str = ""
    about: str = ""
    kind: type[Record] | None = None
    nav: Nav | None = None
    hide: tuple[str, ...] = ()
    schema_org: str = ""


def _page_of_kind(kind: type[Record]) -> PageEntry:
    """The page that holds all records of a kind, or the pages that hold one each."""
    alone = "{id}" in kind.page
    return PageEntry(
        path=kind.page,
        template=kind.kind if alone else kind.plural,
        title="" if alone else kind.page_title or kind.label,
        about="" if alone else kind.about,
        kind=kind if alone else None,
        nav=kind.nav,
        schema_org=kind.schema_org,
    )


def _overview(kind: type[Record], nav: Nav, title: str = "") -> PageEntry:
    """The page that leads to the pages of single records, beside which it stands."""
    path, title = kind.page.replace("{id}", "index"), title or kind.label
    return PageEntry(path=path, template=kind.plural, title=title, about=kind.about, nav=nav)


_NO_COLUMNS = ("navigation", "toc")
_HOME = PageEntry(
    path="index.md", template="home", nav=Nav(Tab.HOME), hide=_NO_COLUMNS, schema_org="WebSite"
)
_TIMELINE = PageEntry(
    path="timeline.md",
    template="timeline",
    title="时间线",
    about=Stage.about,
    nav=Nav(Tab.TIMELINE),
    hide=_NO_COLUMNS,
)
_SEARCH = PageEntry(
    path="search.md",
    template="search",
    title="搜索",
    about="用自己的话找，或按主题、按拼音找。",
    hide=_NO_COLUMNS,
)
_FAMILY = PageEntry(
    path="family.md",
    template="family",
    title="家里人接到催收电话",
    about="家里人接到催收电话：说哪三句，欠不欠这笔钱，能为他做什么。",
    nav=Nav(Tab.NOW, 4),
)
CALLS = PageEntry(
    path="tools/calls.md",
    template="calls",
    title="来电记录",
    about="来一个电话记一笔：对照催收规则，数次数，看还缺什么证据，拿去投诉。",
    nav=Nav(Tab.NOW, 6),
    hide=("toc",),  # its headings are those of a form
)
_OWN = (_FAMILY, _HOME, _TIMELINE, _SEARCH, CALLS)
MOVED = PageEntry(path="moved.md", template="moved")  # at the former address of a record
PAGES: tuple[PageEntry, ...] = (
    *_OWN,
    *(_page_of_kind(kind) for kind in KINDS if kind.page not in {entry.path for entry in _OWN}),
    _overview(Situation, Nav(Tab.NOW, 0), "我现在该怎么办"),
    _overview(Step, Nav(Tab.NOW, 2)),
    _overview(Question, Nav(Tab.QUESTIONS, 1)),
    _overview(Letter, Nav(Tab.NOW, 5), Letter.page_title),
)


def paths(entry: PageEntry, records: Iterable[Record]) -> list[str]:
    """The paths of the pages an entry produces, given all records."""
    if entry.kind is None:
        return [entry.path]
    return [page_of(record) for record in records if isinstance(record, entry.kind)]


def page_of(record: Record) -> str:
    """The path of the page a record is published on."""
    return record.page.replace("{id}", record.id)


def former_pages(record: Record) -> list[str]:
    """The paths of the pages that a record had to itself under its former ids."""
    return [record.page.replace("{id}", old) for old in record.was if has_own_page(record)]


def has_own_page(record: Record) -> bool:
    """Whether a record is the subject of a page rather than one section of many."""
    return "{id}" in record.page


def directory_url(path: str) -> str:
    """The address of a page below the site's root: `rules.md` → `rules/`, `index.md` → ``."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("/index") + "/"
