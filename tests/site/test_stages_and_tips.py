"""What this site was asked for: every stage and every tip of the YAML stands on a page, whole.

The YAML is read with plain PyYAML and the pages of a real `mkdocs build` with lxml; nothing of
the generator is used. A folded part (<details>) is in the page, so its words count.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

CONTENT = Path(__file__).parents[2] / "content"
NOT_FOR_READERS = {"material", "asks", "days"}  # the days are shown in words: 逾期第 4–15 天
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")

RECORDS: dict[str, dict[str, Any]] = {}
for file in CONTENT.rglob("*.yml"):
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    RECORDS |= {file.stem: content} if "title" in content else content
STAGES = [file.stem for file in sorted(CONTENT.glob("stages/*.yml"))]
TIPS = list(yaml.safe_load((CONTENT / "tips.yml").read_text(encoding="utf-8")))


def words(value: Any) -> Iterator[str]:
    """Every text of a record, however deep; another record is named by its title."""
    if isinstance(value, dict):
        for field, inner in value.items():
            if field not in NOT_FOR_READERS:
                yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)
    elif value in RECORDS:
        yield RECORDS[value]["title"]
    else:
        yield from LINK.split(str(value).replace("**", ""))


def without_blanks(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def pages(site: Path) -> list[str]:
    """The text of every page, folded parts included, without its blanks."""
    parsed = [html.parse(page).getroot() for page in sorted(site.rglob("*.html"))]
    return [without_blanks(page.find("body").text_content()) for page in parsed]


@pytest.mark.parametrize("name", STAGES + TIPS)
def test_it_stands_on_a_page_whole(name: str, pages: list[str]) -> None:
    """Not one word of it is missing from the page that has the most of it."""
    wanted = [without_blanks(text) for text in words(RECORDS[name])]
    missing = [[text for text in wanted if text not in page] for page in pages]
    assert min(missing, key=len) == []
