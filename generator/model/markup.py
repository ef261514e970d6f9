"""Text → Markdown that renders as exactly that text, and the small subset authors may use.

The subset: paragraphs, `- ` and `1. ` lists, `**emphasis**`, and links to records written
`[words](kind/id)`. Everything else an author might try is refused in `faults`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.model.vocabulary import Markup

# Every ASCII character with a meaning inside a line in Markdown, its extensions or HTML.
_SPECIAL = re.compile(r"[&<>\"'\\`*_{}\[\]#|~^=!$]")
# What has a meaning only at the start of a block: list marks and rules.
_AT_START = re.compile(r"^([-+:]|\d+(?=[.)]))")
STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
# A link as a Chinese input method writes it: wide brackets, or a space between them.
WIDE_LINK = re.compile(
    r"[\[【［]([^\[\]【】［］\n]+)[\]】］]\s*[(（]\s*([a-z]+/[a-z][a-z0-9-]*)\s*[)）]"
)
REF = re.compile(r"[a-z]+/[a-z][a-z0-9-]*")
BULLET = re.compile(r"- +")
NUMBER = re.compile(r"\d+\. +")
_WIDE = (
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u201c\u201d\u2018\u2019\u2014\u2026]"
)
WRAPPED = re.compile(rf"(?<={_WIDE})\n(?={_WIDE})")


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Emphasised words."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a record."""

    text: str
    ref: str


Inline = Words | Strong | Link


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item, no mark) or a list (`- ` or `1. ` before each item)."""

    mark: str
    items: tuple[tuple[Inline, ...], ...]


def fold(text: str) -> str:
    """White space folded: a line break between two wide characters vanishes."""
    return " ".join(WRAPPED.sub("", text.strip()).split())


def escape(text: str) -> str:
    """Markdown that renders as exactly `text`, white space folded."""
    text = fold(text)
    head = _AT_START.match(text)
    start = head.end() if head else 0
    body = _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", text[start:])
    if head is None:
        return body
    if head.group().isdigit():
        return f"{head.group()}&#{ord(body[0])};{body[1:]}"
    return f"&#{ord(head.group())};{body}"


def parse_line(text: str) -> tuple[Inline, ...]:
    """The inline parts of one paragraph."""
    parts: list[Inline] = []
    for piece, link in _split(fold(text), LINK):
        if link is not None:
            parts.append(Link(link.group(1), link.group(2)))
            continue
        for words, strong in _split(piece, STRONG):
            parts.append(Words(words) if strong is None else Strong(strong.group(1)))
    return tuple(part for part in parts if part.text)


def _split(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The text between matches (with None) and the matches, in order."""
    position = 0
    for match in pattern.finditer(text):
        yield text[position : match.start()], None
        yield match.group(), match
        position = match.end()
    yield text[position:], None


def parse_prose(text: str) -> tuple[Block, ...]:
    """The paragraphs and lists of a long text."""
    blocks = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = chunk.split("\n")
        for mark, pattern in (("- ", BULLET), ("1. ", NUMBER)):
            if all(pattern.match(line) for line in lines):
                items = tuple(parse_line(pattern.sub("", line, count=1)) for line in lines)
                blocks.append(Block(mark, items))
                break
        else:
            blocks.append(Block("", (parse_line(chunk),)))
    return tuple(blocks)


@lru_cache(maxsize=1 << 16)  # every rule and every page parses the same texts
def parse(text: str, markup: Markup) -> tuple[Block, ...]:
    """A text as blocks, according to its markup."""
    if markup is Markup.PROSE:
        return parse_prose(text)
    inlines = (Words(fold(text)),) if markup is Markup.TEXT else parse_line(text)
    return (Block("", (inlines,)),)


def inlines(text: str, markup: Markup) -> Iterator[Inline]:
    """Every inline part of a text."""
    for block in parse(text, markup):
        for item in block.items:
            yield from item


def plain(text: str, markup: Markup) -> str:
    """What a reader sees: the text without its markup."""
    lines: list[str] = []
    for block in parse(text, markup):
        lines.extend("".join(part.text for part in item) for item in block.items)
    return "\n".join(lines)


def render(text: str, markup: Markup, write: Callable[[Inline], str]) -> str:
    """A text as Markdown; `write` turns one inline part into Markdown."""
    blocks = []
    for block in parse(text, markup):
        items = ("".join(write(part) for part in item) for item in block.items)
        blocks.append("\n".join(block.mark + item for item in items))
    return "\n\n".join(blocks)
