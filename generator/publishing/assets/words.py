"""The words that templates and scripts are made of, among them every class they can write."""

import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_NAMED = re.compile(r"\{%-?\s*(?:include|extends|import|from)\s+[\"']([^\"']+)[\"']")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Every word that could be the name of a class or an id."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def reached(start: Iterable[str], read: Callable[[str], str | None]) -> dict[str, str]:
    """Templates by name, with all that they name in turn; `read` gives None for one that is not.

    Whether a condition around it holds is not asked: what may be included, counts.
    """
    found: dict[str, str] = {}
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in found and (text := read(name)) is not None:
            found[name] = text
            waiting += _NAMED.findall(text)
    return found
