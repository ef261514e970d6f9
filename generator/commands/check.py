"""`check`: what is wrong with the content, where, and how to repair it."""

import argparse
import os
import sys
from pathlib import Path
from typing import TextIO

from generator.authoring.codes import explain, nearest_codes
from generator.commands.fix import make_repairs, show_repairs
from generator.commands.shared import (
    CLEAN,
    PROBLEMS,
    USAGE,
    Commands,
    add_folder,
    day,
    is_folder,
    refuse,
)
from generator.source import clock
from generator.source.load import load
from generator.source.problem import Problem
from generator.source.report import format_github, format_json, format_report


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "check", help="检查内容，指出每个问题的位置和修法", example="--diff"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        metavar="格式",
        help="怎样写出来：text 给人看（默认），json 给程序，github 标在合并请求里",
    )
    parser.add_argument("--explain", metavar="代码", help="讲讲一个代码：规则、错的和对的例子")
    parser.add_argument(
        "--today",
        type=day,
        metavar="日期",
        help="今天的日期，核对日期不能比它晚；不写就是现在",
    )
    parser.add_argument(
        "--due",
        action="store_true",
        help="连到期该再核对的号码也说，每天夜里的检查用它",
    )
    repairs = parser.add_mutually_exclusive_group()
    repairs.add_argument("--fix", action="store_true", help="只有一种改法的地方，自动改好")
    repairs.add_argument("--diff", action="store_true", help="只显示 --fix 会改什么，不改文件")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reports every problem of a folder, or does what an option asks for instead."""
    if options.explain is not None:
        return _explain(options.explain)
    if not is_folder(options.folder):
        return USAGE
    folder = Path(options.folder)
    if options.diff:
        return show_repairs(folder)
    if options.fix:
        failed = make_repairs(folder, quiet=options.format != "text")
        if failed:
            return failed
    today = options.today or clock.latest_day()
    loaded = load(folder, folder.as_posix(), today, due=options.due)
    print_problems(loaded.problems, options.format)
    return PROBLEMS if loaded.problems else CLEAN


def _explain(code: str) -> int:
    """Prints the rule of a code, with a wrong and a right example."""
    text = explain(code.upper())
    if text is None:
        near = "、".join(nearest_codes(code))
        where = "代码写在每个问题的前面，例如 STG002；全部在 reference/codes.md。"
        return refuse(f"没有「{code}」这个代码。{f'是不是 {near}？' if near else where}")
    print(text)
    return CLEAN


def print_problems(problems: tuple[Problem, ...], style: str = "text") -> None:
    """Prints problems in one of the formats."""
    if style == "json":
        print(format_json(problems))
    elif style == "github":
        for problem in problems:
            print(format_github(problem))
        if problems:  # GitHub shows ten annotations per step and drops the rest
            print(format_report(problems), file=sys.stderr)
    else:
        print(format_report(problems, colour=_wants_colour(sys.stdout)))


def _wants_colour(stream: TextIO) -> bool:
    """Whether a terminal shows colours and nobody asked for none."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain
