"""What search costs the reader: bytes before the first result, and milliseconds for a question.

Prints, for the real content and for 150, 1,000 and 10,000 made-up records (sentences of the real
ones, shuffled by a fixed seed), with the processor four times slower: the compressed bytes of
everything a first question needs, scripts included; the milliseconds from the first question to
its answer; and the median and the slowest of the questions after it, in an engine that has read
its files.
"""

import gzip
import json
import random
import shutil
import statistics
import sys
import tempfile
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.search.quality import questions, run
from generator.model import KnowledgeBase
from generator.publishing.search.build import manifest, pack, read_ranking
from generator.publishing.search.documents import Document, documents
from generator.publishing.search.words import vocabulary
from generator.source.load import load
from tests.serving import browsing, served

ROOT = Path(__file__).parent.parent.parent
SIZES = (150, 1_000, 10_000)
SLOWER = 4
SEED = 20261121


def made_up(found: list[Document], count: int) -> list[Document]:
    """Documents of the kinds and lengths of the real ones with their sentences mixed."""
    chance = random.Random(SEED)
    leads = [d.lead for d in found]
    titles = [d.title for d in found]
    sentences = [line for d in found for line in d.body.split("\n") if line]
    made = []
    for number in range(count):
        like = found[number * len(found) // count]
        lines = max(1, like.body.count("\n") + 1)
        made.append(
            Document(
                id=f"{like.id}-{number}",
                kind=like.kind,
                rank=like.rank,
                title=chance.choice(titles),
                url=like.url,
                also=like.also,
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


ASK = """async (questions) => {
    const started = performance.now();
    const { engineAt } = await import('/assets/search/library.js');
    const engine = await engineAt(new URL('/', location));
    await engine.search(questions[0], 6);
    const first = performance.now() - started;
    const times = [];
    for (const question of questions) {
        await engine.search(question, 6); // reads the files
        const begun = performance.now();
        await engine.search(question, 6);
        times.push(performance.now() - begun);
    }
    return [first, times];
}"""
ONE = """async (question) => {
    const { engineAt } = await import('/assets/search/library.js');
    await (await engineAt(new URL('/', location))).search(question, 6);
}"""


def bytes_for(page: Page, question: str) -> int:
    """The compressed bytes of everything one question in a fresh page loads."""
    total = 0

    def add(body: bytes) -> None:
        nonlocal total
        total += len(gzip.compress(body, 6))

    bodies = []
    page.on("requestfinished", lambda request: bodies.append(request))
    page.evaluate(ONE, question)
    page.wait_for_timeout(300)
    for request in bodies:
        response = request.response()
        assert response is not None
        add(response.body())
    return total


def measure(site: Path, asked: list[str]) -> tuple[float, float, float, float]:
    """KiB before the first result, the median over some questions; ms first; ms median, slowest."""
    with served(site) as base, browsing() as browser:
        sizes = []
        for question in asked[:5]:
            context = browser.new_context()
            page = context.new_page()
            page.goto(base + "404.html")
            sizes.append(bytes_for(page, question) / 1024)
            context.close()
        page = browser.new_page()
        page.goto(base + "404.html")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        first, times = page.evaluate(ASK, asked)
    return max(sizes), first, statistics.median(times), max(times)


def main() -> None:
    """Builds, measures, prints."""
    asked = [question for part, question, _ in questions() if part == "known"]
    base = load(ROOT / "content").base
    assert isinstance(base, KnowledgeBase)
    real = documents(base)
    head = manifest(base, real, read_ranking())
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        run(sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site))
        print("| records | index | KiB, at most | first ms | ms, median | ms, slowest |")
        print("|---|---|---|---|---|---|")
        for count in (len(real), *SIZES):
            found = real if count == len(real) else made_up(real, count)
            order = [[rank, len(list(run))] for rank, run in groupby(found, lambda d: d.rank)]
            words = {"words": vocabulary(base, found, read_ranking())}
            files = pack(found, head | words | {"documents": count, "order": order})
            write(site, files)
            shards = json.loads(files["search/index.json"])["shards"]
            how = f"{shards} shards" if shards else "in the browser"
            cells = " | ".join(f"{value:.1f}" for value in measure(site, asked))
            print(f"| {count} | {how} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
