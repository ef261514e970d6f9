"""What no built page may hold: code that stands in the page and not in a file of the site.

The pages forbid it themselves (`overrides/partials/policy.html`), so no browser would run it. It is
looked for before a site is put in place all the same: what is not run is missing, and a text that
has become code has got past the check of the content.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

POLICY_PARTIAL = "partials/policy.html"
_POLICY = "Content-Security-Policy"
_POLICY_TAG = f'<meta http-equiv="{_POLICY}"'
_GOVERNED = re.compile(r"<(?:script|link|style|body|img|title)\b", re.IGNORECASE)
# Blocks of data, which no browser runs, by their type.
_DATA_BLOCKS = frozenset({"application/ld+json", "application/json"})
# What almost every page has, and may have. Without it, hardly a page has to be parsed, which takes
# forty times as long (4 seconds for the real site).
_USUAL = re.compile(
    r"<script (?:type=\"module\" )?src=\"[^\"<>:]*\"></script>"
    r"|<script type=\"application/(?:ld\+)?json\">[^<]*</script>"
)
_SUSPECT = re.compile(
    r"<script|<style|srcdoc|script:|data:|[\s\"'/](?:style|on[a-z]+)\s*="
    rf"|http-equiv(?!=\"{_POLICY.lower()}\")"
)
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster"})
_CODE = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)


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
    if _SUSPECT.search(_USUAL.sub("", html).lower()):
        reader = _Reader()
        reader.feed(html)
        reader.close()
        found += reader.found
    return found


class _Reader(HTMLParser):
    """Notes what is forbidden."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[PageFault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Looks at an element."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._look_at_script(attributes)
        if tag == "style":
            self._note("<style> 里的样式", "写进 overrides/assets/ 的 .css 文件。")
        if attributes.get("http-equiv", _POLICY) != _POLICY:
            self._note(f"<{tag} http-equiv> 的命令", "删掉它。")
        for name, value in attributes.items():
            self._look_at_attribute(tag, name, value)

    def _look_at_script(self, attributes: dict[str, str]) -> None:
        if "src" not in attributes:
            if attributes.get("type") not in _DATA_BLOCKS:
                self._note("<script> 里的脚本", "写进 overrides/assets/ 的 .js 文件。")
        elif _ELSEWHERE.match(attributes["src"].strip()):
            self._note("别处的脚本", "把文件放进 overrides/assets/。")

    def _look_at_attribute(self, tag: str, name: str, value: str) -> None:
        if name == "style":
            hint = "换成 class；表格的对齐用 tables 的 use_align_attribute: true。"
            self._note(f"<{tag} style> 的样式", hint)
        elif name.startswith("on") or name == "srcdoc":
            self._note(f"<{tag} {name}> 的脚本", "写进 overrides/assets/ 的 .js 文件。")
        elif tag != "script" and name in _ADDRESSES and _CODE.match(value):
            self._note(f"<{tag} {name}> 的脚本地址", "只写 https:// 开头的网址。")

    def _note(self, what: str, hint: str) -> None:
        line, offset = self.getpos()
        self.found.append(PageFault(line, offset + 1, f"网页里有 {what}，浏览器不许它生效。{hint}"))
