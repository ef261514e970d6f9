"""Text → the tokens that are searched: Han characters, their pairs, Latin words, and concepts.

Characters and pairs need no dictionary, so query and index cannot disagree on where a word ends. A
concept is a group of words of one meaning; whichever of them is written, its token is `#` and the
group's name.
`overrides/assets/search/tokens.js` does the same in the reader's browser; a test compares them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+")


def normalise(text: str) -> str:
    """Full-width and compatibility forms made plain, in lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def tokens(text: str) -> list[str]:
    """The tokens of a text in order, with repetitions."""
    found: list[str] = []
    for run in _RUNS.findall(normalise(text)):
        if run[0] <= "z":
            found.append(run)
        else:
            found.extend(run)
            found.extend(run[i : i + 2] for i in range(len(run) - 1))
    return found


class Concepts:
    """Finds the concepts of a text. `groups` maps names to words."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._names: dict[str, list[str]] = {}
        for name, words in groups.items():
            for word in words:
                self._names.setdefault(normalise(word), []).append(name)
        # The longest word wins; among equally long ones the order must not matter.
        words = sorted(self._names, key=lambda word: (-len(word), word))
        self._words = re.compile("|".join(map(re.escape, words)) or r"(?!)")

    def tokens(self, text: str) -> Iterator[str]:
        """The token of every word of a group in a text, in order, with repetitions."""
        for match in self._words.finditer(normalise(text)):
            yield from (f"#{name}" for name in self._names[match.group()])
