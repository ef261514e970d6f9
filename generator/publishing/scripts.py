"""Scripts as published: without the comments and indents, which are for readers of the source."""

import re

# Comments on lines of their own; others might be part of a string.
_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/\n|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
# At the end of a line, unless a quote or a slash shows that it might be part of a string.
_REMARK = re.compile(r"[ \t]+// [^\n\"'`/]*$", re.MULTILINE)


def without_comments(code: str) -> str:
    """JavaScript without its comments and indents.

    A text in backticks that goes over several lines would lose its indents, so then all stay.
    """
    lean = _COMMENT.sub("", code)
    if any(line.count("`") % 2 for line in lean.split("\n")):
        return lean
    return _REMARK.sub("", _INDENT.sub("", lean))
