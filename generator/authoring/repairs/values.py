"""Repairs in a readable file: spaces at line ends, quotes around text."""

from generator.authoring.repairs.edits import Edit, Note, apply, every_node, read_mapping, texts_of
from generator.model.fields import UNCERTAIN
from generator.model.layout import Layout
from generator.source.characters import ODD_BLANKS
from generator.source.nodes import MappingNode, ScalarNode


def without_trailing_blanks(text: str, _layout: Layout) -> tuple[str, list[Note]]:
    """The text without spaces at line ends, unless they are text, in quotes and blocks."""
    root = read_mapping(text)
    inner = _lines_inside_texts(root) if root else set()
    going_on = _lines_that_go_on(root) if root else set()
    lines, notes = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.rstrip(" " if number in going_on or not root else f" {ODD_BLANKS}")
        if bare != line and number not in inner:
            notes.append(Note(number, "去掉行尾多余的空格。"))
            line = bare
        lines.append(line)
    return "\n".join(lines), notes


def _lines_that_go_on(root: MappingNode) -> set[int]:
    """The lines of unquoted text that continue on the next line: odd spaces there are inside it."""
    nodes = [node for node in every_node(root) if isinstance(node, ScalarNode) and node.plain]
    return {line for node in nodes for line in range(node.place.line, node.last_line)}


def _lines_inside_texts(root: MappingNode) -> set[int]:
    """The lines on which a quoted text or a block continues."""
    nodes = [node for node in every_node(root) if isinstance(node, ScalarNode)]
    starts = {node.place.line for node in nodes}
    inner: set[int] = set()
    for node in nodes:
        first, last = node.place.line, node.last_line
        if node.plain or first == last:
            continue
        if node.place.excerpt.startswith(("'", '"'), node.place.column - 1):
            inner |= set(range(first, last + 1))
        else:  # a block may end where the next value starts
            inner |= {line for line in range(first + 1, last + 1) if line not in starts}
    return inner


def with_quotes(text: str, layout: Layout) -> tuple[str, list[Note]]:
    """The text with quotes around whatever other YAML readers would take for something else."""
    root = read_mapping(text)
    if root is None:
        return text, []
    edits = [
        Edit(scalar.place.line, scalar.place.column, scalar.text, f'"{scalar.text}"')
        for scalar in texts_of(root, layout)
        if scalar.plain and UNCERTAIN.fullmatch(scalar.text)
    ]
    notes = [Note(edit.line, f"{edit.old} 是文字，加上双引号。") for edit in edits]
    return apply(text, edits), notes
