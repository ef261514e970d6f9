"""The exported pages need no plugin of ours: whoever reads Markdown builds the same records."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import KnowledgeBase
from generator.source.load import load
from tests.conftest import HERE, ROOT

pytestmark = pytest.mark.full

RECORD = re.compile(r'data-record="([^"]+)"')
OUR_THEME = {"name": "material", "font": False, "custom_dir": "overrides", "language": "zh"}
SCRIPTS = ["assets/first.js", "assets/site.js", "assets/timeline/index.js"]
LINKS = ("absolute_links", "anchors", "not_found", "unrecognized_links")


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The real knowledge base."""
    base = load(ROOT / "content").base
    assert base is not None
    return base


def run(*command: str, cwd: Path) -> None:
    """Runs a module of Python."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**os.environ, **HERE, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def exported(home: Path, theme: dict[str, Any]) -> Path:
    """A project of the exported pages and a configuration that knows nothing of us."""
    run("generator", "export", str(home / "docs"), cwd=ROOT)
    ours = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if custom := theme.get("custom_dir"):
        shutil.copytree(ROOT / "overrides", home / custom)
    configuration = {
        "site_name": "别处",
        "site_url": "https://site.invalid/",
        "theme": theme,
        "plugins": [],
        "markdown_extensions": ours["markdown_extensions"],
        "validation": {"links": dict.fromkeys(LINKS, "warn")},
    }
    (home / "mkdocs.yml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    return home


def records(site: Path) -> Counter[str]:
    """How often each record stands on the pages of a site."""
    pages = (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    return Counter(ref for page in pages for ref in RECORD.findall(page))


def test_mkdocs_with_another_theme_and_without_our_plugin(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    home = exported(tmp_path, {"name": "mkdocs"})
    run("mkdocs", "build", "--strict", cwd=home)
    assert records(home / "site") == Counter(record.ref for record in base.records.values())


def sources_named(site: Path) -> bool:
    """Whether a page names our scripts as they lie in the theme's folder, and they are there."""
    page = (site / "timeline/index.html").read_text(encoding="utf-8")
    named = re.findall(r'<script[^>]* src="\.\./([^"]+)"', page)
    return named == SCRIPTS and all((site / name).is_file() for name in named)


def test_mkdocs_with_our_theme_and_without_our_plugin(base: KnowledgeBase, tmp_path: Path) -> None:
    """Nothing is bundled then, and nothing is missing."""
    home = exported(tmp_path, OUR_THEME)
    run("mkdocs", "build", "--strict", cwd=home)
    assert records(home / "site") == Counter(record.ref for record in base.records.values())
    assert sources_named(home / "site")


@pytest.mark.skipif(find_spec("zensical") is None, reason="make test-full installs it")
def test_zensical(base: KnowledgeBase, tmp_path: Path) -> None:
    home = exported(tmp_path, {"name": "material", "font": False})
    run("zensical", "build", cwd=home)
    assert records(home / "site") == Counter(record.ref for record in base.records.values())


@pytest.mark.skipif(find_spec("zensical") is None, reason="make test-full installs it")
def test_zensical_with_our_theme(base: KnowledgeBase, tmp_path: Path) -> None:
    home = exported(tmp_path, OUR_THEME)
    run("zensical", "build", cwd=home)
    assert records(home / "site") == Counter(record.ref for record in base.records.values())
    assert sources_named(home / "site")
