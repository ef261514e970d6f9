"""Whether the tests see faults: plants ten, each in a copy of its own, and runs `make test` there.

Every fault is one that a person could make, in another room of the house. A copy is tested tier by
tier as `make test` does, and only until the first test fails. `python benchmarks/faults.py` prints
for each fault the test that sees it, and how long that took; names of faults may be given.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
UNITS = ("tests/unit",)
OTHERS = ("tests/site", "tests/browser", "tests/editor", "tests/outside")
# The test that looks whether the faults can be planted would see every one that is.
FLAGS = (
    "--ignore=tests/unit/test_faults.py",
    "-q",
    "-x",
    "-n",
    "2",
    "--dist",
    "worksteal",
    "-m",
    "not full",
    "-p",
    "no:cacheprovider",
)


@dataclass(frozen=True)
class Fault:
    """A text of a file, and the wrong one that takes its place."""

    name: str
    says: str
    file: str
    right: str
    wrong: str

    def plant(self, project: Path) -> None:
        """Puts the fault into a project, which must hold the right text once."""
        path = project / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.right) == 1, f"{self.file} holds {self.right!r} no longer just once"
        path.write_text(text.replace(self.right, self.wrong), encoding="utf-8")


FAULTS = (
    Fault(
        "template",
        "a step no longer says for which products it is",
        "generator/publishing/templates/step.md.j2",
        "{{ only(record.products) }}\n",
        "",
    ),
    Fault(
        "style",
        "links are too dark at night",
        "overrides/assets/guide.css",
        "--md-typeset-a-color: #86cdd3;",
        "--md-typeset-a-color: #2f5a5e;",
    ),
    Fault(
        "need",
        "a rule judges stages whose days could not be read",
        "generator/rules/stages.py",
        '    file=_BEGIN,\n    needs=(everywhere(Stage, "days"),),',
        "    file=_BEGIN,\n    needs=(),",
    ),
    Fault(
        "plugin",
        "a build with warnings takes the place of the last good site",
        "generator/plugin/build.py",
        "self._warnings.setLevel(logging.WARNING)",
        "self._warnings.setLevel(logging.ERROR)",
    ),
    Fault(
        "timeline",
        "the first day of a stage belongs to the one before",
        "overrides/assets/timeline/stages.js",
        "if (stages[middle].first <= day) low",
        "if (stages[middle].first < day) low",
    ),
    Fault(
        "search",
        "the last two characters of a run are not found together",
        "generator/publishing/search/tokens.py",
        "for i in range(len(run) - 1)",
        "for i in range(len(run) - 2)",
    ),
    Fault(
        "output",
        "an export deletes a stale file that somebody has changed since",
        "generator/output/sync.py",
        " and _digest(path.read_bytes()) == digest:",
        ":",
    ),
    Fault(
        "markup",
        "a tilde in a text is not escaped",
        "generator/model/markup.py",
        "[&<>\\\"'\\\\`*_{}\\[\\]#|~^=!$]",
        "[&<>\\\"'\\\\`*_{}\\[\\]#|^=!$]",
    ),
    Fault(
        "model",
        "a reference to a record of another kind resolves",
        "generator/model/knowledge_base.py",
        "return record if record is not None and record.kind == kind else None",
        "return record if kind else None",
    ),
    Fault(
        "reader",
        "the mark below an empty value has no width",
        "generator/source/parse/reader.py",
        "width = max(1, stop - start.column)",
        "width = stop - start.column",
    ),
)


def copy_project(target: Path) -> None:
    """Copies what git knows or would add, and what tests install beside it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    modules = ROOT / "tests/editor/node_modules"
    if modules.exists():
        (target / "tests/editor/node_modules").symlink_to(modules.resolve())
    for command in (["init", "--quiet"], ["add", "--all"]):  # some tests ask git for the files
        subprocess.run(["git", *command], cwd=target, check=True)


def seen_by(project: Path, folders: tuple[str, ...]) -> str | None:
    """The first test of some folders that fails, or None."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *FLAGS, *folders],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return None
    found = re.search(r"^(?:FAILED|ERROR) (.*?)(?: - |$)", done.stdout, re.MULTILINE)
    return found.group(1) if found else done.stdout[-500:] + done.stderr[-500:]


def main(names: list[str]) -> int:
    """Prints what became of each fault; 1 when one was not seen."""
    missed = 0
    for fault in FAULTS:
        if names and fault.name not in names:
            continue
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "project"
            project.mkdir()
            copy_project(project)
            fault.plant(project)
            test = seen_by(project, UNITS) or seen_by(project, OTHERS)
        missed += test is None
        took = time.monotonic() - started
        print(f"{fault.name:10} {took:5.0f} s  {test or 'NOT SEEN'}\n           {fault.says}")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
