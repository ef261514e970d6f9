"""Whether every record is found by the questions in its `asks`, in words for whoever wrote them.

`python -m tests.asks` needs the packages of the site and any Node: no pytest, no browser. So a
change of the content is answered before anything else has been installed.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.model import Record
from generator.publishing.search import create_search
from generator.source.load import Loaded, load
from generator.source.problem import Place, Problem
from generator.source.report import format_github, format_report
from tests.node import ROOT, Scripts

CODE = "试搜"
BEST = 3  # a record must be among them
ENGINE = """
    const { createEngine } = await load("search/engine.js");
    const [files, questions, limit] = args;
    const engine = await createEngine(async (path) => JSON.parse(files[path]));
    return Promise.all(questions.map(async (question) => {
        const { hits, ...answer } = await engine.search(question, limit);
        const told = hits.map(({ url, title, score, terms }) => ({ url, title, score, terms }));
        return { ...answer, hits: told };
    }));
    """


def texts_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """The files as the engine asks for them."""
    return {name.removeprefix("search/"): content.decode() for name, content in files.items()}


def answers(
    scripts: Scripts, files: Mapping[str, bytes], questions: list[str]
) -> list[dict[str, Any]]:
    """All that is said of each question, with the ten best records."""
    found: list[dict[str, Any]] = scripts.run(ENGINE, texts_of(files), questions, 10)
    return found


def missed(
    scripts: Scripts, loaded: Loaded, files: Mapping[str, bytes] | None = None
) -> tuple[Problem, ...]:
    """The questions that do not find their record, each at its line; `files` are the search's."""
    assert loaded.base is not None
    asked = [(record, ask) for record in loaded.base.records.values() for ask in record.asks]
    files = create_search(loaded.base) if files is None else files
    found = answers(scripts, files, [question for _, question in asked])
    problems = []
    for (record, question), answer in zip(asked, found, strict=True):
        place = loaded.folder.place_of(record.id, ("asks",), question)
        problems.append(problem_of(record, question, answer["hits"], place))
    return tuple(problem for problem in problems if problem)


def problem_of(
    record: Record, question: str, hits: list[dict[str, Any]], place: Place
) -> Problem | None:
    """What is told of a question, unless its record stands among the first."""
    ids = [hit["url"].rpartition("#")[2] for hit in hits]
    if record.id in ids[:BEST]:
        return None
    own = f"第 {ids.index(record.id) + 1}" if record.id in ids else "十名以外"
    message = f"搜「{question}」，「{record.title}」排在{own}，没有进前三。"
    if hits:
        words = "、".join([term for term in hits[0]["terms"] if term[0] != "#"][:6])
        message += f"排第一的是「{hits[0]['title']}」（{hits[0]['url']}），对上了：{words}。"
    hint = (
        "在这一条的 also 里写上读者会说的词；一个词有好几种叫法，就写进名词表的一组。"
        "你要是没有动过这一条，就看看上面说的排第一的那一条。"
    )
    return Problem(CODE, place, message, hint)


def main(arguments: list[str] | None = None) -> int:
    """Asks every question of the content; 1 if one does not find its record."""
    parser = argparse.ArgumentParser(prog="python -m tests.asks", description=__doc__)
    parser.add_argument("--format", choices=("text", "github"), default="text")
    options = parser.parse_args(arguments)
    loaded = load(ROOT / "content", "content")
    if loaded.base is None:
        print("内容有问题，先运行 python -m generator check。", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        found = missed(Scripts(Path(folder)), loaded)
    if options.format == "github":
        print("\n".join(map(format_github, found)))
        print(format_report(found), file=sys.stderr)
    else:
        print(format_report(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
