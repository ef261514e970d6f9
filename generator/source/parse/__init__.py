"""Reads YAML 1.2 core with the place of every key and value. The only importer of yaml.

Scalars stay text: the model decides which become numbers, so `22:00`, `no`, `030` and `1.10` never
change. What YAML offers beyond plain data (anchors, aliases, tags, merge keys,
several documents) is refused: whoever gets there has made a mistake.
"""

from generator.model.layout import Layout
from generator.source.characters import decode_source
from generator.source.nodes import MappingNode
from generator.source.odd_blanks import odd_blanks
from generator.source.parse.entries import conflict_problems, key_on, lone_keys, names_in
from generator.source.parse.parser import MissingParserError
from generator.source.parse.reader import NodeReader
from generator.source.parse.recovery import YamlFile, read_file
from generator.source.problem import Problem

__all__ = [
    "MissingParserError",
    "YamlFile",
    "key_on",
    "lone_keys",
    "names_in",
    "read_file",
    "read_yaml",
]


def read_yaml(
    content: bytes, path: str, layout: Layout | None = None
) -> tuple[MappingNode | None, list[Problem]]:
    """The mapping a file holds, None unless all of it parses, and what is wrong with it.

    The layout, if given, tells ids from fields where something is misplaced. Raises
    `MissingParserError` if PyYAML was installed without its C library.
    """
    text, problems = decode_source(content, path)
    if text is None:
        return None, problems
    lines = text.split("\n")
    problems += [*odd_blanks(lines, path), *conflict_problems(lines, path)]
    if problems:
        return None, problems
    reader = NodeReader(path, lines, layout)
    reader.read()
    breaking = reader.breaking
    if breaking and all(p.place.line != breaking.place.line for p in reader.problems):
        reader.problems.append(breaking)
    return reader.root, reader.problems
