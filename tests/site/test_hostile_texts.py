"""Whatever is written in a field stands on the pages as text, or is refused at its line."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.model.markup import fold
from generator.source.load import load
from tests.conftest import TODAY, Folder
from tests.hostile import TOKEN, TURNS, Attacked, attack, everyday, spelt, told_of, turned
from tests.hostile_texts import ALL, EVERYDAY, FAMILIES
from tests.unit.cases import CONTACT

# What a text may stand in; of other attributes the value must be the same whatever is written.
TEXTUAL = {
    *("aria-label", "alt", "content", "option value", "placeholder", "title"),
    *("data-broken", "data-call-log", "data-done", "data-failed", "data-file"),
    "h1 class",  # says where the lines of just these words end
}


@pytest.fixture(
    scope="module",
    params=["everyday", *(pytest.param(turn, marks=pytest.mark.full) for turn in range(TURNS))],
)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    choose = everyday if request.param == "everyday" else turned(request.param)
    return attack(tmp_path_factory.mktemp("hostile"), choose)


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
                    name if {name, f"{element.tag} {name}"} & TEXTUAL else f"{name}={value}"
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


NAMES = {
    "a reference": ("steps: [calm]", "steps: [{}]"),
    "an id": ("no-night:", "{}:"),
    "the name of a field": ("  demand:", "  {}: x\n  demand:"),
    "a word of a vocabulary": ("不得", "{}"),
    "an entry of the inventory": ("L01", "{}"),
    "a date": ("2026-11-21", "{}"),
}
NO_FILE = re.compile("[/\x00\ud800]")  # what no file has in its name
SAMPLE = (*EVERYDAY, *ALL[len(EVERYDAY) :: 9])  # one or more of each family


@pytest.fixture(params=["sample", pytest.param("all", marks=pytest.mark.full)])
def payloads(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return SAMPLE if request.param == "sample" else ALL


def is_no_name(payload: str) -> bool:
    """Whether a text cannot be an id: `constructor` can, and does no harm as one."""
    return re.fullmatch("[a-z][a-z0-9-]*", payload) is None


def test_a_hostile_name_is_refused_where_it_stands(
    folder: Folder, payloads: tuple[str, ...]
) -> None:
    """In references, ids, names of fields and words of a vocabulary; names of files follow."""
    rules = (folder.path / "rules.yml").read_text("utf-8")
    for payload in filter(is_no_name, payloads):
        written = spelt(payload)
        for name, (old, new) in NAMES.items():
            folder.write("rules.yml", rules.replace(old, new.format(written), 1))
            found = load(folder.path, today=TODAY)
            assert found.base is None, (name, payload)
            said = [problem.place.excerpt for problem in found.problems]
            assert any(told_of(written, line) for line in said), (name, payload)


def test_a_hostile_file_name_is_refused(folder: Folder, payloads: tuple[str, ...]) -> None:
    step = (folder.path / "steps/calm.yml").read_text("utf-8")
    for payload in filter(is_no_name, payloads):
        name = f"steps/{NO_FILE.sub('', payload)}.yml"
        if name.startswith("steps/."):
            continue  # a hidden file is nobody's content
        folder.write(name, step)
        found = load(folder.path, today=TODAY)
        assert found.base is None, name
        assert any(problem.place.path == f"content/{name}" for problem in found.problems), name
        folder.delete(name)


def test_a_hostile_address_is_refused_at_its_line(folder: Folder) -> None:
    """`tests/unit/test_address.py` asks for each of the texts, in several places of an address."""
    for payload in (*EVERYDAY, *FAMILIES["addresses"]):
        folder.write("contacts.yml", f"{CONTACT}  address: {spelt(payload)}\n")
        found = load(folder.path, today=TODAY)
        assert found.base is None, payload
        assert any("address:" in problem.place.excerpt for problem in found.problems), payload


def test_every_family_is_in_the_sample() -> None:
    assert all(set(family) & set(SAMPLE) for family in FAMILIES.values())
    assert len(ALL) >= 200


def test_no_hostile_text_is_a_phrase_of_despair(folder: Folder) -> None:
    """What is compared with every question goes into expressions of the browser: words alone."""
    taken = []
    for payload in ALL:
        folder.write("despair.yml", f"signs:\n  - why: 想死\n    words: [{spelt(payload)}]\n")
        found = load(folder.path, today=TODAY)
        lines = [problem.place.excerpt for problem in found.problems]
        if found.base is not None:
            taken.append(payload)
        else:
            assert any("words:" in line for line in lines), payload
    assert [text for text in taken if not text.isalpha()] == []
