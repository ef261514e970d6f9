"""`new`: a commented skeleton of a record, in the right place, ready to be filled in."""

import argparse
import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from generator.authoring.skeleton import skeleton
from generator.commands.shared import (
    CLEAN,
    USAGE,
    Commands,
    add_folder,
    day,
    is_folder,
    refuse,
    refuse_to_write,
)
from generator.model import KINDS, Record
from generator.model.fields import ID_PATTERN
from generator.model.layout import content_files, layout_of
from generator.output import write_text
from generator.source import clock
from generator.source.nodes import MappingNode
from generator.source.parse import read_yaml

_LONGEST_ID = 60


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "new", help="新建一条记录的模板，标出要填的地方", example="tip save-receipts"
    )
    names = "、".join(f"{kind.kind}（{kind.label}）" for kind in KINDS)
    parser.add_argument("kind", metavar="种类", help=f"是什么：{names}")
    parser.add_argument("id", metavar="编号", help="给它起的编号：小写字母、数字和 -，以字母开头")
    parser.add_argument("--today", type=day, metavar="日期", help="核对日期，默认是今天")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes the skeleton, or says why not."""
    if not is_folder(options.folder):
        return USAGE
    root = Path(options.folder)
    kind = next((k for k in KINDS if options.kind in (k.kind, k.plural, k.label)), None)
    if kind is None:
        return refuse(_unknown_kind(options.kind))
    fault = id_fault(root, kind, options.id)
    if fault is not None:
        return refuse(fault)
    lines = skeleton(kind, options.today or clock.today())
    path, text, line = _placed(root, kind, options.id, lines)
    try:
        write_text(path, text)
    except OSError as error:
        return refuse_to_write(path.as_posix(), error)
    print(f"建好了：{path.as_posix()}:{line}")
    print("接下来：")
    print("1. 打开这个文件，把每个（待填：…）换成内容。")
    steps = [kind.once_made] if kind.once_made else []
    for number, step in enumerate([*steps, "运行 python -m generator check。"], start=2):
        print(f"{number}. {step}")
    return CLEAN


def _unknown_kind(name: str) -> str:
    known = {word: kind for kind in KINDS for word in (kind.kind, kind.plural, kind.label)}
    close = difflib.get_close_matches(name, known, n=1)
    meant = f"是不是 {known[close[0]].kind}（{known[close[0]].label}）？" if close else ""
    listed = "、".join(f"{kind.kind}（{kind.label}）" for kind in KINDS)
    return f"没有叫「{name}」的种类。{meant}\n可以用：{listed}。"


def id_fault(root: Path, kind: type[Record], record_id: str) -> str | None:
    """Why a record with this id cannot be created."""
    if not _is_id(record_id):
        near = re.sub(r"[^a-z0-9]+", "-", record_id.lower()).strip("-")
        example = near if record_id.isascii() and _is_id(near) else f"my-{kind.kind}"
        title = "" if record_id.isascii() else "它是网址的一部分；标题写在 title 里，用中文。"
        return (
            f"编号「{record_id}」写法不对：只用小写字母、数字和 -，以字母开头，"
            f"最多 {_LONGEST_ID} 个字符，例如 {example}。{title}"
        )
    if record_id == "index" or record_id.startswith("day-"):
        return f"编号 {record_id} 是网站自己要用的名字，换一个。"
    for file, found, line in _ids(root):
        if found == record_id:
            return f"编号 {record_id} 已经用过，在 {root.as_posix()}/{file} 第 {line} 行，换一个。"
    target = root / f"{kind.plural}.yml"
    if not (root / kind.plural).is_dir() and target.exists() and _read(target) is None:
        return f"{target.as_posix()} 现在读不了。先运行 python -m generator check，改好再来。"
    return None


def _is_id(name: str) -> bool:
    return re.fullmatch(ID_PATTERN, name) is not None and len(name) <= _LONGEST_ID


def _ids(root: Path) -> Iterator[tuple[str, str, int]]:
    """File, id and line of everything that has an id, as far as files can be read."""
    for file in content_files(root):
        layout = layout_of(file)
        if "/" in file:
            yield file, Path(file).stem, 1
        elif layout is not None and layout.keyed:
            mapping = _read(root / file)
            for entry in mapping.entries if mapping else ():
                yield file, entry.key.text, entry.key.place.line


def _read(path: Path) -> MappingNode | None:
    try:
        return read_yaml(path.read_bytes(), path.as_posix())[0]
    except OSError:
        return None


def _placed(
    root: Path, kind: type[Record], record_id: str, lines: list[str]
) -> tuple[Path, str, int]:
    """The file to write, its new text, and the line at which the record begins."""
    if (root / kind.plural).is_dir():
        head = f"# yaml-language-server: $schema=../../schema/{kind.kind}.json"
        return root / kind.plural / f"{record_id}.yml", "\n".join([head, *lines, ""]), 1
    path = root / f"{kind.plural}.yml"
    before = f"# yaml-language-server: $schema=../schema/{kind.plural}.json\n"
    if path.exists():
        before = path.read_bytes().decode("utf-8")
    end = "\r\n" if "\r\n" in before else "\n"
    before += "" if before.endswith("\n") else end
    block = ["", f"{record_id}:", *(f"  {line}" for line in lines), ""]
    return path, before + end.join(block), before.count("\n") + 2
