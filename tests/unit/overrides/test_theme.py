"""Our templates were written against the theme's: an update that changes those is told."""

import hashlib
import re
from pathlib import Path

import material
import pytest

from tests.conftest import ROOT

THEME = Path(material.__file__).parent / "templates"
OURS = ROOT / "overrides"
REPLACED = sorted(
    file.relative_to(OURS).as_posix()
    for file in OURS.rglob("*.html")
    if (THEME / file.relative_to(OURS)).exists()
)
SEEN = re.compile(r"\{# theme: (.*) #\}\n")


def seen(name: str) -> dict[str, str]:
    """Which of the theme's files one of our templates was written against, and their hashes."""
    first = SEEN.match((OURS / name).read_text(encoding="utf-8"))
    assert first, f"overrides/{name} 的第一行要写 {{# theme: 文件 哈希 #}}"
    return dict(pair.split(" ") for pair in first[1].split(", "))


def test_some_templates_are_replaced() -> None:
    assert {"main.html", "partials/header.html", "partials/javascripts/base.html"} <= {*REPLACED}


@pytest.mark.parametrize("name", REPLACED)
def test_the_theme_still_has_what_a_template_was_written_against(name: str) -> None:
    """When this fails, compare the theme's two versions, carry over what is wanted, and write
    down the new hash."""
    known = seen(name)
    assert name in known
    now = {file: hashlib.sha256((THEME / file).read_bytes()).hexdigest()[:12] for file in known}
    assert now == known


def test_the_template_of_all_pages_was_written_against_the_base() -> None:
    assert "base.html" in seen("main.html")
