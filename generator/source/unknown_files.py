"""Files in the content folder that are neither records nor pages."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from generator.model.layout import layout_of
from generator.source.problem import Place, Problem

# What systems and editors leave beside the files being edited. Nobody writes or reads it, and it is
# never published: refusing it would only be in the way.
_DROPPINGS = re.compile(
    r"Thumbs\.db|ehthumbs(?:_vista)?\.db|desktop\.ini|Icon\r|__MACOSX|\$RECYCLE\.BIN"
    r"|~\$.*|~.*\.tmp|#.*#|4913",
    re.IGNORECASE,
)
_AS_TEXT = re.compile(r"(.+\.)(?:(ya?ml)|md)(?:\.te?xt)+", re.IGNORECASE)  # as Notepad names it
_PAGE = re.compile(r"\.(?:markdown|mdown|mkdn?|mdwn|mdtxt|rst)$|\.M[Dd]$|\.mD$")
_COPY = re.compile(
    r"~$|\.(?:bak|backup|orig|old|save|rej|tmp|temp|swp|part)\d*$|\.(?:yml|yaml|md)\W*(?:\d|copy|副本)",
    re.IGNORECASE,
)
_COPIED = re.compile(
    r"(.*[a-z0-9])(?:[ _-]*(?:[(（]\d+[)）]|副本|复件|拷贝|copy|Copy)(?:[ _-]*[(（]?\d+[)）]?)?"
    r"| \d+)\.ya?ml"
)
_OFFICE = re.compile(
    r"\.(?:docx?|docm|dotx?|xlsx?|xlsm|csv|pptx?|wps|et|dps|odt|ods|rtf|pdf|pages|numbers|key"
    r"|html?|mht)$",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|heic|ico|avif|psd|mp[34]|m4a|mov|avi|wav)$",
    re.IGNORECASE,
)
_AWAY = "移到 content 文件夹外面，或删掉"


def visible_files(root: Path) -> Iterator[str]:
    """Every file of a folder that is not hidden, relative to it with `/`, in order.

    Includes folders that are named like a content file, so that they can be refused.
    """
    for path in sorted(root.rglob("*")):
        file = path.relative_to(root)
        if any(part.startswith(".") or _DROPPINGS.fullmatch(part) for part in file.parts):
            continue
        if not path.is_dir() or path.suffix in (".yml", ".yaml", ".md"):
            yield file.as_posix()


def meant_file(file: str) -> str | None:
    """The content file that a wrongly named one was meant to be, or None.

    Its content is unknown, so nothing is reported about records that may be in it.
    """
    as_text = _AS_TEXT.fullmatch(file)
    stem = as_text[1].rstrip(".") if as_text and as_text[2] else file.rpartition(".")[0]
    meant = f"{stem}.yml"
    return meant if layout_of(meant) is not None else None


def copied_from(file: str, others: Collection[str]) -> str | None:
    """The record's file that a file is a copy of, as a system names it, or None."""
    copy = _COPIED.fullmatch(file)
    original = f"{copy[1]}.yml" if copy else ""
    return original if original in others else None


def copied_file_problem(original: str, path: str) -> Problem:
    """The problem of a copy of a record; `path` is how messages name it."""
    name = PurePosixPath(original).name
    hint = "不要它，就删掉；要照着写新的一条，就换一个英文的文件名，里面换掉标题和内容。"
    return Problem("KB008", Place(path), f"这个文件像是 {name} 的副本。", hint)


def misplaced_file_problem(file: str, path: str) -> Problem:
    """The problem of a YAML file that belongs to no kind; `path` is how messages name it."""
    hint = f"放进种类的文件夹，例如 steps/编号.yml，后缀用 .yml；不要它，就{_AWAY}。"
    name = PurePosixPath(file).name
    if name != file and layout_of(name) is not None:
        hint = (
            f"{name} 直接放在 content 里，不放进文件夹；那里已经有了，就把要的并进去，再删掉这个。"
        )
    elif meant := meant_file(file):
        hint = f"改名为 {PurePosixPath(meant).name.lower()}。"
    return Problem("KB005", Place(path), "这个文件不属于任何种类。", hint)


def unknown_file_problem(file: str, path: str) -> Problem:
    """The problem of a file that does not belong here; `path` is how messages name it."""
    name = PurePosixPath(file).name
    return Problem("KB008", Place(path), "这个文件不是记录，也不是手写页面。", _advice(file, name))


def _advice(file: str, name: str) -> str:
    as_text = _AS_TEXT.fullmatch(file)
    meant = f"{as_text[1]}{'yml' if as_text[2] else 'md'}" if as_text else ""
    if meant.endswith(".md") or layout_of(meant) is not None:
        return (
            f"改名为 {PurePosixPath(meant).name}。看不到末尾的 .txt，"
            "就先在文件夹的“查看”里打开“文件扩展名”。"
        )
    if _PAGE.search(name):
        return f"手写页面以 .md 结尾：改名为 {PurePosixPath(name).stem}.md。"
    if _COPY.search(name):
        return f"像是备份或没写完的副本：{_AWAY}；每一次改动都有记录，不用另存。"
    if _OFFICE.search(name):
        return f"网站只读 .yml 和 .md：把要写的话写进记录或页面，再把它{_AWAY}。"
    if _PICTURE.search(name):
        return f"网站不放图片和录音：{_AWAY}；要说的用文字写。"
    return f"{_AWAY}；content 里只放记录（.yml）和手写页面（.md）。"
