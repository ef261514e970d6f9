"""What the commands share: exit codes, the folder they work on, how they say no."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = object

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def add_folder(parser: argparse.ArgumentParser) -> None:
    """The optional last argument: the content folder."""
    parser.add_argument(
        "folder", nargs="?", default="content", metavar="FOLDER", help="内容文件夹，默认 content"
    )


def refuse(message: str, code: int = USAGE) -> int:
    """Says why a command did nothing."""
    print(message, file=sys.stderr)
    return code


def is_folder(name: str) -> bool:
    """Whether there is such a folder; says so when there is none."""
    if Path(name).is_dir():
        return True
    refuse(f"没有这个文件夹：{name}")
    return False
