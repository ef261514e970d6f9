"""One round of fresh questions: how often the first answer ever given to them was a right one.

`python -m benchmarks.search.round N --folder DIR` reads `roundN.jsonl` (a question a line, as
`{"n": …, "q": …, "class": …}`) and `roundN.labels.jsonl` (a line for each, as `{"n": …, "fair": …,
"answers": […]}`), asks each question of the engine over the files of this checkout, and prints the
lines of a table for `rounds.md`. Questions come from somebody who never saw the site, labels from
somebody who saw only the open data; nobody reads either before the first run, and the figures of
that run are never improved. `--misses` lists what was missed, for the work after the first run.
`--peers` asks Material's own search with jieba and Pagefind the same questions over the same pages
(both are fetched from their registries, so this needs the network).
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.search import quality
from generator.publishing.search import create_search
from generator.source.load import load
from tests.node import Scripts

ROOT = Path(__file__).parent.parent.parent
ASK = """
    const { createEngine } = await load("search/engine.js");
    const [files, questions] = args;
    const engine = await createEngine(async (path) => JSON.parse(files[path]));
    const answers = [];
    for (const question of questions) {
        const { hits, verdict, sure } = await engine.search(question, 10);
        answers.push([verdict || (sure ? "found" : "near"), hits.map(({ url }) => url)]);
    }
    return answers;
    """


class Asked(NamedTuple):
    """A question, whether it is ours to answer, the records that answer it, and its class."""

    text: str
    fair: bool
    right: frozenset[str]
    kind: str


class Answer(NamedTuple):
    """What the engine said of a question: its verdict, and the records, best first."""

    verdict: str
    ids: list[str]

    def place(self, right: frozenset[str]) -> int:
        """The place of the first right record, from 1, or 0."""
        return next((i for i, name in enumerate(self.ids, 1) if name in right), 0)


def ask(questions: list[str]) -> list[Answer]:
    """What the engine of this checkout answers over the files made of its content."""
    base = load(ROOT / "content").base
    assert base is not None
    made = create_search(base)
    texts = {
        name.removeprefix("search/"): content.decode()
        for name, content in made.items()
        if name.endswith(".json")
    }
    with tempfile.TemporaryDirectory() as folder:
        found = Scripts(Path(folder)).run(ASK, texts, questions)
    return [Answer(verdict, [url.rpartition("#")[2] for url in urls]) for verdict, urls in found]


def read(folder: Path, number: str) -> list[Asked]:
    """The questions of a round with their labels, in the order of the questions."""
    labels = {row["n"]: row for row in lines(folder / f"round{number}.labels.jsonl")}
    asked = []
    for row in lines(folder / f"round{number}.jsonl"):
        label = labels[row["n"]]
        asked.append(
            Asked(
                text=row["q"],
                fair=bool(label.get("fair", True)),
                right=frozenset(name.rpartition("/")[2] for name in label.get("answers", ())),
                kind=str(row.get("class") or label.get("class") or "—"),
            )
        )
    return asked


def lines(path: Path) -> list[dict[str, Any]]:
    """The values of a file of one JSON value a line."""
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def row(name: str, asked: list[Asked], answers: list[Answer]) -> str:
    """One line of the table: success over what has an answer, help over all that is fair."""
    pairs = list(zip(asked, answers, strict=True))
    fair = [(question, answer) for question, answer in pairs if question.fair]
    places = [answer.place(question.right) for question, answer in fair if question.right]
    shares = [sum(0 < place <= most for place in places) / (len(places) or 1) for most in (1, 3, 5)]
    helped = sum(0 < place <= 3 for place in places) / (len(fair) or 1)
    cells = [len(asked), len(fair), len(places), *(f"{share:.2f}" for share in (*shares, helped))]
    return f"| {name} | {' | '.join(map(str, cells))} |"


def peers(asked: list[Asked]) -> dict[str, list[Answer]]:
    """What the two others answer over the pages of this checkout; they give no verdict."""
    questions = [question.text for question in asked]
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        built = scratch / "ours"
        quality.run(sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(built))
        records = quality.Records(built)
        sites = {
            "Material with jieba": (quality.prepare_material(scratch), quality.material),
            quality.PAGEFIND: (quality.prepare_pagefind(scratch, built), quality.pagefind),
        }
        return {
            name: [Answer("", ids) for ids in quality.answered(site, answer, records, questions)]
            for name, (site, answer) in sites.items()
        }


HEAD = """| | questions | fair | with an answer | @1 | @3 | @5 | helped within 3 |
|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Asks, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("numbers", help="which round, or several by comma")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "rounds")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    parser.add_argument("--peers", action="store_true", help="ask two others the same")
    chosen = parser.parse_args()
    asked = [q for number in chosen.numbers.split(",") for q in read(chosen.folder, number)]
    answers = ask([question.text for question in asked])
    print(HEAD)
    print(row(f"round {chosen.numbers}", asked, answers))
    by_class: dict[str, list[int]] = defaultdict(list)
    for place, question in enumerate(asked):
        by_class[question.kind].append(place)
    for kind, members in sorted(by_class.items()):
        print(row(kind, [asked[i] for i in members], [answers[i] for i in members]))
    for name, theirs in peers(asked).items() if chosen.peers else ():
        print(row(name, asked, theirs))
    for question, answer in zip(asked, answers, strict=True) if chosen.misses else ():
        place = answer.place(question.right)
        if question.fair and not 0 < place <= 3:
            print(f"{question.text} [{question.kind}, {answer.verdict}] place {place}")
            print(f"    right: {' '.join(sorted(question.right)) or 'no record'}")
            print(f"    found: {' '.join(answer.ids[:5])}")


if __name__ == "__main__":
    main()
