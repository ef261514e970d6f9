"""tests/README.md says what runs when; the marks in the tests and the Makefile say the same."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "tests/README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of each row of the table below a heading."""
    section = README.partition(f"{heading}\n")[2].partition("\n#")[0]
    table = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:1] == "|"]
    return table[2:]


def tiers() -> dict[str, list[str]]:
    """Tier → the folders it adds."""
    return {row[0]: re.findall(r"`(tests/\w+)`", row[3]) for row in rows("three tiers")}


def folders() -> set[str]:
    """The folders in which there are tests."""
    return {"/".join(path.relative_to(ROOT).parts[:2]) for path in files_of_tests()}


def files_of_tests() -> list[Path]:
    """Every file with tests."""
    return sorted(
        path for path in (ROOT / "tests").rglob("test_*.py") if "node_modules" not in path.parts
    )


def marked(source: str, mark: str = "full") -> set[str]:
    """The functions whose decorators mark a test; `""` when the whole file is marked."""
    found = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and f"mark.{mark}" in ast.unparse(node.value):
            found.add("")
        for inner in ast.walk(node):
            if isinstance(inner, ast.FunctionDef | ast.ClassDef) and any(
                f"mark.{mark}" in ast.unparse(decorator) for decorator in inner.decorator_list
            ):
                found.add(inner.name)
    return found


def recipe(target: str) -> list[str]:
    """What make runs for a target, with its variables filled in."""
    known = dict(re.findall(r"^([A-Z]+) := (.*)$", MAKEFILE, re.MULTILINE))
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert found is not None, target
    text = re.sub(r"\$\((PYTEST|COVERAGE|OTHERS)\)", lambda name: known[name[1]], found[1])
    return [line.strip() for line in text.splitlines()]


def test_marks_are_found() -> None:
    source = """
@pytest.mark.full
def a(): ...
@pytest.fixture(params=[pytest.param(1, marks=pytest.mark.full)])
def b(): ...
@pytest.mark.parametrize("x", [1])
def c(): ...
class D:
    @pytest.mark.full
    def e(self): ...
"""
    assert marked(source) == {"a", "b", "e"}
    assert marked("pytestmark = pytest.mark.full") == {""}
    assert marked("pytestmark = [pytest.mark.wide]", "wide") == {""}


@pytest.mark.parametrize(
    ("mark", "heading"), [("wide", "## The wide units"), ("full", "## The long proofs")]
)
def test_every_proof_of_a_later_tier_has_its_row_and_every_row_its_proof(
    mark: str, heading: str
) -> None:
    named = [row[0].strip("`") for row in rows(heading)]
    found = [
        f"{path.relative_to(ROOT).as_posix()}::{name}".removesuffix("::")
        for path in files_of_tests()
        for name in sorted(marked(path.read_text(encoding="utf-8"), mark))
    ]
    assert named == found
    assert all(len(row) == 3 and all(row) for row in rows(heading))


def test_every_folder_stands_in_one_tier() -> None:
    assert list(tiers()) == ["quick", "test", "full"]
    named = [folder for tier in tiers().values() for folder in tier]
    assert sorted(named) == sorted(folders())
    assert [row[0].strip("`") for row in rows("## Where a test belongs")] == named


def test_make_runs_the_tiers() -> None:
    (units,) = tiers()["quick"]
    others = " ".join(tiers()["test"])
    short, cover = '-m "not full"', "--cov"
    (quick,) = recipe("quick")
    assert quick.endswith(f'-m "not full and not wide" {units}')
    assert cover not in quick
    unmeasured, rest = recipe("test")
    assert unmeasured.endswith(f"{short} {units}")
    assert cover not in unmeasured
    assert rest.endswith(f"{short} {others}")
    measured, rest = recipe("test-full")
    assert measured.endswith(f"--cov-fail-under=95 {units}")
    assert rest.endswith(others)
    for line in (measured, rest):
        assert short not in line
    assert cover not in rest


def test_every_night_runs_everything() -> None:
    nightly = (ROOT / ".github/workflows/nightly.yml").read_text(encoding="utf-8")
    assert "cron:" in nightly
    assert "run: make test-full" in nightly


def test_units_stand_in_the_rooms_they_look_at() -> None:
    """A folder for each room; what is outside all rooms stays at the top, or has its own folder."""
    units = ROOT / "tests/unit"
    rooms = {path.parent.name for path in (ROOT / "generator").glob("*/__init__.py")}
    folders = {path.parent.name for path in units.glob("*/test_*.py")}
    assert folders == rooms | {"overrides", "content"}
