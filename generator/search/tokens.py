"""Text → the tokens that are searched: Han characters, their pairs, and Latin words.

Characters and pairs need no dictionary, so query and index cannot disagree on where a word ends.
`overrides/assets/search/tokens.js` says the same in the reader's browser; a test compares.
"""

import re
import unicodedata

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
