"""`rename`: another id for a record, in every place that names it; the old address leads on."""

import argparse
from pathlib import Path

from generator.authoring.rename import rename
from generator.commands.new import id_fault
from generator.commands.shared import (
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
        "rename", help="给一条记录换编号：引用它的地方一起改，旧地址照样打得开"
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
    root = Path(options.folder)
    if (fault := id_fault(root, type(record), options.new)) is not None:
        return refuse(fault)
    made = rename(chosen.base, chosen.folder, record, options.new)
    return change_files(root, made.texts, "换了之后", made.moved, write=options.write)
