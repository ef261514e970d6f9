"""Scripts and styles keep to what a WebView of 2021 knows (Chromium 90; syntax to ES2020).

Apps bring browsers of their own that nobody updates. What such a browser does not know in a
script stops the whole script; in a style it loses a declaration, or a rule with all its selectors.
"""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

ASSETS = ROOT / "overrides" / "assets"
SCRIPTS = sorted(ASSETS.rglob("*.js"))
STYLES = sorted(ASSETS.rglob("*.css"))

# What came after ES2020: the year, and what gives it away.
NEWER = {
    "2021 assignment": r"(?:\?\?|\|\||&&)=",
    "2021 replaceAll": r"\.replaceAll\(",
    "2021 numeric separator": r"\b\d+_\d",
    "2021 Promise.any": r"\bPromise\.any\b|\bWeakRef\b",
    "2022 at": r"\.at\(",
    "2022 class field": r"\bclass [^\n]*\{\n+  (?:static )?#?\w+(?: = |;)",
    "2022 private name": r"(?:\bthis\.|\b\w\.|^\s+)#\w",
    "2022 static block": r"\bstatic \{",
    "2022 await outside a function": r"^(?:const .*= )?await ",
    "2022 Object.hasOwn": r"\bObject\.hasOwn\(|\bstructuredClone\(",
    "2022 flag d": r"/[a-z]*d[a-z]*\.exec|RegExp\([^)]*, \"[a-z]*d",
    "2023 copies": r"\.(?:findLast|toSorted|toReversed|toSpliced|with)\(",
    "2024 groups": r"\b(?:Object|Map)\.groupBy\(|\bPromise\.withResolvers\b",
    "later import": r"\bimport .* with \{|\bimport\.source\b",
}
# What styles may not use at all: without it a page would be worse than plain.
UNKNOWN = (
    r":has\(|@container|@layer|@scope|@starting-style|\bsubgrid\b|\blight-dark\("
    r"|\b\d+(?:dvh|svh|lvh|dvw)\b|\boverflow: clip|:popover-open|\binert\b|^\s*&"
)
# What they may: where it is unknown, the thing beside it still holds.
GRACEFUL = {
    "color-mix(": "the underline keeps the colour of its word",
    "text-wrap": "a heading breaks where it will",
    "::details-content": "without it the script opens what is folded before it is printed",
    "accent-color": "a box has the colour of the system",
}
YOUNG = (
    r"color-mix\(|text-wrap|::[a-z]+-content|accent-color|:modal|@property|anchor\(|\btranslate:"
)


def without_comments(path: Path) -> str:
    """A script without what is no code."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"(?m)^\s*//.*$|(?<=[;{}),]) //.*$", "", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_script_is_written_in_es2020(path: Path) -> None:
    code = without_comments(path)
    found = {name for name, sign in NEWER.items() if re.search(sign, code, re.MULTILINE)}
    assert found == set()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("rules ||= 1;", "2021 assignment"),
        ("name.replaceAll('a', 'b')", "2021 replaceAll"),
        ("const most = 1_000;", "2021 numeric separator"),
        ("days.at(-1)", "2022 at"),
        ("class A {\n  days = 1;\n}", "2022 class field"),
        ("this.#days()", "2022 private name"),
        ("const a = await b;", "2022 await outside a function"),
        ("days.toSorted()", "2023 copies"),
    ],
)
def test_what_is_newer_is_noticed(code: str, name: str) -> None:
    assert re.search(NEWER[name], code, re.MULTILINE)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_style_asks_for_nothing_an_old_browser_needs_to_know(path: Path) -> None:
    styles = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(UNKNOWN, styles, re.MULTILINE) == []
    assert set(re.findall(YOUNG, styles)) <= GRACEFUL.keys()


def test_what_may_be_unknown_takes_no_other_selector_with_it() -> None:
    """A rule is lost with all its selectors when one of them is unknown."""
    for path in STYLES:
        for rule in re.findall(r"[^{};/]*::details-content[^{}]*\{", path.read_text("utf-8")):
            assert "," not in rule
