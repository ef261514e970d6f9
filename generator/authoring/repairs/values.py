"""Repairs in a file that can be read: blanks at line ends, quotes around what is text."""

from generator.authoring.repairs.edits import Edit, Note, apply, every_node, read_mapping, texts_of
from generator.model.fields import UNCERTAIN
from generator.model.layout import Layout
from generator.source.characters import ODD_BLANKS
from generator.source.nodes import MappingNode, ScalarNode


def without_trailing_blanks(text: str, _layout: Layout) -> tuple[str, list[Note]]:
    """Without blanks at line ends, except inside quotes and blocks, where they are text."""
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
    """The lines of unquoted text that another line of it follows: odd blanks there are inside."""
    nodes = [node for node in every_node(root) if isinstance(node, ScalarNode) and node.plain]
    return {line for node in nodes for line in range(node.place.line, node.last_line)}


def _lines_inside_texts(root: MappingNode) -> set[int]:
    """The lines on which a text in quotes or in a block goes on."""
    nodes = [node for node in every_node(root) if isinstance(node, ScalarNode)]
    starts = {node.place.line for node in nodes}
    inner: set[int] = set()
    for node in nodes:
        first, last = node.place.line, node.last_line
        if node.plain or first == last:
            continue
        if node.place.excerpt.startswith(("'", '"'), node.place.column - 1):
            inner |= set(range(first, last + 1))
        else:  # a block ends where the next value starts, perhaps
            inner |= {line for line in range(first + 1, last + 1) if line not in starts}
    return inner


def with_quotes(text: str, layout: Layout) -> tuple[str, list[Note]]:
    """With quotes around every plain scalar that is text here and something else elsewhere."""
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
