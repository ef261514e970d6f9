"""How often search says honestly how far it found: `found`, `near`, or `none of ours`.

`python -m benchmarks.search.honest foreign=FILE fair=FILE` reads a question a line and prints how
many of each file were told what. `--list` prints each question with its verdict, for the work
after the first run.
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.search.round import ask


def main() -> None:
    """Asks, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", help="a name and a file, as NAME=FILE")
    parser.add_argument("--list", action="store_true", help="print each question")
    chosen = parser.parse_args()
    print("| questions | in all | found | near | none of ours |\n|---|---|---|---|---|")
    for name, path in (item.split("=", 1) for item in chosen.files):
        questions = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
        answers = ask(questions)
        counts = Counter(answer.verdict for answer in answers)
        told = " | ".join(str(counts[verdict]) for verdict in ("found", "near", "none"))
        print(f"| {name} | {len(questions)} | {told} |")
        for question, answer in zip(questions, answers, strict=True) if chosen.list else ():
            print(f"{answer.verdict}: {question} → {' '.join(answer.ids[:2])}")


if __name__ == "__main__":
    main()
