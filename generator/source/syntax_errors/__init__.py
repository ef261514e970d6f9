"""A YAML parser's complaint → the slip an author most likely made, said in Chinese.

The parser says where it could not go on, which is often a line below the slip. Each function here
knows one slip; `diagnose` asks those that fit the complaint, the most certain first.
"""

from collections.abc import Callable

from generator.source.problem import Problem
from generator.source.syntax_errors.brackets import (
    bracketed_item,
    bracketed_text,
    comment_in_bracket,
    extra_bracket,
    open_bracket,
    wide_bracket,
)
from generator.source.syntax_errors.complaint import Complaint
from generator.source.syntax_errors.indents import (
    ended_early,
    first_line,
    first_of_block,
    indent_problem,
    list_without_mark,
    torn_line,
    wrong_indent,
)
from generator.source.syntax_errors.keys import (
    colon_in_text,
    glued_key,
    key_above,
    named_key,
    no_colon,
    slip_of_key,
)
from generator.source.syntax_errors.levels import (
    double_problem,
    id_problem,
    odd_line_above,
    out_of_record,
)
from generator.source.syntax_errors.lists import (
    dash_behind_key,
    first_item,
    item_behind_key,
    marked_item,
    slip_of_dash,
    unmarked_item,
)
from generator.source.syntax_errors.marks import (
    bad_escape,
    behind_quote,
    lost_words,
    meant_character,
    open_quote,
    quote_behind_quote,
    swallowing_quote,
)

__all__ = [
    "Complaint",
    "bracketed_text",
    "diagnose",
    "double_problem",
    "glued_key",
    "id_problem",
    "lost_words",
    "swallowed_slip",
    "swallowing_quote",
]

_Finder = Callable[[Complaint], Problem | None]


def diagnose(said: Complaint) -> Problem:
    """The problem behind a complaint."""
    certain: tuple[_Finder, ...] = (
        torn_line,
        wide_bracket,
        marked_item,
        first_of_block,
        list_without_mark,
    )
    for words, finders in (("", certain), *_FINDERS):
        if words in said.what or words in said.context:
            for find in finders:
                if (problem := find(said)) is not None:
                    return problem
    hint = "看看这一行和上一行：冒号和 - 后面要有空格，同一层的行要对齐，引号和括号要成对。"
    place = said.place(said.line, min(said.column, len(said.text(said.line)) + 1), 1)
    return Problem("YML004", place, "从这里起读不懂了。", hint)


def swallowed_slip(said: Complaint) -> Problem | None:
    """The slip by which a line became part of the unquoted text above it; None for plain text.

    The context is the line the text begins in. A text where a list belongs is told as that.
    """
    if item_behind_key(said):
        return None
    problem = first_item(said) or slip_of_dash(said) or slip_of_key(said)
    if problem is None and said.text(said.line).lstrip().startswith("- "):
        problem = odd_line_above(said) or indent_problem(said, said.line)
    return problem


_FINDERS: tuple[tuple[str, tuple[_Finder, ...]], ...] = (
    (
        "mapping values",
        (slip_of_key, colon_in_text, key_above, out_of_record, odd_line_above, wrong_indent),
    ),
    (
        "could not find expected ':'",
        (slip_of_dash, slip_of_key, open_quote, named_key, unmarked_item, no_colon),
    ),
    ("sequence entries", (dash_behind_key,)),
    ("end of stream", (open_quote, quote_behind_quote)),
    ("document indicator", (open_quote, quote_behind_quote)),
    ("escape", (bad_escape,)),
    ("hexdecimal", (bad_escape,)),
    ("cannot start any token", (meant_character,)),
    ("directive", (meant_character,)),
    ("block scalar", (meant_character,)),
    ("alias", (meant_character,)),
    ("anchor", (meant_character,)),
    ("tag", (meant_character,)),
    ("flow", (bracketed_item, slip_of_key, comment_in_bracket, open_quote, open_bracket)),
    ("node content", (meant_character,)),
    ("<document start>", (bracketed_text, key_above, first_line, ended_early)),
    (
        "did not find expected",
        (
            bracketed_text,
            extra_bracket,
            open_quote,
            behind_quote,
            meant_character,
            slip_of_dash,
            slip_of_key,
            out_of_record,
            odd_line_above,
            wrong_indent,
        ),
    ),
)
