"""A folder becomes a checked knowledge base, or every problem in it with its place."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import KINDS, Dispute, Origin, Rule, Stage, Step, Tip
from generator.rules import RULES, CrossRule, Finding
from generator.source.load import load
from generator.source.problem import Place, Problem, in_order
from tests.conftest import WRITTEN, Folder
from tests.unit.cases import (
    ACCOUNT,
    CONTACT,
    RULE,
    SOURCE,
    STEP,
    TERM,
    TIP,
    Edit,
    base_of,
    change,
    raw,
    real_content,
    spots,
    write,
)


def place_of(folder: Folder, code: str) -> Place:
    """The place of the only problem of that code."""
    (place,) = (p.place for p in load(folder.path).problems if p.code == code)
    return place


def test_the_small_folder_is_a_knowledge_base(folder: Folder) -> None:
    base = base_of(folder)
    assert base.site.name == "小站"
    assert base.inventory.articles == (1,)
    assert base.get(Rule, "no-night").plain == "夜里不该催收。"


def test_the_real_content_is_a_knowledge_base() -> None:
    assert real_content().problems == ()


def test_records_stand_in_the_order_of_kind_file_and_key(folder: Folder) -> None:
    folder.write("steps.yml", "zzz:\n  " + STEP.replace("\n", "\n  ").rstrip() + "\n")
    folder.write("steps/aaa.yml", STEP.replace("另一步", "再一步"))
    folder.change("stages/begin.yml", "[calm]", "[calm, zzz, aaa]")
    assert list(base_of(folder).records) == [
        *("begin", "later", "first", "zzz", "aaa", "calm"),
        *("no-night", "code", "blog", "s0-01", "c01"),
    ]


def test_origins_name_file_and_first_line(folder: Folder) -> None:
    origins = base_of(folder).origins
    assert origins["calm"] == Origin("steps/calm.yml", 1)
    assert origins["code"] == Origin("sources.yml", 1)
    assert origins["blog"] == Origin("sources.yml", 10)
    assert list(origins) == list(base_of(folder).records)


def test_the_whole_is_immutable(folder: Folder) -> None:
    base = base_of(folder)
    for mapping in (base.records, base.pages, base.origins):
        with pytest.raises(TypeError):
            mapping["new"] = None  # type: ignore[index]


def test_hand_written_pages_are_kept_with_plain_line_ends(folder: Folder) -> None:
    raw("about.md", b"# One { #one }\r\ntwo\r\n")(folder)
    pages = {file: page.text for file, page in base_of(folder).pages.items()}
    assert pages == {"about.md": "# One { #one }\ntwo\n"}


def test_other_files_are_refused_without_being_read(folder: Folder) -> None:
    files = ("data.json", "notes.txt", "picture.png", "steps/README")
    for file in files:
        folder.write(file, "a: [")
    assert spots(folder) == [f"{file}:1:1 KB008" for file in files]


@pytest.mark.parametrize("file", ["about.md", "tips.yml"])
def test_a_page_or_file_that_cannot_be_read_gives_no_base(file: str, folder: Folder) -> None:
    raw(file, b"\xff")(folder)
    loaded = load(folder.path)
    assert loaded.base is None
    assert [p.code for p in loaded.problems] == ["YML002"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_a_file_and_a_folder_of_its_own(kind: type[object], folder: Folder) -> None:
    plural = getattr(kind, "plural", "")
    folder.write(f"{plural}/x.yml", "{}")
    found = set(spots(folder))
    assert any(spot.startswith(f"{plural}/x.yml:1:1 FLD002") for spot in found)
    assert not any(spot.endswith("KB005") for spot in found)


@pytest.mark.parametrize(
    ("shown", "path"),
    [
        (None, "content/extra.yml"),
        ("a/b", "a/b/extra.yml"),
        (".", "./extra.yml"),
        ("", "extra.yml"),
    ],
)
def test_problems_name_the_folder_as_asked(shown: str | None, path: str, folder: Folder) -> None:
    folder.write("extra.yml", "a: b")
    (problem,) = load(folder.path, shown).problems
    assert problem.place.path == path


def test_a_folder_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    loaded = load(tmp_path / "nowhere")
    assert loaded.base is None
    assert [(p.code, p.place.path) for p in loaded.problems] == [
        ("KB001", "nowhere/inventory.yml"),
        ("KB001", "nowhere/site.yml"),
        ("STG001", "nowhere/site.yml"),
    ]


FAULTS_OF_RECORDS = (
    change("sources.yml", "grade: D", "grade: E"),
    change("rules.yml", "第1033条", "某条"),
    change("accounts.yml", "lane: 提醒", "lane: 无"),
    change("claims.yml", "heading: 标题", "heading: [标题]"),
    change("disputes.yml", "material: [C01]", "material: [C01, C1]"),
    change("steps/calm.yml", "done_when:", "spare: 1\ndone_when:"),
    write("tips.yml", TIP.replace("花得少", "打95188")),
    write("contacts.yml", CONTACT + "  limits: *a\n"),
    write("causes.yml", "cause:\n"),
    write("extra.yml", "a: b"),
    raw("about.md", b"\xff"),
)
FAULTS_OF_THE_WHOLE = (
    change("sources.yml", "grade: D\n", "grade: D\n  address: https://example.org\n"),
    change("rules.yml", "第1033条", "某条"),
    change("stages/later.yml", "[4]", "[6]"),
    change("accounts.yml", "[1, 30]", "[30, 1]"),
    change("claims.yml", "material: [s0-01]", "material: [s0-01, L99]"),
    change("disputes.yml", "see: [stage/begin]", "see: [stage/begin, stage/bigin]"),
    change("steps/calm.yml", "坐下", "可能坐下"),
    change("inventory.yml", "{L01: 民法典}", "{L01: 民法典, L02: 没有用到}"),
    write("tips.yml", TIP.replace("花得少", "打95188")),
    write("terms.yml", TERM),
    write("about.md", "# 95188 { #a }"),
)


@pytest.mark.parametrize("faults", [FAULTS_OF_RECORDS, FAULTS_OF_THE_WHOLE])
@pytest.mark.parametrize("count", range(12))
def test_as_many_faults_as_were_planted_are_reported_and_in_order(
    count: int, faults: tuple[Edit, ...], folder: Folder
) -> None:
    for fault in faults[:count]:
        fault(folder)
    problems = load(folder.path).problems
    files = [problem.place.path for problem in problems]
    assert len(problems) == count
    assert files == sorted(set(files))
    assert problems == in_order(problems)


def test_faults_of_one_kind_are_reported_for_every_record(folder: Folder) -> None:
    folder.change("stages/begin.yml", "第676条", "某条")
    folder.change("stages/later.yml", "第676条", "某条")
    folder.change("rules.yml", "第1033条", "某条")
    assert spots(folder) == [
        "rules.yml:9:16 EVD002",
        "stages/begin.yml:11:25 EVD002",
        "stages/later.yml:11:25 EVD002",
    ]


def test_a_broken_record_hides_what_only_follows_from_it(folder: Folder) -> None:
    folder.change("steps/calm.yml", "phase: 先稳住", "phase: 先跑")
    assert spots(folder) == ["steps/calm.yml:4:8 FLD004"]


def test_a_broken_record_hides_no_fault_of_another(folder: Folder) -> None:
    folder.change("steps/calm.yml", "phase: 先稳住", "phase: 先跑")
    folder.change("rules.yml", "[calm]", "[calm, clam]")
    folder.change("sources.yml", "grade: D\n", "grade: D\n  address: https://a.cn\n")
    assert spots(folder) == [
        "rules.yml:10:17 REF001",
        "sources.yml:18:12 EVD003",
        "steps/calm.yml:4:8 FLD004",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "reported_at"),
    [
        ("stages/begin.yml", "days: [0, 3]", "days: [0, x]", "stages/begin.yml:4:11 FLD007"),
        ("stages/later.yml", "days: [4]", "days: [x]", "stages/later.yml:4:8 FLD007"),
        ("claims.yml", "verdict: 采用", "verdict: 好", "claims.yml:8:12 FLD004"),
        ("rules.yml", "demand: 不得", "demand: 好", "rules.yml:5:11 FLD004"),
        ("disputes.yml", "ours: 不写固定的天数。", "ours: ''", "disputes.yml:7:9 FLD011"),
        ("accounts.yml", "lane: 提醒", "lane: 好", "accounts.yml:5:9 FLD004"),
        ("sources.yml", "grade: A", "grade: E", "sources.yml:8:10 FLD004"),
    ],
)
def test_one_mistake_in_a_record_that_others_need_is_reported_alone(
    file: str, old: str, new: str, reported_at: str, folder: Folder
) -> None:
    folder.write("terms.yml", TERM)
    folder.change("steps/calm.yml", "坐下", "别怕罚息，坐下")
    folder.change(file, old, new)
    if file == "accounts.yml":
        folder.change("stages/begin.yml", "可能收到", "收到")
    assert [spot for spot in spots(folder) if "FLD006" not in spot] == [reported_at]


def test_a_broken_record_hides_only_what_a_rule_needs_of_it(folder: Folder) -> None:
    folder.write("tips.yml", TIP.replace("平时", "好").replace("[记账。]", "记账。"))
    for file, text in (
        ("rules/unused-rule.yml", RULE),
        ("steps/unplaced.yml", STEP),
        ("terms.yml", TERM),
    ):
        folder.write(file, text)
    folder.change("inventory.yml", "{L01: 民法典}", "{L01: 民法典, L02: 没有用到}")
    folder.change("stages/later.yml", "[4]", "[6]")
    assert [spot.split()[1] for spot in spots(folder)] == [
        *("LED002", "STG003", "REF004", "FLD004", "FLD005"),
    ]
    folder.change("tips.yml", "记账。", "[记账。]")
    assert [spot.split()[1] for spot in spots(folder)] == [
        *("LED002", "REF003", "STG003", "REF004", "REF005", "FLD004"),
    ]


def test_without_the_words_of_the_site_the_records_are_checked_alone(folder: Folder) -> None:
    folder.delete("site.yml")
    folder.change("steps/calm.yml", "phase: 先稳住", "phase: 先跑")
    folder.change("rules.yml", "[calm]", "[clam]")
    folder.write("extra.yml", "a: b")
    assert spots(folder) == [
        "extra.yml:1:1 KB005",
        "rules.yml:10:11 REF001",
        "site.yml:1:1 KB001",
        "steps/calm.yml:4:8 FLD004",
    ]


@pytest.mark.parametrize("file", ["site.yml", "inventory.yml"])
def test_words_that_are_no_yaml_give_no_base(file: str, folder: Folder) -> None:
    folder.write(file, "[")
    loaded = load(folder.path)
    assert loaded.base is None
    assert [p.code for p in loaded.problems] == ["YML025"]


def test_of_two_records_with_one_id_the_first_is_kept(folder: Folder) -> None:
    folder.write("tips.yml", TIP.replace("spend-less", "calm"))
    assert [p.message for p in load(folder.path).problems] == [
        "编号 calm 已经用过，在 content/steps/calm.yml 第 1 行。"
    ]


def test_an_id_is_used_up_by_a_record_without_content(folder: Folder) -> None:
    folder.write("tips.yml", "calm2:\n")
    folder.write("causes.yml", "calm2:\n")
    found = ["causes.yml:1:1 KB002", "causes.yml:1:1 KB003", "tips.yml:1:1 KB003"]
    assert spots(folder) == found


class TestPlaces:
    """Where a fault inside a text stands."""

    def test_in_a_file_with_windows_line_ends(self, folder: Folder) -> None:
        text = (folder.path / "steps/calm.yml").read_bytes()
        changed = text.replace("停下来".encode(), "见[夜](rule/day)".encode())
        raw("steps/calm.yml", changed.replace(b"\n", b"\r\n"))(folder)
        assert place_of(folder, "REF002") == Place(
            "content/steps/calm.yml", 5, 16, 8, "summary: 先见[夜](rule/day)。"
        )

    def test_on_the_last_line_without_line_end(self, folder: Folder) -> None:
        text = (folder.path / "steps/calm.yml").read_bytes()
        raw("steps/calm.yml", text.rstrip() + "\nsay: [说可能]".encode())(folder)
        assert place_of(folder, "EVD005") == Place(
            "content/steps/calm.yml", 9, 8, 2, "say: [说可能]"
        )

    def test_on_the_first_line(self, folder: Folder) -> None:
        folder.change("steps/calm.yml", "先停一停", "打95188问")
        assert place_of(folder, "TXT002") == Place(
            "content/steps/calm.yml", 1, 9, 5, "title: 打95188问"
        )

    def test_in_the_middle_of_a_block(self, folder: Folder) -> None:
        folder.change(
            "disputes.yml",
            "不写固定的天数。",
            "|\n    一。\n\n    二，**夜**见[夜](rule/day)。\n    三。",
        )
        assert place_of(folder, "REF002") == Place(
            "content/disputes.yml", 10, 17, 8, "    二，**夜**见[夜](rule/day)。"
        )

    def test_on_the_last_line_of_a_block_at_the_end_of_the_file(self, folder: Folder) -> None:
        folder.write("stages/later.yml", STAGE_WITH_BLOCK)
        assert place_of(folder, "TXT002") == Place(
            "content/stages/later.yml", 15, 6, 5, "    打95188"
        )

    def test_of_a_folded_text_over_two_lines(self, folder: Folder) -> None:
        folder.change("steps/calm.yml", "先停下来。", "先停\n  下来，打 95188。")
        assert place_of(folder, "TXT002") == Place(
            "content/steps/calm.yml", 6, 8, 5, "  下来，打 95188。"
        )

    def test_of_the_second_of_two_equal_words(self, folder: Folder) -> None:
        folder.change(
            "steps/calm.yml", "do: [坐下。]", "do:\n  - 看[夜](rule/no-night)和[夜](rule/day)"
        )
        folder.change("steps/calm.yml", "avoid: [不转账。]", "avoid: ['看[日](rule/tag)']")
        assert spots(folder) == ["steps/calm.yml:7:29 REF002", "steps/calm.yml:8:15 REF002"]

    def test_only_from_the_value_on_not_in_its_key(self, folder: Folder) -> None:
        folder.change("rules.yml", "steps: [calm]", "steps: [calm, steps]")
        assert place_of(folder, "REF001").column == 17

    def test_of_a_word_written_with_escapes_at_the_value(self, folder: Folder) -> None:
        folder.change("steps/calm.yml", "do: [坐下。]", 'do: ["\\u53ef\\u80fd"]\nsay: [可能]')
        first, second = (p.place for p in load(folder.path).problems)
        assert first == Place("content/steps/calm.yml", 6, 6, 14, 'do: ["\\u53ef\\u80fd"]')
        assert second == Place("content/steps/calm.yml", 7, 7, 2, "say: [可能]")

    def test_of_the_site_as_a_whole_at_its_first_entry(self, folder: Folder) -> None:
        for stage in ("begin", "later"):
            folder.delete(f"stages/{stage}.yml")
        text = (folder.path / "site.yml").read_text(encoding="utf-8")
        folder.write("site.yml", f"# words\n\n{text}")
        assert place_of(folder, "STG001") == Place("content/site.yml", 3, 1, 8, "name: 小站")

    def test_at_the_very_beginning_of_a_page(self, folder: Folder) -> None:
        folder.write("about.md", "# 95188 { #a }\n")
        assert place_of(folder, "TXT002") == Place("content/about.md", 1, 3, 5, "# 95188 { #a }")

    def test_at_the_beginning_of_a_later_line_of_a_page(self, folder: Folder) -> None:
        folder.write("about.md", "# 关于 { #about }\n95188\n")
        assert place_of(folder, "TXT002") == Place("content/about.md", 2, 1, 5, "95188")

    def test_in_a_page_behind_wide_characters(self, folder: Folder) -> None:
        raw("about.md", "# 关于 { #a }\r\n\r\n打 95188 或 95188\r\n".encode())(folder)
        found = [p.place for p in load(folder.path).problems]
        assert found[0] == Place("content/about.md", 3, 3, 5, "打 95188 或 95188")

    def test_in_a_list_inside_a_list_of_parts(self, folder: Folder) -> None:
        folder.change("disputes.yml", "claims: [s0-01]", "claims: [s0-01, s0-09]")
        assert place_of(folder, "REF001") == Place(
            "content/disputes.yml",
            6,
            37,
            5,
            "    - {says: 第一天起。, claims: [s0-01, s0-09]}",
        )


@pytest.mark.parametrize(
    ("owner", "path", "needle", "place"),
    [
        ("calm", (), "", Place("content/steps/calm.yml")),
        ("code", (), "", Place("content/sources.yml", 1, 1, 4, "code:")),
        ("calm", ("say",), "", Place("content/steps/calm.yml", 1, 1, 11, "title: 先停一停")),
        ("calm", ("say", 0), "坐", Place("content/steps/calm.yml", 1, 1, 11, "title: 先停一停")),
        ("calm", ("do",), "坐", Place("content/steps/calm.yml", 6, 5, 5, "do: [坐下。]")),
        ("calm", ("do", 0), "下", Place("content/steps/calm.yml", 6, 7, 1, "do: [坐下。]")),
        ("calm", ("do", 1), "坐", Place("content/steps/calm.yml", 6, 5, 5, "do: [坐下。]")),
        ("calm", ("do", "x"), "", Place("content/steps/calm.yml", 6, 5, 5, "do: [坐下。]")),
        ("calm", ("do", 0, "x"), "", Place("content/steps/calm.yml", 6, 6, 3, "do: [坐下。]")),
        ("calm", ("do", 0), "走", Place("content/steps/calm.yml", 6, 6, 3, "do: [坐下。]")),
        ("calm", ("do", 0), "", Place("content/steps/calm.yml", 6, 6, 3, "do: [坐下。]")),
        ("inventory.yml", (), "", Place("content/inventory.yml", 1, 1, 13, "articles: [1]")),
        ("about.md", (), "二", Place("content/about.md", 3, 1, 1, "二")),
        ("about.md", (), "三", Place("content/about.md")),
        ("about.md", (), "", Place("content/about.md")),
        ("nowhere.md", (), "三", Place("content/nowhere.md")),
    ],
)
def test_a_rule_may_point_at_what_is_not_written(
    owner: str,
    path: tuple[str | int, ...],
    needle: str,
    place: Place,
    folder: Folder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder.write("about.md", "# 一 { #one }\n\n二\n")
    found = [Finding(owner, path, "说明。", "修好。", needle)]
    rule = CrossRule("XXX001", lambda _content: iter(found), "句子。", "不对", "对")
    monkeypatch.setitem(RULES, "XXX001", rule)
    assert load(folder.path).problems == (Problem("XXX001", place, "说明。", "修好。"),)


LATER = WRITTEN["stages/later.yml"].decode()
STAGE_WITH_BLOCK = LATER.replace(" [看账单。]", "\n  - |\n    打95188")


@pytest.mark.parametrize(
    "file", ["site.yml", "steps/calm.yml", "tips.yml", "about.md", "tips/a.yml"]
)
@settings(
    deadline=None,
    derandomize=True,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    content=st.binary(max_size=60) | st.text(alphabet="ab: -[]{}\"'#\n|…：可能\u202e", max_size=60)
)
def test_any_bytes_in_a_file_give_a_base_or_problems(
    file: str, folder: Folder, content: bytes | str
) -> None:
    raw(file, content if isinstance(content, bytes) else content.encode())(folder)
    loaded = load(folder.path)
    assert (loaded.base is None) is bool(loaded.problems)


def test_every_day_belongs_to_exactly_one_stage_of_the_real_content() -> None:
    base = real_content().base
    assert base is not None
    days = [
        day
        for stage in base.stages
        for day in range(stage.first_day, (2000 if stage.last_day is None else stage.last_day) + 1)
    ]
    assert days == list(range(2001))


def test_values_keep_their_types_and_their_words(folder: Folder) -> None:
    folder.write("contacts.yml", CONTACT.replace("管投诉。", '"22:00"'))
    folder.change("sources.yml", '"2020-05-28"', '"1.10"')
    base = base_of(folder)
    handles = getattr(base.records["hotline"], "handles", None)
    assert handles == "22:00"
    assert getattr(base.records["code"], "published", None) == "1.10"
    assert base.get(Stage, "begin").days == (0, 3)
    assert base.get(Step, "calm").reviewed.isoformat() == "2026-11-21"
    assert isinstance(base.get(Dispute, "c01").sides, tuple)


def test_unused_records_are_found_whatever_file_they_stand_in(folder: Folder) -> None:
    folder.write("accounts/more.yml", ACCOUNT)
    folder.write("sources/report.yml", SOURCE)
    folder.write("tips/less.yml", "".join(line[2:] for line in TIP.splitlines(keepends=True)[1:]))
    assert spots(folder) == ["accounts/more.yml:1:8 REF003", "sources/report.yml:1:8 REF003"]
    folder.delete("accounts/more.yml")
    folder.delete("sources/report.yml")
    assert isinstance(base_of(folder).records["less"], Tip)


@pytest.mark.parametrize("place", ["steps/x.yml", "x.md", "terms.yml"])
def test_a_folder_in_the_place_of_a_file_is_a_problem(place: str, folder: Folder) -> None:
    (folder.path / place).mkdir(parents=True)
    (problem,) = load(folder.path).problems
    assert (problem.code, problem.place.path) == ("KB006", f"content/{place}")
    assert problem.message == "这个文件读不了。"
    assert (
        problem.hint
        == "看看它是不是一个文件夹：是，就改名或删掉；不是，就看有没有读取权限，链接是否失效。"
    )


def test_a_link_to_nowhere_is_a_problem_and_an_editors_lock_is_not(folder: Folder) -> None:
    (folder.path / "steps/.#calm.yml").symlink_to("nowhere")
    (folder.path / ".#about.md").symlink_to("nowhere")
    assert load(folder.path).problems == ()
    (folder.path / "steps/gone.yml").symlink_to("nowhere")
    assert spots(folder) == ["steps/gone.yml:1:1 KB006"]


def test_a_suffix_in_capitals_is_not_lost_in_silence(folder: Folder) -> None:
    folder.write("steps/more.YML", "title: x")
    assert spots(folder) == ["steps/more.YML:1:1 KB005"]


def test_a_file_that_cannot_be_parsed_brings_no_cascade(folder: Folder) -> None:
    folder.write("rules.yml", "no-night: [\n")
    assert [p.code for p in load(folder.path).problems] == ["YML025"]


def test_a_file_with_another_ending_is_reported_with_its_right_name(folder: Folder) -> None:
    (folder.path / "steps/calm.yml").rename(folder.path / "steps/calm.yaml")
    (problem,) = [p for p in load(folder.path).problems if p.code == "KB005"]
    assert problem.hint == "改名为 calm.yml。"
