"""The real site, built once, and a reader of its pages."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.model import KnowledgeBase
from generator.source.load import load
from tests.conftest import ROOT, Folder
from tests.sharing import once
from tests.site.building import build


def build_here(project: Path) -> Path:
    """The site of a project, built in this process."""
    configuration = load_config(str(project / "mkdocs.yml"))
    configuration.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(configuration)
    finally:
        configuration.plugins.on_shutdown()
    return project / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site, the same for all workers."""

    def make(folder: Path) -> None:
        result = build(ROOT, folder / "site")
        assert result.returncode == 0, result.stdout

    return once(tmp_path_factory, "built", make) / "site"


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The real knowledge base."""
    loaded = load(ROOT / "content")
    assert loaded.base is not None, loaded.problems
    return loaded.base


@pytest.fixture(scope="session")
def page(site: Path) -> Callable[[str], html.HtmlElement]:
    """Parses a page of the site, given by its address below the root, once."""

    @cache
    def parse(address: str) -> html.HtmlElement:
        text = (site / address / "index.html").read_text(encoding="utf-8")
        return html.document_fromstring(text)

    return parse


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """The address of every page of the site, `` being the home page."""
    pages = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("" if address == "." else f"{address}/" for address in pages)


def one_of_each_kind(site: Path, addresses: list[str]) -> list[str]:
    """Of the pages that one template makes, the longest; every other page.

    What goes wrong on one page of a kind seldom spares the longest. `make test-full` looks at all.
    """
    longest: dict[str, tuple[int, str]] = {}
    for address in addresses:
        folder, below, _ = address.partition("/") if address.count("/") > 1 else (address, "", "")
        size = (site / address / "index.html").stat().st_size
        longest[folder + below] = max(longest.get(folder + below, (0, "")), (size, address))
    return sorted(address for _, address in longest.values())


@pytest.fixture
def project(folder: Folder) -> Path:
    """A project with the small knowledge base and the real theme and configuration."""
    return small_project(folder.path.parent)


def small_project(home: Path) -> Path:
    """Gives a folder, which has content or will have, the real theme and configuration."""
    shutil.copyfile(ROOT / "mkdocs.yml", home / "mkdocs.yml")
    shutil.copytree(ROOT / "overrides", home / "overrides")
    return home
