"""Puts fields into the order of the model; comments move with their field."""

from generator.authoring.repairs.edits import Note, parts_of, read_mapping
from generator.model import Part
from generator.model.layout import Layout
from generator.source.nodes import MappingNode

_MOST_PASSES = 12  # the deepest nesting; each pass orders the outermost parts that need it


def ordered(text: str, layout: Layout) -> tuple[str, list[Note]]:
    """The text with the fields of every part in the order of the model."""
    notes: list[Note] = []
    for _ in range(_MOST_PASSES):
        root = read_mapping(text)
        moved = _pass(text, root, layout) if root else None
        if moved is None:
            break
        text = moved[0]
        notes += moved[1]
    return text, notes


def _pass(text: str, root: MappingNode, layout: Layout) -> tuple[str, list[Note]] | None:
    """One pass from the end of the file to its beginning; None if everything is in order."""
    lines = text.split("\n")
    notes, free = [], len(lines) + 1
    for mapping, model in reversed(list(parts_of(root, layout))):
        span = _reordered(lines, mapping, model)
        if span is not None and span[1] <= free:
            first, last, block = span
            lines[first:last] = block
            free = first
            names = "、".join(entry.key.text for entry in mapping.entries)
            notes.append(Note(first + 1, f"字段按模板的先后排好（原来是 {names}）。"))
    return ("\n".join(lines), notes) if notes else None


def _reordered(
    lines: list[str], mapping: MappingNode, model: type[Part]
) -> tuple[int, int, list[str]] | None:
    """First line, line after the last (both from 0) and new lines of a part that is out of order.

    None if it is in order, or if moving whole lines could tear something: several fields on one
    line, an unknown field, a comment that would have to follow a dash.
    """
    order = list(model.model_fields)
    names = [entry.key.text for entry in mapping.entries]
    if not set(names) <= set(order) or names == sorted(names, key=order.index):
        return None
    keys = [entry.key.place for entry in mapping.entries]
    indent = keys[0].column - 1
    head = lines[keys[0].line - 1][:indent]
    same_column = all(key.column == keys[0].column for key in keys)
    if (
        not same_column
        or head.strip(" -")
        or any(lines[k.line - 1][:indent].strip() for k in keys[1:])
    ):
        return None
    starts = [_with_comments(lines, key.line - 1, indent) for key in keys]
    if head.strip() or starts[0] == 0:  # about the whole item, or the whole file
        starts[0] = keys[0].line - 1
    end = _end_of(lines, keys[-1].line - 1, indent)
    chunks = [lines[a:b] for a, b in zip(starts, [*starts[1:], end], strict=True)]
    if head.strip():
        chunks[0][0] = " " * indent + chunks[0][0][indent:]
    pairs = sorted(zip(names, chunks, strict=True), key=lambda pair: order.index(pair[0]))
    block = [line for _, chunk in pairs for line in chunk]
    if head.strip() and block[0].lstrip().startswith("#"):
        return None
    block[0] = head + block[0][indent:] if head.strip() else block[0]
    return starts[0], end, block


def _with_comments(lines: list[str], line: int, indent: int) -> int:
    """The first line of the comments directly above a field."""
    while line and lines[line - 1].startswith(" " * indent + "#"):
        line -= 1
    return line


def _end_of(lines: list[str], line: int, indent: int) -> int:
    """The line after the last one that belongs to a field: deeper ones, and dashes below it."""
    end = line + 1
    for number in range(line + 1, len(lines)):
        bare = lines[number].lstrip(" ")
        depth = len(lines[number]) - len(bare)
        inside = depth > indent or (depth == indent and bare.startswith("- "))
        if bare and not inside:
            break
        end = number + 1 if bare else end
    return end
