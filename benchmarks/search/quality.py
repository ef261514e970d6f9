"""How often search shows a right record first, in the first three and five; `make search-eval`.

Asks every question of `questions.tsv` of the built site in a real browser, and of two peers on the
same pages in the same run: Material's own search with jieba, and Pagefind. Prints a table for each
set: `known` are the questions given to us, `learn` those our words were improved with, `held` those
nobody looked at while doing so (a coin seeded with 20261121 parted the two), and `blind` those of
an author who knew only the articles, not the site (answered at 0.85 the first time; then its
misses were read too). With `--misses SET` it also prints the questions of a set that ours does not
answer in the first three.

Needs node and the network for the peers; one that cannot be had is left out.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Page

from benchmarks.build import plain_project
from tests.serving import browsing, served

ROOT = Path(__file__).parent.parent.parent
JIEBA = "jieba==0.42.1"
JIEBA_HASH = "sha256:055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2"
PAGEFIND = "pagefind@1.6.0"
SHOWN = 10  # results that count
POLICY = re.compile(r"<meta[^>]*Content-Security-Policy[^>]*>")
THEIRS = {  # what our configuration says, and what the theme's own search needs
    "plugins: []\n": "plugins:\n  - search:\n      lang: zh\n",
    "  custom_dir: overrides\n": "",
    "  static_templates: [_headers, robots.txt]\n": "",
}

Row = tuple[str, str, set[str]]  # set, question, right records
Answer = Callable[[Page, str], list[str]]


def questions() -> list[Row]:
    """The table, without its voices."""
    text = (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8")
    cells = [line.split("\t") for line in text.splitlines()[1:]]
    return [(part, question, set(right.split())) for part, _, question, right in cells]


def run(*command: str, cwd: Path = ROOT, **environment: str) -> None:
    """Runs a command that must succeed."""
    subprocess.run(
        command,
        cwd=cwd,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **environment},
    )


class Records:
    """Which record an address of any of the engines stands for."""

    def __init__(self, site: Path) -> None:
        text = (site / "data/v1/knowledge-base.json").read_text(encoding="utf-8")
        self.by_url = {record["url"]: record["id"] for record in json.loads(text)["records"]}
        pages = defaultdict(list)
        for url, record in self.by_url.items():
            pages[url.partition("#")[0]].append(record)
        self.alone = {page: ids[0] for page, ids in pages.items() if len(ids) == 1}

    def of(self, address: str) -> str:
        """The record's id; for a page of many records without a known anchor, the page."""
        parts = urlsplit(address)
        page = parts.path.lstrip("/")
        anchor = unquote(parts.fragment).removesuffix("_title")
        return self.by_url.get(f"{page}#{anchor}") or self.alone.get(page, page)


def ours(page: Page, question: str) -> list[str]:
    """What our page answers."""
    if "/search/" not in page.url:
        page.goto(f"{page.base}search/?q={quote(question)}")  # type: ignore[attr-defined]
    page.evaluate("(question) => { location.hash = `q=${question}`; }", quote(question))
    page.wait_for_function(
        """(question) => {
            const place = document.querySelector('[data-search-page]');
            const asked = place.querySelector('input').value === question;
            return asked && place.hasAttribute('data-search-done');
        }""",
        arg=question,
    )
    links = page.locator("[data-search-result] a")
    return [str(link) for link in links.evaluate_all("links => links.map((a) => a.href)")]


def material(page: Page, question: str) -> list[str]:
    """What the theme's search answers."""
    box = "[data-md-component=search-query]"
    waiting = """(wanted) => {
        const { textContent } = document.querySelector('.md-search-result__meta');
        return /正在初始化|键入以开始搜索/.test(textContent) === wanted;
    }"""
    if not page.url.startswith(page.base):  # type: ignore[attr-defined]
        page.goto(page.base)  # type: ignore[attr-defined]
    for typed in ("", question):
        page.fill(box, typed)
        page.press(box, "End")  # the theme listens to keys
        page.wait_for_function(waiting, arg=not typed)
    page.wait_for_timeout(150)
    links = page.locator(".md-search-result__link")
    return [str(link) for link in links.evaluate_all("links => links.map((a) => a.href)")]


def pagefind(page: Page, question: str) -> list[str]:
    """What Pagefind answers; of a page, the section it thinks best."""
    if not page.url.startswith(page.base):  # type: ignore[attr-defined]
        page.goto(f"{page.base}about/")  # type: ignore[attr-defined]
    found = page.evaluate(
        """async ([question, most]) => {
            const pagefind = await import('/pagefind/pagefind.js');
            const { results } = await pagefind.search(question);
            const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
            return data.map(({ url, sub_results: parts }) => (parts[0] ? parts[0].url : url));
        }""",
        [question, SHOWN],
    )
    return [str(address) for address in found]


def prepare_material(scratch: Path) -> Path:
    """The same pages with the theme's own search and jieba."""
    libraries = scratch / "libraries"
    requirement = scratch / "jieba.txt"
    requirement.write_text(f"{JIEBA} --hash={JIEBA_HASH}\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--target", str(libraries))
    run(*pip, "--no-deps", "--require-hashes", "-r", str(requirement))
    project = plain_project(scratch / "material")
    shutil.rmtree(project / "overrides")  # our templates leave the theme's scripts out
    (project / "content/search.md").unlink()  # our index without script is no page to be found
    shutil.rmtree(project / "content/search")
    configuration = (project / "mkdocs.yml").read_text(encoding="utf-8")
    configuration = (
        configuration.partition("extra_css:")[0]
        + "markdown_extensions:"
        + (configuration.partition("markdown_extensions:")[2])
    )
    for ours, theirs in THEIRS.items():
        assert ours in configuration
        configuration = configuration.replace(ours, theirs)
    (project / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    site = scratch / "material-site"
    build = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site))
    run(*build, cwd=project, PYTHONPATH=str(libraries))
    return site


def prepare_pagefind(scratch: Path, built: Path) -> Path:
    """A copy of our site with Pagefind's index in it."""
    site = scratch / "pagefind-site"
    shutil.copytree(built, site)
    for page in site.rglob("*.html"):  # our pages forbid the machine code it brings
        page.write_text(POLICY.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    if (npx := shutil.which("npx")) is None:
        raise OSError("there is no npx")
    left_out = "[data-search-page],[data-search-index]"
    body = ("--root-selector", "article", "--exclude-selectors", left_out)
    run(npx, "--yes", PAGEFIND, "--site", str(site), *body, cwd=scratch)
    return site


def answered(site: Path, answer: Answer, records: Records, asked: list[str]) -> list[list[str]]:
    """The records an engine answers each question with, best first."""
    with served(site) as base, browsing() as browser:
        page = browser.new_page()
        page.base = base  # type: ignore[attr-defined]
        return [
            list(dict.fromkeys(records.of(url) for url in answer(page, question)))[:SHOWN]
            for question in asked
        ]


def places(site: Path, answer: Answer, records: Records, rows: list[Row]) -> list[tuple[int, int]]:
    """For each question the place of the first right record, from 1, else 0; and how many came."""
    found = answered(site, answer, records, [question for _, question, _ in rows])
    return [
        (next((i for i, record in enumerate(ids, 1) if record in right), 0), len(ids))
        for ids, (_, _, right) in zip(found, rows, strict=True)
    ]


def line(name: str, found: list[tuple[int, int]]) -> str:
    """One engine on one set."""
    count = len(found)
    shares = [sum(0 < place <= most for place, _ in found) / count for most in (1, 3, 5)]
    empty = sum(not came for _, came in found) / count
    reciprocal = sum(1 / place for place, _ in found if place) / count
    cells = " | ".join(f"{value:.2f}" for value in (*shares, empty, reciprocal))
    return f"| {name} | {cells} |"


def main() -> None:
    """Builds, asks, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", metavar="SET", help="print what ours misses in a set")
    parser.add_argument("--sets", default="known,learn,held,blind", help="which sets, by comma")
    parser.add_argument("--ours-only", action="store_true", help="leave the peers out")
    chosen = parser.parse_args()
    rows = [row for row in questions() if row[0] in chosen.sets.split(",")]
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        built = scratch / "ours"
        run(sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(built))
        records = Records(built)
        table = {"ours": places(built, ours, records, rows)}
        peers: dict[str, tuple[Callable[[], Path], Answer]] = {
            "Material with jieba": (lambda: prepare_material(scratch), material),
            "Pagefind 1.6": (lambda: prepare_pagefind(scratch, built), pagefind),
        }
        for name, (prepare, answer) in {} if chosen.ours_only else peers.items():
            try:
                site = prepare()
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{name} is left out: {error}")
                continue
            table[name] = places(site, answer, records, rows)
    show(rows, table, chosen.misses)


def show(rows: list[Row], table: dict[str, list[tuple[int, int]]], misses: str | None) -> None:
    """The tables of all sets, and what ours misses in one of them."""
    for part in dict.fromkeys(row[0] for row in rows):
        members = [i for i, row in enumerate(rows) if row[0] == part]
        print(f"\n{part}, {len(members)} questions\n")
        print("| engine | success@1 | @3 | @5 | empty | MRR |\n|---|---|---|---|---|---|")
        for name, found in table.items():
            print(line(name, [found[i] for i in members]))
        if part == misses:
            for i in members:
                if not 0 < table["ours"][i][0] <= 3:
                    print(f"missed: {rows[i][1]} (place {table['ours'][i][0]})")


if __name__ == "__main__":
    main()
