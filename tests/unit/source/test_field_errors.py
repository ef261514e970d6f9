"""What pydantic says of a record's shape reaches the author with place and repair."""

from typing import Annotated, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from generator.model import KINDS, Part, Stage, Tip
from generator.model.fields import Count, Day, Line, MaterialId, Number
from generator.model.record import ReviewDate
from generator.source.field_errors import field_problems
from generator.source.nodes import to_data
from generator.source.parse import read_yaml
from generator.source.problem import Problem
from generator.source.report import format_text
from tests.conftest import Folder
from tests.unit.cases import TIP, change, spots, write


class Inner(Part):
    """A part of a part."""

    word: Line = Field(description="一个词")
    count: Day = Field(0, description="多少")


def _even(text: str) -> str:
    """Refuses a text of odd length."""
    if len(text) % 2:
        raise ValueError
    return text


class Outer(Part):
    """Every shape of field, also those no record has today."""

    inner: Inner = Field(description="一个部分")
    many: tuple[Inner, ...] | None = Field(None, description="几个部分")
    ratio: float = Field(1.0, description="比例")
    switch: Literal["开", "关"] = "开"
    pair: Annotated[tuple[Line, ...], Field(max_length=2)] = Field((), description="一对")
    code: str = Field("a", pattern="^a+$")
    share: Annotated[int, BeforeValidator(int), Field(ge=0, le=9)] = 0
    even: Annotated[str, AfterValidator(_even)] = ""


MYTH_OF = """\
false-number:
  title: 一个假号码
  material: [s0-01]
  reviewed: 2026-11-21
  topic: 假号码
  numbers: [{}, "00000"]
  seen: 某网页
  why: 没有这个号码。
  instead: [rule/no-night]
"""


def shape(text: str, model: type[Part] = Outer) -> list[Problem]:
    """What is wrong with the shape of a mapping."""
    node, problems = read_yaml(text.encode(), "a.yml")
    assert problems == []
    assert node is not None
    with pytest.raises(ValidationError) as caught:
        model.model_validate(to_data(node))
    return list(field_problems(caught.value, node, model, text.split("\n")))


def brief(text: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and message of each thing wrong with an `Outer`."""
    return [(p.code, p.place.line, p.place.column, p.message) for p in shape(text)]


class NewFields(Part):
    """Fields of known types under names that nobody has heard of."""

    hotline: Number | None = None
    callers: tuple[Number, ...] = ()
    origins: tuple[MaterialId, ...] = ()
    since: ReviewDate | None = None
    span: tuple[Day, ...] = ()
    score: Count = 0


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("hotline: a", "FLD016", '例如 "010-00000"'),
        ('callers: ["12345", "1"]', "FLD016", "只写数字和一个 -"),
        ("origins: [s1]", "FLD009", "写成 s0-01、L01 或 C01"),
        ("since: 2026.2.30", "FLD010", "2 月没有 30 日"),
        ("span: 16-30", "FLD007", "写成 span: [16, 30]"),
        ("span: [-1]", "FLD007", "还款日当天写 0"),
        ("score: 1000", "FLD007", "最大写"),
        ('score: "07"', "FLD007", "写成 7，"),
        ("score: 二十三", "FLD007", "写成 23，"),
        ("score: 十", "FLD007", "写成 10，"),
        ("score: 几十", "FLD007", "只写阿拉伯数字"),
    ],
)
def test_how_a_value_is_written_stands_on_its_type(written: str, code: str, hint: str) -> None:
    (problem,) = shape(written, NewFields)
    assert problem.code == code
    assert hint in problem.hint


def test_a_value_of_a_type_no_field_has_today_is_reported_in_general_words() -> None:
    (problem,) = shape("inner: {word: a}\nratio: viel\n")
    assert format_text(problem).split("\n") == [
        "a.yml:2:8: FLD009 ratio（比例）写法不对：「viel」。",
        "    2 | ratio: viel",
        "      |        ^^^^",
        "  修复：照同类记录的写法改。",
    ]


def test_a_field_without_description_is_reported_without_its_name() -> None:
    assert brief("inner: {word: a}\nswitch: 半\n") == [("FLD009", 2, 9, "写法不对：「半」。")]


def test_a_pattern_without_hint_of_its_own_gets_the_general_one() -> None:
    (problem,) = shape("inner: {word: a}\ncode: b\n")
    assert (problem.code, problem.message, problem.hint) == (
        "FLD009",
        "写法不对：「b」。",
        "照同类记录的写法改。",
    )


INNER = "inner（一个部分）应是几个「字段: 内容」，不是一段文字。"
MANY = "many（几个部分）应是列表，每行以 - 开头。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("inner: {}", [("FLD002", 1, 8, "缺少 word（一个词）。")]),
        (
            "inner:\n  word: a\n  wort: b\n",
            [("FLD001", 3, 3, "没有叫 wort 的字段。")],
        ),
        (
            "inner: {word: a}\nmany:\n  - word: a\n  - count: 1\n",
            [("FLD002", 4, 5, "缺少 word（一个词）。")],
        ),
        (
            "inner: {word: a}\nmany: [{word: a}, {word: b, count: 01}]\n",
            [("FLD007", 2, 36, "count（多少）应是 0 到 36500 的整数，不能是「01」。")],
        ),
        (
            "inner: a\n",
            [("FLD005", 1, 8, INNER)],
        ),
        (
            "inner: [a]\n",
            [("FLD005", 1, 8, INNER)],
        ),
        (
            "inner: {word: a}\nmany: 1\n",
            [("FLD005", 2, 7, MANY)],
        ),
        ("inner: {word: a}\npair: [a, b, c]\n", [("FLD006", 2, 7, "pair（一对）最多 2 条。")]),
        (
            "inner: {word: a}\npair: [{b: c}]\n",
            [("YML023", 2, 8, "pair（一对）应是一段文字，但里面的「: 」把它变成了字段。")],
        ),
        ("inner: {word: a}\npair: [a, ~]\n", [("FLD011", 2, 11, "pair（一对）是空的。")]),
        ("inner: {word: a}\npair: [a, '']\n", [("FLD011", 2, 11, "pair（一对）是空的。")]),
        (
            f"inner: {{word: {'长' * 401}}}\n",
            [("FLD008", 1, 15, "word（一个词）有 401 个字，太长，最多 400 个。")],
        ),
    ],
)
def test_a_mistake_is_reported_where_it_stands_however_deep(
    text: str, expected: list[tuple[str, int, int, str]]
) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("share: -1", "FLD007"),
        ("share: 10", "FLD007"),
        ("even: abc", "FLD009"),
        ("even: ''", None),
        ("ratio: ''", "FLD011"),
        ("ratio: ~", "FLD011"),
        ("inner: ~", "FLD005"),
    ],
)
def test_a_mistake_has_the_code_of_its_cause(line: str, code: str | None) -> None:
    text = "inner: {word: a}\n" if not line.startswith("inner") else ""
    found = [problem.code for problem in shape(f"{text}{line}\nzzz: 1\n")]
    assert found == ([code] if code else []) + ["FLD001"]


FIELDS_OF_A_TIP = (
    "用不着它，就删掉；写错了名字，就换成可用的字段："
    "title、material、reviewed、was、also、asks、timing、summary、do、facts。"
)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("sumary", "是不是 summary？"),
        ("summry", "是不是 summary？"),
        ("一句话", "把「一句话」改成「summary」。"),
        ("sumxx", FIELDS_OF_A_TIP),
    ],
)
def test_a_name_half_like_a_field_is_taken_for_it(name: str, hint: str) -> None:
    found = shape(f"{name}: a\n", Tip)
    assert [problem.hint for problem in found if problem.code == "FLD001"] == [hint]


def test_several_mistakes_of_a_record_are_reported_in_one_run() -> None:
    assert [code for code, *_ in brief("zzz: 1\nratio: viel\ninner: {word: a, qqq: 1}\n")] == [
        "FLD001",
        "FLD009",
        "FLD001",
    ]


def test_a_mistake_in_a_nested_name_is_compared_with_the_names_there() -> None:
    (problem,) = shape("inner: {word: a, ratoi: 1}\n")
    assert problem.hint == "用不着它，就删掉；写错了名字，就换成可用的字段：word、count。"


def test_the_id_is_not_offered_as_a_field() -> None:
    found = shape("id: a\nzzzzzz: 1\n", Tip)
    (hint,) = (problem.hint for problem in found if problem.code == "FLD001")
    assert hint == FIELDS_OF_A_TIP


@pytest.mark.parametrize("day", ["0", "1", "31", "36500"])
def test_a_day_is_a_number_up_to_a_hundred_years(day: str, folder: Folder) -> None:
    folder.change("accounts.yml", "[1, 30]", f"[0, {day}]")
    assert [spot for spot in spots(folder) if "FLD" in spot] == []


@pytest.mark.parametrize(
    "day",
    ["00", "01", "1.0", "1e3", "0x1", "1_0", "+1", "-0", "一", '"1"', "true", "[1]"],
)
def test_a_day_in_any_other_spelling_is_refused(day: str, folder: Folder) -> None:
    folder.change("accounts.yml", "[1, 30]", f"[0, {day}]")
    assert spots(folder) == ["accounts.yml:7:13 FLD007"]


@pytest.mark.parametrize(("day", "code"), [("１", "FLD013"), ("~", "FLD011")])
def test_a_wide_or_absent_day_is_reported_as_such(day: str, code: str, folder: Folder) -> None:
    folder.change("accounts.yml", "[1, 30]", f"[0, {day}]")
    assert spots(folder) == [f"accounts.yml:7:13 {code}"]


@pytest.mark.parametrize("day", ["2026-11-21", "2024-02-29", "0001-01-01"])
def test_a_review_date_is_year_month_and_day(day: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "2026-11-21", day)
    assert spots(folder) == []


@pytest.mark.parametrize(
    "day",
    [
        "2026-1-1",
        "20261121",
        '"2026-11-21"',
        "2026/11/21",
        "2025-02-29",
        "2026-11-21T00:00:00",
        "1763683200",
        "今天",
        "[2026-11-21]",
        "{a: b}",
    ],
)
def test_a_review_date_in_any_other_spelling_is_refused(day: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "2026-11-21", day)
    assert spots(folder) == ["steps/calm.yml:3:11 FLD010"]


@pytest.mark.parametrize(
    "number", ["95188", "12378", "110", "010-12345678", "4008888888", "0571-95188"]
)
def test_a_telephone_number_is_digits_and_one_dash(number: str, folder: Folder) -> None:
    folder.write("myths.yml", MYTH_OF.format(f'"{number}"'))
    assert spots(folder) == []


@pytest.mark.parametrize(
    "number",
    [
        "11",
        "1234567890123",
        "1-2",
        "010-12",
        "010--12345",
        "+8612345",
        "9518 8",
        "010-1234-5678",
    ],
)
def test_a_telephone_number_in_any_other_spelling_is_refused(number: str, folder: Folder) -> None:
    folder.write("myths.yml", MYTH_OF.format(f'"{number}"'))
    assert spots(folder) == ["myths.yml:6:13 FLD016"]


@pytest.mark.parametrize("address", ["https://a.cn/c?d=e#f", "http://a.cn"])
def test_an_address_has_its_scheme(address: str, folder: Folder) -> None:
    folder.change("sources.yml", "grade: A", f'grade: A\n  address: "{address}"')
    assert spots(folder) == []


@pytest.mark.parametrize(
    "address", ["ftp://a", "https://", "https://a.cn/ b", "https://例子.中国/"]
)
def test_what_is_no_address_is_refused(address: str, folder: Folder) -> None:
    folder.change("sources.yml", "grade: A", f'grade: A\n  address: "{address}"')
    assert spots(folder) == ["sources.yml:9:12 FLD015"]


@pytest.mark.parametrize("record_id", ["a", "a1", "a-b", "a-", "x" * 60])
def test_an_id_is_lower_case_ascii(record_id: str, folder: Folder) -> None:
    folder.write("tips.yml", TIP.replace("spend-less", record_id))
    assert spots(folder) == []


@pytest.mark.parametrize("record_id", ["A", "1a", "-a", "a_b", "花呗", "a b", "a.b", "x" * 61])
def test_an_id_in_any_other_spelling_is_refused(record_id: str, folder: Folder) -> None:
    folder.write(f"tips/{record_id}.yml", "".join(line[2:] for line in TIP.splitlines(True)[1:]))
    assert spots(folder) == [f"tips/{record_id}.yml:1:1 FLD003"]


@pytest.mark.parametrize(("length", "fits"), [(120, True), (121, False)])
def test_a_title_has_at_most_120_characters(length: int, fits: bool, folder: Folder) -> None:
    change("sources.yml", "民法典", "长" * length)(folder)
    assert (spots(folder) == []) is fits


def test_wide_characters_do_not_move_the_place(folder: Folder) -> None:
    write("tips.yml", "tip: {title: 一二三, material: [s0-01, 乙乙], reviewed: x}")(folder)
    assert "tips.yml:1:37 FLD009" in spots(folder)


WORDS = st.sampled_from(["", "a", "1", "~", "平时", "2026-11-21", "花" * 130])
NAMES = st.sampled_from(
    ["title", "days", "summary", "happens", "text", "evidence", "id", "花", "0"]
)
SHAPES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)


def as_flow(value: object) -> str:
    """A value in flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_flow, value)) + "]"
    return str(value) or '""'


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.sampled_from(KINDS), st.dictionaries(NAMES, SHAPES, max_size=5))
def test_no_shape_is_too_strange_to_be_reported_in_chinese(
    kind: type[Part], value: dict[str, object]
) -> None:
    text = "".join(f"{key}: {as_flow(item)}\n" for key, item in value.items()) or "{}"
    found = shape(text, kind)
    lines = text.count("\n") + 1
    assert all(1 <= problem.place.line <= lines for problem in found)
    assert all(problem.message and problem.hint for problem in found)


def test_a_stage_without_days_is_reported_with_what_days_mean() -> None:
    found = shape("id: a\n", Stage)
    assert "缺少 days（[开始, 结束]；最后一个阶段只写 [开始]）。" in [p.message for p in found]


@pytest.mark.parametrize("date", ["2026-W01-1", "2026-1-021", "20261121.0"])
def test_only_one_spelling_of_a_date_is_read(date: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "2026-11-21", date)
    assert [spot.split(" ")[1] for spot in spots(folder)] == ["FLD010"]
