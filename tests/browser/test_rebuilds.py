"""A site that is built again and again while it is read: nobody misses anything."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import watched
from tests.conftest import Folder
from tests.serving import served
from tests.site.building import build
from tests.site.conftest import small_project

pytestmark = pytest.mark.full

REBUILDS = 20
BOX = "[data-search-box] input"


class Crawler:
    """Follows every link and loads every file that a page names, round after round."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.rounds = 0
        self.fetched = 0
        self.missed: list[str] = []

    def crawl(self, stop: threading.Event) -> None:
        """Goes round until told to stop, and ends the round it is in."""
        while not stop.is_set():
            known, waiting = {self.root}, [self.root]
            while waiting:
                address = waiting.pop()
                new = set(self._named(address)) - known
                known |= new
                waiting += sorted(new)
            self.rounds += 1

    def _named(self, address: str) -> Iterator[str]:
        """What a page of this site names on this site."""
        self.fetched += 1
        try:
            with urlopen(address) as response:
                body, kind = response.read(), response.headers.get_content_type()
        except HTTPError as error:
            self.missed.append(f"{address}: {error.code}")
            return
        if kind == "text/html":
            for _, name, link, _ in html.fromstring(body).iterlinks():
                target = urldefrag(urljoin(address, link)).url
                if name in ("href", "src") and target.startswith(self.root):
                    yield target


@contextmanager
def crawling(root: str) -> Iterator[Crawler]:
    """A crawler at work beside everything else."""
    crawler, stop = Crawler(root), threading.Event()
    thread = threading.Thread(target=crawler.crawl, args=(stop,))
    thread.start()
    try:
        yield crawler
    finally:
        stop.set()
        thread.join()


@pytest.fixture
def project(tmp_path: Path, folder: Folder) -> Path:
    """A small project, built once."""
    folder.write("about.md", "# 关于 { #about }\n\n## 报告 { #corrections }\n\n请写信。\n")
    made = small_project(folder.path.parent)
    assert build(made, tmp_path / "site").returncode == 0
    return made


def rewrite(folder: Folder, number: int) -> None:
    """Another title, another sentence."""
    before = "夜里不催" if number == 1 else f"夜里不催第{number - 1}版"
    folder.change("rules.yml", f"title: {before}\n", f"title: 夜里不催第{number}版\n")
    folder.change("steps/calm.yml", "summary: ", f"summary: {'又' if number % 2 else '再'}")


def found(page: Page, words: str, title: str) -> None:
    """Types into the box; the record with this title is offered."""
    page.fill(BOX, "")
    page.fill(BOX, words)
    expect(page.locator("[data-search-options]")).to_contain_text(title)


def test_nobody_misses_anything_while_the_site_is_built_again(
    project: Path, folder: Folder, tmp_path: Path, browser: Browser
) -> None:
    site = tmp_path / "site"
    with served(site) as root, crawling(root) as crawler:
        unread = watched(browser.new_page(), root)  # opened now, searched in only at the end
        unread.goto(root + "steps/calm/")
        reading = watched(browser.new_page(), root)  # has the index of the first build
        reading.goto(root + "rules/")
        found(reading, "夜里不催", "夜里不催")
        for number in range(1, REBUILDS + 1):
            rewrite(folder, number)
            result = build(project, site)
            assert result.returncode == 0, result.stdout
            if number == REBUILDS // 2:
                found(reading, "先停一停", "先停一停")
        found(reading, f"夜里不催第{REBUILDS}版", f"夜里不催第{REBUILDS}版")
        found(unread, f"夜里不催第{REBUILDS}版", f"夜里不催第{REBUILDS}版")
        unread.click("[data-search-options] a, [data-search-options] [role=option]")
        unread.wait_for_url("**/rules/**#no-night")
        expect(unread.locator("#no-night")).to_contain_text(f"第{REBUILDS}版")
        for page in (reading, unread):
            page.context.close()
    assert crawler.missed == []
    assert crawler.rounds >= REBUILDS, "it went round more often than the site was built"
    assert crawler.fetched > 20 * crawler.rounds
