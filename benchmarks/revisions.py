"""How long two revisions take, each with its own content: load, check and build, side by side.

`python benchmarks/revisions.py bfc26fd HEAD` runs them in turns, five pairs by default, and prints
for each the median processor seconds (its own and those of its children), and the median ratio of
the pairs, as it is and for each record. Processor time, because other work on the machine counts
less in it.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOAD = """
import importlib, pathlib
for name in ("generator.source.load", "generator.knowledge"):
    try:
        load = importlib.import_module(name).load
        break
    except ModuleNotFoundError:
        continue
assert not load(pathlib.Path("content")).problems
"""
WORK = {
    "start": ["-c", "import generator.model"],
    "load": ["-c", LOAD],
    "check": ["-m", "generator", "check"],
    "build": ["-m", "mkdocs", "build", "-q", "-d", "../site"],
}


def checkout(revision: str, folder: Path) -> Path:
    """A copy of a revision without its history."""
    folder.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "archive", revision], cwd=ROOT, capture_output=True, check=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


def seconds(arguments: list[str], folder: Path) -> float:
    """Processor seconds of Python in a checkout, whose own code it runs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def records(folder: Path) -> int:
    """How many records the last build of a checkout published."""
    data = (folder.parent / "site/data/v1/knowledge-base.json").read_text(encoding="utf-8")
    return len(json.loads(data)["records"])


def main() -> None:
    """Measures and prints."""
    one, other = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory() as temporary:
        folders = [
            checkout(revision, Path(temporary) / str(place) / "project")
            for place, revision in enumerate((one, other))
        ]
        for folder in folders:  # compiles what is imported
            seconds(WORK["build"], folder)
        counts = [records(folder) for folder in folders]
        print(f"records: {one} {counts[0]}, {other} {counts[1]}")
        for name, arguments in WORK.items():
            pairs = []
            for number in range(rounds):
                order = folders if number % 2 else folders[::-1]
                found = {folder: seconds(arguments, folder) for folder in order}
                pairs.append([found[folder] for folder in folders])
            medians = [statistics.median(column) for column in zip(*pairs, strict=True)]
            ratio = statistics.median(after / before for before, after in pairs)
            print(
                f"{name}: {medians[0]:.2f} s → {medians[1]:.2f} s, ×{ratio:.2f}, "
                f"for each record ×{ratio * counts[0] / counts[1]:.2f}"
            )


if __name__ == "__main__":
    main()
