"""What a reader meets on a page: its words block by block, and the words in its attributes."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

UNSEEN = frozenset({"script", "style", "template"})
# Elements that stand within a line; every other one begins a line of its own.
LINE = "a abbr b bdi cite code del em i img ins kbd mark q s small span strong sub sup svg time u"
INLINE = frozenset(LINE.split())
# Read out, shown on hovering, shown in an empty field, or shown once something has happened.
ATTRIBUTES = (
    *("title", "aria-label", "alt", "placeholder", "value"),
    *("data-broken", "data-done", "data-failed"),
)


def fold(text: str) -> str:
    """A text with its white space as a browser shows it."""
    return " ".join(text.split())


def blocks(element: HtmlElement) -> list[str]:
    """The visible words of an element, one text for each line or block they stand in."""
    pieces = list(_pieces(element))
    lines = "".join("\0" if piece is None else piece for piece in pieces).split("\0")
    return [line for line in map(fold, lines) if line]


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """Words in their order; None where a block begins or ends."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    edge = element.tag not in INLINE
    if edge:
        yield None
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if edge:
        yield None


def attributes(element: HtmlElement) -> Iterator[str]:
    """The words a reader meets in attributes of an element and of those within it."""
    for name in ATTRIBUTES:
        yield from map(fold, element.xpath(f".//@{name} | ./@{name}"))


def everything(page: HtmlElement) -> Iterator[str]:
    """All words of a page: those in it, and those browsers and search engines show of it."""
    yield from page.xpath("//title/text()")
    yield from page.xpath("//meta[@name='description']/@content")
    yield from attributes(page.body)
    yield from blocks(page.body)


# What only a machine should read, by the language it is written in.
SYNTAX = {
    "an attribute list": r"\{\s*[:.#]|[.#][\w-]+\s*\}|\{[^{}]*=[^{}]*\}|\bmarkdown=",
    "a template": r"\{\{|\}\}|\{%|%\}|\{#|#\}|\$\{",
    "emphasis": r"\*\*|(?<!\w)__\w|\w__(?!\w)|~~|`",
    "a link": r"\]\(|\]\[|\]:|!\[",
    "a tag": r"</?[a-zA-Z][^<>]*/?>|<!--|-->|</|/>",
    "a character reference": r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\d*);",
    "a list": r"^(?:[-+*•]|\d{1,2}[.)])(?:\s|$)",
    "a heading": r"^#{1,6}\s",
    "a quotation": r"^>\s",
    "a table": r"^\||\|\s*-{3,}|\|$",
    "a ruler": r"^(?:-{3,}|={3,}|\*{3,}|_{3,})$",
    "front matter": r"^(?:title|description|hide|template): ",
    "a value of Python": r"\b(?:None|True|False|Undefined|Markup|datetime|Enum)\b|\[\]|\(\)"
    r"|\b[A-Z]\w+\.[A-Z_]+\b|\b[A-Z]\w+\(|object at 0x|\[['\"]|\(['\"]|['\"],\s*['\"]",
    "a value of JavaScript": r"\b(?:undefined|NaN|null)\b|\[object ",
    "a blank of a skeleton": r"（待填：",
    "a stand-in for another text": r"\{\w+\}|%[sd]\b",
}
SYNTAX_PATTERNS = {name: re.compile(pattern) for name, pattern in SYNTAX.items()}


def seen_markup(texts: Iterable[str]) -> list[str]:
    """The texts in which something stands that no reader should see, with its name."""
    return [
        f"{name} in: {text}"
        for text in texts
        for name, pattern in SYNTAX_PATTERNS.items()
        if pattern.search(text)
    ]
