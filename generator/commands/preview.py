"""`preview`: the site on this machine while it is being edited."""

import argparse
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.commands.shared import CLEAN, PROBLEMS, Commands, refuse

_ADDRESS = re.compile(r"(?:(?P<host>\[[0-9a-fA-F:]+\]|[\w.-]+):)?(?P<port>[0-9]{1,5})")


class ListenAddress(NamedTuple):
    """Where a preview listens."""

    host: str
    port: int


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("preview", help="在自己的电脑上看网站的样子，保存就更新")
    parser.add_argument(
        "--dev-addr",
        type=_address,
        default=ListenAddress("127.0.0.1", 8000),
        metavar="地址",
        help="在哪里看，默认 127.0.0.1:8000；只写端口也行，如 8001",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serves until somebody stops it."""
    if not Path("mkdocs.yml").is_file():
        return refuse("这里没有 mkdocs.yml，不是网站的文件夹。先换到有它的文件夹，再运行一次。")
    from generator.plugin.preview.waiting import is_free, run_preview  # MkDocs, for nobody else

    host, port = options.dev_addr
    if not is_free(host, port):
        way = f"先停下它，或者换一个：python -m generator preview --dev-addr {port + 1}。"
        return refuse(f"{host}:{port} 有人在用，多半是上一次的预览还开着。{way}", PROBLEMS)
    with suppress(KeyboardInterrupt):  # how one stops it
        run_preview(Path.cwd(), host, port)
    return CLEAN


def _address(text: str) -> ListenAddress:
    found = _ADDRESS.fullmatch(text)
    if found is None or not 0 < int(found["port"]) < 65536:
        raise argparse.ArgumentTypeError(f"「{text}」不是地址，写成 127.0.0.1:8001 或 8001")
    return ListenAddress((found["host"] or "127.0.0.1").strip("[]"), int(found["port"]))
