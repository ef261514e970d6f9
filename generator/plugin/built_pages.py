"""What no built page may hold: code that stands in the page and not in a file of the site, and what
is fetched from elsewhere.

The pages forbid it themselves (`overrides/partials/policy.html`), so no browser would run it. It is
looked for before a site is put in place all the same: what is not run is missing, a text that has
become code has got past the check of the content, and a policy cannot forbid everything: not that
a browser greets a host in advance, nor that another page says where a reader comes from.
"""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from generator.plugin.plain_pages import is_plain

POLICY_PARTIAL = "partials/policy.html"
_POLICY = "Content-Security-Policy"
_POLICY_TAG = f'<meta http-equiv="{_POLICY}" content="default-src \'none\''
_REFERRER = "no-referrer"
_GOVERNED = re.compile(r"<(?:script|link|style|body|img|title)\b", re.IGNORECASE)
# Blocks of data, which no browser runs, by their type.
_DATA_BLOCKS = frozenset({"application/ld+json", "application/json"})
_FETCHED = frozenset(
    {"src", "srcset", "action", "formaction", "data", "poster", "background", "ping"}
)
_NAMED = frozenset({"href", "xlink:href"})
_ANIMATED = frozenset({"to", "from", "by", "values"})  # what a drawing may make of an address
_ADDRESSES = _FETCHED | _NAMED | _ANIMATED
# Where an address only says something, and nothing is fetched before somebody follows it.
_FOLLOWED = frozenset({"a", "area"})
_TELLING = frozenset({"canonical", "alternate", "license"})  # kinds of <link>
_UNSEEN = re.compile(r"^[\x00-\x20]+|[\t\n\r]+")  # a browser takes these out of an address
_CODE = re.compile(r"(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:^|[\s,])(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_NOT_RUN = "浏览器不许它生效。"
_NOT_FETCHED = "页面不从别处取东西，也不告诉别处。"


class PageFault(NamedTuple):
    """What may not stand in a page, and where in the built file, counted from 1."""

    line: int
    column: int
    what: str


def told_of_pages(site: Path) -> Iterator[str]:
    """A sentence for everything forbidden in the pages of a built site."""
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        for line, column, what in page_faults(file.read_text(encoding="utf-8")):
            yield f"{path}:{line}:{column}: {what}"


def page_faults(html: str) -> list[PageFault]:
    """Everything forbidden in a page, in the order in which it stands there."""
    first = _GOVERNED.search(html)
    found = []
    if _POLICY_TAG not in html[: first.start() if first else len(html)]:
        found.append(PageFault(1, 1, f"网页开头没有 {_POLICY}。模板要以 main.html 为底。"))
    if is_plain(html):
        return found
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return found + reader.found


class _Reader(HTMLParser):
    """Notes what is forbidden."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[PageFault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Looks at an element."""
        # Of an attribute that is written twice, a browser takes the first.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        if tag == "script":
            self._look_at_script(attributes)
        if tag == "style":
            self._note("<style> 里的样式", "写进 overrides/assets/ 的 .css 文件。")
        if tag == "base" or attributes.get("http-equiv", _POLICY) != _POLICY:
            self._note(f"<{tag}{' http-equiv' * (tag != 'base')}> 的命令", "删掉它。")
        if attributes.get("name") == "referrer" and attributes.get("content") != _REFERRER:
            self._note(f"<{tag} name=referrer> 的设置", "删掉它。", _NOT_FETCHED)
        for name, value in attributes.items():
            if name == "style" or name.startswith("on") or name in ("srcdoc", "referrerpolicy"):
                self._look_at_attribute(tag, name, value)
            elif name in _ADDRESSES and tag != "script":
                self._look_at_address(tag, name, attributes)

    def _look_at_script(self, attributes: Mapping[str, str]) -> None:
        if "src" not in attributes:
            if attributes.get("type") not in _DATA_BLOCKS:
                self._note("<script> 里的脚本", "写进 overrides/assets/ 的 .js 文件。")
        elif _ELSEWHERE.search(_as_read(attributes["src"])):
            self._note("别处的脚本", "把文件放进 overrides/assets/。")

    def _look_at_attribute(self, tag: str, name: str, value: str) -> None:
        if name == "style":
            hint = "换成 class；表格的对齐用 tables 的 use_align_attribute: true。"
            self._note(f"<{tag} style> 的样式", hint)
        elif name != "referrerpolicy":
            self._note(f"<{tag} {name}> 的脚本", "写进 overrides/assets/ 的 .js 文件。")
        elif value != _REFERRER:
            self._note(f"<{tag} {name}> 的设置", "删掉它。", _NOT_FETCHED)

    def _look_at_address(self, tag: str, name: str, attributes: Mapping[str, str]) -> None:
        address = _as_read(attributes[name])
        if _CODE.match(address):
            self._note(f"<{tag} {name}> 的脚本地址", "只写 https:// 开头的网址。")
        elif _fetches(tag, name, attributes) and _ELSEWHERE.search(address):
            hint = "把文件放进 overrides/assets/，或者删掉它。"
            self._note(f"<{tag} {name}> 的别处地址", hint, _NOT_FETCHED)

    def _note(self, what: str, hint: str, reason: str = _NOT_RUN) -> None:
        line, offset = self.getpos()
        self.found.append(PageFault(line, offset + 1, f"网页里有 {what}，{reason}{hint}"))


def _as_read(address: str) -> str:
    """An address as a browser reads it."""
    return _UNSEEN.sub("", address)


def _fetches(tag: str, name: str, attributes: Mapping[str, str]) -> bool:
    """Whether something is asked of an address in an attribute before anybody follows it."""
    if tag == "link" and name == "href":
        kinds = attributes.get("rel", "").lower().split()
        return not kinds or not _TELLING.issuperset(kinds)
    return name in _FETCHED or (name in _NAMED and tag not in _FOLLOWED)
