"""`rename`: another id for a record, in every place that names it; the old address leads on."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from generator.authoring.rename import rename
from generator.authoring.unfinished import lines_that_name
from generator.commands.new import id_fault
from generator.commands.shared import (
    PROBLEMS,
    Chosen,
    Commands,
    add_folder,
    add_record,
    add_write,
    change_files,
    choose_record,
    refuse,
)
from generator.model import Claim, Dispute


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "rename",
        help="给一条记录换编号：引用它的地方一起改，旧地址照样打得开",
        example="set-reminder two-reminders",
    )
    add_record(parser)
    parser.add_argument("new", metavar="新编号", help="小写字母、数字和 -，以字母开头")
    add_write(parser)
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Shows what would change, and writes it when asked to."""
    chosen = choose_record(options)
    if isinstance(chosen, int):
        return chosen
    record = chosen.record
    if isinstance(record, Claim | Dispute):
        return refuse(f"{record.label}的编号就是原料的编号，不能换。")
    new = str(options.new).removeprefix(f"{record.kind}/")
    if new == record.id:
        return refuse(f"它的编号已经是 {new}，不用换。")
    if not chosen.is_written_out:
        how = "还没有交上去过的，直接改文件名，或最左边的编号。"
        return refuse(f"它自己还没写好，先改好它：{chosen.place}。{how}", PROBLEMS)
    root = Path(options.folder)
    if (fault := id_fault(root, type(record), new)) is not None:
        return refuse(fault)
    made = rename(chosen.base, chosen.folder, record, new)
    code = change_files(root, made.texts, "换了之后", made.moved, write=options.write)
    _name_leftovers(chosen, {file: after for file, (_, after) in made.texts.items()})
    return code


def _name_leftovers(chosen: Chosen, after: Mapping[str, str]) -> None:
    """Says which lines may still name the old id, where something could not be read."""
    texts = {**chosen.folder.texts(chosen.doubtful), **after}
    doubtful = {file: texts[file] for file in chosen.doubtful if file in texts}
    found = [
        f"  {chosen.folder.path(file)}:{line}"
        for file, line in lines_that_name(doubtful, chosen.record.id)
    ]
    if found:
        refuse("\n".join(["没写好的地方还写着旧编号，没有改，看一眼要不要改：", *found]))
