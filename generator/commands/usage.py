"""The parser of the shell's commands: usage and errors in Chinese."""

import argparse
import difflib
import re
from collections.abc import Iterable
from typing import Any, NoReturn

COMMAND = "命令"  # how the place of a command is called

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
    """Says how the command is written, and what was wrong.

    `example` are arguments of an actual call, which say more than the brackets of the usage.
    """

    def __init__(self, example: str = "", **options: Any) -> None:
        super().__init__(**{**options, "formatter_class": Formatter, "add_help": False})
        self.example = example
        self.set_defaults(used=self)  # whose usage is shown when something is left over
        self.epilog = f"例如：{self.prog} {example}" if example else None
        self._positionals.title, self._optionals.title = "依次写", "可以加的选项"
        self.add_argument("-h", "--help", action="help", help="显示这些说明")

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2."""
        if message.endswith(f"required: {COMMAND}"):
            self.exit(2, f"{self.format_help()}\n还要写上做什么，例如：{self.prog} check\n")
        if unknown := re.match(rf"argument {COMMAND}: invalid choice: '(.+?)' ", message):
            self.exit(2, f"{self.format_help()}\n{self._unknown(unknown[1], message)}\n")
        for saying, ours in _SAYINGS:
            if found := re.fullmatch(saying, message):
                message = _listed(found.expand(ours))
                break
        how = f"{self.epilog}\n" if self.epilog else ""
        said = f"这条命令没有写对：{message}加上 -h 看怎样写。\n"
        self.exit(2, f"{self.format_usage()}{said}{how}")

    def _unknown(self, name: str, message: str) -> str:
        """What is said of a command that does not exist; argparse's message names all there are."""
        known = re.findall(r"[a-z]+", message.partition("choose from")[2])
        close = difflib.get_close_matches(name, known, n=1)
        meant = f"是不是 {close[0]}？" if close else "从上面选一个。"
        return f"没有「{name}」这个命令。{meant}"


def _listed(message: str) -> str:
    """A message with its list of words, if it ends in one, as one writes them."""
    said, colon, words = message.partition("：")
    return said + colon + (words.replace("'", "").replace(", ", "、") if colon else words)
