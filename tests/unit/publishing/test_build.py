"""Knowledge base → files of the docs folder."""

import datetime
import json
import re

from generator.model import KINDS
from generator.model.page_registry import directory_url
from generator.publishing.build import Built, build
from generator.publishing.pages import Publication
from generator.source.load import load
from tests.conftest import ROOT, Folder


def built(folder: Folder) -> Built:
    result = load(folder.path)
    assert result.base is not None, result.problems
    return build(result.base, Publication("https://code.invalid/guide"))


def front(text: bytes) -> dict[str, object]:
    head = text.decode().split("---\n")[1]
    return {
        line.partition(": ")[0]: json.loads(line.partition(": ")[2])
        for line in head.strip().split("\n")
    }


def test_pages_and_data_are_made(folder: Folder) -> None:
    files = built(folder).files
    assert "rules.md" in files
    assert "data/v1/knowledge-base.json" in files
    schemas = {name for name in files if name.startswith("data/v1/schema/")}
    assert schemas == {f"data/v1/schema/{kind.kind}.json" for kind in KINDS}


def test_front_matter_is_safe_in_html(folder: Folder) -> None:
    folder.change("steps/calm.yml", "title: 先停一停", "title: '<b> & \"停\" </script>'")
    page = built(folder).files["steps/calm.md"]
    meta = front(page)
    assert meta["title"] == "&lt;b&gt; &amp; &quot;停&quot; &lt;/script&gt;"
    assert meta["description"] == "先停下来。"
    assert "<" not in str(meta["structured_data"])
    data = json.loads(str(meta["structured_data"]))
    assert data[0]["name"] == '<b> & "停" </script>'


def test_wide_pages_hide_the_side_columns(folder: Folder) -> None:
    files = built(folder).files
    for page in ("index.md", "timeline.md"):
        assert front(files[page])["hide"] == ["navigation", "toc"]
    assert "hide" not in front(files["rules.md"])


def test_review_dates_are_those_of_the_pages(folder: Folder) -> None:
    folder.change("rules.yml", "reviewed: 2026-11-21", "reviewed: 2026-01-02")
    reviewed = built(folder).site.reviewed
    assert reviewed["rules.md"] == datetime.date(2026, 1, 2)
    assert reviewed["steps/calm.md"] == datetime.date(2026, 11, 21)


def test_the_same_content_gives_the_same_files(folder: Folder) -> None:
    assert built(folder).files == built(folder).files


def test_an_address_written_as_html_leads_up_to_the_root_first() -> None:
    """Zensical takes `../` that stops halfway for a way to a source file."""
    base = load(ROOT / "content").base
    assert base is not None
    made = build(base, Publication("https://code.invalid/guide"))
    seen = 0
    for path, text in made.pages.items():
        depth = directory_url(path).count("/")
        for ups in re.findall(r' (?:href|src|action)="((?:\.\./)+)', text.decode()):
            assert ups.count("../") == depth, f"{path}: {ups}"
            seen += 1
    assert seen > 100
