"""The corpus of mistakes in tests/cases/problems/: planted over the small knowledge base.

A case is a folder `<CODE>/<name>/`, named after the code it is about. Its files are laid over the
small knowledge base; `expected.txt` is all that the check says then. Two endings are special:
`<file>.bytes` holds a Python expression for bytes that no editor would show or keep, and
`<file>.deleted` takes a file away. `<file>.meant` is what the author meant to write: what the hints
lead to, as `tests/following.py` follows them, must read the same. `filled.txt` is what the author
wrote where a hint leaves something to them, as `tests/filling.py` reads it: the check must find
nothing then. A case without either is named in `LEFT`, with the reason.
`pytest tests/unit/source/test_corpus.py --update-cases` writes every `expected.txt` anew; read the
difference before you commit it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, Folder

CORPUS = ROOT / "tests" / "cases" / "problems"
EXPECTED = "expected.txt"
FILLED = "filled.txt"


@dataclass(frozen=True)
class Case:
    """One mistake."""

    path: Path

    @property
    def code(self) -> str:
        """The code the case is about."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """`CODE/what-is-wrong`."""
        return f"{self.code}/{self.path.name}"

    @property
    def expected(self) -> str:
        """All that the check must say."""
        return (self.path / EXPECTED).read_text(encoding="utf-8")

    def plant(self, folder: Folder) -> None:
        """Lays the files of the case over a content folder."""
        for path in sorted(self.path.rglob("*")):
            target = folder.path / path.relative_to(self.path)
            if path.is_dir():
                target.mkdir(exist_ok=True)
            elif path.suffix == ".deleted":
                target.with_suffix("").unlink()
            elif path.suffix == ".bytes":
                expression = path.read_text(encoding="utf-8")
                target.with_suffix("").write_bytes(eval(expression, {}))
            elif path.name not in (EXPECTED, FILLED, ".gitkeep") and path.suffix != ".meant":
                target.write_bytes(path.read_bytes())

    def meant(self) -> Iterator[tuple[str, bytes]]:
        """What was meant in some of its files."""
        for path in self.path.rglob("*.meant"):
            yield path.relative_to(self.path).with_suffix("").as_posix(), path.read_bytes()

    def filled(self) -> Iterator[str]:
        """What the author wrote of their own, from one check to the next."""
        path = self.path / FILLED
        if path.exists():
            yield from re.split(r"^then\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)

    def expect(self, said: str) -> None:
        """Writes down that the check must say this."""
        (self.path / EXPECTED).write_text(said, encoding="utf-8", newline="\n")


CASES = tuple(Case(path) for path in sorted(CORPUS.glob("*/*")))
