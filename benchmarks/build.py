"""How long `mkdocs build` takes for the real content, beside the same pages without the generator.

Prints, for each of five rounds, the seconds of both and their ratio, and the medians. The peer is
plain MkDocs with the same theme on the exported Markdown, so the difference is what reading,
checking and rendering the knowledge base cost.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 5
PLUGIN = "  - yuqi-guide:\n"


def seconds(*arguments: str, cwd: Path) -> float:
    """Wall-clock seconds of a Python module run in a folder."""
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, env=environment, check=True)
    return time.perf_counter() - started


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


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        plain = plain_project(scratch / "plain")
        rows = []
        for number in range(ROUNDS):
            ours = seconds("mkdocs", "build", "-q", "-d", str(scratch / "ours"), cwd=ROOT)
            peer = seconds("mkdocs", "build", "-q", "-d", str(scratch / "peer"), cwd=plain)
            rows.append((ours, peer, ours / peer))
            print(f"round {number + 1}: ours {ours:.2f} s, plain {peer:.2f} s, ×{ours / peer:.2f}")
        medians = [statistics.median(column) for column in zip(*rows, strict=True)]
        print("median:  ours {:.2f} s, plain {:.2f} s, ×{:.2f}".format(*medians))


if __name__ == "__main__":
    main()
