"""What `mkdocs build` takes, beside plain MkDocs and Zensical on the pages it exports.

Three builders take turns on the real content: ours, MkDocs with the same theme and settings on the
exported Markdown, and Zensical on the same. Then the content grows (see `check.py`) to 2,000 and
10,000 records. Prints processor seconds (all processes and threads of a build), seconds of wall
clock, the most memory, what the site takes on disk and the bytes of one record's page, and draws
the processor seconds.

    python benchmarks/build.py [--rounds 5] [--sizes 2000,10000]

Each build goes into a new folder, because emptying an old one is the file system's time. Left to
themselves the peers list all pages in a menu on each of them, which takes the square of their
number (10,000 records: 10 GB of site and 5 GB of memory). So both are also given our menu, and with
more records only that is measured. `decisions/12-what-a-build-takes.md` says where the time goes.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.check import count, grow
from generator.publishing.pages import create_navigation
from generator.source.load import load

ROOT = Path(__file__).parent.parent
PLUGIN = "  - yuqi-guide:\n"
OURS, PLAIN, ZENSICAL = "yuqi-guide", "plain MkDocs", "Zensical"
OUR_MENU = ", our menu"
PAGE = "questions/cannot-pay/index.html"
WIDTH = 48  # characters of the longest bar


class Taken(NamedTuple):
    """What one build took."""

    processor: float  # seconds
    clock: float  # seconds
    memory: float  # megabytes
    disk: float  # megabytes
    page: int  # bytes of the page of one record


def build(builder: str, project: Path, site: Path) -> Taken:
    """Builds a project into a new folder with one of the builders."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    if builder.startswith(ZENSICAL):
        command, site = [sys.executable, "-m", "zensical", "build"], project / "site"
        shutil.rmtree(project / ".cache", ignore_errors=True)  # nothing is kept between builds
    shutil.rmtree(site, ignore_errors=True)
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment["PYTHONPATH"] = str(ROOT)
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} in {project} failed")
    files = [path for path in site.rglob("*") if path.is_file()]
    disk = sum(path.stat().st_size for path in files) / 1e6
    page = (site / PAGE).stat().st_size
    return Taken(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024, disk, page)


def plain_project(folder: Path, content: Path = ROOT / "content") -> Path:
    """The exported pages of a content folder with the same configuration, without our plugin."""
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-m", "generator", "export", str(folder / "content"), str(content)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    start = lines.index(PLUGIN)
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("      "))
    configuration = "".join(lines[:start] + lines[end:]).partition("watch:")[0]
    configuration = configuration.replace("plugins:\n", "plugins: []\n")
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return folder


def grown(folder: Path, records: int) -> Path:
    """A project of ours with so many records; the real one when it has as many."""
    real = count(ROOT / "content")
    if records == real:
        return ROOT
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    grow(folder / "content", records - real)
    return folder


def give_menu(project: Path, content: Path) -> None:
    """Gives an exported project the menu of our pages."""
    base = load(content).base
    assert base is not None
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        menu = json.dumps(create_navigation(base), ensure_ascii=False)
        configuration.write(f"\nnav: {menu}\n")


def measure(records: int, rounds: int, scratch: Path) -> dict[str, list[Taken]]:
    """What each builder takes for so many records, round after round."""
    ours = grown(scratch / f"ours-{records}", records)
    projects = {OURS: ours}
    peers = [PLAIN, ZENSICAL] if find_spec("zensical") is not None else [PLAIN]
    menus = ["", OUR_MENU] if ours == ROOT else [OUR_MENU]
    for name in (peer + menu for menu in menus for peer in peers):
        projects[name] = plain_project(scratch / f"{name}-{records}", ours / "content")
        if name.endswith(OUR_MENU):
            give_menu(projects[name], ours / "content")
    found: dict[str, list[Taken]] = {name: [] for name in projects}
    for _ in range(rounds):
        for name, project in projects.items():
            try:
                found[name].append(build(name, project, scratch / "site" / name.replace(" ", "-")))
            except SystemExit as stop:  # Zensical's search index has an end before 10,000 records
                if name == OURS:
                    raise
                print(stop, file=sys.stderr)
    return {name: taken for name, taken in found.items() if taken}


def row(name: str, records: int, taken: list[Taken], ours: list[Taken]) -> str:
    """A line of the table: medians, and how many times as long ours takes, pair by pair."""
    cells = Taken(*map(statistics.median, zip(*taken, strict=True)))  # type: ignore[arg-type]
    ratio = statistics.median(a.processor / b.processor for a, b in zip(ours, taken, strict=True))
    return (
        f"| {records:,} | {name} | {cells.processor:.2f} | {cells.clock:.2f} | "
        f"{cells.memory:.0f} | {cells.disk:.0f} | {cells.page:,.0f} | ×{ratio:.2f} |"
    )


def bars(results: dict[int, dict[str, list[Taken]]]) -> list[str]:
    """The processor seconds as bars, those of one number of records on one scale."""
    lines = []
    for records, found in results.items():
        medians = {n: statistics.median(t.processor for t in all_) for n, all_ in found.items()}
        longest = max(medians.values())
        lines.append(f"{records:,} records")
        for name, seconds in medians.items():
            lines.append(
                f"  {name:<23}{'█' * max(1, round(WIDTH * seconds / longest))} {seconds:.1f} s"
            )
    return lines


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", default="2000,10000")
    options = parser.parse_args()
    real = count(ROOT / "content")
    results: dict[int, dict[str, list[Taken]]] = {}
    print("| records | builder | processor s | clock s | MB | MB on disk | page bytes | ours |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as temporary:
        for records in (real, *map(int, filter(None, options.sizes.split(",")))):
            rounds = options.rounds if records == real else 1
            results[records] = measure(records, rounds, Path(temporary))
            for name, taken in results[records].items():
                print(row(name, records, taken, results[records][OURS]), flush=True)
    print("\n" + "\n".join(bars(results)))
    first = statistics.median(one.processor for one in results[real][OURS])
    for records, found in results.items():
        if records != real:
            print(
                f"{records:,} records take {found[OURS][0].processor / first:.1f} times as long as "
                f"the real {real:,}, {records / real:.1f} times as many"
            )


if __name__ == "__main__":
    main()
