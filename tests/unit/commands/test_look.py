"""`show`, `review` and `changes`: what they print."""

import datetime
import shutil
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.model.knowledge_base import KIND_BY_NAME
from generator.source import clock
from tests.conftest import Folder

Out = pytest.CaptureFixture[str]
OTHER_SOURCE = """other:
  title: 另一部法
  reviewed: 2026-11-21
  type: 法律
  publisher: 人大
  published: 不详
  grade: A
  read_as: 留存副本
"""


class TestShow:
    """A record on the terminal."""

    def test_a_record_with_its_neighbours(self, folder: Folder, capsys: Out) -> None:
        assert main(["show", "calm", str(folder.path)]) == 0
        path = folder.path.as_posix()
        out, err = capsys.readouterr()
        assert err == ""
        head, _, tail = out.partition("\n\n先稳住\n")
        assert head == (
            f"处理步骤「先停一停」（step/calm）\n文件：{path}/steps/calm.yml:1\n"
            "网页：steps/calm/#calm\n核对：2026-11-21"
        )
        assert tail.endswith(
            "\n\n谁引用了它（3）：\n"
            f"  阶段「开始」 stage/begin  {path}/stages/begin.yml:12\n"
            f"  阶段「以后」 stage/later  {path}/stages/later.yml:12\n"
            f"  催收红线「夜里不催」 rule/no-night  {path}/rules.yml:10\n"
            "它引用了谁：没有\n"
        )

    def test_what_a_record_refers_to(self, folder: Folder, capsys: Out) -> None:
        assert main(["show", "夜里不催", str(folder.path)]) == 0
        tail = capsys.readouterr().out.partition("它引用了谁")[2]
        assert [line.split()[1] for line in tail.split("\n")[1:-1]] == ["source/code", "step/calm"]

    def test_a_source_lists_every_statement_that_rests_on_it(
        self, folder: Folder, capsys: Out
    ) -> None:
        folder.change("rules.yml", "{source: code, at", "{source: other, via: code, at")
        folder.change("sources.yml", "blog:", OTHER_SOURCE + "blog:")
        assert main(["show", "source/code", str(folder.path)]) == 0
        path = folder.path.as_posix()
        assert capsys.readouterr().out.partition("\n\n靠它的每一句")[2] == (
            "（3）：\n"
            f"  {path}/stages/begin.yml:11  stage/begin（第676条）\n    逾期要付利息。\n"
            f"  {path}/stages/later.yml:11  stage/later（第676条）\n    逾期要付利息。\n"
            f"  {path}/rules.yml:9  rule/no-night（第1033条，说的是 other，读的是它）\n"
            "    夜里不该催收。\n"
        )

    @pytest.mark.parametrize("name", ["content/steps/calm.yml", "content\\steps\\calm.yml"])
    def test_a_record_goes_by_its_file_too(self, name: str, folder: Folder, capsys: Out) -> None:
        assert main(["show", name, str(folder.path)]) == 0
        assert capsys.readouterr().out.startswith("处理步骤「先停一停」（step/calm）\n")

    def test_other_records_may_be_unfinished(self, folder: Folder, capsys: Out) -> None:
        """What is asked for is shown, and what is missing is said."""
        folder.change("steps/calm.yml", "phase: 先稳住", "phase: （待填：哪一步）")
        assert main(["show", "code", str(folder.path)]) == 0
        path = folder.path.as_posix()
        out, err = capsys.readouterr()
        assert err.startswith(
            f"{path} 里还有 1 个问题，没写好的部分没有算进来：{path}/steps/calm.yml。"
        )
        assert "【民法典】" in out
        assert "谁引用了它（3）：" in out
        assert main(["show", "no-night", str(folder.path)]) == 0
        out, _ = capsys.readouterr()
        assert "夜里不该催收。" in out
        assert "先停一停" in out, "the title of the unfinished one is known"
        assert main(["show", "calm", str(folder.path)]) == 0
        out, _ = capsys.readouterr()
        assert "（它还没写好，看不到网页上的样子。）" in out
        assert f"  催收红线「夜里不催」 rule/no-night  {path}/rules.yml:10\n" in out

    @pytest.mark.parametrize("file", ["site.yml", "inventory.yml", "steps/calm.yml"])
    def test_whatever_is_missing_the_rest_is_told(
        self, file: str, folder: Folder, capsys: Out
    ) -> None:
        folder.delete(file)
        for name, referred in (("no-night", 2), ("code", 3)):
            assert main(["show", name, str(folder.path)]) == 0
            out, err = capsys.readouterr()
            assert f"谁引用了它（{referred}）：" in out
            assert "运行 python -m generator check 看是哪些。" in err
        assert "【民法典】" in out

    @pytest.mark.parametrize("kind", KIND_BY_NAME)
    def test_a_new_record_of_any_kind_hides_no_other_one(
        self, kind: str, folder: Folder, capsys: Out
    ) -> None:
        assert main(["new", kind, "begun", str(folder.path)]) == 0
        for name, line in (("calm", "坐下。"), ("no-night", "夜里不该催收。")):
            capsys.readouterr()
            assert main(["show", name, str(folder.path)]) == 0
            out, err = capsys.readouterr()
            assert line in out
            assert "个问题" in err

    def test_an_unknown_id_names_the_three_nearest(self, folder: Folder, capsys: Out) -> None:
        assert main(["show", "clam", str(folder.path)]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("没有叫「clam」的记录。最接近的是：\n  calm（先停一停）\n")
        assert err.count("\n") == 4


class TestReview:
    """Records that are due."""

    def test_before_a_day(self, folder: Folder, capsys: Out) -> None:
        folder.change("rules.yml", "2026-11-21", "2026-11-19")
        folder.change("sources.yml", "2026-11-21", "2026-11-18")
        assert main(["review", "--before", "2026-11-20", str(folder.path)]) == 0
        path = folder.path.as_posix()
        assert capsys.readouterr().out == (
            f"2026-11-18  来源「民法典」 source/code  {path}/sources.yml:1\n"
            f"2026-11-19（最旧的依据 2026-11-18）  催收红线「夜里不催」 rule/no-night  "
            f"{path}/rules.yml:1\n"
            "共 2 条，上次核对早于 2026-11-20。\n"
        )

    def test_another_record_may_be_unfinished(self, folder: Folder, capsys: Out) -> None:
        folder.change("steps/calm.yml", "phase: 先稳住", "phase:")
        folder.change("sources.yml", "publisher: 全国人大", "publisher:")
        assert main(["review", "--before", "2026-11-22", str(folder.path)]) == 0
        out, err = capsys.readouterr()
        assert "共 7 条" in out
        assert err == "内容还有 2 个问题，没写好的记录可能没有列出来。\n"

    @pytest.mark.parametrize(
        ("days", "today", "count"),
        [
            ("0", "2026-11-21", 0),
            ("0", "2026-11-22", 9),
            ("1", "2026-11-22", 0),
            ("30", "2026-12-21", 0),
            ("30", "2026-12-22", 9),
            ("999999", "2026-12-22", 0),
        ],
    )
    def test_older_than_some_days(
        self, folder: Folder, capsys: Out, days: str, today: str, count: int
    ) -> None:
        assert main(["review", "--stale", days, "--today", today, str(folder.path)]) == 0
        out = capsys.readouterr().out
        assert out.count("\n") == count + 1
        assert ("没有早于" in out) == (count == 0)

    def test_the_clock_is_asked_when_no_day_is_given(
        self, folder: Folder, capsys: Out, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clock, "today", lambda: datetime.date(2027, 1, 1))
        assert main(["review", "--stale", "10", str(folder.path)]) == 0
        assert "共 9 条，上次核对早于 2026-12-22。" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--stale", "x"], "「x」不是天数，写成 180 这样"),
            (["--stale", "-1"], "不是天数"),
            (["--before", "x"], "「x」不是日期，写成 2026-11-21 这样"),
            ([], "--before --stale"),
            (["--stale", "1", "--before", "2026-11-21"], "只能写一个"),
        ],
    )
    def test_wrong_usage_gives_2(self, capsys: Out, arguments: list[str], said: str) -> None:
        with pytest.raises(SystemExit) as stop:
            main(["review", *arguments])
        assert stop.value.code == 2
        assert said in capsys.readouterr().err


class TestChanges:
    """Two states of the content."""

    @pytest.fixture
    def before(self, folder: Folder, tmp_path: Path) -> Path:
        """The content as it was."""
        return Path(shutil.copytree(folder.path, tmp_path / "before"))

    def test_a_changed_a_new_and_a_removed_record(
        self, folder: Folder, before: Path, capsys: Out
    ) -> None:
        folder.change("rules.yml", "夜里不该催收。", "夜里不催收。")
        folder.write(
            "steps/walk.yml",
            (folder.path / "steps/calm.yml").read_text(encoding="utf-8").replace("先停", "走"),
        )
        folder.change("stages/begin.yml", "steps: [calm]", "steps: [walk]")
        folder.change("stages/later.yml", "reviewed: 2026-11-21", "reviewed: 2026-11-20")
        assert main(["changes", str(before), str(folder.path)]) == 0
        out = capsys.readouterr().out
        assert out.startswith(
            "# 内容改动\n\n改了 3 条，新增 1 条，删去 0 条。\n\n## 改了：阶段「开始」"
        )
        assert (
            "## 改了：催收红线「夜里不催」\n\n`rule/no-night`，rules.yml 第 1 行\n\n"
            "改动的字段：plain。\n\n````diff\n 【夜里不催】\n 不得 时间与次数\n"
            "-夜里不该催收。\n+夜里不催收。\n"
        ) in out
        place = "：处理步骤「走一停」\n\n`step/walk`，steps/walk.yml 第 1 行\n\n````diff\n"
        assert f"## 新增{place}+先稳住\n" in out
        assert main(["changes", str(folder.path), str(before)]) == 0
        assert f"## 删去{place}-先稳住\n" in capsys.readouterr().out

    def test_texts_stand_in_the_report_as_texts(
        self, folder: Folder, before: Path, capsys: Out
    ) -> None:
        """It is shown as Markdown beside a pull request."""
        folder.change("steps/calm.yml", "title: 先停一停", 'title: "A & <img src=x> `````"')
        assert main(["changes", str(before), str(folder.path)]) == 0
        heading, _, body = capsys.readouterr().out.partition("「")[2].partition("\n")
        assert heading == "A &#38; &#60;img src&#61;x&#62; &#96;&#96;&#96;&#96;&#96;」"
        assert "\n``````diff\n" in body
        assert body.endswith("\n``````\n\n")

    def test_what_no_reader_sees_is_named(self, folder: Folder, before: Path, capsys: Out) -> None:
        folder.change("steps/calm.yml", "[s0-01]", "[s0-01, L01]")
        folder.change("site.yml", "小站", "大站")
        folder.write("about.md", "# 关于 { #about }\n")
        assert main(["changes", str(before), str(folder.path)]) == 0
        assert capsys.readouterr().out == (
            "# 内容改动\n\n改了 1 条，新增 0 条，删去 0 条。\n\n"
            "## 改了：处理步骤「先停一停」\n\n`step/calm`，steps/calm.yml 第 1 行\n\n"
            "改动的字段：material。\n网页上这一条的文字没有变。\n\n"
            "首页和全站用的文字（site.yml）也改了。\n\n手写的页面也改了：about.md。\n\n"
        )

    def test_nothing_changed(self, folder: Folder, before: Path, capsys: Out) -> None:
        assert main(["changes", str(before), str(folder.path)]) == 0
        assert capsys.readouterr().out == "# 内容改动\n\n改了 0 条，新增 0 条，删去 0 条。\n\n"

    def test_either_side_must_be_sound(self, folder: Folder, before: Path, capsys: Out) -> None:
        folder.change("rules.yml", "calm", "clam")
        for one, other in ((folder.path, before), (before, folder.path)):
            assert main(["changes", str(one), str(other)]) == 1
            assert "里有 1 个问题。先运行 python -m generator check" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["show", "calm"], ["review", "--before", "2026-11-22"], ["changes", "x"]]
)
def test_no_folder_is_wrong_usage(command: list[str], tmp_path: Path, capsys: Out) -> None:
    assert main([*command, str(tmp_path / "no")]) == 2
    assert capsys.readouterr().err.startswith("没有这个文件夹：")
