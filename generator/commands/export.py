"""`export`: writes the generated and the hand-written pages for any other builder."""

import argparse
from pathlib import Path

from generator.commands.check import print_problems
from generator.commands.shared import (
    CLEAN,
    PROBLEMS,
    USAGE,
    Commands,
    add_folder,
    load_folder,
    refuse,
    refuse_to_write,
)
from generator.model.address import reason_against
from generator.output import write_folder
from generator.publishing.build import build
from generator.publishing.pages import Publication
from generator.source.problem import brief


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "export", help="把生成的页面写到文件夹，供别的工具使用", example="页面"
    )
    parser.add_argument("target", metavar="目标文件夹", help="写到哪里；没有就新建")
    add_folder(parser)
    parser.add_argument(
        "--repository", default="", metavar="网址", help="源码仓库网址，用于编辑链接"
    )
    parser.add_argument(
        "--site-url", default="", metavar="网址", help="站点将来的网址，用于给搜索引擎的数据"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes what differs below the target, or says why not."""
    loaded = load_folder(options.folder)
    if loaded is None:
        return USAGE
    if loaded.base is None:
        print_problems(loaded.problems)
        return PROBLEMS
    for option in ("--repository", "--site-url"):
        address = getattr(options, option[2:].replace("-", "_"))
        if address and (reason := reason_against(address, anywhere=True)):
            return refuse(f"{option} 不能用：「{brief(address)}」。{reason.message}{reason.hint}")
    target, content = Path(options.target), Path(options.folder)
    if target.exists() and not target.is_dir():
        return refuse(f"这不是文件夹：{options.target}")
    if content.resolve() in (target.resolve(), *target.resolve().parents):
        return refuse("不能导出到内容文件夹里面。")
    built = build(loaded.base, _publication(options))
    try:
        synced = write_folder({**built.written, **built.files}, target)
    except OSError as error:
        return refuse_to_write(options.target, error)
    if synced.foreign:
        names = "、".join(synced.foreign[:5])
        return refuse(f"这些文件不是导出生成的，没有动：{names}", PROBLEMS)
    print(f"写了 {len(synced.written)} 个文件，删了 {len(synced.deleted)} 个。")
    return CLEAN


def _publication(options: argparse.Namespace) -> Publication:
    """Where the pages will stand, and where their records are edited, as far as it was said."""
    site_url = f"{options.site_url.rstrip('/')}/" if options.site_url else ""
    return Publication(repository=options.repository.rstrip("/"), site_url=site_url)
