"""`changes`: the records that differ between two content folders, before and after."""

import argparse

from generator.authoring.changes import report
from generator.commands.shared import CLEAN, PROBLEMS, USAGE, Commands, checked, load_folder


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "changes",
        help="比较两个内容文件夹，列出每条改动前后在网页上的样子",
        example="改之前的文件夹 content",
    )
    parser.add_argument("old", metavar="旧文件夹", help="改之前的内容文件夹")
    parser.add_argument("new", metavar="新文件夹", help="改之后的内容文件夹")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints Markdown."""
    sides = []
    for name in (options.old, options.new):
        loaded = load_folder(name)
        if loaded is None:
            return USAGE
        base = checked(loaded, name)
        if base is None:
            return PROBLEMS
        sides.append(base)
    print(report(*sides))
    return CLEAN
