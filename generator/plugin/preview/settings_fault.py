"""What MkDocs says of its settings, at their line and in the words of this house."""

import re
from pathlib import Path
from typing import NamedTuple

from generator.source.parse import read_yaml
from generator.source.report import format_text

_UNKNOWN_TAG = "YML011"  # MkDocs has some of its own, such as `!ENV`; content may have none
_NO_FILE = re.compile(r"Config file '.*' does not exist")
_NO_YAML = "parsing the configuration file"
_OPTION = re.compile(r"Config value '(?P<option>\w+)'")
# MkDocs' messages, and ours: what is wrong, and what to do. The first group is what is written.
_SAYINGS = (
    (r"Unrecognised theme name: '(.+?)'.*", "没有叫「{}」的主题。", "改回 material。"),
    (
        r"The path set in custom_dir \('(?:.*[/\\])?(.+?)'\) does not exist.*",
        "custom_dir 里写的文件夹「{}」没有。",
        "写错了就改成 overrides；文件夹不见了，就从版本库里取回它。",
    ),
    (
        r"The path '(?:.*[/\\])?(.+?)' isn't an existing directory.*",
        "没有这个文件夹：「{}」。",
        "写错了就改成 content；文件夹不见了，就从版本库里取回它。",
    ),
    (
        r"Failed to load extension '(.+?)'.*",
        "没有叫「{}」的 Markdown 扩展。",
        "看看名字有没有写错；用不着就删掉这一行。",
    ),
    (
        r'The "(.+?)" plugin is not installed.*',
        "没有叫「{}」的插件。",
        "看看名字有没有写错，这里只用 yuqi-guide；没有写错，就再运行一次“装好要用的东西”。",
    ),
)


class SettingsFault(NamedTuple):
    """What is wrong, with what to do about it if that is known, and the place."""

    text: str
    hint: str | None
    line: int = 1
    column: int = 1


def settings_fault(said: str, settings: Path) -> SettingsFault | None:
    """What MkDocs means if it speaks of its settings, else None."""
    if _NO_FILE.search(said):
        return SettingsFault(f"没有 {settings.name} 这个文件。", "从版本库里取回它。")
    option = _OPTION.search(said)
    if _NO_YAML not in said and option is None:
        return None
    try:
        content = settings.read_bytes()
    except OSError:
        return None
    if option is None:
        return _in_yaml(content, settings.name)
    message = said[option.end() :].removeprefix(": ")
    for saying, ours, hint in _SAYINGS:
        if found := re.fullmatch(saying, message, re.DOTALL):
            line, column = _place(content, found[1]) or _place(content, option["option"]) or (1, 1)
            return SettingsFault(ours.format(found[1]), hint, line, column)
    line, column = _place(content, option["option"]) or (1, 1)
    return SettingsFault(f"{option['option']} 不能这样写，MkDocs 说：{message}", None, line, column)


def _in_yaml(content: bytes, name: str) -> SettingsFault | None:
    """The first mistake in the file, told as one of the content is."""
    found = (one for one in read_yaml(content, name)[1] if one.code != _UNKNOWN_TAG)
    problem = next(found, None)
    if problem is None:
        return None
    place = problem.place
    told, _, hint = format_text(problem).partition(": ")[2].rpartition("\n  修复：")
    return SettingsFault(told, hint, place.line, place.column)


def _place(content: bytes, sought: str) -> tuple[int, int] | None:
    """Line and column of a word in a file, comments aside."""
    word = re.compile(rf"(?<![\w-]){re.escape(sought)}(?![\w-])")
    for number, line in enumerate(content.decode("utf-8", "replace").split("\n"), start=1):
        if found := word.search(line.partition(" #")[0]):
            return number, found.start() + 1
    return None
