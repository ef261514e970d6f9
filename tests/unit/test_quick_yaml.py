"""What is read quickly is what is read with care; where there may be a slip, it is doubted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.damage import damages
from generator.content_file import nodes_in, read_content_file
from generator.layout import layout_of
from generator.nodes import MAX_DEPTH, to_data
from generator.yaml_source import read_quickly, read_yaml
from tests.conftest import ROOT, Folder
from tests.corpus import CASES, Case
from tests.unit.test_damage import sample

REAL = {
    name: path.read_bytes()
    for path in sorted((ROOT / "content").rglob("*.yml"))
    if layout_of(name := path.relative_to(ROOT / "content").as_posix()) is not None
}


def quick_is_careful(content: bytes) -> bool:
    """Whether a file is read quickly; if so, compares everything with a careful reading."""
    quick = read_quickly(content, "a.yml")
    if quick is None:
        return False
    mapping, problems = read_yaml(content, "a.yml")
    assert mapping is not None, content
    assert problems == [], content
    careful = to_data(mapping)
    assert repr(careful) == repr(quick.data), content  # in the same order
    assert _types(careful) == _types(quick.data), content
    assert quick.keys == {entry.key.text: entry.key.place for entry in mapping.entries}
    return True


def _types(data: object) -> object:
    """The types of all values: a plain text is not a quoted one."""
    if isinstance(data, dict):
        return {key: _types(value) for key, value in data.items()}
    return [_types(item) for item in data] if isinstance(data, tuple) else type(data)


@pytest.mark.parametrize("name", REAL)
def test_the_real_content_is_read_quickly(name: str) -> None:
    assert quick_is_careful(REAL[name])


def test_a_damaged_file_is_read_alike_or_doubted() -> None:
    for name in sample():
        for damage in damages(REAL[name], 200, f"quick {name}"):
            quick_is_careful(damage.done_to(REAL[name]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_of_the_corpus_is_read_alike_or_doubted(case: Case, folder: Folder) -> None:
    case.plant(folder)
    for path in sorted(folder.path.rglob("*.yml")):
        if path.is_file():
            quick_is_careful(path.read_bytes())


@settings(max_examples=600)
@given(st.text(alphabet="ab:：,-#&*!<>|\"'[]{}\\ \n\t\u3000~0？?%@`", max_size=40))
def test_any_text_is_read_alike_or_doubted(text: str) -> None:
    quick_is_careful(f"a: {text}".encode())
    quick_is_careful(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 只有注释\n",
        "- 一\n",
        "一\n",
        "a: &b 1\n",
        "a: *b\n",
        "a: !b 1\n",
        "a: {<<: b}\n",
        "a: 1\na: 2\n",
        "a: 1\n---\nb: 2\n",
        "[a]: 1\n",
        '"a": 1\n',
        "a:\n",
        'a: ""\n',
        "b：1: ''\n",
        'a: "\\u202e"\n',
        "a: 一\n  二\n",
        "a: 一 #二\n",
        "a: 一  # 二\n",
        "\u3000a: 1\n",
        "a: [一\n",
        "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "\n",
        "a: 1\r\nb: 2\n",
    ],
)
def test_where_there_may_be_a_slip_it_is_doubted(text: str) -> None:
    assert read_quickly(text.encode(), "a.yml") is None


@pytest.mark.parametrize(
    "text",
    ["---\na: 1\n", "a: '<'\r\nb: [1, 2]\r\n", "a: |\n  一\n\n  二\n", "a: {b: ~, c: 'x '}\n"],
)
def test_plain_files_are_not_doubted(text: str) -> None:
    assert quick_is_careful(text.encode())


def test_the_nodes_of_a_file_are_those_of_its_records() -> None:
    for name, content in REAL.items():
        drafts = read_content_file(name, content, name).drafts
        assert list(nodes_in(name, content, name)) == [draft.owner for draft in drafts]


@pytest.mark.parametrize(("name", "text"), [("steps/a.yml", "- 一\n"), ("other/a.yml", "a: 1\n")])
def test_a_file_without_records_has_no_nodes(name: str, text: str) -> None:
    assert nodes_in(name, text.encode(), name) == {}
