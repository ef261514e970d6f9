"""`remove`: what has to be done before a record can go. It changes nothing itself."""

import argparse

from generator.authoring.unfinished import lines_that_name
from generator.authoring.uses import uses
from generator.commands.shared import (
    CLEAN,
    PROBLEMS,
    Chosen,
    Commands,
    add_folder,
    add_record,
    choose_record,
)
from generator.model import KnowledgeBase, Record
from generator.source.folder import ContentFolder


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "remove",
        help="删一条记录之前：谁引用了它，每一处怎么办（只告诉你，不改文件）",
        example="set-reminder",
    )
    add_record(parser)
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints what to do, in order; returns 1 while something still needs the record."""
    chosen = choose_record(options)
    if isinstance(chosen, int):
        return chosen
    record, base, folder = chosen.record, chosen.base, chosen.folder
    needed = [*_references(chosen), *_material(base, record)]
    print(f"{record.label}「{record.title}」（{record.ref}）")
    if needed:
        print("还不能删。先做这些：", *needed, "都改好之后：", sep="\n")
    print(_how(record, folder))
    return PROBLEMS if needed else CLEAN


def _references(chosen: Chosen) -> list[str]:
    """Every place that names the record, and what to do there."""
    record, base, folder = chosen.record, chosen.base, chosen.folder
    found = {}
    for use in uses(base, record):
        place = folder.place_of(use.owner, use.path, use.ref)
        owner = base.records.get(use.owner)
        called = f"{owner.label}「{owner.title}」" if owner else use.owner
        found[f"{place.path}:{place.line}"] = f"{called}：{use.advice}"
    own = range(folder.keys[record.id].line, folder.last_line_of(record.id) + 1)
    for file, line in lines_that_name(folder.texts(chosen.doubtful), record.id):
        if file != folder.homes[record.id] or line not in own:
            found.setdefault(f"{folder.path(file)}:{line}", "没写好的地方也写着它，看一眼。")
    return [f"  {spot}  {advice}" for spot, advice in found.items()]


def _material(base: KnowledgeBase, record: Record) -> list[str]:
    """The raw material that only this record was written from."""
    others = {item for one in base.records.values() if one is not record for item in one.material}
    lost = [item for item in record.material if item not in others]
    if not lost:
        return []
    return [f"  原料 {'、'.join(lost)} 只有它用到：写进另一条记录的 material，免得丢掉。"]


def _how(record: Record, folder: ContentFolder) -> str:
    """Where the record is, and how to delete it."""
    home, key = folder.homes[record.id], folder.keys[record.id]
    path = folder.path(home)
    if "/" in home:
        return f"删掉文件 {path}，再运行 python -m generator check。"
    last = folder.last_line_of(record.id)
    return f"删掉 {path} 第 {key.line}–{last} 行，再运行 python -m generator check。"
