"""What the commands share: exit codes, the folder they work on, how they say no."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.knowledge import load
from generator.model import KnowledgeBase

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Any]
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


def load_checked(name: str) -> KnowledgeBase | int:
    """The knowledge base of a folder; an exit code when it cannot be had, said on the side."""
    if not is_folder(name):
        return USAGE
    loaded = load(Path(name), Path(name).as_posix())
    if loaded.base is None:
        count = len(loaded.problems)
        advice = "先运行 python -m generator check 看是哪些，改好再来。"
        return refuse(f"{name} 里有 {count} 个问题。{advice}", PROBLEMS)
    return loaded.base
