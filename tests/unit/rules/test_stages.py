"""Rules of time."""

import pytest

from tests.conftest import Folder
from tests.unit.cases import spots

STAGE = """\
title: 中间
material: [s0-01]
reviewed: 2026-11-21
days: {}
summary: 中间。
happens:
  - {{text: 又来短信。, channel: 短信或站内信, accounts: [unsaid]}}
rules: [no-night]
costs:
  - text: 逾期要付利息。
    evidence: [{{source: code, at: 第676条}}]
steps: [calm]
prepare: [看账单。]
"""

UNSAID = """\
title: 没给天数的短信
material: [s0-01]
reviewed: 2026-11-21
lane: 提醒
claims: [s0-01]
channel: 短信
who: 平台
usability: 可作参考
note: 只是登记。
"""


def plan(folder: Folder, begin: str, middle: str, later: str) -> None:
    """Lays out three stages, none of which rests on a day of the accounts."""
    folder.write("accounts/unsaid.yml", UNSAID)
    for name, days in (("begin", begin), ("later", later)):
        text = (folder.path / f"stages/{name}.yml").read_text(encoding="utf-8")
        (line,) = (line for line in text.splitlines() if line.startswith("days:"))
        folder.change(f"stages/{name}.yml", line, f"days: {days}")
        folder.change(f"stages/{name}.yml", "accounts: [first]", "accounts: [unsaid]")
    folder.change("disputes.yml", "see: [stage/begin]", "see: [stage/begin, account/first]")
    folder.write("stages/middle.yml", STAGE.format(middle))


@pytest.mark.parametrize(
    ("begin", "middle", "later"),
    [
        ("[0, 0]", "[1, 1]", "[2]"),
        ("[0, 3]", "[4, 30]", "[31]"),
        ("[31]", "[0, 3]", "[4, 30]"),
        ("[0, 36498]", "[36499, 36499]", "[36500]"),
    ],
)
def test_stages_that_share_out_the_days_are_fine_in_any_order(
    begin: str, middle: str, later: str, folder: Folder
) -> None:
    plan(folder, begin, middle, later)
    assert spots(folder) == []


@pytest.mark.parametrize(
    ("begin", "middle", "later", "found"),
    [
        ("[1, 3]", "[4, 30]", "[31]", ["begin STG001"]),
        ("[0, 3]", "[3, 30]", "[31]", ["middle STG002"]),
        ("[0, 3]", "[4, 30]", "[30]", ["later STG002"]),
        ("[0, 4]", "[4, 30]", "[30]", ["later STG002", "middle STG002"]),
        ("[0, 3]", "[6, 30]", "[31]", ["middle STG003"]),
        ("[0, 3]", "[4, 30]", "[33]", ["later STG003"]),
        ("[0, 3]", "[6, 30]", "[33]", ["later STG003", "middle STG003"]),
        ("[0]", "[4, 30]", "[31]", ["begin STG004"]),
        ("[0, 3]", "[4]", "[31]", ["middle STG004"]),
        ("[0]", "[4]", "[31]", ["begin STG004", "middle STG004"]),
        ("[0, 3]", "[4, 30]", "[31, 40]", ["later STG004"]),
        ("[0, 3]", "[4, 30]", "[31, 31]", ["later STG004"]),
        ("[0, 3]", "[6, 30]", "[30, 40]", ["later STG002", "later STG004", "middle STG003"]),
    ],
)
def test_every_fault_between_stages_is_reported_at_the_stage(
    begin: str, middle: str, later: str, found: list[str], folder: Folder
) -> None:
    plan(folder, begin, middle, later)
    assert [spot.removeprefix("stages/").replace(".yml:4:7", "") for spot in spots(folder)] == found


def test_one_open_stage_from_the_due_date_is_enough(folder: Folder) -> None:
    folder.delete("stages/later.yml")
    folder.change("stages/begin.yml", "days: [0, 3]", "days: [0]")
    assert spots(folder) == []


@pytest.mark.parametrize(
    ("days", "fine"), [("[1, 1]", True), ("[2, 1]", False), ("[0, 3]", True), ("[3]", True)]
)
def test_an_account_runs_forward_or_names_one_day(days: str, fine: bool, folder: Folder) -> None:
    plan(folder, "[0, 3]", "[4, 30]", "[31]")
    folder.write("accounts/said.yml", f"{UNSAID.replace('没给', '给了')}days: {days}\n")
    folder.change("disputes.yml", "account/first]", "account/first, account/said]")
    assert spots(folder) == ([] if fine else ["accounts/said.yml:10:7 STG005"])


@pytest.mark.parametrize(
    ("stage", "days", "fine"),
    [
        ("middle", "[1, 3]", False),
        ("middle", "[1, 4]", True),
        ("middle", "[10, 12]", True),
        ("middle", "[30, 40]", True),
        ("middle", "[31, 40]", False),
        ("middle", "[0]", True),
        ("middle", "[30]", True),
        ("middle", "[31]", False),
        ("later", "[1, 30]", False),
        ("later", "[1, 31]", True),
        ("later", "[90, 100]", True),
        ("later", "[1]", True),
        ("begin", "[0, 0]", True),
        ("begin", "[4]", False),
    ],
)
def test_a_stage_rests_on_accounts_of_its_days(
    stage: str, days: str, fine: bool, folder: Folder
) -> None:
    plan(folder, "[0, 3]", "[4, 30]", "[31]")
    folder.write("accounts/said.yml", f"{UNSAID.replace('没给', '给了')}days: {days}\n")
    folder.change(f"stages/{stage}.yml", "[unsaid]", "[unsaid, said]")
    found = [spot.split(":")[0] + spot[-7:] for spot in spots(folder)]
    assert found == ([] if fine else [f"stages/{stage}.yml STG006"])


def test_a_reference_to_no_account_is_no_matter_of_days(folder: Folder) -> None:
    folder.change("stages/begin.yml", "accounts: [first]", "accounts: [first, code]")
    assert [spot[-6:] for spot in spots(folder)] == ["REF001"]
