"""Text → the tokens that are searched: pairs of Han characters, and Latin words and numbers.

Pairs need no dictionary, so question and postings cannot disagree on where a word ends; a single
character says too little to be found by. `overrides/assets/search/tokens.js` says the same in the
reader's browser; a test compares.
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
        found.extend([run] if run[0] <= "z" else (run[i : i + 2] for i in range(len(run) - 1)))
    return found
