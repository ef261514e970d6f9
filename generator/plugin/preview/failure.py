"""Why a preview could not build its pages, for the open page: what was said, and where."""

import logging
import re
import traceback
from pathlib import Path
from typing import NamedTuple

from generator.plugin.preview.settings_fault import settings_fault

HINT = "  修复：照上面说的改好，保存，页面会自己更新。"
_ENDED = "Aborted with "  # what MkDocs raises after it has logged why
_TEMPLATES = (".html", ".j2", ".xml")
_IN_YAML = re.compile(r"line (?P<line>\d+), column (?P<column>\d+)")
_AT_FRONT = re.compile(r"(?P<file>[^\s:]+):(?P<line>\d+):(?P<column>\d+): ")


class Failure(NamedTuple):
    """What was said, and the place it is about."""

    text: str
    file: Path
    line: int = 1
    column: int = 1


class LoggedErrors(logging.Handler):
    """The errors MkDocs logs while it builds: what it raises after them does not repeat them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps a message of MkDocs; problems of the content are shown by themselves."""
        if record.name != "mkdocs.plugins.yuqi-guide":
            self.texts.append(record.getMessage())

    def __enter__(self) -> "LoggedErrors":
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def failure_of(error: Exception, logged: list[str], configuration: Path) -> Failure:
    """What an error of a build means to whoever has just saved a file."""
    known = logged if str(error).startswith(_ENDED) and logged else [*logged, str(error)]
    said = "\n".join(known)
    if found := _template_of(error) or _template_of(error.__context__):
        return Failure(f"模板有错，没有生成新页面。{said}\n{HINT}", *found)
    if fault := settings_fault(said, configuration):
        hint = f"  修复：{fault.hint}" if fault.hint else HINT
        text = f"照 {configuration.name} 没能生成新页面。{fault.text}\n{hint}"
        return Failure(text, configuration, fault.line, fault.column)
    place = _AT_FRONT.match(said)
    said = said[place.end() :] if place else said
    spot = place or _IN_YAML.search(said)
    line, column = (int(spot["line"]), int(spot["column"])) if spot else (1, 1)
    text = f"照 {configuration.name} 没能生成新页面。{said}\n{HINT}"
    return Failure(text, configuration, line, column)


def _template_of(error: BaseException | None) -> tuple[Path, int] | None:
    """The template an error stands in, and its line."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(file, str) and isinstance(line, int):
        return Path(file), line
    for frame in reversed(traceback.extract_tb(error.__traceback__ if error else None)):
        if frame.filename.endswith(_TEMPLATES):
            return Path(frame.filename), frame.lineno or 1
    return None
