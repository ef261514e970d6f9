"""Reads YAML 1.2 core with the place of every key and value. The only importer of yaml.

Scalars stay text: which ones become numbers is decided by the model, so `22:00`, `no`, `030`
and `1.10` never change. What YAML offers beyond plain data (anchors, aliases, tags, merge keys,
several documents) is refused: a contributor who meets it has made a slip.
"""

import yaml

from generator.model.layout import Layout
from generator.source.characters import decode_source, odd_blanks
from generator.source.nodes import Mapping
from generator.source.parse.parser import MissingParserError, events_of
from generator.source.parse.reader import NodeReader, TooDeepError
from generator.source.problem import Problem

__all__ = ["MissingParserError", "read_yaml"]


def read_yaml(
    content: bytes, path: str, layout: Layout | None = None
) -> tuple[Mapping | None, list[Problem]]:
    """The mapping a file holds, or None, and everything that is wrong with the file.

    The layout, when there is one, tells ids from fields where something is misplaced. Raises
    `MissingParserError` where PyYAML came without its C library.
    """
    text, problems = decode_source(content, path)
    if text is None:
        return None, problems
    reader = NodeReader(path, text.split("\n"), layout, problems)
    problems.extend(odd_blanks(reader.lines, path))
    if problems:
        return None, problems
    try:
        root = reader.document(events_of(text))
    except yaml.MarkedYAMLError as error:
        reader.refuse_syntax(error)
        return None, problems
    except TooDeepError:
        return None, problems
    return root, problems
