"""Which of several lines is in the wrong column: a field, an id, or an odd one out."""

from generator.source.problem import Place, Problem, Related, brief
from generator.source.syntax_errors.parser_error import ENTRY, ParserError, indent_of

FIELD_COLUMN = 2  # how far the fields of a record are indented below its id


def out_of_record(error: ParserError) -> Problem | None:
    """A field in the column of the ids, or an indented id, in a list of records."""
    line = error.line
    while error.keyed and line > 0:
        match = ENTRY.match(error.text(line))
        if match is not None and "- " not in match[1]:
            filled = bool(error.text(line)[match.end() :].strip())
            if match[1] == "" and match[2] in error.fields - {"id"}:
                return field_problem(error, line)
            if match[1] and line == error.line and not filled and match[2] not in error.names:
                return id_problem(error, line)
            if match[1] == "":
                return None
        line = error.above(line)
    return None


def field_problem(error: ParserError, line: int) -> Problem:
    """A field of a record in the column of the ids."""
    name = error.text(line).split(":")[0].strip()
    message = f"{name} 是一条记录里的字段，前面的空格不对。"
    hint = f"改成 {FIELD_COLUMN} 个空格，和记录里的别的字段对齐。"
    return Problem("YML021", error.place(line), message, hint)


def id_problem(error: ParserError, line: int) -> Problem:
    """An indented id, which would make its record part of the one above."""
    name = error.text(line).split(":")[0].strip()
    message = f"「{brief(name, 12)}」像是一条新记录的编号，前面却有空格。"
    hint = "改成 0 个空格：编号写在行首，前面不要空格；它的字段缩进两格。"
    return Problem("YML021", error.place(line), message, hint)


def double_problem(error: ParserError, place: Place, first: Place, name: str) -> Problem:
    """A repeated key."""
    message = f"「{brief(name)}」写了两次，上一次在第 {first.line} 行。"
    hint = "两处只留一处；要留的内容合在一起。"
    if error.keyed and place.column == 1:
        message = f"编号「{brief(name)}」用了两次，上一次在第 {first.line} 行。"
        hint = "是同一条的两个版本，就留一个，删掉另一个；是另一条记录，就给它换一个新的编号。"
    return Problem("YML005", place, message, hint, related=(Related(first, "上一次写在这里"),))


def odd_line_above(error: ParserError) -> Problem | None:
    """The line above, if that one is misaligned rather than the one the parser reports."""
    line, above = error.line, error.above(error.line)
    column, found = indent_of(error.text(line)), indent_of(error.text(above))
    alike = _is_item(error, line) == _is_item(error, above) and _says(error, above)
    if not alike or column == found or _company(error, line) < 2:
        return None
    before = error.above(above)
    opened = indent_of(error.text(before)) < min(column, found)
    while before and indent_of(error.text(before)) > column:
        before = error.above(before)
    resumed = found < column == indent_of(error.text(before))
    if not (opened and error.text(error.above(above)).rstrip().endswith(":")) and not resumed:
        return None
    message = f"这一行前面有 {found} 个空格，和下面的行没有对齐。"
    label = brief(error.text(line).strip().removeprefix("- ").partition(":")[0], 12)
    hint = f"改成 {column} 个空格，和第 {line} 行的「{label}」对齐。"
    beside = Related(error.place(line), "和这一行对齐")
    return Problem("YML021", error.place(above), message, hint, related=(beside,))


def _is_item(error: ParserError, line: int) -> bool:
    return error.text(line).lstrip().startswith("- ")


def _says(error: ParserError, line: int) -> bool:
    """Whether a line is an item, or a field with its value on the same line."""
    text = error.text(line)
    match = ENTRY.match(text)
    return _is_item(error, line) or (match is not None and bool(text[match.end() :].strip()))


def _company(error: ParserError, line: int) -> int:
    """How many lines of the same kind begin in the column of a line, from it on; deeper ones
    between them do not count."""
    column, count = indent_of(error.text(line)), 0
    for number in range(line, len(error.lines) + 1):
        text = error.text(number)
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if indent_of(text) < column:
            break
        if indent_of(text) == column:
            if _is_item(error, number) != _is_item(error, line):
                break
            count += 1
    return count
