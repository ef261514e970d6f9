"""Keys that stand twice: a field written again, an indented id, a record that lost its id."""

from collections.abc import Iterable, Sequence

from generator.source.nodes import MappingEntry, MappingNode, ScalarNode, last_line
from generator.source.problem import Problem, Related, brief
from generator.source.syntax_errors.levels import double_problem, id_problem
from generator.source.syntax_errors.parser_error import ENTRY, ParserError

_ENOUGH = 3  # so many fields written again are another record


def repeated_key(
    error: ParserError,
    entries: Sequence[MappingEntry],
    key: ScalarNode,
    depth: int,
    known: Iterable[Problem],
) -> Problem | None:
    """The problem of a key that is among the entries above it; None if it is `known`.

    An indented id looks like an empty field of the record above, and a record whose id is lost
    like more fields of it: then all fields after it are repeated, and that is the only mistake.
    """
    strays = [
        entry.key.place.line
        for entry in entries
        if error.keyed and depth == 1 and entry.key.text not in error.names
        if isinstance(entry.value, ScalarNode) and not entry.value.text
    ]
    first = next(entry.key.place for entry in entries if entry.key.text == key.text)
    if strays:
        told = any(problem.place.line == strays[-1] for problem in known)
        return None if told else id_problem(error, strays[-1])
    begun = entries[0].key.place.line
    if any(p.code == "YML034" and begun < p.place.line <= key.place.line for p in known):
        return None
    if depth == (1 if error.keyed else 0) and (again := _written_again(error, entries)):
        if key.text == entries[0].key.text:
            return _lost_id(error, Related(first, "上一条从这里开始"))
        return _lost_head(error, again, Related(first, "上一次写在这里"))
    return double_problem(error, key.place, first, key.text)


def shifted_record(error: ParserError, key: ScalarNode, value: MappingNode) -> Problem | None:
    """A whole record that is indented like a field of the one above it."""
    fields = {entry.key.text for entry in value.entries}
    if not error.keyed or key.text in error.names or len(fields & error.fields) < _ENOUGH:
        return None
    last, deep = last_line(value), key.place.column - 1
    message = f"「{brief(key.text, 12)}」像是一条新记录的编号，整条前面多了空格。"
    hint = f"从这一行到第 {last} 行，每行前面都删掉 {deep} 个空格；编号写在行首。"
    return Problem("YML021", key.place, message, hint)


def _written_again(error: ParserError, entries: Sequence[MappingEntry]) -> int:
    """How many fields from a line on are written again, 0 if too few to be another record."""
    begin = ENTRY.match(error.text(error.line))
    names = {entry.key.text for entry in entries} & error.fields
    if begin is None or begin[2] not in error.fields:
        return 0
    again = set()
    for text in error.lines[error.line - 1 :]:
        match = ENTRY.match(text)
        if match is not None and len(match[1]) < len(begin[1]):
            break
        if match is not None and match[1] == begin[1]:
            again.add(match[2])
    return len(again & names) if len(again & names) >= _ENOUGH else 0


def _lost_id(error: ParserError, first: Related) -> Problem:
    """A record without the line of its id, or a second one in a file that holds one."""
    if error.keyed:
        message = "从这一行起像是另一条记录，少了写编号的那一行。"
        hint = "在这一行上面补上它的编号和英文冒号，顶格写，像上一条的开头那样；不要删掉这些字段。"
    else:
        message = "从这一行起像是另一条记录，这种文件里只写一条。"
        hint = "把这一行和下面的剪下来，在同一个文件夹里另存成一个文件，文件名就是它的编号。"
    return Problem("YML034", error.place(error.line), message, hint, related=(first,))


def _lost_head(error: ParserError, again: int, first: Related) -> Problem:
    """A record without its first lines, or fields of one that were pasted twice."""
    message = f"从这一行起有 {again} 个字段，上面都写过一次。"
    where = "补在这一行上面：编号顶格写" if error.keyed else "补上，剪下来另存成一个文件"
    hint = f"是另一条记录，就从上一版找回不见了的开头几行，{where}；是同一条贴了两遍，就删掉一遍。"
    return Problem("YML034", error.place(error.line), message, hint, related=(first,))
