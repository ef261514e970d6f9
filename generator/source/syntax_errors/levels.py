"""Which line of several stands in the wrong column: that of a field, an id, or an odd one out."""

from generator.source.problem import Place, Problem, Related, brief
from generator.source.syntax_errors.complaint import ENTRY, Complaint, indent_of

FIELD_COLUMN = 2  # how far the fields of a record are indented below its id


def out_of_record(said: Complaint) -> Problem | None:
    """A field in the column of ids, or an id that is indented, in a list of records."""
    line = said.line
    while said.keyed and line > 0:
        match = ENTRY.match(said.text(line))
        if match is not None and "- " not in match[1]:
            filled = bool(said.text(line)[match.end() :].strip())
            if match[1] == "" and match[2] in said.fields - {"id"}:
                return field_problem(said, line)
            if match[1] and line == said.line and not filled and match[2] not in said.names:
                return id_problem(said, line)
            if match[1] == "":
                return None
        line = said.above(line)
    return None


def field_problem(said: Complaint, line: int) -> Problem:
    """A field of a record in the column of ids."""
    name = said.text(line).split(":")[0].strip()
    message = f"{name} 是一条记录里的字段，前面的空格不对。"
    hint = f"改成 {FIELD_COLUMN} 个空格，和记录里的别的字段对齐。"
    return Problem("YML021", said.place(line), message, hint)


def id_problem(said: Complaint, line: int) -> Problem:
    """An id that is indented, so that its record would belong to the one above."""
    name = said.text(line).split(":")[0].strip()
    message = f"「{brief(name, 12)}」像是一条新记录的编号，前面却有空格。"
    hint = "改成 0 个空格：编号写在行首，前面不要空格；它的字段缩进两格。"
    return Problem("YML021", said.place(line), message, hint)


def double_problem(said: Complaint, place: Place, first: Place, name: str) -> Problem:
    """A key that is there already."""
    message = f"「{brief(name)}」写了两次，上一次在第 {first.line} 行。"
    hint = "两处只留一处；要留的内容合在一起。"
    if said.keyed and place.column == 1:
        message = f"编号「{brief(name)}」用了两次，上一次在第 {first.line} 行。"
        hint = "这是另一条记录，就给它换一个新的编号；内容完全一样，才删掉一处。"
    return Problem("YML005", place, message, hint, related=(Related(first, "上一次写在这里"),))


def odd_line_above(said: Complaint) -> Problem | None:
    """The line above, when that one is out of line and not the one complained of."""
    line, above = said.line, said.above(said.line)
    column, found = indent_of(said.text(line)), indent_of(said.text(above))
    alike = _is_item(said, line) == _is_item(said, above) and _says(said, above)
    if not alike or column == found or _company(said, line) < 2:
        return None
    before = said.above(above)
    opened = indent_of(said.text(before)) < min(column, found)
    while before and indent_of(said.text(before)) > column:
        before = said.above(before)
    resumed = found < column == indent_of(said.text(before))
    if not (opened and said.text(said.above(above)).rstrip().endswith(":")) and not resumed:
        return None
    message = f"这一行前面有 {found} 个空格，和下面的行没有对齐。"
    label = brief(said.text(line).strip().removeprefix("- ").partition(":")[0], 12)
    hint = f"改成 {column} 个空格，和第 {line} 行的「{label}」对齐。"
    beside = Related(said.place(line), "和这一行对齐")
    return Problem("YML021", said.place(above), message, hint, related=(beside,))


def _is_item(said: Complaint, line: int) -> bool:
    return said.text(line).lstrip().startswith("- ")


def _says(said: Complaint, line: int) -> bool:
    """Whether a line is an item, or a field with its value behind it."""
    text = said.text(line)
    match = ENTRY.match(text)
    return _is_item(said, line) or (match is not None and bool(text[match.end() :].strip()))


def _company(said: Complaint, line: int) -> int:
    """How many lines of the same sort stand in the column of a line, from it on; deeper ones
    between them do not count."""
    column, count = indent_of(said.text(line)), 0
    for number in range(line, len(said.lines) + 1):
        text = said.text(number)
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if indent_of(text) < column:
            break
        if indent_of(text) == column:
            if _is_item(said, number) != _is_item(said, line):
                break
            count += 1
    return count
