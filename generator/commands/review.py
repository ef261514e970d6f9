"""`review`: which records are due for review."""

import argparse
import datetime
import sys

from generator.authoring.find import Due, due
from generator.commands.shared import CLEAN, USAGE, Commands, add_folder, day, load_folder
from generator.source import clock


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "review", help="列出该重新核对的记录，依据最旧的在前", example="--stale 180"
    )
    span = parser.add_mutually_exclusive_group(required=True)
    span.add_argument(
        "--before", type=day, metavar="日期", help="上次核对早于这一天的，如 2026-11-21"
    )
    span.add_argument(
        "--stale", type=_days, metavar="天数", help="上次核对到今天超过这么多天的，如 180"
    )
    parser.add_argument("--today", type=day, metavar="日期", help="把这一天当作今天，配合 --stale")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints one line for each record that is due."""
    loaded = load_folder(options.folder)
    if loaded is None:
        return USAGE
    before = options.before
    if before is None:
        now = options.today or clock.today()
        before = now - datetime.timedelta(days=min(options.stale, now.toordinal() - 1))
    found = due(loaded.folder.records, before)
    for one in found:
        key = loaded.folder.keys[one.record.id]
        where = f"{key.path}:{key.line}"
        print(f"{_age(one)}  {one.record.label}「{one.record.title}」 {one.record.ref}  {where}")
    print(f"共 {len(found)} 条，上次核对早于 {before}。" if found else f"没有早于 {before} 的。")
    if loaded.problems:
        count = len(loaded.problems)
        print(f"内容还有 {count} 个问题，没写好的记录可能没有列出来。", file=sys.stderr)
    return CLEAN


def _age(one: Due) -> str:
    """When a record was reviewed, and its oldest source if that was earlier."""
    older = f"（最旧的依据 {one.oldest}）" if one.oldest < one.record.reviewed else ""
    return f"{one.record.reviewed}{older}"


def _days(text: str) -> int:
    if not text.isdecimal() or not text.isascii():
        raise argparse.ArgumentTypeError(f"「{text}」不是天数，写成 180 这样")
    return int(text)
