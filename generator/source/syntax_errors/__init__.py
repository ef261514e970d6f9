"""What a YAML parser reports → the mistake an author most likely made, explained in Chinese.

The parser reports where it had to stop, which is often a line below the mistake. Each function here
recognises one mistake; `diagnose` tries those that fit the error, the most certain first.
"""

from collections.abc import Callable

from generator.source.problem import Problem
from generator.source.syntax_errors.blocks import (
    joined_item,
    merged_paragraphs,
    text_behind_bar,
    text_without_bar,
    wide_bar,
)
from generator.source.syntax_errors.brackets import (
    bracketed_item,
    bracketed_text,
    comment_in_bracket,
    extra_bracket,
    open_bracket,
    parted_item,
    too_deep,
    wide_bracket,
)
from generator.source.syntax_errors.doubles import repeated_key, shifted_record
from generator.source.syntax_errors.indents import (
    ended_early,
    first_line,
    first_of_block,
    indent_problem,
    list_without_mark,
    lost_indent,
    torn_line,
    wrong_indent,
)
from generator.source.syntax_errors.keys import (
    colon_in_text,
    glued_key,
    key_above,
    named_key,
    no_colon,
    wrong_colon,
)
from generator.source.syntax_errors.levels import odd_line_above, out_of_record
from generator.source.syntax_errors.lists import (
    dash_behind_key,
    dash_without_blank,
    first_item,
    item_behind_key,
    marked_item,
    unmarked_item,
)
from generator.source.syntax_errors.lost_keys import items_without_key
from generator.source.syntax_errors.marks import (
    bad_escape,
    behind_quote,
    lost_words,
    meant_character,
    open_quote,
    quote_behind_quote,
    swallowing_quote,
    tagged,
)
from generator.source.syntax_errors.parser_error import ParserError

__all__ = [
    "ParserError",
    "bracketed_text",
    "diagnose",
    "glued_key",
    "lost_words",
    "merged_paragraphs",
    "parted_item",
    "repeated_key",
    "shifted_record",
    "swallowed_line",
    "swallowing_quote",
    "tagged",
]

_Finder = Callable[[ParserError], Problem | None]


def diagnose(error: ParserError) -> Problem:
    """The problem behind a parser's error."""
    certain: tuple[_Finder, ...] = (
        wide_bar,
        lost_indent,
        items_without_key,
        torn_line,
        wide_bracket,
        marked_item,
        first_of_block,
        list_without_mark,
    )
    for words, finders in (("", certain), *_FINDERS):
        if words in error.what or words in error.context:
            for find in finders:
                if (problem := find(error)) is not None:
                    return problem
    hint = "看看这一行和上一行：冒号和 - 后面要有空格，同一层的行要对齐，引号和括号要成对。"
    place = error.place(error.line, min(error.column, len(error.text(error.line)) + 1), 1)
    return Problem("YML004", place, "从这里起读不懂了。", hint)


def swallowed_line(error: ParserError) -> Problem | None:
    """The mistake that made a line part of the unquoted text above it; None for plain text.

    The context is the line the text begins in. A text where a list belongs is reported as that.
    """
    if item_behind_key(error):
        return None
    for find in (wide_bar, text_without_bar, lost_indent, items_without_key):
        if (problem := find(error)) is not None:
            return problem
    problem = dash_without_blank(error) or first_item(error) or wrong_colon(error)
    if problem is None and error.text(error.line).lstrip().startswith("- "):
        problem = odd_line_above(error) or indent_problem(error, error.line)
    return problem or joined_item(error)


_FINDERS: tuple[tuple[str, tuple[_Finder, ...]], ...] = (
    (
        "mapping values",
        (wrong_colon, colon_in_text, key_above, out_of_record, odd_line_above, wrong_indent),
    ),
    (
        "could not find expected ':'",
        (dash_without_blank, wrong_colon, open_quote, named_key, unmarked_item, no_colon),
    ),
    ("sequence entries", (dash_behind_key,)),
    ("end of stream", (open_quote, quote_behind_quote)),
    ("document indicator", (open_quote, quote_behind_quote)),
    ("escape", (bad_escape,)),
    ("hexdecimal", (bad_escape,)),
    ("cannot start any token", (meant_character,)),
    ("directive", (meant_character,)),
    ("block scalar", (text_behind_bar, meant_character)),
    ("alias", (meant_character,)),
    ("anchor", (meant_character,)),
    ("tag", (meant_character,)),
    ("maximum nesting depth", (too_deep,)),
    ("flow", (bracketed_item, wrong_colon, comment_in_bracket, open_quote, open_bracket)),
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
            dash_without_blank,
            wrong_colon,
            out_of_record,
            odd_line_above,
            wrong_indent,
        ),
    ),
)
