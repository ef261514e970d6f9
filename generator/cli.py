"""The shell's door: check and export. Only it and its commands print and choose exit codes."""

import argparse
import datetime
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from generator import commands
from generator.codes import explain, nearest_codes
from generator.commands.fix import make_repairs, show_repairs
from generator.commands.usage import Parser
from generator.handbook import update_handbook
from generator.knowledge import load
from generator.model import KnowledgeBase
from generator.output import write_folder, write_text
from generator.pages import Publication
from generator.pipeline import build
from generator.problems import Problem, format_github, format_json, format_report

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns 0 when clean, 1 with problems, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):  # Windows consoles may not be UTF-8
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    if "run" in options:
        return int(options.run(options))
    if options.command == "handbook":
        return _update_handbook(Path(options.guide))
    if options.command == "check" and options.explain:
        return _explain(options.explain)
    folder = Path(options.folder)
    if not folder.is_dir():
        print(f"没有这个文件夹：{options.folder}", file=sys.stderr)
        return USAGE
    if options.command == "check" and options.diff:
        return show_repairs(folder)
    if options.command == "check" and options.fix:
        failed = make_repairs(folder, quiet=options.format != "text")
        if failed:
            return failed
    today = options.today if options.command == "check" else None
    with _no_collector():
        loaded = load(folder, folder.as_posix(), today)
    if options.command == "check" or loaded.base is None:
        _print_problems(loaded.problems, options.format)
        return PROBLEMS if loaded.problems else CLEAN
    return _export(loaded.base, options)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Reading makes many small values and no cycles; looking for some costs a quarter of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _explain(code: str) -> int:
    """Prints the rule of a code, with a wrong and a right example."""
    text = explain(code.upper())
    if text is None:
        print(f"没有 {code} 这个代码。是不是 {'、'.join(nearest_codes(code))}？", file=sys.stderr)
        return USAGE
    print(text)
    return CLEAN


def _update_handbook(guide: Path) -> int:
    """Makes the generated tables of the contributors' guide anew."""
    if not guide.is_file():
        print(f"没有这个文件：{guide}", file=sys.stderr)
        return USAGE
    text = guide.read_text(encoding="utf-8")
    write_text(guide, update_handbook(text))
    return CLEAN


def _export(base: KnowledgeBase, options: argparse.Namespace) -> int:
    """Writes the generated and the hand-written pages below a folder."""
    target, content = Path(options.target), Path(options.folder)
    if target.exists() and not target.is_dir():
        print(f"这不是文件夹：{options.target}", file=sys.stderr)
        return USAGE
    if content.resolve() in (target.resolve(), *target.resolve().parents):
        print("不能导出到内容文件夹里面。", file=sys.stderr)
        return USAGE
    built = build(base, Publication(repository=options.repository.rstrip("/")))
    written = {name: text.encode() for name, text in base.pages.items()}
    synced = write_folder({**written, **built.files}, target)
    if synced.foreign:
        print("这些文件不是导出生成的，没有动：" + "、".join(synced.foreign[:5]), file=sys.stderr)
        return PROBLEMS
    print(f"写了 {len(synced.written)} 个文件，删了 {len(synced.deleted)} 个。")
    return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m generator", description="逾期指南的生成器")
    added = parser.add_subparsers(dest="command", required=True)
    check = added.add_parser("check", help="检查内容，指出每个问题的位置和修法")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--explain", metavar="CODE", help="讲讲一个代码：规则、错的和对的例子")
    check.add_argument(
        "--today",
        type=_date,
        default=_latest_date(),
        metavar="DATE",
        help="今天的日期，核对日期不能比它晚；不写就是现在",
    )
    check.add_argument("folder", nargs="?", default="content", metavar="FOLDER")
    repairs = check.add_mutually_exclusive_group()
    repairs.add_argument("--fix", action="store_true", help="只有一种改法的地方，自动改好")
    repairs.add_argument("--diff", action="store_true", help="只显示 --fix 会改什么，不改文件")
    export = added.add_parser("export", help="把生成的页面写到文件夹，供别的工具使用")
    export.add_argument("target", metavar="DIR")
    export.add_argument("folder", nargs="?", default="content", metavar="FOLDER")
    export.add_argument("--repository", default="", help="源码仓库网址，用于编辑链接")
    export.set_defaults(format="text")
    handbook = added.add_parser("handbook", help="更新 CONTRIBUTING.md 里的字段表和规则表")
    handbook.add_argument("guide", nargs="?", default="CONTRIBUTING.md", metavar="FILE")
    commands.register(added)
    return parser


def _print_problems(problems: tuple[Problem, ...], style: str) -> None:
    if style == "json":
        print(format_json(problems))
        return
    if style == "github":
        for problem in problems:
            print(format_github(problem))
        return
    print(format_report(problems, colour=_wants_colour(sys.stdout)))


def _wants_colour(stream: TextIO) -> bool:
    """Whether a terminal shows colours and nobody asked it not to."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"日期写成 2026-11-21 这样：{text}") from error


def _latest_date() -> datetime.date:
    """Today, where on Earth it is latest: a contributor east of the server is no liar."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()
