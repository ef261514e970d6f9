"""`confirm`: sets grade and review date of a source whose original an editor has opened."""

import argparse
import datetime
from pathlib import Path

from generator.authoring.repairs.edits import Edit, apply
from generator.authoring.unfinished import whole
from generator.authoring.uses import supports
from generator.commands.shared import (
    CLEAN,
    PROBLEMS,
    Commands,
    add_folder,
    add_record,
    add_write,
    change_files,
    choose_record,
    day,
    refuse,
)
from generator.model import KnowledgeBase, Record, Source
from generator.model.vocabulary import Grade
from generator.model.walk import FieldPath
from generator.source import clock
from generator.source.folder import ContentFolder


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "confirm",
        help="读过一份来源的原文之后，改它的等级和核对日期；先用 show 看靠它的每一句",
        example="civil-code --grade A",
    )
    add_record(parser, "来源")
    grades = [grade.value for grade in Grade]
    meanings = "；".join(f"{grade.value}：{grade.meaning}" for grade in Grade)
    parser.add_argument("--grade", choices=grades, type=str.upper, metavar="等级", help=meanings)
    parser.add_argument("--date", type=day, metavar="日期", help="哪天读的，不写就是今天")
    parser.add_argument(
        "--records", action="store_true", help="靠它的记录也逐条比过了：它们的核对日期一起改"
    )
    add_write(parser)
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Shows what would change, and writes it when asked to."""
    chosen = choose_record(options)
    if isinstance(chosen, int):
        return chosen
    source = chosen.record
    if not isinstance(source, Source):
        how = f"{source.label}的核对日期，在文件里改 reviewed：{chosen.place}。"
        return refuse(f"{source.ref} 不是来源，这条命令只改来源。{how}", PROBLEMS)
    if not chosen.is_written_out:
        return refuse(f"它自己还没写好，先改好它：{chosen.place}。", PROBLEMS)
    date = options.date or clock.today()
    if date > clock.latest_day():
        return refuse(f"{date} 还没有到。写读原文的那一天，今天读的可以不写 --date。")
    if date < source.reviewed:
        return refuse(f"{source.id} 在 {source.reviewed} 已经核对过，日期不能往回改。")
    edits = _edits(chosen.folder, whole(chosen.base, chosen.folder), source, date, options)
    if not edits:
        print("没有要改的：等级和日期已经是这样。")
        return CLEAN
    root = Path(options.folder)
    before = {file: (root / file).read_bytes().decode("utf-8") for file in edits}
    texts = {file: (before[file], apply(before[file], wanted)) for file, wanted in edits.items()}
    return change_files(root, texts, "改了之后", write=options.write)


def _edits(
    folder: ContentFolder,
    base: KnowledgeBase,
    source: Source,
    date: datetime.date,
    options: argparse.Namespace,
) -> dict[str, list[Edit]]:
    """The edits of each file; dates only move forward."""
    records: dict[str, Record] = {source.id: source}
    if options.records:
        records |= {one.record.id: one.record for one in supports(base, source)}
    wanted: list[tuple[str, FieldPath, str]] = [
        (record.id, ("reviewed",), date.isoformat())
        for record in records.values()
        if record.reviewed < date
    ]
    if options.grade and options.grade != source.grade.value:
        wanted.append((source.id, ("grade",), options.grade))
    edits: dict[str, list[Edit]] = {}
    for owner, path, value in wanted:
        edits.setdefault(folder.homes[owner], []).append(_edit(folder, owner, path, value))
    return edits


def _edit(folder: ContentFolder, owner: str, path: FieldPath, value: str) -> Edit:
    """Puts another value in the place of the one that is there."""
    place = folder.place_of(owner, path)
    start = place.column - 1
    return Edit(place.line, place.column, place.excerpt[start : start + place.width], value)
