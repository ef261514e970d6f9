"""`schema`: writes what editors need to complete and explain the YAML files."""

import argparse
from pathlib import Path

from generator.authoring.editor_schema import FOLDER, editor_schemas
from generator.commands.shared import CLEAN, Commands, refuse, refuse_to_write
from generator.output import write_text


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("schema", help="更新编辑器用的字段说明（schema 文件夹）")
    parser.add_argument(
        "target",
        nargs="?",
        default=FOLDER,
        metavar="目标文件夹",
        help=f"写到哪里，默认 {FOLDER}",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes one schema for each kind of file."""
    target = Path(options.target)
    if target.exists() and not target.is_dir():
        return refuse(f"这不是文件夹：{options.target}")
    schemas = editor_schemas()
    try:
        for name, schema in schemas.items():
            write_text(target / name, schema.decode("utf-8"))
    except OSError:
        return refuse_to_write(options.target)
    print(f"{options.target} 里的 {len(schemas)} 个文件是最新的。")
    return CLEAN
