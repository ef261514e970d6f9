"""`changes`: the records that differ between two content folders, before and after."""

import argparse

from generator.changes import report
from generator.commands.parser import CLEAN, Commands, load_checked


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "changes", help="比较两个内容文件夹，列出每条改动前后在网页上的样子"
    )
    parser.add_argument("old", metavar="OLD", help="改之前的内容文件夹")
    parser.add_argument("new", metavar="NEW", help="改之后的内容文件夹")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints Markdown."""
    old = load_checked(options.old)
    if isinstance(old, int):
        return old
    new = load_checked(options.new)
    if isinstance(new, int):
        return new
    print(report(old, new))
    return CLEAN
