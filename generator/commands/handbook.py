"""`handbook`: makes the generated tables of the contributors' guide anew."""

import argparse
from pathlib import Path

from generator.commands.shared import CLEAN, Commands, refuse, refuse_to_write
from generator.handbook import update_handbook
from generator.output import write_text


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("handbook", help="更新 CONTRIBUTING.md 里的字段表和规则表")
    parser.add_argument(
        "guide",
        nargs="?",
        default="CONTRIBUTING.md",
        metavar="文件",
        help="表在哪个文件里，默认 CONTRIBUTING.md",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Rewrites the guide, or says why not."""
    guide = Path(options.guide)
    if not guide.is_file():
        return refuse(f"没有这个文件：{options.guide}")
    try:
        text = guide.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return refuse(f"读不了 {options.guide}：看看有没有读取权限，是不是用 UTF-8 保存的。")
    try:
        renewed = update_handbook(text)
    except ValueError as error:
        return refuse(f"没有改 {options.guide}：{error}。")
    try:
        write_text(guide, renewed)
    except OSError:
        return refuse_to_write(options.guide)
    return CLEAN
