"""`verify`: builds the site once more, elsewhere, and says whether the one at hand is the same."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.commands.shared import CLEAN, PROBLEMS, Commands, refuse
from generator.plugin.provenance import PROVENANCE

_MOST_TOLD = 20
_SAME_ORIGIN = f"""{PROVENANCE} 里说的来源相同：要么站点生成之后被人改过，\
要么生成它的程序、模板或设置改了还没有提交。"""


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("verify", help="重新生成一遍，看站点是不是就是由这份内容来的")
    parser.add_argument(
        "site", nargs="?", default="site", metavar="站点", help="要核对的站点，默认 site"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compares every file but `build.json`; prints what differs."""
    site = Path(options.site)
    if not (site / PROVENANCE).is_file():
        return refuse(f"{options.site} 里没有 {PROVENANCE}，不是这里生成的站点。先运行 make site。")
    with tempfile.TemporaryDirectory() as scratch:
        again = Path(scratch) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(again)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        if subprocess.run(command, env=environment, check=False).returncode != 0:
            return refuse("没能重新生成，见上。站点没有核对。", PROBLEMS)
        found = list(differences(site, again))
        causes = list(_causes(site, again))
        count = len(_files(again))
    if not found:
        print(f"一样：{options.site} 的 {count} 个文件和重新生成的逐字节相同。")
        return CLEAN
    rest = [f"……一共 {len(found)} 处。"] if len(found) > _MOST_TOLD else []
    print("\n".join([*found[:_MOST_TOLD], *rest]))
    print(f"不一样：{options.site} 和重新生成的有 {len(found)} 处不同。")
    print("\n".join(causes or [_SAME_ORIGIN]))
    return PROBLEMS


def differences(site: Path, again: Path) -> Iterator[str]:
    """A line for every file that one of two sites lacks, or that differs, `build.json` aside."""
    ours, theirs = _files(site), _files(again)
    for name in sorted(ours | theirs):
        if name not in theirs:
            yield f"多出来的：{name}"
        elif name not in ours:
            yield f"缺少：{name}"
        elif (place := _first_difference(site / name, again / name)) is not None:
            yield f"内容不同：{name}，从第 {place} 行起"


def _files(folder: Path) -> set[str]:
    """Every file below a folder, `build.json` aside."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return {path.as_posix() for path in paths} - {PROVENANCE}


def _first_difference(one: Path, other: Path) -> int | None:
    """The first line in which two files differ; None if they are the same."""
    before, after = one.read_bytes(), other.read_bytes()
    if before == after:
        return None
    lines = zip(before.split(b"\n"), after.split(b"\n"), strict=False)
    same = (number for number, (a, b) in enumerate(lines, start=1) if a != b)
    return next(same, min(before.count(b"\n"), after.count(b"\n")) + 1)


def _causes(site: Path, again: Path) -> Iterator[str]:
    """What the two sites say of themselves that is not the same."""
    before, after = _facts(site), _facts(again)
    for name in dict.fromkeys((*before, *after)):
        if (old := before.get(name)) != (new := after.get(name)):
            yield f"{PROVENANCE} 里的 {name} 不同：站点是 {old or '没写'}，现在是 {new or '没写'}"


def _facts(site: Path) -> dict[str, str]:
    """What `build.json` says, one fact a name; nothing, if it says nothing."""
    try:
        said = json.loads((site / PROVENANCE).read_text(encoding="utf-8"))
    except ValueError:
        return {}
    if not isinstance(said, dict):
        return {}
    versions = said.pop("versions", None)
    parts = versions if isinstance(versions, dict) else {}
    return {name: str(value) for name, value in {**said, **parts}.items()}
