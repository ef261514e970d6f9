"""`reference`: writes the tables of fields, words and codes that authors look things up in."""

import argparse
from pathlib import Path

from generator.authoring.reference import FOLDER, material_file, reference_files
from generator.commands.shared import CLEAN, Commands, refuse, refuse_to_write
from generator.output import write_text
from generator.rules.ledger import material_lines
from generator.source.load import load

_CONTENT = Path("content")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "reference", help="更新字段表、词表、规则表、原料表（reference 文件夹）"
    )
    parser.add_argument(
        "target",
        nargs="?",
        default=FOLDER,
        metavar="目标文件夹",
        help=f"写到哪里，默认 {FOLDER}",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes every file of the reference, or says why not."""
    target = Path(options.target)
    if target.exists() and not target.is_dir():
        return refuse(f"这不是文件夹：{options.target}")
    files = reference_files()
    # Content with problems, or none at all, leaves the list of material as it is.
    base = load(_CONTENT).base if _CONTENT.is_dir() else None
    if base is not None:
        files["material.md"] = material_file(material_lines(base))
    try:
        for name, text in files.items():
            write_text(target / name, text)
    except OSError:
        return refuse_to_write(options.target)
    print(f"{options.target} 里的 {len(files)} 个文件是最新的。")
    return CLEAN
