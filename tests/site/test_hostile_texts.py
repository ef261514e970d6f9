"""Whatever is written in a field stands on the pages as text, or is refused at its line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.model.markup import fold
from generator.source.load import load
from tests.conftest import TODAY, Folder
from tests.hostile import ALL, EVERYDAY, TOKEN, Attacked, attack, turned

# What a text may stand in; of other attributes the value must be the same whatever is written.
TEXTUAL = {"aria-label", "alt", "content", "placeholder", "title"}


@pytest.fixture(
    scope="module",
    params=["everyday", *(pytest.param(turn, marks=pytest.mark.full) for turn in range(8))],
)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    payloads = EVERYDAY if request.param == "everyday" else turned(ALL, request.param)
    return attack(tmp_path_factory.mktemp("hostile"), payloads)


def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page of a site by its path."""
    return {
        path.relative_to(site).as_posix(): html.document_fromstring(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def frame(page: html.HtmlElement) -> list[str]:
    """The elements of a page with their attributes, whatever the texts in them and their order."""
    return sorted(
        " ".join(
            (
                element.tag,
                *(
                    name if name in TEXTUAL else f"{name}={value}"
                    for name, value in element.items()
                ),
            )
        )
        for element in page.iter(html.etree.Element)
    )


def test_no_text_adds_an_element_or_an_attribute(attacked: Attacked) -> None:
    hostile, clean = pages(attacked.hostile), pages(attacked.clean)
    assert hostile.keys() == clean.keys()
    for path, page in hostile.items():
        assert frame(page) == frame(clean[path]), path


def strings(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def readings(attacked: Attacked) -> Iterator[tuple[str, str]]:
    """Every stretch of text that anybody reads, and where."""
    for path, page in pages(attacked.hostile).items():
        for script in page.iter("script"):
            if (script.get("type") or "").endswith("json"):
                yield from ((path, text) for text in strings(json.loads(script.text)))
                script.text = ""
        for element in page.iter(html.etree.Element):
            for text in (element.text, element.tail, *element.attrib.values()):
                yield path, text or ""
    for file in attacked.hostile.rglob("*.json"):
        for text in strings(json.loads(file.read_text("utf-8"))):
            yield file.relative_to(attacked.hostile).as_posix(), text


def test_every_text_reads_exactly_as_it_was_written(attacked: Attacked) -> None:
    """Wherever a part of a text stands, the whole stands there, escaped once and no more."""
    wrong, seen = [], set()
    for place, text in readings(attacked):
        for token in set(TOKEN.findall(text)) & attacked.texts.keys():
            seen |= {token} if place.endswith(".html") else set()
            if fold(attacked.texts[token]) not in fold(text):
                wrong.append((place, text, attacked.texts[token]))
    assert wrong == []
    assert attacked.texts.keys() - seen == attacked.unshown & attacked.texts.keys()


def test_a_hostile_name_is_refused_where_it_stands(folder: Folder) -> None:
    """In references, ids, names of fields and words of a vocabulary; names of files follow."""
    rules = (folder.path / "rules.yml").read_text("utf-8")
    for payload in EVERYDAY:
        spelt = json.dumps(payload, ensure_ascii=False)
        for old, new in (
            ("steps: [calm]", f"steps: [{spelt}]"),
            ("no-night:", f"{spelt}:"),
            ("  demand:", f"  {spelt}: x\n  demand:"),
            ("不得", spelt),
            ("L01", spelt),
            ("2026-11-21", spelt),
        ):
            folder.write("rules.yml", rules.replace(old, new, 1))
            found = load(folder.path, today=TODAY)
            assert found.base is None
            assert any(spelt in problem.place.excerpt for problem in found.problems), new


def test_a_hostile_file_name_is_refused(folder: Folder) -> None:
    step = (folder.path / "steps/calm.yml").read_text("utf-8")
    for payload in EVERYDAY:
        name = f"steps/{payload.replace('/', '')}.yml"
        folder.write(name, step)
        found = load(folder.path, today=TODAY)
        assert found.base is None
        assert any(problem.place.path == f"content/{name}" for problem in found.problems), name
        folder.delete(name)
