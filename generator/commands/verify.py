"""`verify`: builds the site once more, elsewhere, and says whether the one at hand is the same."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.commands.shared import CLEAN, PROBLEMS, Commands, read_files, refuse
from generator.publishing.hosting import (
    KEPT,
    PROVENANCE,
    compressors,
    kept_names,
    served_files,
    unpacked,
)

_MOST_TOLD = 20
_SAME_ORIGIN = f"""{PROVENANCE} 里说的来源相同：要么站点生成之后被人改过，\
要么生成它的程序、模板或设置改了还没有提交。"""

Files = Mapping[str, bytes]


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("verify", help="重新生成一遍，看站点是不是就是由这份内容来的")
    parser.add_argument(
        "site",
        nargs="?",
        default="site",
        metavar="站点",
        help="要核对的站点，或者 publish 放好的文件夹；默认 site",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compares every file but `build.json`; prints what differs."""
    name, site = options.site, Path(options.site)
    if not (site / PROVENANCE).is_file():
        return refuse(f"{name} 里没有 {PROVENANCE}，不是这里生成的站点。先运行 make site。")
    with tempfile.TemporaryDirectory() as scratch:
        again = Path(scratch) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(again)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        if subprocess.run(command, env=environment, check=False).returncode != 0:
            return refuse("没能重新生成，见上。站点没有核对。", PROBLEMS)
        ours, theirs = (_without_origin(read_files(folder)) for folder in (site, again))
        causes = list(_causes(site, again))
    notes: list[str] = []
    if KEPT in ours:
        ours, theirs, notes = _served(ours, theirs)
    found = list(differences(ours, theirs))
    if not found:
        print(f"一样：{name} 的 {len(theirs)} 个文件和重新生成的逐字节相同。")
    else:
        rest = [f"……一共 {len(found)} 处。"] if len(found) > _MOST_TOLD else []
        print("\n".join([*found[:_MOST_TOLD], *rest]))
        print(f"不一样：{name} 和重新生成的有 {len(found)} 处不同。")
        print("\n".join(causes or [_SAME_ORIGIN]))
    print("\n".join(notes), end="\n" if notes else "")
    return PROBLEMS if found else CLEAN


def _without_origin(files: Files) -> Files:
    return {path: content for path, content in files.items() if path != PROVENANCE}


def _served(ours: Files, theirs: Files) -> tuple[Files, Files, list[str]]:
    """A published folder, what `publish` makes of the site, and what of it cannot be compared.

    Nothing of what is there counts but the files that it says it keeps: no site made now has those.
    Compressed files are compared by what they hold; that of their origin is of no account.
    """
    kept = [path for path in kept_names(ours) if path in ours]
    made = served_files(theirs, {path: ours[path] for path in (*kept, KEPT)})
    packed = (f"{PROVENANCE}{ending}" for ending in (".gz", ".br"))
    aside = {path + ending for path in kept for ending in ("", ".gz", ".br")}.union(packed)
    notes = [f"上一版留着的 {len(kept)} 个文件没有核对：现在的内容里没有它们。"] if kept else []
    unknown = {path for path in ours if path.endswith(".br")} - aside
    if unknown and ".br" not in compressors():
        notes.append(f"{len(unknown)} 个 .br 文件没有核对：这里没有装 brotli。")
        aside |= unknown
    compared, wanted = (
        {path: unpacked(path, files[path]) for path in files if path not in aside}
        for files in (ours, made)
    )
    return compared, wanted, notes


def differences(ours: Files, theirs: Files) -> Iterator[str]:
    """A line for every file that one of two sites lacks, or that differs."""
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in theirs:
            yield f"多出来的：{name}"
        elif name not in ours:
            yield f"缺少：{name}"
        elif ours[name] != theirs[name]:
            yield f"内容不同：{name}，从第 {_first_difference(ours[name], theirs[name])} 行起"


def _first_difference(before: bytes, after: bytes) -> int:
    """The first line in which two texts that are not the same differ."""
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
