"""What a preview makes after a save: the page that is asked for, and only if it has changed."""

from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

import pytest

from generator.model import KnowledgeBase
from generator.plugin.preview.site import RenderedSite
from generator.publishing.build import build
from generator.publishing.pages import Publication
from generator.source.load import load
from tests.conftest import Folder


class Renderer:
    """Notes what it is asked to render."""

    def __init__(self, paths: Collection[str]) -> None:
        self.config = SimpleNamespace(site_url="https://site.invalid/guide/", site_dir="nowhere")
        self.env = SimpleNamespace(globals={})
        self.paths = paths
        self.rendered: list[str] = []

    def sources(self) -> dict[str, str]:
        """The home page and pages in folders, as MkDocs serves them."""
        stems = {path: path.removesuffix(".md").removesuffix("/index") for path in self.paths}
        return {
            "index.html" if stem == "index" else f"{stem}/index.html": path
            for path, stem in stems.items()
        }

    def render(self, paths: Collection[str]) -> None:
        """Renders pages."""
        self.rendered += paths

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


@pytest.fixture
def made(folder: Folder) -> tuple[Renderer, RenderedSite]:
    """A preview of the small knowledge base."""
    built = build(base(folder), Publication("", "https://site.invalid/guide/"))
    renderer = Renderer(list(built.pages))
    return renderer, RenderedSite(renderer, built)  # type: ignore[arg-type]


def base(folder: Folder) -> KnowledgeBase:
    """The content as it is now."""
    loaded = load(folder.path)
    assert loaded.base is not None, loaded.problems
    return loaded.base


def test_only_what_is_asked_for_and_has_changed_is_rendered(
    made: tuple[Renderer, RenderedSite], folder: Folder
) -> None:
    renderer, site = made
    site.refresh("/guide/steps/calm/")
    assert renderer.rendered == [], "nothing has been saved"
    folder.change("steps/calm.yml", "坐下。", "站着。")
    assert site.follow(base(folder), lambda _: None)
    assert renderer.rendered == [], "nobody has asked"
    site.refresh("/guide/rules/")
    assert renderer.rendered == [], "this page says what it said"
    for _ in range(2):
        site.refresh("/guide/steps/calm/index.html")
        assert renderer.rendered == ["steps/calm.md"]
    assert "站着。" in (site.source("steps/calm.md") or b"").decode()


def test_what_is_changed_back_is_shown_as_it_was(
    made: tuple[Renderer, RenderedSite], folder: Folder
) -> None:
    renderer, site = made
    before = site.source("index.md")
    folder.change("site.yml", "一句话", "两句话")
    site.follow(base(folder), lambda _: None)
    site.refresh("/guide/")
    assert site.source("index.md") != before
    folder.change("site.yml", "两句话", "一句话")
    site.follow(base(folder), lambda _: None)
    site.refresh("/guide/")
    assert site.source("index.md") == before
    assert renderer.rendered == ["index.md", "index.md"]


def test_a_new_page_or_another_menu_is_built_anew(
    made: tuple[Renderer, RenderedSite], folder: Folder
) -> None:
    _, site = made
    folder.change("stages/begin.yml", "title: 开始", "title: 起初")
    assert not site.follow(base(folder), lambda _: None)
