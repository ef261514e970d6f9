"""`rename`: another id for a record, in every place that names it; the old address leads on."""

import argparse
from pathlib import Path

from generator.authoring.rename import Renaming, rename
from generator.commands.new import id_fault
from generator.commands.shared import (
    CLEAN,
    PROBLEMS,
    USAGE,
    Commands,
    add_folder,
    checked,
    line_difference,
    load_folder,
    named_record,
    refuse,
    refuse_to_write,
)
from generator.model import Claim, Dispute
from generator.output import write_text


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "rename", help="给一条记录换编号：引用它的地方一起改，旧地址照样打得开"
    )
    parser.add_argument("id", metavar="编号", help="现在的编号、种类/编号，或标题")
    parser.add_argument("new", metavar="新编号", help="小写字母、数字和 -，以字母开头")
    parser.add_argument("--write", action="store_true", help="写进文件；不加只显示会改什么")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Shows what would change, and writes it when asked to."""
    loaded = load_folder(options.folder)
    if loaded is None:
        return USAGE
    base = checked(loaded, options.folder)
    record = named_record(base, options.id) if base else None
    if base is None or record is None:
        return PROBLEMS
    if isinstance(record, Claim | Dispute):
        return refuse(f"{record.label}的编号就是原料的编号，不能换。")
    root = Path(options.folder)
    if (fault := id_fault(root, type(record), options.new)) is not None:
        return refuse(fault)
    made = rename(base, loaded.folder, record, options.new)
    for file, (before, after) in made.texts.items():
        print("\n".join(line_difference((root / file).as_posix(), before, after, "换了之后")))
    if made.moved:
        print("文件改名：{} → {}".format(*((root / file).as_posix() for file in made.moved)))
    if not options.write:
        print("\n以上只是预览，没有改文件；要改就加上 --write。")
        return CLEAN
    return _write(root, made)


def _write(root: Path, made: Renaming) -> int:
    try:
        for file, (_, after) in made.texts.items():
            if made.moved and file == made.moved[0]:
                write_text(root / made.moved[1], after, instead_of=root / file)
            else:
                write_text(root / file, after)
    except OSError:
        return refuse_to_write(root.as_posix())
    print("\n写好了。接着运行 python -m generator check。")
    return CLEAN
