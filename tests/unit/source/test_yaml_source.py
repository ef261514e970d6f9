"""YAML is read as plain located data; whatever is more than that is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.fields import PlainScalar
from generator.source.nodes import MAX_DEPTH, MappingNode, ScalarNode, SequenceNode, to_data
from generator.source.parse import read_file, read_yaml
from generator.source.problem import Place


def read(text: str | bytes) -> MappingNode:
    """The mapping of a file without problems."""
    content = text if isinstance(text, bytes) else text.encode()
    mapping, problems = read_yaml(content, "a.yml")
    assert mapping is not None
    assert problems == []
    return mapping


def data(text: str) -> object:
    """The plain data of a file without problems."""
    return to_data(read(text))


def refused(text: str | bytes) -> list[tuple[str, int, int, int]]:
    """Code, line, column and width of each problem of a file."""
    content = text if isinstance(text, bytes) else text.encode()
    _, problems = read_yaml(content, "a.yml")
    return [(p.code, p.place.line, p.place.column, p.place.width) for p in problems]


def scalar(mapping: MappingNode, key: str) -> ScalarNode:
    """The scalar of a key."""
    entry = mapping.entry(key)
    assert entry is not None
    assert isinstance(entry.value, ScalarNode)
    return entry.value


LOOKS = (
    *(
        "22:00",
        "1:2:3",
        "030",
        "0o17",
        "0x1F",
        "1_000",
        "1.10",
        "1.",
        ".5",
        "1e3",
        "+1",
        "-1",
        "-0",
    ),
    *(
        "no",
        "No",
        "NO",
        "n",
        "yes",
        "y",
        "on",
        "off",
        "true",
        "True",
        "false",
        ".inf",
        ".nan",
        "NaN",
    ),
    *("2026-11-21", "2026-11-21T10:00:00Z", "12378", "nul", "nUll", "~a", "-a", "=", "0"),
)


@pytest.mark.parametrize("written", LOOKS)
def test_a_value_stays_what_it_looks_like(written: str) -> None:
    value = to_data(scalar(read(f"a: {written}"), "a"))
    assert value == written
    assert isinstance(value, PlainScalar)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# nothing"])
def test_an_unquoted_null_is_none(written: str) -> None:
    assert data(f"a: {written}") == {"a": None}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"~"', "~"),
        ("'null'", "null"),
        ('""', ""),
        ("' 22:00 '", "22:00"),
        ('"030"', "030"),
        ('"\\u82B1\\n\\x62"', "花\nb"),
        ("'it''s'", "it's"),
        ("|\n  null\n", "null"),
        ("|\n  一\n\n  二\n\n", "一\n\n二"),
        (">\n  一\n  二\n\n  三\n", "一 二\n三"),
        ("|-\n  一", "一"),
        ("|2\n    一\n  二\n", "一\n二"),
    ],
)
def test_a_quoted_or_block_value_is_text_without_blanks_around_it(written: str, value: str) -> None:
    found = data(f"a: {written}")
    assert found == {"a": value}
    assert isinstance(found, dict)
    assert type(found["a"]) is str


def test_a_plain_value_over_two_lines_is_one() -> None:
    assert data("a: one\n  two\n") == {"a": "one two"}


def test_lists_and_entries_become_tuples_and_dicts_in_order() -> None:
    found = data("b: [1, {c: d, a: []}]\na:\n  - x\n  - - y\n")
    assert found == {"b": ("1", {"c": "d", "a": ()}), "a": ("x", ("y",))}
    assert isinstance(found, dict)
    assert list(found) == ["b", "a"]


@pytest.mark.parametrize("key", ["no", "1", "~", "2026-11-21", "花呗", "'quoted'"])
def test_a_key_is_the_text_it_looks_like(key: str) -> None:
    assert data(f"{key}: a") == {key.strip("'"): "a"}


def test_an_entry_is_found_by_its_key() -> None:
    mapping = read("a: 1\nb: 2\n")
    found = mapping.entry("b")
    assert found is not None
    assert found.key.text == "b"
    assert found.value == ScalarNode("2", True, Place("a.yml", 2, 4, 1, "b: 2"), 2)
    assert mapping.entry("c") is None
    assert mapping.entry(0) is None


@pytest.mark.parametrize(
    ("text", "key", "place", "last_line"),
    [
        ("a: bcd", "a", Place("a.yml", 1, 4, 3, "a: bcd"), 1),
        ("a: bcd\n", "a", Place("a.yml", 1, 4, 3, "a: bcd"), 1),
        ("x: 1\r\na: bcd\r\n", "a", Place("a.yml", 2, 4, 3, "a: bcd"), 2),
        ("名称: 甲乙 # 丙\n", "名称", Place("a.yml", 1, 5, 2, "名称: 甲乙 # 丙"), 1),
        ("😀: b\n", "😀", Place("a.yml", 1, 4, 1, "😀: b"), 1),
        ('a: "b c"\n', "a", Place("a.yml", 1, 4, 5, 'a: "b c"'), 1),
        ("a: b\n  c\nd: e\n", "a", Place("a.yml", 1, 4, 1, "a: b"), 2),
        ('a: "b\n  c"\n', "a", Place("a.yml", 1, 4, 2, 'a: "b'), 2),
        ("a: |\n  b\n", "a", Place("a.yml", 1, 4, 1, "a: |"), 2),
        ("a: |\n  b\n\n  c\n\n# d\ne: f\n", "a", Place("a.yml", 1, 4, 1, "a: |"), 4),
        ("a: |\n  b", "a", Place("a.yml", 1, 4, 1, "a: |"), 2),
        ("a:\nb: c\n", "a", Place("a.yml", 1, 3, 1, "a:"), 1),
        ("a:", "a", Place("a.yml", 1, 3, 1, "a:"), 1),
    ],
    ids=[
        "the only line, without line end",
        "the first and last line",
        "behind CRLF",
        "wide characters count as one",
        "an emoji counts as one",
        "quotes belong to the value",
        "a plain value over two lines",
        "a quoted value over two lines",
        "a block",
        "a block before blank lines",
        "a block without line end",
        "nothing, inside the file",
        "nothing, at the end of the file",
    ],
)
def test_a_value_knows_its_place(text: str, key: str, place: Place, last_line: int) -> None:
    found = scalar(read(text), key)
    assert (found.place, found.last_line) == (place, last_line)


def test_a_key_and_a_collection_know_their_places() -> None:
    mapping = read("# first\na:\n  - b: c\nd: [e, f]\n")
    assert mapping.place == Place("a.yml", 2, 1, 2, "a:")
    first, second = mapping.entries
    assert first.key.place == Place("a.yml", 2, 1, 1, "a:")
    assert isinstance(first.value, SequenceNode)
    assert first.value.place == Place("a.yml", 3, 3, 6, "  - b: c")
    assert first.value.items[0].place == Place("a.yml", 3, 5, 4, "  - b: c")
    assert second.value.place == Place("a.yml", 4, 4, 6, "d: [e, f]")
    assert isinstance(second.value, SequenceNode)
    assert second.value.items[1].place == Place("a.yml", 4, 8, 1, "d: [e, f]")


@pytest.mark.parametrize("style", ["a: b", "a: 'b'", 'a: "b"', "a: |\n  b", "a: >\n  b"])
def test_only_a_value_without_quotes_is_plain(style: str) -> None:
    assert scalar(read(style), "a").plain is (style == "a: b")


def nested(depth: int) -> str:
    """A file in which a list stands `depth` levels below the top."""
    return "a: " + "[" * depth + "]" * depth


def test_nesting_is_read_down_to_the_greatest_depth() -> None:
    assert refused(nested(MAX_DEPTH)) == []
    assert refused(nested(MAX_DEPTH + 1)) == [("YML009", 1, 4 + MAX_DEPTH, 1)]


def test_entries_count_as_nesting() -> None:
    lines = [" " * level + "a:\n" for level in range(MAX_DEPTH + 1)]
    assert refused("".join(lines[:-1])) == []
    assert refused("".join(lines)) == [("YML009", MAX_DEPTH + 1, MAX_DEPTH + 1, 1)]


def test_reading_stops_at_nesting_that_is_too_deep() -> None:
    mapping, problems = read_yaml((nested(100_000) + "\nb: *c").encode(), "a.yml")
    assert mapping is None
    assert [problem.code for problem in problems] == ["YML009"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x b\n", [("YML010", 1, 4, 4)]),
        ("a: *x\n", [("YML010", 1, 4, 2)]),
        ("&x a: b\n", [("YML010", 1, 1, 4)]),
        ("a: &x [b]\n", [("YML010", 1, 4, 4)]),
        ("a: &x {b: c}\n", [("YML010", 1, 4, 4)]),
        ("a: &x\n  b: c\nd: *x\n", [("YML010", 1, 4, 2), ("YML010", 3, 4, 2)]),
        ("a: !!int 1\n", [("YML011", 1, 4, 7)]),
        ("a: !own b\n", [("YML011", 1, 4, 6)]),
        ("a: !!python/object/apply:os.system [b]\n", [("YML011", 1, 4, 33)]),
        ("a: ! b\n", [("YML011", 1, 4, 3)]),
        ("a: &x !!str b\n", [("YML010", 1, 4, 10)]),
        ("<<: {a: b}\n", [("YML012", 1, 1, 2)]),
        ("a: <<\n", [("YML012", 1, 4, 2)]),
        ("a: b\na: c\n", [("YML005", 2, 1, 1)]),
        ('a: b\n"a": c\n', [("YML005", 2, 1, 3)]),
        ("a: {b: 1, b: 2}\n", [("YML005", 1, 11, 1)]),
        ("{a: b}: c\n", [("YML006", 1, 1, 6)]),
        ("? [a]\n: b\n", [("YML006", 1, 3, 3)]),
        ("a: b\n---\nc: d\n", [("YML007", 2, 1, 3)]),
        ("a: b\n...\n---\nc: d\n", [("YML007", 3, 1, 3)]),
        ("", [("YML028", 1, 1, 1)]),
        ("- a\n", [("YML008", 1, 1, 3)]),
        ("\n\nabc\n", [("YML008", 3, 1, 3)]),
        ("---\n---\na: b\n", [("YML007", 2, 1, 3)]),
        ('a: "\\u202e"\n', [("YML016", 1, 4, 8)]),
        ('"\\0": a\n', [("YML003", 1, 1, 4)]),
        ('a: ["b", "\\x9b"]\n', [("YML003", 1, 10, 6)]),
        ('a: "\\U000E0000\\uFFFE"\n', [("YML003", 1, 4, 18)]),
    ],
)
def test_what_is_more_than_plain_data_is_refused_where_it_stands(
    text: str, found: list[tuple[str, int, int, int]]
) -> None:
    assert refused(text) == found


@pytest.mark.parametrize(
    "text",
    [
        'a: "&x *x !x <<"\n',
        "a: b & c * d ! e << f\n",
        '"<<": b\n',
        "a: '<<'\n",
        "a: {b: 1}\nc: {b: 1}\n",
        "a: b\nA: c\n",
        "---\na: b\n",
        "---\na: b\n...\n",
        "%YAML 1.2\n---\na: b\n",
    ],
)
def test_what_only_looks_like_more_is_plain_data(text: str) -> None:
    assert refused(text) == []


def test_aliases_are_never_expanded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    mapping, problems = read_yaml(bomb.encode(), "a.yml")
    assert mapping is not None
    assert {problem.code for problem in problems} == {"YML010"}
    assert len(problems) == 1 + 8 * 10
    assert mapping.entries[-1].value == SequenceNode(
        tuple(
            ScalarNode("", True, Place("a.yml", 9, column, 2, bomb.split("\n")[8]), 9)
            for column in range(8, 8 + 9 * 4, 4)
        ),
        Place("a.yml", 9, 4, 39, bomb.split("\n")[8]),
    )


def test_of_two_equal_keys_the_first_is_kept() -> None:
    mapping, _ = read_yaml(b"a: 1\nb: 2\na: 3\n", "a.yml")
    assert mapping is not None
    assert to_data(mapping) == {"a": "1", "b": "2"}


def test_two_documents_are_no_mapping_but_all_of_both_is_read() -> None:
    content = b"a: 1\n---\nb: 2\n---\nc: 3\n"
    assert read_yaml(content, "a.yml")[0] is None
    file = read_file(content, "a.yml")
    assert file.root is not None
    assert to_data(file.root) == {"a": "1", "b": "2", "c": "3"}
    assert [(problem.code, problem.place.line) for problem in file.problems] == [("YML007", 2)]


def test_a_key_that_is_no_word_takes_its_value_with_it() -> None:
    mapping, _ = read_yaml(b"[a]: 1\nb: 2\n", "a.yml")
    assert mapping is not None
    assert to_data(mapping) == {"b": "2"}


@pytest.mark.parametrize(
    ("content", "stopped"),
    [(b"a: *x\nb: [", "YML025"), (b"b: &x c\n" + nested(20).encode(), "YML009")],
)
def test_what_was_found_before_reading_stopped_is_reported_too(
    content: bytes, stopped: str
) -> None:
    mapping, problems = read_yaml(content, "a.yml")
    assert mapping is None
    assert [problem.code for problem in problems] == ["YML010", stopped]


def test_several_mistakes_of_a_file_are_reported_in_one_run() -> None:
    assert [code for code, *_ in refused("a: &x b\na: !t c\nd: <<\n[e]: f\n")] == [
        "YML010",
        "YML011",
        "YML005",
        "YML012",
        "YML006",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a：b\nc: d\n", "YML019"),
        ("a: 甲：乙\nc d\n", "YML032"),
        ("a: b\nc d\n", "YML032"),
        ("a: 甲：乙\nb: c: d\n", "YML023"),
        ("a: b: c\nd：e", "YML023"),
        ("a: |\n  x：y\nb: c\nd: e: f\n", "YML023"),
    ],
)
def test_a_full_width_colon_is_the_mistake_only_where_it_ends_a_key(text: str, code: str) -> None:
    _, (problem,) = read_yaml(text.encode(), "a.yml")
    assert problem.code == code


@pytest.mark.parametrize(
    "text",
    [
        "a: 一\n  二：三\n",
        "a: 一\n  b.\n",
        "a: 一 # 注\n",
        "a: 一#二\n",
        "a: https://x.y/#z\n",
        "a: [一 #x\n  ]\n",
        "a: |\n  - b\n  c：d\n  e:f\n",
        'a: "一\n  - 二 #三\n  b：c"\n',
    ],
)
def test_what_only_looks_like_a_mistake_is_read(text: str) -> None:
    _, problems = read_yaml(text.encode(), "a.yml")
    assert problems == []


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.binary(max_size=200) | st.text(alphabet="ab: -[]{}\"'#&*!|>%@\n\\0&?,~…：", max_size=80))
def test_any_bytes_give_data_or_a_problem(text: bytes | str) -> None:
    content = text if isinstance(text, bytes) else text.encode()
    mapping, problems = read_yaml(content, "a.yml")
    assert mapping is not None or problems
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)


KEYS = st.sampled_from(["a", "b", "no", "花"])
PLAIN_DATA = st.recursive(
    st.text(st.sampled_from("a0~:#&*!-'\"\\|{}[]%花。😀"), max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def as_yaml(value: object) -> str:
    """Data in flow style with every text in double quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_yaml(k)}: {as_yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def as_tuples(value: object) -> object:
    """Data with tuples instead of lists."""
    if isinstance(value, dict):
        return {key: as_tuples(item) for key, item in value.items()}
    return tuple(map(as_tuples, value)) if isinstance(value, list) else value


@settings(deadline=None, derandomize=True, max_examples=50)
@given(st.dictionaries(KEYS, PLAIN_DATA, min_size=1, max_size=3))
def test_quoted_data_comes_back_as_it_was(value: dict[str, object]) -> None:
    mapping, problems = read_yaml(as_yaml(value).encode(), "a.yml")
    assert problems == []
    assert mapping is not None
    assert to_data(mapping) == as_tuples(value)
