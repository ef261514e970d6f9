"""`generator new`: every kind, filled in, is content without a problem."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.authoring.skeleton import skeleton
from generator.model import KINDS, Rule
from generator.model.walk import part_in
from generator.source import clock
from generator.source.load import load
from tests.conftest import Folder
from tests.unit.cases import base_of, spots

FILLED = {
    "material": "s0-01",
    "order": "5",
    "source": "news",
    "against": "news",
    "via": "news",
    "at": "第2条",
    "accounts": "first",
    "claims": "s0-01",
    "rules": "no-night",
    "rule": "no-night",
    "steps": "calm",
    "contacts": "hotline",
    "contact": "hotline",
    "elsewhere": "hotline",
    "products": "card",
    "see": "step/calm",
    "instead": "step/calm",
    "article": "blog",
    "number": '"010-00000"',
    "numbers": '"010-00000"',
    "address": "https://example.com/",
    "days": "[10]",
    "title": "停下来",
    "long": "step/calm",
    "parent": "phone",
    "check_with": "hotline",
    "name": "空",
}
NEWS = """
    news:
      title: 报道
      material: [L01]
      reviewed: 2026-11-21
      type: 媒体报道
      publisher: 报社
      published: 不详
      grade: B
      read_as: 留存副本
    """
HOTLINE = """
    hotline:
      title: 热线
      material: [L01]
      reviewed: 2026-11-21
      number: "12378"
      handles: 咨询。
      when: 要问的时候。
      facts: [{text: 有这条热线。, evidence: [{source: news}]}]
    """
CARD = """
    card:
      title: 信用卡
      material: [L01]
      reviewed: 2026-11-21
      lender: 卡面写明的银行。
      summary: 银行发的卡。
      check: [看卡面。]
    """
ABOVE = """
    phone:
      title: 电话来了
      reviewed: 2026-11-21
      do: 先停下来。
      know: [不用怕。]
      say: [我核实以后再说。]
      contact: hotline
      long: step/calm
    """
IDS = {"claim": "s0-02", "dispute": "c02"}
# What else must change before the rules across records are content.
WIRING: dict[str, tuple[tuple[str, str, str], ...]] = {
    "stage": (("stages/later.yml", "days: [4]", "days: [4, 9]"),),
    "account": (("stages/begin.yml", "accounts: [first]", "accounts: [first, fresh]"),),
    "step": (("stages/begin.yml", "steps: [calm]", "steps: [calm, fresh]"),),
    "rule": (
        ("stages/begin.yml", "rules: [no-night]", "rules: [no-night, fresh]"),
        ("sources.yml", "type: 媒体报道", "type: 行业自律文件"),
    ),
    "source": (("rules.yml", "at: 第1033条}", "at: 第1033条}\n    - {source: fresh, at: 第1条}"),),
    "claim": (
        ("inventory.yml", "articles: [1]", "articles: [2]"),
        ("steps/calm.yml", "[s0-01]", "[s0-01, s0-02]"),
    ),
    "dispute": (("inventory.yml", "disputes: 1", "disputes: 2"),),
}


def filled(text: str, kind: str) -> str:
    """A skeleton with its blanks filled, line by line, as its author would."""
    lines, name = [], ""
    special = {"claim": "s0-02", "dispute": "C02"}
    for line in text.split("\n"):
        found = re.match(r"[ -]*([a-z_]+):", line)
        name = found.group(1) if found else name
        blank = re.search(r"（待填：.*）", line)
        if blank and not line.lstrip().startswith("#"):
            choice = re.search(r"选一个：([^／）]+)", line)
            value = choice.group(1) if choice else FILLED.get(name, "好的，停下来。")
            value = special.get(kind, value) if name == "material" else value
            value = "【空】。" if "\n  blanks:" in text and name == "send" else value
            value = "[3]" if kind == "account" and name == "days" else value
            line = line.replace(blank.group(), value)
        lines.append(line)
    return "\n".join(lines)


def uncommented(text: str) -> str:
    """A skeleton with everything that may be left out written out."""
    text = re.sub(
        r"^[ #]*# (yaml-|可以不写|还可以写|把每个|「可以).*\n", "", text, flags=re.MULTILINE
    )
    while re.search(r"^ *# ", text, re.MULTILINE):
        text = re.sub(r"^( *)# ", r"\1", text, flags=re.MULTILINE)
    return text


@pytest.fixture
def wired(folder: Folder) -> Folder:
    """A folder with a source that is no law, a contact, a product and a situation."""
    with (folder.path / "sources.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write("".join(f"{line[4:]}\n" for line in NEWS.strip("\n").split("\n")))
    folder.write("contacts.yml", HOTLINE)
    folder.write("products.yml", CARD)
    folder.write("situations.yml", ABOVE)
    assert load(folder.path).problems == ()
    return folder


def make(folder: Folder, kind: str) -> Path:
    """Runs the command; the file it wrote."""
    record = IDS.get(kind, "fresh")
    assert main(["new", "--today", "2026-11-21", kind, record, str(folder.path)]) == 0
    plural = next(k.plural for k in KINDS if k.kind == kind)
    single = folder.path / f"{plural}.yml"
    return single if single.exists() else folder.path / plural / f"{record}.yml"


@pytest.mark.parametrize("whole", [False, True], ids=["needed", "everything"])
@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_a_filled_skeleton_is_clean(wired: Folder, kind: str, whole: bool) -> None:
    before = {p: p.read_bytes() for p in wired.path.rglob("*.yml")}
    path = make(wired, kind)
    text = path.read_bytes().decode()
    assert all(path == p or p.read_bytes() == old for p, old in before.items())
    assert text.startswith(before.get(path, b"").decode())
    assert load(wired.path).base is None, "blanks are not content"
    if whole:
        text = uncommented(text)
    path.write_text(filled(text, kind), encoding="utf-8", newline="\n")
    for file, old, new in WIRING.get(kind, ()):
        wired.change(file, old, new)
    assert spots(wired) == []
    record = base_of(wired).records[IDS.get(kind, "fresh")]
    assert record.kind == kind
    if whole:
        assert set(type(record).model_fields) - {"was"} == record.model_fields_set


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_skeleton_names_every_field_and_has_short_marks(kind: type) -> None:
    text = "\n".join(skeleton(kind, datetime.date.fromisoformat("2026-11-21")))
    assert "was:" not in text, "a new record had no other name"
    for name in set(kind.model_fields) - {"was"}:  # type: ignore[attr-defined]
        assert (re.search(rf"^(# )?{name}:", text, re.MULTILINE) is not None) == (name != "id")
    assert all(line.count("（") <= 1 for line in text.split("\n") if "待填" in line and ":" in line)


def test_a_skeleton_says_what_else_may_stand_inside() -> None:
    """Of `measure` two fields have to be written; nobody guesses that there are six more."""
    text = "\n".join(skeleton(Rule, datetime.date.fromisoformat("2026-11-21")))
    (line,) = (line for line in text.split("\n") if "还可以写：reached" in line)
    assert line.startswith("#   # ")
    inside = Rule.model_fields["measure"].annotation
    names = re.findall(r"[a-z]+", line.partition("，")[0])
    assert {*names, "outcomes", "against"} == set(part_in(inside).model_fields)  # type: ignore[union-attr]


def test_an_unfilled_blank_is_a_problem(folder: Folder) -> None:
    folder.change("steps/calm.yml", "summary: 先停下来。", "summary: （待填：一句话）")
    folder.change("rules.yml", "夜里不该催收。", "夜里（待填：说明）。")
    folder.change("site.yml", "一句话", "（待填：一句话）")
    assert spots(folder) == [
        "rules.yml:7:12 TXT009",
        "site.yml:2:10 TXT009",
        "steps/calm.yml:5:10 TXT009",
    ]


class TestPlaces:
    """Where a skeleton goes, and when there is none."""

    def test_a_kind_with_a_folder_gets_a_file(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = make(folder, "step")
        assert path == folder.path / "steps/fresh.yml"
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=../../schema/step.json\n# 把每个")
        assert "\nreviewed: 2026-11-21\n" in text
        assert capsys.readouterr().out == (
            f"建好了：{path.as_posix()}:1\n接下来：\n1. 打开这个文件，把每个（待填：…）换成内容。\n"
            "2. 把编号加到至少一个阶段的 steps 里。\n3. 运行 python -m generator check。\n"
        )

    def test_a_kind_with_one_file_is_appended_to_it(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = (folder.path / "rules.yml").read_text(encoding="utf-8")
        text = make(folder, "rule").read_text(encoding="utf-8")
        assert text.startswith(f"{before}\nfresh:\n  # 把每个")
        line = text.split("\n").index("fresh:") + 1
        assert f"rules.yml:{line}\n" in capsys.readouterr().out

    def test_line_ends_and_a_missing_last_one_are_respected(self, folder: Folder) -> None:
        path = folder.path / "rules.yml"
        path.write_bytes(path.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n"))
        make(folder, "rule")
        content = path.read_bytes()
        assert b"]\r\n\r\nfresh:\r\n" in content
        assert content.count(b"\n") == content.count(b"\r\n")

    def test_the_first_record_of_a_kind_makes_the_file(self, folder: Folder) -> None:
        text = make(folder, "tip").read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schema/tips.json\n\nfresh:\n")

    @pytest.mark.parametrize(
        ("kind", "record", "said"),
        [
            ("tip", "Bad", "编号「Bad」写法不对：只用小写字母、数字和 -，以字母开头"),
            ("tip", "a" * 61, "最多 60 个字符"),
            ("tip", "../x", "写法不对"),
            ("tip", "index", "编号 index 是网站自己要用的名字，换一个。"),
            ("tip", "day-3", "编号 day-3 是网站自己要用的名字，换一个。"),
            ("tip", "no-night", "编号 no-night 已经用过，在 {}/rules.yml 第 1 行，换一个。"),
            ("step", "calm", "编号 calm 已经用过，在 {}/steps/calm.yml 第 1 行，换一个。"),
            (
                "stpe",
                "x",
                "没有叫「stpe」的种类。是不是 step（处理步骤）？\n可以用：stage（阶段）、",
            ),
            ("???", "x", "没有叫「???」的种类。\n可以用：stage（阶段）、"),
        ],
    )
    def test_it_refuses(
        self,
        folder: Folder,
        kind: str,
        record: str,
        said: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        before = {p: p.read_bytes() for p in folder.path.rglob("*") if p.is_file()}
        assert main(["new", kind, record, str(folder.path)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert said.format(folder.path.as_posix()) in err
        assert {p: p.read_bytes() for p in folder.path.rglob("*") if p.is_file()} == before

    def test_a_file_that_cannot_be_read_is_mended_first(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder.write("tips.yml", "a: [\n")
        assert main(["new", "tip", "fresh", str(folder.path)]) == 2
        assert "tips.yml 现在读不了。先运行 python -m generator check" in capsys.readouterr().err
        (folder.path / "steps/gone.yml").symlink_to(folder.path / "nowhere")
        assert main(["new", "step", "fresh", str(folder.path)]) == 0

    def test_no_folder_and_no_permission_are_reported(
        self, folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert main(["new", "tip", "fresh", str(folder.path / "no")]) == 2
        assert "没有这个文件夹" in capsys.readouterr().err

        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr("generator.commands.new.write_text", refuse)
        assert main(["new", "tip", "fresh", str(folder.path)]) == 1
        assert "写不了 " in capsys.readouterr().err

    def test_kinds_go_by_their_chinese_name_too(self, folder: Folder) -> None:
        assert main(["new", "预防建议", "fresh", str(folder.path)]) == 0
        assert (folder.path / "tips.yml").exists()

    def test_the_clock_gives_the_day(self, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(clock, "today", lambda: datetime.date.fromisoformat("2031-02-03"))
        assert main(["new", "tip", "fresh", str(folder.path)]) == 0
        assert "reviewed: 2031-02-03" in (folder.path / "tips.yml").read_text(encoding="utf-8")

    @pytest.mark.parametrize("text", ["2026-13-01", "20261121", "今天"])
    def test_a_day_that_is_none_is_refused(
        self, text: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as stop:
            main(["new", "--today", text, "tip", "fresh"])
        assert stop.value.code == 2
        assert f"「{text}」不是日期，写成 2026-11-21 这样" in capsys.readouterr().err


def test_today_is_a_day() -> None:
    today: Callable[[], object] = clock.today
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(today()))
