"""What search costs the reader: bytes and requests of a first answer, and milliseconds.

Prints, for the real content and for 600, 1,000 and 10,000 made-up records (sentences of the real
ones, shuffled by a fixed seed), with the processor four times slower: the compressed bytes and the
requests of everything a first question in the box needs beyond the loaded page, scripts included;
the milliseconds from the first key to its answer; and the median and the slowest of later answers.
Bytes and requests are the median and the most over some questions, each in a fresh browser.
"""

import gzip
import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Request

from benchmarks.search.quality import questions, run
from generator.model import KnowledgeBase
from generator.publishing.search.build import manifest, pack, read_ranking
from generator.publishing.search.documents import Document, documents
from generator.source.load import load
from tests.serving import browsing, served

ROOT = Path(__file__).parent.parent.parent
SIZES = (600, 1_000, 10_000)
SLOWER = 4
SEED = 20261121
FIRST = 12  # questions asked in a fresh browser each
BOX = "[data-search-box] input"


def made_up(found: list[Document], count: int) -> list[Document]:
    """Documents of the kinds and lengths of the real ones with their sentences mixed."""
    chance = random.Random(SEED)
    leads = [d.lead for d in found]
    titles = [d.title for d in found]
    sentences = [line for d in found for line in d.body.split("\n") if line]
    made = []
    kept = (
        set()
    )  # terms, whose words are what questions are understood by; a language has them once
    for number in range(count):
        like = found[number * len(found) // count]
        lines = max(1, like.body.count("\n") + 1)
        glossary = like.kind == "term" and like.id not in kept
        kept |= {like.id}
        made.append(
            Document(
                id=f"{like.id}-{number}",
                kind="term" if glossary else "question" if like.kind == "term" else like.kind,
                rank=like.rank if glossary else "question" if like.kind == "term" else like.rank,
                title=like.title if glossary else chance.choice(titles),
                url=like.url,
                also=like.also if like.kind != "term" or glossary else (),
                lead=chance.choice(leads),
                body="\n".join(chance.choices(sentences, k=lines)),
            )
        )
    return made


def write(site: Path, files: dict[str, bytes]) -> None:
    """Puts search files into a site in the place of its own."""
    for old in (site / "search").iterdir():
        if old.is_dir():
            shutil.rmtree(old)
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)


def first(browser: Browser, base: str, question: str) -> tuple[float, int, float]:
    """KiB, requests and milliseconds of a first question, typed into the box at once."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(base + "rules/")
    page.wait_for_timeout(500)  # what the page itself asks for has come
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    asked: list[Request] = []
    page.on("requestfinished", lambda request: asked.append(request))
    started = page.evaluate("performance.now()")
    page.click("[data-search-open]")
    page.fill(BOX, question)
    page.wait_for_selector("[data-search-options] [data-state=all]", state="attached")
    took = page.evaluate("performance.now()") - started
    page.wait_for_timeout(300)
    bodies = [response.body() for request in asked if (response := request.response())]
    context.close()
    return sum(len(gzip.compress(body, 6)) for body in bodies) / 1024, len(bodies), took


def later(browser: Browser, base: str, asked: list[str]) -> list[float]:
    """Milliseconds of each question after the first, its files read before."""
    page = browser.new_page()
    page.goto(base + "rules/")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times: list[float] = page.evaluate(
        """async (questions) => {
            const { createEngine } = await import('/search-source/engine.js');
            const read = async (path) => (await fetch(`/search/${path}`)).json();
            const engine = await createEngine(read);
            const times = [];
            for (const question of questions) {
                await engine.search(question, 4); // reads the files
                const begun = performance.now();
                await engine.search(question, 4);
                times.push(performance.now() - begun);
            }
            return times;
        }""",
        asked,
    )
    return times


def head_for(base: KnowledgeBase, real: list[Document], found: list[Document]) -> dict[str, object]:
    """What every search needs, with the places of the records that are looked for by place."""
    head = manifest(base, real, read_ranking())
    if found is not real:
        groups = [place for place, d in enumerate(found) if d.kind == "term" and d.also]
        head |= {"groups": groups, "urgent": {}, "others": None, "stages": []}
    return head


def main() -> None:
    """Builds, measures, prints."""
    asked = [question for part, question, _ in questions() if part in ("known", "learn")]
    base = load(ROOT / "content").base
    assert base is not None
    real = documents(base)
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        run(sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site))
        shutil.copytree(ROOT / "overrides/assets/search", site / "search-source")
        print("| records | KiB | most | requests | most | first ms | later ms | most |")
        print("|---|---|---|---|---|---|---|---|")
        for count in (len(real), *SIZES):
            found = real if count == len(real) else made_up(real, count)
            write(site, pack(found, head_for(base, real, found)))
            with served(site) as address, browsing() as browser:
                firsts = [first(browser, address, question) for question in asked[:FIRST]]
                times = later(browser, address, asked)
            sizes, requests, milliseconds = zip(*firsts, strict=True)
            cells = [
                f"{statistics.median(sizes):.1f}",
                f"{max(sizes):.1f}",
                f"{statistics.median(requests):.0f}",
                max(requests),
                f"{statistics.median(milliseconds):.0f}",
                f"{statistics.median(times):.1f}",
                f"{max(times):.1f}",
            ]
            print(f"| {count} | {' | '.join(map(str, cells))} |", flush=True)


if __name__ == "__main__":
    main()
