"""The parser of the shell's commands; what was typed wrong is said in Chinese."""

import argparse
import re
from typing import NoReturn

# What argparse says, and how it is said here.
_SAYINGS = (
    (r"the following arguments are required: (.+)", r"还缺：\1。"),
    (r"one of the arguments (.+) is required", r"这些里要写一个：\1。"),
    (r"unrecognized arguments: (.+)", r"看不懂这一部分：\1。"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1 不能是 \2，可以写：\3。"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 和 \2 只能写一个。"),
    (r"argument (.+): expected one argument", r"\1 后面还要写一个值。"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 后面不用写值：\2。"),
    (r"argument (.+?): (.+)", r"\1：\2。"),
)


class Parser(argparse.ArgumentParser):
    """Says how the command is written, and what was wrong."""

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2."""
        for saying, ours in _SAYINGS:
            if found := re.fullmatch(saying, message):
                message = found.expand(ours)
                break
        self.exit(2, f"{self.format_usage()}这条命令没有写对：{message}加上 -h 看怎样写。\n")
