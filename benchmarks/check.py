"""How long `check` takes and how much memory, for the real content and for more of its kind.

The larger folders are the real one with copies of its questions, tips, causes, factors,
consequences and products, each in a file of its own with an id and a title of its own, until there
are as many records as wanted. Prints seconds of wall clock and of the processor, and the most
memory, for the best of three runs.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 3
SIZES = (1_000, 10_000)
# A child that measures itself, because a parent sees only the largest of all its children.
CHECK = """
import resource, runpy, sys
sys.argv = ["generator", "check", sys.argv[1]]
try:
    runpy.run_module("generator", run_name="__main__")
except SystemExit as stop:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)
    sys.exit(stop.code)
"""


def grow(folder: Path, missing: int) -> None:
    """Adds so many records: copies of those nothing else depends on, each with its own title."""
    models = [(path, path.read_text(encoding="utf-8")) for path in folder.glob("questions/*.yml")]
    for kind in ("tips", "causes", "factors", "consequences", "products"):
        whole = (folder / f"{kind}.yml").read_text(encoding="utf-8")
        for name, body in re.findall(r"(?m)^([a-z][\w-]*):\n((?:(?:  .*)?\n)+)", whole):
            (folder / kind).mkdir(exist_ok=True)
            models.append((folder / kind / f"{name}.yml", re.sub("(?m)^  ", "", body)))
    models.sort()
    for number in range(missing):
        model, text = models[number % len(models)]
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))  # no number: TXT002
        copy = re.sub(r"(?m)^title: (.*)$", rf"title: \1 {letters}", text, count=1)
        target = model.with_name(f"{model.stem}-{number}.yml")
        target.write_text(copy, encoding="utf-8")


def count(folder: Path) -> int:
    """How many records the real content has."""
    code = "import sys; from pathlib import Path; from generator.source.load import load; "
    code += "print(len(load(Path(sys.argv[1])).base.records))"
    shown = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    return int(shown.stdout)


def measure(folder: Path) -> tuple[float, float, float]:
    """Wall-clock seconds, processor seconds and megabytes of one check."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - started
    if done.returncode != 0:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    processor, memory = map(float, done.stderr.split())
    return seconds, processor, memory


def main() -> None:
    """Measures and prints."""
    real = count(ROOT / "content")
    with tempfile.TemporaryDirectory() as temporary:
        for size in (real, *SIZES):
            folder = Path(temporary) / str(size)
            shutil.copytree(ROOT / "content", folder)
            grow(folder, size - real)
            seconds, processor, memory = min(measure(folder) for _ in range(ROUNDS))
            print(
                f"{size:6} records: {seconds:.2f} s, processor {processor:.2f} s, {memory:.0f} MB"
            )


if __name__ == "__main__":
    main()
