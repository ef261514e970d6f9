"""A record as a reader will see it, as plain text: its part of the page that it is on."""

import re
from functools import cached_property
from html.parser import HTMLParser

from markdown import Markdown

from generator.model import KnowledgeBase, Record
from generator.model.markup import fold
from generator.model.page_registry import page_of
from generator.publishing.pages import Publication, Site, create_context, create_site
from generator.publishing.render import create_environment

_EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")  # as in mkdocs.yml
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_BLOCKS = frozenset(
    {"address", "blockquote", "dd", "div", "dl", "dt", "figure", "li", "ol", "p", "section"}
    | {"small", "summary", "table", "tr", "ul", "details"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_READ = "record-tools"  # the links below each record


class RecordTexts:
    """The records of a knowledge base as text. Pages are rendered when they are first needed."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._html: dict[str, str] = {}

    def text(self, record: Record) -> str:
        """The text of a record's element on its page, one line for each block."""
        page = self._site.pages[page_of(record)]
        if page.path not in self._html:
            template = create_environment().get_template(f"{page.entry.template}.md.j2")
            markdown = template.render(create_context(self._site, page))
            self._html[page.path] = Markdown(extensions=_EXTENSIONS).convert(markdown)
        return text_of(self._html[page.path], record.ref)

    @cached_property
    def _site(self) -> Site:
        return create_site(self._base, Publication(repository=""))


def text_of(html: str, ref: str) -> str:
    """The text of the element with this `data-record`; empty if there is none."""
    parser = _Text(ref)
    parser.feed(html)
    parser.close()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parser.lines)).strip("\n")


class _Text(HTMLParser):
    """Collects the lines of one element."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._ref = ref
        self._open: list[str] = []  # the open tags, beginning with the element itself
        self._skipped = 0  # how many open tags are inside a skipped element
        self._counts: list[int | None] = []  # for each open list: items so far, None for bullets
        self._words = ""
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where a block or the element itself begins."""
        given = dict(attrs)
        if not self._open and given.get("data-record") != self._ref:
            return
        if tag not in _VOID:
            self._open.append(tag)
            if self._skipped or _NOT_READ in (given.get("class") or "").split():
                self._skipped += 1
        if tag in _BLOCKS or tag in _HEADINGS or tag == "br":
            self._end_line()
        if tag in ("ol", "ul"):
            self._counts.append(0 if tag == "ol" else None)
        elif tag == "li" and self._counts:
            count = self._counts[-1]
            self._counts[-1] = None if count is None else count + 1
            self._mark = "- " if count is None else f"{count + 1}. "
        elif tag in ("td", "th") and self._words:
            self._words += " | "

    def handle_endtag(self, tag: str) -> None:
        """Ends a line with its block."""
        if tag not in self._open:
            return
        if tag in _BLOCKS or tag in _HEADINGS:
            self._end_line(heading=tag in _HEADINGS)
        if tag in ("ol", "ul"):
            self._counts.pop()
            self.lines.append("")
        while self._open.pop() != tag:
            pass
        self._skipped = max(0, self._skipped - 1)

    def handle_data(self, data: str) -> None:
        """Collects words inside the element."""
        if self._open and not self._skipped:
            self._words += data

    def _end_line(self, heading: bool = False) -> None:
        words, self._words = fold(self._words), ""
        if not words:
            return
        if heading:
            self.lines += ["", f"【{words}】"]
        else:
            indent = "  " if self._counts and not self._mark else ""
            self.lines.append(indent + self._mark + words)
            self._mark = ""
