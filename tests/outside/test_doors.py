"""The two doors out of MkDocs: the same site comes out of each, but for what is written down.

`decisions/11-what-differs-under-other-builders.md` lists what may differ, and why.
"""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from benchmarks.build import plain_project
from tests.conftest import ROOT
from tests.outside.test_other_builders import run
from tests.site.conftest import site
from tests.site.digests import digest

__all__ = ["site"]

pytestmark = pytest.mark.full

PAGE = ROOT / "decisions/11-what-differs-under-other-builders.md"
BUILDER = re.compile(r'<meta name="generator" content="[^"]*">')
REPOSITORY = "https://github.com/yuqi-guide/yuqi-guide"
SITE_URL = "https://yuqi-guide.github.io/"


def listed() -> set[str]:
    """What may differ under Zensical, as the page names it."""
    rows = re.findall(r"^\| (.+?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {row.strip("`") for row in rows if row != "what"}


@pytest.mark.skipif(find_spec("properdocs") is None, reason="make test-full installs it")
def test_properdocs_makes_the_same_site(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "site"
    run("properdocs", "build", "-f", "mkdocs.yml", "--site-dir", str(other), cwd=ROOT)
    for folder in (site, other):
        builders = set()
        for path in folder.rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            builders |= set(BUILDER.findall(text))
            target = tmp_path / folder.parent.name / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(BUILDER.sub("", text), encoding="utf-8")
        assert len(builders) == 1, builders
    ours, theirs = (tmp_path / folder.parent.name for folder in (site, other))
    assert digest(ours) == digest(theirs)
    rest = [
        {name: value for name, value in digest(folder).items() if not name.endswith(".html")}
        for folder in (site, other)
    ]
    assert rest[0].pop("build.json") != ""
    assert rest[1].pop("build.json") != ""
    assert rest[0] == rest[1]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical makes it of the exported pages."""
    if find_spec("zensical") is None:
        pytest.skip("make test-full installs it")
    home = plain_project(tmp_path_factory.mktemp("door") / "project")
    addresses = ["--repository", REPOSITORY, "--site-url", SITE_URL]
    run("generator", "export", str(home / "content"), *addresses, cwd=ROOT)
    run("zensical", "build", cwd=home)
    return home / "site"


def seen(folder: Path, page: str) -> dict[str, Any]:
    """What must be the same of a page: what it calls itself, and ids, text and links of its text.

    Links are whole addresses, because builders write the same one in different ways.
    """
    tree = html.document_fromstring((folder / page).read_text(encoding="utf-8"))
    (article,) = tree.iter("article")
    here = urljoin(SITE_URL, page.removesuffix("index.html"))
    for code in list(article.iter("script", "style")):
        code.drop_tree()
    return {
        "title": tree.findtext(".//title"),
        "heads": tree.xpath("//meta[@name='description' or @name='referrer']/@content"),
        "policy": tree.xpath("//meta[@http-equiv]/@content"),
        "data": tree.xpath("//script[@type='application/ld+json']/text()"),
        "address": tree.xpath("//link[@rel='canonical']/@href"),
        "ids": tree.xpath("//article//@id"),
        "records": tree.xpath("//article//@data-record"),
        "text": " ".join(article.text_content().split()),
        "links": [urljoin(here, link) for link in tree.xpath("//article//a/@href")],
    }


def pages(folder: Path) -> set[str]:
    """The addresses of all pages below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_zensical_makes_the_same_pages(site: Path, elsewhere: Path) -> None:
    assert pages(elsewhere) == pages(site)
    found: dict[str, set[str]] = {}
    for page in sorted(pages(site)):
        ours, theirs = seen(site, page), seen(elsewhere, page)
        extra = [one for one in theirs["ids"] if one not in ours["ids"]]
        if extra == ["__skip"]:
            found.setdefault("__skip", set()).add(page)
            theirs["ids"] = [one for one in theirs["ids"] if one != "__skip"]
        if differing := {name for name in ours if ours[name] != theirs[name]}:
            found[page] = differing
    assert found.keys() <= listed(), found
    assert found.pop("404.html") == {"text", "links"}
    assert found.pop("__skip") == pages(site)
    assert found == {}, "what is listed, and no longer so, goes"


def test_zensical_makes_the_same_files(site: Path, elsewhere: Path) -> None:
    ours, theirs = digest(site), digest(elsewhere)
    differing = {
        name
        for name in ours.keys() | theirs.keys()
        if ours.get(name) != theirs.get(name) and not name.endswith(".html")
    }
    found = {"assets/" if name.startswith("assets/") else name for name in differing}
    assert found - {"sitemap.xml.gz"} == listed() - {"404.html", "__skip", "the menu"}


def test_zensical_has_a_menu_of_its_own(site: Path, elsewhere: Path) -> None:
    def menu(folder: Path) -> list[str]:
        tree = html.document_fromstring((folder / "index.html").read_text(encoding="utf-8"))
        return [str(link) for link in tree.xpath("//nav[@data-md-level='0']//a/@href")]

    assert len(menu(elsewhere)) > 3 * len(menu(site))
