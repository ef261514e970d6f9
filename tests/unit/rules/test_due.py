"""A number holds for a year, a line for despair for half of one; then somebody looks again."""

import datetime
from pathlib import Path

import pytest
import yaml

from generator.__main__ import main
from generator.model import Contact
from generator.source.load import load
from tests.conftest import ROOT, Folder

CONTACT = """
    line:
      title: 热线
      reviewed: {reviewed}
      number: "010-12321"
      handles: 举报。
      when: 被骚扰时。
      recheck: {recheck}
      facts:
        - {{text: 有这个号码。, evidence: [{{source: code, at: 第1033条}}]}}
"""


def contact(folder: Folder, reviewed: str, recheck: str) -> Contact:
    """A contact of the small knowledge base."""
    folder.write("contacts.yml", CONTACT.format(reviewed=reviewed, recheck=recheck))
    loaded = load(folder.path)
    assert loaded.base is not None, loaded.problems
    return loaded.base.get(Contact, "line")


@pytest.mark.parametrize(
    ("reviewed", "recheck", "by"),
    [
        ("2026-11-24", "一年", "2027-11-24"),
        ("2026-11-24", "半年", "2027-05-24"),
        ("2026-08-31", "半年", "2027-02-28"),
        ("2027-08-31", "半年", "2028-02-29"),
        ("2024-02-29", "一年", "2025-02-28"),
        ("2026-06-30", "半年", "2026-12-30"),
        ("2026-07-01", "半年", "2027-01-01"),
    ],
)
def test_the_day_to_look_again(folder: Folder, reviewed: str, recheck: str, by: str) -> None:
    assert contact(folder, reviewed, recheck).check_by == datetime.date.fromisoformat(by)


@pytest.mark.parametrize(
    ("arguments", "today", "code"),
    [
        (("--due",), "2027-05-24", 0),
        (("--due",), "2027-05-25", 1),
        ((), "2027-05-25", 0),  # a contributor's daily check asks nothing of the kind
        ((), "2031-01-01", 0),
    ],
)
def test_only_the_nightly_check_speaks_of_it(
    folder: Folder,
    arguments: tuple[str, ...],
    today: str,
    code: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    contact(folder, "2026-11-24", "半年")
    assert main(["check", *arguments, "--today", today, str(folder.path)]) == code
    shown = capsys.readouterr().out
    assert ("FLD018" in shown) == (code == 1)
    assert code == 0 or "应在 2027-05-24 之前再核对。" in shown


def test_a_build_asks_no_clock(folder: Folder) -> None:
    contact(folder, "2001-01-01", "半年")
    assert load(folder.path).problems == ()


def test_a_contact_that_is_not_valid_is_reported_for_that_alone(folder: Folder) -> None:
    contact(folder, "2001-01-01", "半年")
    folder.change("contacts.yml", "handles:", "handels:")
    found = load(folder.path, today=datetime.date(2026, 11, 24), due=True).problems
    assert "FLD018" not in {problem.code for problem in found}


def test_every_line_for_despair_is_looked_at_twice_a_year(content: Path) -> None:
    base = load(content).base
    assert base is not None
    assert base.site.helplines is not None
    for call in (*base.site.helplines.calls, *base.site.helplines.others):
        assert base.get(Contact, call.contact).recheck.months == 6, call.contact


def test_the_nightly_run_asks_for_it() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/nightly.yml").read_text(encoding="utf-8"))
    assert [step["run"] for step in jobs["jobs"]["due"]["steps"] if "run" in step] == ["make due"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\ndue: $(VENV)/.site" in makefile
    assert "generator check --due" in makefile
