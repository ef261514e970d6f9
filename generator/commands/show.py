"""`show`: a record as a reader will see it, who refers to it, and what it refers to."""

import argparse
from collections.abc import Iterable

from generator.authoring.find import find, nearest_records
from generator.authoring.show import RecordTexts
from generator.commands.shared import (
    CLEAN,
    PROBLEMS,
    USAGE,
    Commands,
    add_folder,
    checked,
    load_folder,
    refuse,
)
from generator.model import KnowledgeBase, Record
from generator.publishing.pages.index import ReferenceIndex, mentions
from generator.publishing.pages.links import url_of
from generator.source.folder import ContentFolder
from generator.source.problem import Place


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("show", help="显示一条记录在网页上的样子，谁引用它，它引用谁")
    parser.add_argument("id", metavar="编号", help="记录的编号、种类/编号，或标题")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the record; suggests three others if there is none."""
    loaded = load_folder(options.folder)
    if loaded is None:
        return USAGE
    base = checked(loaded, options.folder)
    if base is None:
        return PROBLEMS
    record = find(base, options.id)
    if record is None:
        close = "\n".join(f"  {one.id}（{one.title}）" for one in nearest_records(base, options.id))
        return refuse(f"没有叫「{options.id}」的记录。最接近的是：\n{close}", PROBLEMS)
    print(record_in_words(base, record, loaded.folder))
    return CLEAN


def record_in_words(base: KnowledgeBase, record: Record, folder: ContentFolder) -> str:
    """Everything `show` prints about a record; `folder` knows the places."""
    referrers = (_mention(one, record, folder) for one in ReferenceIndex(base).referrers[record.id])
    targets = dict.fromkeys(target for target, _, _ in mentions(record))
    referred = (_line(base.records[one], folder.keys[one]) for one in targets)
    return "\n".join(
        [
            f"{record.label}「{record.title}」（{record.ref}）",
            f"文件：{_spot(folder.keys[record.id])}",
            f"网页：{url_of(record)}",
            f"核对：{record.reviewed}",
            "",
            RecordTexts(base).text(record),
            "",
            *_listed("谁引用了它", referrers),
            *_listed("它引用了谁", referred),
        ]
    )


def _mention(referrer: Record, record: Record, folder: ContentFolder) -> str:
    """A record, and the first place in which it refers to another."""
    found = ((path, ref) for target, path, ref in mentions(referrer) if target == record.id)
    path, ref = next(found)
    return _line(referrer, folder.place_of(referrer.id, path, ref))


def _line(record: Record, place: Place) -> str:
    return f"  {record.label}「{record.title}」 {record.ref}  {_spot(place)}"


def _spot(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    listed = list(lines)
    return [f"{heading}（{len(listed)}）：" if listed else f"{heading}：没有", *listed]
