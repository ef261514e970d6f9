"""Words of the law that the texts use and no term explains; `python -m benchmarks.jargon FOLDER`.

FOLDER holds texts of laws (`.md` or `.txt`), such as those our sources name. A candidate is a word
that these use often and in many surroundings, and that our prose uses far oftener than readers do:
in what they ask, in what they call things (`also`, `asks`) and in what articles tell them. Words of
the glossary are left out. No dictionary is needed; what comes out is for an editor to judge: of the
25 legal words that stood unexplained on 2026-11-28 it names 17, among 476 in all.
"""

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model import Term
from generator.rules import Content
from generator.source.load import load

OFTEN = 30  # times in the laws
APART = 1.6  # nats: how freely the characters on either side of a word change
OURS = 3  # times as often in our prose as in the words of readers
_RUN = re.compile(r"[\u4e00-\u9fff]+")
# A scrap that begins or ends with one of these is part of a longer saying.
_JOINTS = frozenset("的人或者其和等对在以向有被为于自经及与应可不所之由第条款项")


def words_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Everything of two to five characters in a text, with what stands before and behind it."""
    for run in _RUN.findall(text):
        padded = f"^{run}$"
        for size in range(2, 6):
            for at in range(1, len(padded) - size):
                yield padded[at : at + size], padded[at - 1], padded[at + size]


def candidates(laws: str, prose: str, said: str, explained: Iterable[str]) -> list[str]:
    """Words of the laws that the prose uses and hardly anybody says, the most lawlike first."""
    ours = Counter(word for word, _, _ in words_in(prose))
    theirs = Counter(word for word, _, _ in words_in(said))
    wanted = {word for word, count in ours.items() if count >= OURS * theirs[word]}
    wanted = {word for word in wanted if not _JOINTS & {word[0], word[-1]}} - set(explained)
    around: dict[str, tuple[Counter[str], Counter[str]]] = defaultdict(
        lambda: (Counter(), Counter())
    )
    for word, before, behind in words_in(laws):
        if word in wanted:
            around[word][0][before] += 1
            around[word][1][behind] += 1
    scores = {}
    for word, sides in around.items():
        freedom = min(map(_freedom, sides))
        if sides[0].total() >= OFTEN and freedom >= APART:
            scores[word] = freedom * math.log(sides[0].total())
    return sorted(scores, key=lambda word: (-scores[word], word))


def _freedom(neighbours: Counter[str]) -> float:
    """The entropy of what stands on one side of a word, in nats."""
    total = neighbours.total()
    return -sum(count / total * math.log(count / total) for count in neighbours.values())


def of_content(content: Content, laws: str) -> list[str]:
    """The candidates in a knowledge base."""
    texts = [text for text in content.texts if not isinstance(text.part, Term)]
    others = [text.part.repeats_others or text.mark.quoted for text in texts]
    prose = "\n".join(t.plain for t, other in zip(texts, others, strict=True) if not other)
    said = "\n".join(t.plain for t, other in zip(texts, others, strict=True) if other)
    terms = {name for term in content.of(Term) for name in (term.title, *term.also)}
    return candidates(laws, prose, said, terms)


def main() -> None:
    """Prints the candidates, one a line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(";")[0])
    parser.add_argument("laws", type=Path, help="a folder with texts of laws")
    folder = parser.parse_args().laws
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".txt")]
    laws = "\n".join(path.read_text(encoding="utf-8") for path in files)
    print("\n".join(of_content(load(Path("content")).content, laws)))


if __name__ == "__main__":
    main()
