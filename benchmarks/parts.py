"""Where the processor time of `mkdocs build` goes, part by part.

    python benchmarks/parts.py [--rounds 5] [PROJECT]

builds a project (this one, unless told) again and again, each time in a process of its own, and
prints the least that each part took: whatever else runs on a machine only adds to it. A part that
is set in belongs to the one above it. `decisions/12-what-a-build-takes.md` says what follows.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
# What is printed → where it stands in the code.
PARTS = {
    "read and check the content": ("generator.plugin.build", "load_content"),
    "make Markdown, search, data": ("generator.plugin.build", "build"),
    "  pages": ("generator.publishing.build", "create_page"),
    "  search": ("generator.publishing.build", "create_search"),
    "bundle styles and scripts": ("generator.plugin.build", "add_assets"),
    "Markdown to HTML": ("mkdocs.commands.build", "_populate_page"),
    "templates of the theme": ("mkdocs.commands.build", "_build_page"),
    "sitemap, 404, _headers": ("mkdocs.commands.build", "_build_theme_template"),
    "write the other files": ("mkdocs.structure.files", "Files.copy_static_files"),
    "look for code in the pages": ("generator.plugin.build", "refuse_code"),
    "modes, and the swap": ("generator.plugin.build", "write_replacement"),
}
START, ALL = "start Python and import", "all"


def watch(module: str, name: str, add: Callable[[float], None]) -> None:
    """Lets a function tell how much processor time it takes each time."""
    holder = import_module(module)
    *inside, last = name.split(".")
    for part in inside:
        holder = getattr(holder, part)
    function = getattr(holder, last)

    def watched(*given: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return function(*given, **named)
        finally:
            add(time.process_time() - started)

    setattr(holder, last, watched)


def build(project: str, site: str) -> None:
    """Builds in this process, and prints what each part took as JSON."""
    from mkdocs.__main__ import cli

    taken: dict[str, float] = defaultdict(float)

    def adder(part: str) -> Callable[[float], None]:
        def add(seconds: float) -> None:
            taken[part] += seconds

        return add

    for part, (module, name) in PARTS.items():
        watch(module, name, adder(part))
    os.chdir(project)
    taken[START] = time.process_time()
    cli(["build", "--quiet", "--site-dir", site], standalone_mode=False)
    taken[ALL] = time.process_time()
    print(json.dumps(taken))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", nargs="?", default=str(ROOT))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--into", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.into:
        build(options.project, options.into)
        return
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    rounds = []
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as scratch:
            command = [sys.executable, __file__, options.project, "--into", f"{scratch}/site"]
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
            rounds.append(json.loads(done.stdout.splitlines()[-1]))
    least = {part: min(one.get(part, 0) for one in rounds) for part in (START, *PARTS, ALL)}
    named = sum(seconds for part, seconds in least.items() if part[0] != " " and part != ALL)
    print("| part | processor s | |\n|---|---|---|")
    for part, seconds in {**least, "the rest": least[ALL] - named}.items():
        bar = "█" * round(40 * seconds / least[ALL])
        print(f"| {part.replace('  ', '· ')} | {seconds:.2f} | {bar} |")


if __name__ == "__main__":
    main()
