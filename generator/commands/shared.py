"""What the commands share: exit codes, arguments, reading content, and refusing."""

import argparse
import datetime
import difflib
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.authoring.find import find, nearest_records
from generator.authoring.unfinished import in_doubt, readable
from generator.model import KnowledgeBase, Record
from generator.output import MANIFEST, reason_of, write_text
from generator.source.folder import ContentFolder
from generator.source.load import Loaded, load

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Any]
else:
    Commands = object

CLEAN, PROBLEMS, USAGE = 0, 1, 2
_MOST_FILES = 3  # are named in one line


def add_folder(parser: argparse.ArgumentParser) -> None:
    """The optional last argument: the content folder."""
    parser.add_argument(
        "folder",
        nargs="?",
        default="content",
        metavar="内容文件夹",
        help="要看的内容在哪里，默认 content",
    )


def day(text: str) -> datetime.date:
    """A day as an argument of a command: `2026-11-21`."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"「{text}」不是日期，写成 2026-11-21 这样")


def refuse(message: str, code: int = USAGE) -> int:
    """Says why a command did nothing."""
    print(message, file=sys.stderr)
    return code


def refuse_to_write(name: str, error: OSError) -> int:
    """Reports that a file or folder cannot be written, and why."""
    return refuse(f"写不了 {name}：{reason_of(error)}。", PROBLEMS)


def is_folder(name: str) -> bool:
    """Whether there is such a folder; reports it if not."""
    if Path(name).is_dir():
        return True
    if Path(name).exists():
        refuse(f"这里要写文件夹，不是文件：{name}。内容总是整个文件夹一起看，例如 content。")
    else:
        refuse(f"没有这个文件夹：{name}")
    return False


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path below it, but for our own note of what we made there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def load_folder(name: str) -> Loaded | None:
    """What a folder holds, its problems named as given; None, reported, if there is none."""
    return load(Path(name), Path(name).as_posix()) if is_folder(name) else None


def checked(loaded: Loaded, name: str) -> KnowledgeBase | None:
    """The knowledge base of a folder; None, reported, if there are problems."""
    if loaded.base is None:
        advice = "先运行 python -m generator check 看是哪些，改好再来。"
        refuse(f"{name} 里有 {len(loaded.problems)} 个问题。{advice}", PROBLEMS)
    return loaded.base


class Chosen(NamedTuple):
    """A record that was named, the knowledge base it belongs to, and where all of it stands.

    While some of the content is being written the base holds what is known of it, and `doubtful`
    are the files of which something could not be read.
    """

    record: Record
    base: KnowledgeBase
    folder: ContentFolder
    doubtful: tuple[str, ...]
    has_problems: bool

    @property
    def is_written_out(self) -> bool:
        """Whether the record itself could be read as a whole."""
        return self.record.id not in self.folder.partial

    @property
    def place(self) -> str:
        """Where the record begins."""
        key = self.folder.keys[self.record.id]
        return f"{key.path}:{key.line}"


def add_record(parser: argparse.ArgumentParser, metavar: str = "编号") -> None:
    """The first argument: a record."""
    parser.add_argument("id", metavar=metavar, help="记录的编号、种类/编号，或标题")


def choose_record(options: argparse.Namespace) -> Chosen | int:
    """The record named by its id, `kind/id` or title; else the exit code, the reason reported.

    Other records may be unfinished: what was left out because of that is reported.
    """
    loaded = load_folder(options.folder)
    if loaded is None:
        return USAGE
    base, doubtful = readable(loaded), in_doubt(loaded.folder)
    record = find(base, options.id)
    if record is None:
        close = "\n".join(f"  {one.id}（{one.title}）" for one in nearest_records(base, options.id))
        refuse(f"没有叫「{options.id}」的记录。最接近的是：\n{close}", PROBLEMS)
    if loaded.problems:
        refuse(_left_out(options.folder, len(loaded.problems), doubtful))
    if record is None:
        return PROBLEMS
    return Chosen(record, base, loaded.folder, tuple(doubtful), bool(loaded.problems))


def _left_out(name: str, count: int, doubtful: list[str]) -> str:
    """What a look at unfinished content does not see."""
    files = "、".join(f"{Path(name).as_posix()}/{file}" for file in doubtful[:_MOST_FILES])
    more = f" 等 {len(doubtful)} 个文件" if len(doubtful) > _MOST_FILES else ""
    lost = f"，没写好的部分没有算进来：{files}{more}" if doubtful else ""
    return f"{name} 里还有 {count} 个问题{lost}。运行 python -m generator check 看是哪些。"


def add_target(parser: argparse.ArgumentParser, folder: str) -> None:
    """The optional last argument of a command that writes generated files: the folder for them."""
    parser.add_argument(
        "target", nargs="?", default=folder, metavar="目标文件夹", help=f"写到哪里，默认 {folder}"
    )


def write_generated(target: str, make: Callable[[], Mapping[str, str]]) -> int:
    """Writes the files that `make` returns into a folder, or says why not; gives the exit code."""
    folder = Path(target)
    if folder.exists() and not folder.is_dir():
        return refuse(f"这不是文件夹：{target}")
    files = make()
    try:
        for name, text in files.items():
            write_text(folder / name, text)
    except OSError as error:
        return refuse_to_write(target, error)
    print(f"{target} 里的 {len(files)} 个文件是最新的。")
    return CLEAN


def line_difference(name: str, before: str, after: str, when: str) -> list[str]:
    """What changes in a file, line by line; `when` says when it is so. Line ends do not count."""
    old, new = (text.replace("\r\n", "\n").split("\n") for text in (before, after))
    return list(difflib.unified_diff(old, new, f"{name}（现在）", f"{name}（{when}）", lineterm=""))


def add_write(parser: argparse.ArgumentParser) -> None:
    """The option without which a command only shows what it would change."""
    parser.add_argument("--write", action="store_true", help="写进文件；不加只显示会改什么")


def change_files(
    root: Path,
    texts: Mapping[str, tuple[str, str]],
    when: str,
    moved: tuple[str, str] | None = None,
    *,
    write: bool,
) -> int:
    """Shows what changes in files of `root`, and then writes all of it if asked to.

    `texts` gives each file's text before and after, `moved` the old and new name of a file whose
    name changes with its text. Returns the exit code.
    """
    for file, (before, after) in texts.items():
        print("\n".join(line_difference((root / file).as_posix(), before, after, when)))
    if moved:
        print("文件改名：{} → {}".format(*((root / file).as_posix() for file in moved)))
    if not write:
        print("\n以上只是预览，没有改文件；要改就加上 --write。")
        return CLEAN
    try:
        for file, (_, after) in texts.items():
            if moved and file == moved[0]:
                write_text(root / moved[1], after, instead_of=root / file)
            else:
                write_text(root / file, after)
    except OSError as error:
        return refuse_to_write(root.as_posix(), error)
    print("\n写好了。接着运行 python -m generator check。")
    return CLEAN
