"""The parser of the shell's commands: usage and errors in Chinese."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

# argparse's messages, and ours.
_SAYINGS = (
    (r"the following arguments are required: (.+)", r"还缺：\1。"),
    (r"one of the arguments (.+) is required", r"这些里要写一个：\1。"),
    (r"unrecognized arguments: (.+)", r"看不懂这一部分：\1。"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 可以是好几个选项，写全一点：\2。"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1 不能是 \2，可以写：\3。"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 和 \2 只能写一个。"),
    (r"argument (.+): expected one argument", r"\1 后面还要写一个值。"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 后面不用写值：\2。"),
    (r"argument (.+?): (.+)", r"\1：\2。"),
)


class Formatter(argparse.HelpFormatter):
    """Help in Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """How a command is written; argparse has a prefix of its own only for subcommands."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says how the command is written, and what was wrong."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "formatter_class": Formatter, "add_help": False})
        self._positionals.title, self._optionals.title = "依次写", "可以加的选项"
        self.add_argument("-h", "--help", action="help", help="显示这些说明")

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2."""
        for saying, ours in _SAYINGS:
            if found := re.fullmatch(saying, message):
                message = found.expand(ours)
                break
        self.exit(2, f"{self.format_usage()}这条命令没有写对：{message}加上 -h 看怎样写。\n")
