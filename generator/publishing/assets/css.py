"""Style sheets: read, written without what is only for those who read the source, and trimmed.

What is trimmed away can match nothing: a selector that asks for a class or an id no template and
no script can write, and a variable nobody reads. When in doubt, a rule stays.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

_SPACE = " \t\n\r\f"
_STRING = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_SQUEEZED = re.compile(rf"({_STRING})|/\*.*?\*/|[{_SPACE}]+", re.DOTALL)
# One thing that is taken whole, so that a brace or a semicolon in it means nothing.
_TOKEN = re.compile(rf"{_STRING}|/\*.*?\*/|\\.|[{{}};()]|[^\"'/\\{{}};()]+|.", re.DOTALL)
_NESTING = ("@media", "@supports", "@layer", "@container")
_CHOICE = re.compile(
    r":(?:not|is|where|has|any|matches|-webkit-any|-moz-any)\((?:[^()]|\([^()]*\))*\)"
)
_ATTRIBUTE = re.compile(r"\[[^\]]*\]")
_NAME = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
_NEVER = re.compile(r"\[dir=[\"']?rtl")  # the guide is written from left to right
_VARIABLE = re.compile(r"(--[\w-]+)[\s]*:")
_READ = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A block with its head, or a line that ends with a semicolon: then there is no body."""

    head: str
    body: tuple["StyleRule", ...] | None = None


def parse_css(text: str) -> tuple[StyleRule, ...]:
    """The rules of a style sheet, comments and needless blanks left out."""
    tokens = iter(_TOKEN.findall(text))
    return _block(tokens)


def _block(tokens: Iterator[str]) -> tuple[StyleRule, ...]:
    found: list[StyleRule] = []
    head, depth = "", 0
    for token in tokens:
        if depth == 0 and token == "{":
            found.append(StyleRule(_squeezed(head), _block(tokens)))
            head = ""
        elif depth == 0 and token in ("}", ";"):
            if line := _squeezed(head):
                found.append(StyleRule(line))
            head = ""
            if token == "}":
                break
        else:
            depth += (token == "(") - (token == ")")
            head += token
    if line := _squeezed(head):
        found.append(StyleRule(line))
    return tuple(found)


def _squeezed(text: str) -> str:
    return _SQUEEZED.sub(lambda found: found[1] or " ", text).strip(_SPACE)


def write_css(rules: tuple[StyleRule, ...]) -> str:
    """Rules as text, on one line."""
    return "".join(
        f"{rule.head};" if rule.body is None else f"{rule.head}{{{write_css(rule.body)}}}"
        for rule in rules
    )


def matching(rules: tuple[StyleRule, ...], words: Set[str]) -> tuple[StyleRule, ...]:
    """Without the selectors that ask for a class or an id that is not among the words."""
    return tuple(_matching(rules, words))


def _matching(rules: tuple[StyleRule, ...], words: Set[str]) -> Iterator[StyleRule]:
    for rule in rules:
        if rule.body is None or (rule.head.startswith("@") and not rule.head.startswith(_NESTING)):
            yield rule
        elif rule.head.startswith("@"):
            if body := matching(rule.body, words):
                yield StyleRule(rule.head, body)
        elif kept := [one for one in selectors(rule.head) if may_match(one, words)]:
            yield StyleRule(",".join(kept), rule.body)


def selectors(head: str) -> list[str]:
    """The selectors of a list; a comma in brackets parts nothing."""
    parts, depth = [""], 0
    for character in head:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip(_SPACE) for part in parts]


def may_match(selector: str, words: Set[str]) -> bool:
    """Whether all that a selector asks for may be there; choices in brackets are not looked at."""
    if _NEVER.search(selector):
        return False
    while (plain := _CHOICE.sub("", selector)) != selector:
        selector = plain
    return all(name in words for name in _NAME.findall(_ATTRIBUTE.sub("", selector)))


def without_unread_variables(rules: tuple[StyleRule, ...], also_read: str) -> tuple[StyleRule, ...]:
    """Without the variables that neither the rules read nor another text, again and again."""
    while True:
        read = frozenset(_READ.findall(write_css(rules) + also_read))
        fewer = _read_only(rules, read)
        if fewer == rules:
            return rules
        rules = fewer


def _read_only(rules: tuple[StyleRule, ...], read: Set[str]) -> tuple[StyleRule, ...]:
    kept = []
    for rule in rules:
        if rule.body is None:
            name = _VARIABLE.match(rule.head)
            if not name or name[1] in read:
                kept.append(rule)
        elif body := _read_only(rule.body, read):
            kept.append(StyleRule(rule.head, body))
    return tuple(kept)
