"""`confirm`: grade and date of a source that was opened, shown first and written when asked."""

import datetime

import pytest

from generator.__main__ import main
from generator.model import Rule, Source, Stage
from generator.source import clock
from tests.conftest import Folder
from tests.unit.cases import base_of

Out = pytest.CaptureFixture[str]
TODAY = ["--date", "2026-12-01"]


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is later than any day that is confirmed here."""
    monkeypatch.setattr(clock, "latest_day", lambda: datetime.date(2027, 1, 2))


def test_a_preview_shows_the_lines_and_writes_nothing(folder: Folder, capsys: Out) -> None:
    before = (folder.path / "sources.yml").read_bytes()
    assert main(["confirm", "code", str(folder.path), "--grade", "B", *TODAY]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    changed = [
        line for line in out.split("\n") if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert [line for line in changed if line] == [
        "-  reviewed: 2026-11-21",
        "+  reviewed: 2026-12-01",
        "-  grade: A",
        "+  grade: B",
    ]
    assert "没有改文件；要改就加上 --write" in out
    assert (folder.path / "sources.yml").read_bytes() == before


def test_grade_and_date_are_written(folder: Folder, capsys: Out) -> None:
    assert main(["confirm", "民法典", str(folder.path), "--grade", "B", *TODAY, "--write"]) == 0
    assert "写好了" in capsys.readouterr().out
    base = base_of(folder)
    source = base.get(Source, "code")
    assert (source.grade.value, source.reviewed) == ("B", datetime.date(2026, 12, 1))
    assert base.get(Rule, "no-night").reviewed == datetime.date(2026, 11, 21)


def test_the_records_that_rest_on_it_may_follow(folder: Folder) -> None:
    folder.change("rules.yml", "2026-11-21", "2026-12-05")
    assert main(["confirm", "code", str(folder.path), *TODAY, "--records", "--write"]) == 0
    dates = {record.ref: record.reviewed.day for record in base_of(folder).records.values()}
    assert {ref for ref, day in dates.items() if day == 1} == {
        "source/code",
        "stage/begin",
        "stage/later",
    }
    assert dates["rule/no-night"] == 5, "a date never goes back"


def test_without_a_date_it_is_today(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2027, 1, 2))
    assert main(["confirm", "code", str(folder.path), "--write"]) == 0
    assert base_of(folder).get(Source, "code").reviewed == datetime.date(2027, 1, 2)


def test_what_is_so_already_is_said(folder: Folder, capsys: Out) -> None:
    same = ["--grade", "A", "--date", "2026-11-21"]
    assert main(["confirm", "code", str(folder.path), *same]) == 0
    assert capsys.readouterr().out == "没有要改的：等级和日期已经是这样。\n"


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["code", "--date", "2026-11-20"], 2, "日期不能往回改"),
        (["code", "--date", "2999-01-01"], 2, "2999-01-01 还没有到"),
        (["calm"], 1, "处理步骤的核对日期，在文件里改 reviewed："),
        (["coed"], 1, "没有叫「coed」的记录"),
    ],
)
def test_what_cannot_be_done_is_refused(
    arguments: list[str], status: int, message: str, folder: Folder, capsys: Out
) -> None:
    assert main(["confirm", arguments[0], str(folder.path), *arguments[1:]]) == status
    assert message in capsys.readouterr().err


def test_another_record_may_be_unfinished(folder: Folder, capsys: Out) -> None:
    """It is left out, and named."""
    folder.change("rules.yml", "夜里不该催收。", "")
    arguments = ["--records", "--grade", "b", *TODAY]
    assert main(["confirm", "code", str(folder.path), *arguments, "--write"]) == 0
    assert (
        f"没写好的部分没有算进来：{folder.path.as_posix()}/rules.yml。" in capsys.readouterr().err
    )
    folder.change("rules.yml", "plain: ", "plain: 夜里不该催收。")
    base = base_of(folder)
    assert base.get(Source, "code").grade.value == "B"
    assert base.get(Stage, "begin").reviewed == datetime.date(2026, 12, 1)
    assert base.get(Rule, "no-night").reviewed == datetime.date(2026, 11, 21)


def test_an_unfinished_source_is_written_out_first(folder: Folder, capsys: Out) -> None:
    folder.change("sources.yml", "grade: A", "grade: （待填：等级）")
    assert main(["confirm", "code", str(folder.path), *TODAY, "--write"]) == 1
    assert "它自己还没写好，先改好它：" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_reported(
    folder: Folder, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("generator.commands.shared.write_text", refuse)
    assert main(["confirm", "code", str(folder.path), *TODAY, "--write"]) == 1
    assert "写不了" in capsys.readouterr().err
