"""The house: who stands on which floor, who may import, print and write, how large a room is."""

import ast
import builtins
import collections
import collections.abc
import pathlib
import typing
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

FLOORS = {
    "model": 1,
    "output": 1,
    "rules": 2,
    "publishing": 2,
    "source": 3,
    "authoring": 4,
    "plugin": 4,
    "commands": 5,
    "__main__": 6,
}
ONLY_IMPORTERS = {"yaml": "source.parse", "jinja2": "publishing.render", "mkdocs": "plugin"}
WRITERS = frozenset(
    {"write_text", "write_bytes", "unlink", "rename", "replace", "mkdir", "rmdir", "touch", "chmod"}
    | {"symlink_to", "hardlink_to", "rmtree", "makedirs", "remove", "move", "copyfile", "copytree"}
)
CLOCKS = frozenset({"now", "today", "utcnow", "time", "time_ns", "monotonic"})
CHANCE = frozenset({"random", "secrets", "uuid"})
LONGEST_MODULE, LONGEST_FUNCTION = 250, 40
STANDARD = frozenset(dir(builtins)).union(
    typing.__all__, collections.__all__, collections.abc.__all__, pathlib.__all__
)
# Names that may stand for more than one thing, each with its reason.
SHARED_NAMES = {
    "register": "every command registers itself with the parser of the shell",
    "run": "every command runs itself",
    "Text": "a text of a record; `typing.Text` is a forgotten alias of `str`",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Check = Callable[[str, ast.Module], Iterator[str]]


def room_of(module: str) -> str:
    """The room a module belongs to: `generator.publishing.pages.view` → `pages`."""
    return module.split(".")[1] if "." in module else ""


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every module a module imports, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            stem = "." * node.level + (node.module or "")
            if stem == "generator":
                yield from ((node.lineno, f"generator.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, stem


def functions(tree: ast.AST, around: str = "") -> Iterator[tuple[str, Function]]:
    """Every function with the name of the function that holds it, or its own."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function):
            yield around or node.name, node
            yield from functions(node, around or node.name)
        else:
            yield from functions(node, around)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call, str, str]]:
    """Every call: the function it stands in, the call, what it is called on, and its name."""
    holders = {id(inner): name for name, node in functions(tree) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = holders.get(id(node), "")
            if isinstance(node.func, ast.Attribute):
                yield place, node, ast.unparse(node.func.value), node.func.attr
            elif isinstance(node.func, ast.Name):
                yield place, node, "", node.func.id


def floors(module: str, tree: ast.Module) -> Iterator[str]:
    """A module imports from floors below its own, its own room, and nothing else."""
    room = room_of(module)
    for line, name in imported(tree):
        if name.startswith("."):
            yield f"{line}: relative import"
        other = room_of(name) if name.startswith("generator.") else ""
        below = FLOORS.get(other, 99) < FLOORS[room]
        if other and not (below or other == room):
            yield f"{line}: {room} imports {other}"


def importers(module: str, tree: ast.Module) -> Iterator[str]:
    """Some libraries have one importer."""
    for line, name in imported(tree):
        library = name.split(".")[0]
        if library in ONLY_IMPORTERS and not stands_in(module, ONLY_IMPORTERS[library]):
            yield f"{line}: imports {library}"


def stands_in(module: str, place: str) -> bool:
    """Whether a module is that place of the generator, a module or a room, or inside it."""
    return f"{module}.".startswith(f"generator.{place}.")


def voices(module: str, tree: ast.Module) -> Iterator[str]:
    """Only the shell's door and its commands print and choose an exit code."""
    if room_of(module) in ("commands", "__main__"):
        return
    for _, call, owner, name in calls(tree):
        if name in ("print", "SystemExit", "quit") or (owner, name) in (
            ("sys", "exit"),
            ("", "exit"),
            ("os", "_exit"),
            ("sys.stdout", "write"),
            ("sys.stderr", "write"),
        ):
            yield f"{call.lineno}: calls {name}"


def touches_the_disk(call: ast.Call, owner: str, name: str) -> bool:
    """Whether a call changes a file; `replace` and `remove` are methods of texts and lists too."""
    if name == "open":
        modes = call.args[0 if owner else 1 :][:1] + [
            k.value for k in call.keywords if k.arg == "mode"
        ]
        return any(set("wax+") & set(ast.unparse(mode)) for mode in modes)
    if name == "replace":
        return owner in ("os", "shutil") or (len(call.args) == 1 and not call.keywords)
    if name in ("remove", "move"):
        return owner in ("os", "shutil")
    return bool(owner) and name in WRITERS


def writers(module: str, tree: ast.Module) -> Iterator[str]:
    """Only functions of `output` that say so touch the disk."""
    for place, call, owner, name in calls(tree):
        named = place.lstrip("_").startswith(("write_", "sync_"))
        allowed = named and room_of(module) == "output"
        if touches_the_disk(call, owner, name) and not allowed:
            yield f"{call.lineno}: {place or 'the module'} calls {name}"


def clocks(module: str, tree: ast.Module) -> Iterator[str]:
    """No clock and no chance: same content, same bytes. Only `clock` knows the day."""
    if module == "generator.source.clock":
        return
    for line, name in imported(tree):
        if name.split(".")[0] in CHANCE:
            yield f"{line}: imports {name}"
    for _, call, owner, name in calls(tree):
        if name in CLOCKS and owner.split(".")[-1] in ("datetime", "date", "time"):
            yield f"{call.lineno}: calls {owner}.{name}"
        if (owner, name) == ("os", "urandom"):
            yield f"{call.lineno}: calls os.urandom"


def sizes(_module: str, tree: ast.Module) -> Iterator[str]:
    """A function fits on a screen."""
    for _, node in functions(tree):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > LONGEST_FUNCTION:
            yield f"{node.lineno}: {node.name} has {length} lines"


def docstrings(module: str, tree: ast.Module) -> Iterator[str]:
    """Every module, public class, and public function or method of one says what it does.

    MkDocs says what its events are; the adapter only passes them on.
    """
    if ast.get_docstring(tree) is None:
        yield "1: no docstring"
    holders: list[ast.Module | ast.ClassDef] = [tree]
    for holder in holders:
        for node in holder.body:
            if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
                event = module == "generator.plugin" and node.name.startswith("on_")
                if ast.get_docstring(node) is None and not event:
                    yield f"{node.lineno}: {node.name} has no docstring"
                holders += [node] if isinstance(node, ast.ClassDef) else []


def encodings(_module: str, tree: ast.Module) -> Iterator[str]:
    """Text is never read or written in the encoding of the machine."""
    positions = {"open": 3, "read_text": 0, "write_text": 1}
    for _, call, owner, name in calls(tree):
        if name not in positions or owner == "os" or (name != "open" and not owner):
            continue
        binary = name == "open" and any(
            isinstance(argument, ast.Constant) and "b" in str(argument.value)
            for argument in [*call.args[:2], *(k.value for k in call.keywords if k.arg == "mode")]
        )
        given = any(keyword.arg == "encoding" for keyword in call.keywords)
        if not (binary or given or len(call.args) > positions[name]):
            yield f"{call.lineno}: {name} without encoding"


CHECKS: tuple[Check, ...] = (
    floors,
    importers,
    voices,
    writers,
    clocks,
    sizes,
    docstrings,
    encodings,
)


@cache
def sources(root: Path) -> dict[str, str]:
    """The source of every module by its dotted name."""
    folder = root / "generator"
    return {
        ".".join(("generator", *path.relative_to(folder).with_suffix("").parts)).removesuffix(
            ".__init__"
        ): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.py"))
    }


@cache
def parsed(source: str) -> ast.Module:
    """The tree of a source."""
    return ast.parse(source)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house_is_in_order(check: Check, root: Path) -> None:
    found = [
        f"{module}:{fault}"
        for module, source in sources(root).items()
        if module.count(".") and not module.startswith("generator.publishing.templates")
        for fault in check(module, parsed(source))
    ]
    assert found == []


def test_the_house_has_eight_rooms_and_one_door(root: Path) -> None:
    rooms = {room_of(module) for module in sources(root)} - {""}
    assert rooms == set(FLOORS)
    assert len(rooms - {"__main__"}) == 8


def test_no_file_lies_at_the_door() -> None:
    """What stands at the top is words, settings and locks; a picture has its folder."""
    kinds = (".md", ".yml", ".toml", ".lock")
    named = {"LICENSE", "LICENSE-CONTENT", "Makefile", "sbom.json"}
    files = [path for path in Path(__file__).parents[2].iterdir() if path.is_file()]
    seen = [path for path in files if not path.name.startswith(".") and path.name not in named]
    assert [path.name for path in seen if path.suffix not in kinds] == []


def test_modules_form_no_circle(root: Path) -> None:
    """Inside a room, too, modules keep an order."""
    modules = sources(root)
    graph = {module: set(targets(parsed(source), modules)) for module, source in modules.items()}
    assert set(TopologicalSorter(graph).static_order()) == set(modules)


def targets(tree: ast.Module, modules: Collection[str]) -> Iterator[str]:
    """The modules whose code an import names: those of a package, not the package around them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in modules:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else node.module


@pytest.mark.parametrize("library", ONLY_IMPORTERS)
def test_every_only_importer_does_import(library: str, root: Path) -> None:
    assert any(
        name.split(".")[0] == library
        for module, source in sources(root).items()
        if stands_in(module, ONLY_IMPORTERS[library])
        for _, name in imported(parsed(source))
    )


def test_no_module_is_longer_than_a_contributor_reads(root: Path) -> None:
    long = {name: len(text.splitlines()) for name, text in sources(root).items()}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_MODULE} == {}


def public_names(tree: ast.Module) -> Iterator[str]:
    """The classes, functions, types and constants of a module that others may import."""
    for node in tree.body:
        found: list[str] = []
        if isinstance(node, ast.ClassDef | Function):
            found = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found = [target.id for target in targets if isinstance(target, ast.Name)]
        yield from (name for name in found if not name.startswith("_"))


def ambiguous_names(modules: Mapping[str, str]) -> dict[str, list[str]]:
    """Names that stand for two things of the house, or for one of ours and one of Python's."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module, source in modules.items():
        for name in public_names(parsed(source)):
            homes[name] += [module]
    return {name: found for name, found in homes.items() if len(found) > 1 or name in STANDARD}


def test_a_name_stands_for_one_thing(root: Path) -> None:
    found = ambiguous_names(sources(root))
    assert {name: homes for name, homes in found.items() if name not in SHARED_NAMES} == {}
    assert set(SHARED_NAMES) == set(found), "an exception no longer needed goes"


def test_an_ambiguous_name_is_found() -> None:
    modules = {
        "a": "class Reading: ...\ndef _f(): ...\nMOST = 1",
        "b": "Reading = int\ndef _f(): ...\nMOST: int = 2",
        "c": "class Path: ...\ndef f(Path): Reading = 1",
        "d": "def filter(x): ...",
    }
    assert ambiguous_names(modules) == {
        "Reading": ["a", "b"],
        "MOST": ["a", "b"],
        "Path": ["c"],
        "filter": ["d"],
    }


LONG_FUNCTION = "def f():\n" + "    x = 1\n" * 40
PLANTED: tuple[tuple[Check, str, str, list[str]], ...] = (
    (floors, "model", "from generator.__main__ import main", ["1: model imports __main__"]),
    (floors, "rules.text", "import generator.publishing.render", ["1: rules imports publishing"]),
    (floors, "model.walk", "from generator import rules", ["1: model imports rules"]),
    (floors, "plugin", "from generator.authoring import x", ["1: plugin imports authoring"]),
    (floors, "rules", "def f():\n    import generator.commands", ["2: rules imports commands"]),
    (floors, "rules", "from . import text", ["1: relative import"]),
    (floors, "__main__", "from generator.nowhere import x", ["1: __main__ imports nowhere"]),
    (floors, "rules", "from generator.model import Rule\nfrom generator.rules import text", []),
    (floors, "publishing.search", "from generator.publishing.pages.links import url_of", []),
    (importers, "source.file", "import yaml", ["1: imports yaml"]),
    (importers, "publishing.pages.view", "from jinja2.ext import x", ["1: imports jinja2"]),
    (importers, "__main__", "def f():\n    import mkdocs.plugins", ["2: imports mkdocs"]),
    (importers, "source.parse.events", "import yaml", []),
    (voices, "rules.text", "print(1)", ["1: calls print"]),
    (voices, "plugin", "import sys\nsys.exit(1)", ["2: calls exit"]),
    (voices, "plugin", "raise SystemExit(1)", ["1: calls SystemExit"]),
    (voices, "__main__", "print(1)", []),
    (voices, "commands.show", "print(1)", []),
    (voices, "authoring.repairs", "print(1)", ["1: calls print"]),
    (writers, "__main__", "def f(p):\n    p.write_text('')", ["2: f calls write_text"]),
    (writers, "__main__", "def write_f(p):\n    p.unlink()", ["2: write_f calls unlink"]),
    (writers, "output", "def f(p):\n    p.mkdir(parents=True)", ["2: f calls mkdir"]),
    (writers, "output", "def f(p, q):\n    p.replace(q)", ["2: f calls replace"]),
    (writers, "output", "import os\nos.replace('a', 'b')", ["2: the module calls replace"]),
    (writers, "output", "def f(p):\n    open(p, 'w')", ["2: f calls open"]),
    (writers, "output", "def f(p):\n    p.open('ab')", ["2: f calls open"]),
    (writers, "output", "def write_f(p):\n    def g():\n        p.rmdir()\n    g()", []),
    (writers, "output", "def _sync_f(p, q):\n    p.rename(q)\n    open(p, 'w')", []),
    (writers, "__main__", "open('a', mode='w+')", ["1: the module calls open"]),
    (writers, "rules", "'a'.replace('b', 'c')\n[].remove(1)\nopen('wax')\np.open('r')\n", []),
    (writers, "rules", "write_text(path, text)", []),
    (clocks, "rules", "import random", ["1: imports random"]),
    (clocks, "rules", "from uuid import uuid4", ["1: imports uuid"]),
    (clocks, "rules", "x = datetime.datetime.now()", ["1: calls datetime.datetime.now"]),
    (clocks, "rules", "x = date.today()", ["1: calls date.today"]),
    (clocks, "commands.new", "x = date.today()", ["1: calls date.today"]),
    (clocks, "source.clock", "x = datetime.datetime.now()", []),
    (clocks, "__main__", "def f():\n    date.today()", ["2: calls date.today"]),
    (clocks, "rules", "x = time.time()", ["1: calls time.time"]),
    (clocks, "rules", "x = os.urandom(1)", ["1: calls os.urandom"]),
    (clocks, "rules", "x = date.fromisoformat('2026-11-21')", []),
    (sizes, "rules", LONG_FUNCTION, ["1: f has 41 lines"]),
    (sizes, "rules", LONG_FUNCTION.replace("    x = 1\n", "", 1), []),
    (docstrings, "rules", "x = 1", ["1: no docstring"]),
    (docstrings, "rules", "'''x'''\ndef f(): ...", ["2: f has no docstring"]),
    (docstrings, "rules", "'''x'''\nclass A: ...", ["2: A has no docstring"]),
    (
        docstrings,
        "rules",
        "'''x'''\nclass A:\n    '''x'''\n    def f(self): ...",
        ["4: f has no docstring"],
    ),
    (docstrings, "rules", "'''x'''\nclass _A:\n    def f(self): ...\ndef _f(): ...", []),
    (encodings, "rules", "open('a')", ["1: open without encoding"]),
    (encodings, "rules", "p.read_text()", ["1: read_text without encoding"]),
    (encodings, "rules", "p.write_text('a')", ["1: write_text without encoding"]),
    (encodings, "rules", "open('a', 'rb')\np.open(mode='rb')\np.read_text('utf-8')", []),
    (encodings, "rules", "open('a', encoding='utf-8')\nwrite_text(p, 'a')\n", []),
)


@pytest.mark.parametrize(("check", "module", "source", "found"), PLANTED)
def test_a_planted_fault_is_found(check: Check, module: str, source: str, found: list[str]) -> None:
    assert list(check(f"generator.{module}", ast.parse(source))) == found
