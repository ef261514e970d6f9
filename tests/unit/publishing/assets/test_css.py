"""Style sheets are read as browsers read them, and lose only what can match nothing."""

from pathlib import Path

import material
import pytest

from generator.publishing.assets.css import (
    matching,
    may_match,
    parse_css,
    selectors,
    without_unread_variables,
    write_css,
)

THEME = Path(material.__file__).parent / "templates/assets/stylesheets"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a { color : red }", "a{color : red;}"),
        ("a,\n  b { x: 1; y: 2 }", "a, b{x: 1;y: 2;}"),
        ("/* a { } */ b { x: 1; /* y; } */ }", "b{x: 1;}"),
        ('a::before { content: "}  ;{ /* no */"; }', 'a::before{content: "}  ;{ /* no */";}'),
        (r'a { content: "\"}"; x: 1 }', r'a{content: "\"}";x: 1;}'),
        ("a { b: url(data:x;y,{z}) }", "a{b: url(data:x;y,{z});}"),
        ("a { b: url('data:x;(,') }", "a{b: url('data:x;(,');}"),
        ("@media print { a { x: 1 } } b { y: 2 }", "@media print{a{x: 1;}}b{y: 2;}"),
        ("@charset 'x'; a { x: 1 }", "@charset 'x';a{x: 1;}"),
        (r".a\:b { x: 1 }", r".a\:b{x: 1;}"),
        ("a { content: '　' }", "a{content: '　';}"),
        ("", ""),
    ],
)
def test_what_is_read_is_written(text: str, written: str) -> None:
    assert write_css(parse_css(text)) == written


def test_the_themes_styles_are_written_as_they_are() -> None:
    """A semicolon before a closing brace is all that differs in what is minified already."""
    for file in THEME.glob("*.min.css"):
        text = file.read_text(encoding="utf-8").partition("/*# sourceMappingURL")[0]
        written = write_css(parse_css(text)).replace(";}", "}")
        assert "".join(written.split()) == "".join(text.split()).replace(";}", "}")


def test_a_comma_in_brackets_parts_no_selector() -> None:
    assert selectors("a:is(b, c), d[e='f,g'] ,h") == ["a:is(b, c)", "d[e='f,g']", "h"]


@pytest.mark.parametrize(
    ("selector", "may"),
    [
        (".known", True),
        (".known.unknown", False),
        ("#unknown p", False),
        ("p > .known::before", True),
        ("table:not([class])", True),
        (".known:not(.unknown)", True),
        (".known:not(:is(.unknown, .known))", True),
        (":is(.unknown, .known)", True),
        (".unknown:not(.known)", False),
        ("[dir=rtl] .known", False),
        ('[dir="rtl"] p', False),
        ("[dir=ltr] .known", True),
        ('a[href$=".unknown"]', True),
        ("a[class~=unknown]", True),
        ("li:nth-child(2n + 1)", True),
        ("0.5", True),
    ],
)
def test_a_selector_stays_when_it_may_match(selector: str, may: bool) -> None:
    assert may_match(selector, {"known"}) is may


def test_only_what_cannot_match_is_left_out() -> None:
    rules = parse_css(
        ".known, .unknown { x: 1 } .unknown { x: 2 } @media print { .unknown { x: 3 } }"
        "@supports (x: y) { @media print { .known { x: 4 } } } @keyframes unknown { to { x: 5 } }"
    )
    assert write_css(matching(rules, {"known"})) == (
        ".known{x: 1;}@supports (x: y){@media print{.known{x: 4;}}}@keyframes unknown{to{x: 5;}}"
    )


def test_a_variable_stays_as_long_as_somebody_reads_it() -> None:
    rules = parse_css(
        ":root { --a: 1; --b: var( --a); --c: var(--d, 2); --d: 3; --e: 4; color: var(--c) }"
        " p { --f: 5 }"
    )
    kept = without_unread_variables(rules, "var(--e)")
    assert write_css(kept) == ":root{--c: var(--d, 2);--d: 3;--e: 4;color: var(--c);}"
