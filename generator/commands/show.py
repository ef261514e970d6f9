"""`show`: a record as the reader will see it, who refers to it, what it refers to."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from generator.commands.parser import (
    CLEAN,
    PROBLEMS,
    Commands,
    add_folder,
    load_checked,
    refuse,
)
from generator.lookup import find, nearest
from generator.model import KnowledgeBase, Record
from generator.pages.index import Index, targets
from generator.pages.links import url_of
from generator.reading import Reading


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("show", help="显示一条记录在网页上的样子，谁引用它，它引用谁")
    parser.add_argument("id", metavar="ID", help="编号、种类/编号，或标题")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the record; suggests three when there is no such one."""
    base = load_checked(options.folder)
    if isinstance(base, int):
        return base
    record = find(base, options.id)
    if record is None:
        close = "\n".join(f"  {one.id}（{one.title}）" for one in nearest(base, options.id))
        return refuse(f"没有叫「{options.id}」的记录。最接近的是：\n{close}", PROBLEMS)
    print(portrait(base, record, Path(options.folder).as_posix()))
    return CLEAN


def portrait(base: KnowledgeBase, record: Record, folder: str) -> str:
    """Everything `show` says of a record; `folder` is how the content folder is named."""
    referrers = Index(base).referrers[record.id]
    referred = (base.records[target] for target in dict.fromkeys(targets(record)))
    return "\n".join(
        [
            f"{record.label}「{record.title}」（{record.ref}）",
            f"文件：{place(base, record, folder)}",
            f"网页：{url_of(record)}",
            f"核对：{record.reviewed}",
            "",
            Reading(base).text(record),
            "",
            *_listed("谁引用了它", base, referrers, folder),
            *_listed("它引用了谁", base, referred, folder),
        ]
    )


def place(base: KnowledgeBase, record: Record, folder: str) -> str:
    """`file:line` of a record."""
    origin = base.origins[record.id]
    return f"{folder}/{origin.file}:{origin.line}"


def _listed(heading: str, base: KnowledgeBase, records: Iterable[Record], folder: str) -> list[str]:
    lines = [
        f"  {one.label}「{one.title}」 {one.ref}  {place(base, one, folder)}" for one in records
    ]
    return [f"{heading}（{len(lines)}）：" if lines else f"{heading}：没有", *lines]
