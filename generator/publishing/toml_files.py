"""The `.toml` files beside the modules: words of scripts, and the numbers of search."""

import re
import tomllib
from importlib.resources import files
from typing import Any

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


class BrokenTomlError(ValueError):
    """A file that cannot be read, said to whoever has just changed it; with its place."""

    def __init__(self, filename: str, error: tomllib.TOMLDecodeError) -> None:
        at = _AT.search(str(error))
        self.filename, self.lineno = filename, int(at[1]) if at else 1
        column = at[2] if at else "1"
        super().__init__(
            f"{filename}:{self.lineno}:{column}: 从这里起读不懂了。\n"
            "  修复：等号用英文的 = ，文字加英文的双引号，列表写成 [一, 二]，说明前面写 # 。"
        )


def read_toml(package: str, name: str) -> dict[str, Any]:
    """What a file of a package says. Raises BrokenTomlError if it cannot be read."""
    path = files(package).joinpath(name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BrokenTomlError(str(path), error) from error
