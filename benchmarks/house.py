"""The shape of the house at some revisions: doors, floors, arrows, modules, functions, lines.

`python benchmarks/house.py bfc26fd HEAD` prints a column for each revision. A door is a module or
package at the root of `generator/`, a room is what lies behind it. An arrow leads from a room to
one that it imports; it goes back when there is a way from there to where it came from. The floors
are the longest chain of arrows.
"""

import ast
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
Arrows = dict[str, frozenset[str]]


def git(*arguments: str) -> str:
    """What git says about this repository."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def sources(revision: str) -> dict[str, str]:
    """Path below `generator/` → source of every Python file of a revision."""
    listed = git("ls-tree", "-r", "--name-only", revision, "generator/").splitlines()
    return {
        path.removeprefix("generator/"): git("show", f"{revision}:{path}")
        for path in listed
        if path.endswith(".py")
    }


def room(path: str) -> str:
    """The room of a file: `pages/view.py` → `pages`, `output/sync.py` → `output`."""
    return path.partition("/")[0].removesuffix(".py")


def imported(source: str) -> Iterator[str]:
    """The rooms a module imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "generator":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            names = (alias.name.split(".") for alias in node.names)
            yield from (name[1] for name in names if name[0] == "generator" and len(name) > 1)


def arrows(files: dict[str, str]) -> Arrows:
    """Room → the other rooms it imports."""
    rooms = {room(path) for path in files} - {"__init__"}
    found: dict[str, set[str]] = {name: set() for name in rooms}
    for path, source in files.items():
        if room(path) in rooms:
            found[room(path)] |= (set(imported(source)) & rooms) - {room(path)}
    return {name: frozenset(others) for name, others in found.items()}


def back(graph: Arrows) -> int:
    """How many arrows are part of a circle."""

    @cache
    def reach(start: str) -> frozenset[str]:
        seen, left = set[str](), [start]
        while left:
            new = graph[left.pop()] - seen
            seen |= new
            left += new
        return frozenset(seen)

    return sum(start in reach(end) for start, ends in graph.items() for end in ends)


def floors(graph: Arrows) -> int:
    """The longest chain of arrows, in rooms; for a house without circles."""

    @cache
    def height(name: str) -> int:
        return 1 + max(map(height, graph[name]), default=0)

    return max(map(height, graph))


def lengths_of_functions(files: dict[str, str]) -> list[int]:
    """The lines of every function and method."""
    return [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for source in files.values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def portrait(revision: str) -> dict[str, str]:
    """Every figure of a revision by its name."""
    files = sources(revision)
    graph = arrows(files)
    modules = [len(source.splitlines()) for source in files.values()]
    functions = lengths_of_functions(files)
    circles = back(graph)
    rows = {
        "doors": str(len(graph)),
        "floors": str(floors(graph)) if not circles else "circular",
        "arrows between rooms": str(sum(map(len, graph.values()))),
        "arrows back": str(circles),
        "modules": str(len(modules)),
        "lines": str(sum(modules)),
        "module, median": f"{statistics.median(modules):.0f}",
        "module, longest": str(max(modules)),
        "functions": str(len(functions)),
        "function, median": f"{statistics.median(functions):.0f}",
        "function, longest": str(max(functions)),
    }
    lines: Counter[str] = Counter()
    for path, source in files.items():
        lines[room(path)] += len(source.splitlines())
    return rows | {f"lines in {name}": str(count) for name, count in lines.most_common()}


def main() -> None:
    """Prints a column for each revision."""
    revisions = sys.argv[1:] or ["HEAD"]
    found = [portrait(revision) for revision in revisions]
    print("| |", " | ".join(revisions), "|")
    print("|---|" + "---|" * len(revisions))
    for name in dict.fromkeys(name for rows in found for name in rows):
        print(f"| {name} |", " | ".join(rows.get(name, "") for rows in found), "|")


if __name__ == "__main__":
    main()
