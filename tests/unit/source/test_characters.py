"""Bytes become text, or it is said why not."""

import pytest

from generator.source.characters import (
    MAX_BYTES,
    decode_source,
    is_printable,
    refused_character,
)
from generator.source.odd_blanks import odd_blanks
from generator.source.problem import Place, Problem

REFUSED = (
    0x00AD,
    0x180E,
    *range(0x200B, 0x200D),
    *range(0x2060, 0x2065),
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    0x061C,
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
    *range(0xFDD0, 0xFDF0),
    0xFEFF,
    *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
)


def test_exactly_the_listed_characters_are_refused() -> None:
    found = {point for point in range(0x110000) if refused_character(chr(point)) is not None}
    assert found == set(REFUSED)


def test_nothing_printable_is_refused() -> None:
    assert not any(is_printable(chr(point)) for point in (*REFUSED, ord("\t"), 0xA0, 0x3000))
    assert is_printable("一 a\n？“…\n")


def test_the_first_refused_character_is_given() -> None:
    assert refused_character("ab\u200e\x00") == "\u200e"


@pytest.mark.parametrize("text", ["", "字", "a\tb\nc", "😀", "\u3000\u00a0"])
def test_an_ordinary_text_has_no_refused_character(text: str) -> None:
    assert refused_character(text) is None


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        (b"a", "a"),
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        ("一\n".encode(), "一\n"),
        ("\ufeff一\r\n".encode(), "一\n"),  # as editors on Windows save it
    ],
    ids=["nothing", "no line end", "LF", "CRLF", "Chinese", "a byte order mark"],
)
def test_bytes_become_text_with_line_feeds(content: bytes, text: str) -> None:
    assert decode_source(content, "a.yml") == (text, [])


def test_a_file_of_exactly_the_largest_size_is_read() -> None:
    text, problems = decode_source(b"#" * MAX_BYTES, "a.yml")
    assert (len(text or ""), problems) == (MAX_BYTES, [])


def test_a_larger_file_is_not_read() -> None:
    text, problems = decode_source(b"\xff" * (MAX_BYTES + 1), "a.yml")
    assert text is None
    assert [problem.code for problem in problems] == ["YML001"]


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"\xff", 1), (b"a\nb\xff", 2), (b"a\r\n\r\n\xff\r\n\xff", 3), ("一\n".encode() + b"\xe4", 2)],
)
def test_a_line_that_is_not_utf8_is_named(content: bytes, line: int) -> None:
    text, (problem, *_) = decode_source(content, "a.yml")
    assert text is None
    assert (problem.code, problem.place.line) == ("YML002", line)
    assert "�" in problem.place.excerpt


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"a\r\nb\n", 2), (b"a\nb\r\n", 2), (b"\r\n\n", 2), (b"a\nb\nc\r\nd\n", 3)],
)
def test_mixed_line_ends_are_refused_where_they_change(content: bytes, line: int) -> None:
    text, (problem,) = decode_source(content, "a.yml")
    assert text is None
    assert (problem.code, problem.place.line) == ("YML013", line)


def test_mixed_line_ends_and_invisible_characters_are_reported_in_one_run() -> None:
    _, problems = decode_source(b"a\r\nb\n\x00\n", "a.yml")
    assert [(p.code, p.place.line) for p in problems] == [("YML013", 2), ("YML003", 3)]


def test_every_line_with_an_invisible_character_is_reported_with_its_column() -> None:
    text, problems = decode_source("\tone\r\n二\u202e二\r\nthree\r\nfour\x00".encode(), "a.yml")
    assert text is None
    assert problems == [
        Problem(
            "YML014",
            Place("a.yml", 1, 1, 1, " one"),
            "这里有制表符（Tab），不能用。",
            "换成空格；每层缩进两个空格。",
        ),
        Problem(
            "YML016",
            Place("a.yml", 2, 2, 1, "二 二"),
            "这里有一个看不见的字符，会改变文字的方向。",
            "删掉它；它会让人看到的和实际写的不一样。",
        ),
        Problem(
            "YML003",
            Place("a.yml", 4, 5, 1, "four "),
            "这里有一个看不见的字符（控制字符），不能用。",
            "删掉它；从网页复制的文字常带这种字符。",
        ),
    ]


def test_an_invisible_character_is_reported_before_a_tab_on_its_line() -> None:
    _, (problem,) = decode_source(b"a\tb\x00", "a.yml")
    assert (problem.place.column, problem.message) == (
        4,
        "这里有一个看不见的字符（控制字符），不能用。",
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("answer: |\n  一。\n\n  \u3000\u3000二。\nsee: []", []),  # as Word begins a paragraph
        ("answer: |\n\u3000\u3000一。", [2]),
        ("answer: |\n  一。\n\u3000see: []", [3]),
        ("answer: |\n  \u3000- 一。", [2]),  # it would no longer be a list
        ("- text: |\n    \u3000一。\n  \u3000at: 二", [3]),
    ],
)
def test_a_paragraph_may_begin_with_full_width_spaces(text: str, lines: list[int]) -> None:
    assert [p.place.line for p in odd_blanks(text.split("\n"), "a.yml")] == lines
