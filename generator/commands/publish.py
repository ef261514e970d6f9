"""`publish`: makes of a built site the folder that a server serves."""

import argparse
import os
from pathlib import Path

from generator.commands.shared import (
    CLEAN,
    PROBLEMS,
    Commands,
    is_folder,
    read_files,
    refuse,
    refuse_to_write,
)
from generator.model.layout import SITE
from generator.output import write_served_folder
from generator.publishing.hosting import compressors, kept_names, served_files

_A_SITE_HAS = "data/v1/knowledge-base.json"


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "publish",
        help="把生成好的站点放进服务器用的文件夹：压缩好，并留着上一版还有人在用的文件",
        example="site public",
    )
    parser.add_argument("site", metavar="站点", help="mkdocs build 生成的文件夹，例如 site")
    parser.add_argument("target", metavar="目标文件夹", help="服务器用的文件夹；没有就新建")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes what differs, what pages need first, and says what was done."""
    if not is_folder(options.site):
        return PROBLEMS
    site, target = (Path(os.path.realpath(name)) for name in (options.site, options.target))
    if not (site / _A_SITE_HAS).is_file():
        return refuse(
            f"{options.site} 里不是生成好的站点。先运行 python -m mkdocs build。", PROBLEMS
        )
    if target.exists() and not target.is_dir():
        return refuse(f"这不是文件夹：{options.target}")
    if target == site or target in site.parents or site in target.parents:
        return refuse("站点和目标文件夹要分开放，不能一个在另一个里面。")
    if any((folder / SITE).is_file() for folder in (target, *target.parents)):
        return refuse("不能放进内容文件夹里面。")
    try:
        before = read_files(target)
        files = served_files(read_files(site), before)
        synced = write_served_folder(files, target)
    except OSError as error:
        return refuse_to_write(options.target, error)
    if synced.foreign:
        names = "、".join(synced.foreign[:5])
        return refuse(f"{options.target} 里这些文件不是发布时放进去的，没有动：{names}", PROBLEMS)
    count = len(kept_names(files))
    ways = "、".join(sorted(ending.removeprefix(".") for ending in compressors()))
    print(f"写了 {len(synced.written)} 个文件，删了 {len(synced.deleted)} 个。")
    print(f"压缩：{ways}。上一版还留着 {count} 个文件，给已经打开的网页用。")
    return CLEAN
