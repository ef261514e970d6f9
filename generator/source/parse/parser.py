"""The parser: libyaml, through PyYAML.

Syntax errors are told apart by libyaml's wording. PyYAML's own parser in Python words them
differently, or stops on another line, so the wrong mistake would be reported. Hence no fallback.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from generator.source.problem import Problem

_ADVICE = (
    "读 YAML 要用的 libyaml 没有装好（PyYAML 里没有它的 C 部分）："
    "运行 python -m pip install --force-reinstall --only-binary=:all: pyyaml 再试。"
)


class MissingParserError(Exception):
    """PyYAML was installed without libyaml. Its text, in Chinese, says how to get it."""

    def __init__(self) -> None:
        super().__init__(_ADVICE)


class BrokenError(Exception):
    """Stops reading where going on would only cause follow-up problems."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def events_of(text: str) -> Iterator[Any]:
    """The parser events of a text; raises `yaml.MarkedYAMLError` where it is not YAML."""
    loader = getattr(yaml, "CSafeLoader", None)
    if loader is None:
        raise MissingParserError
    events: Iterator[Any] = yaml.parse(text, Loader=loader)
    return events
