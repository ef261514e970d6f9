"""Where a heading may end its lines on a phone."""

import re

LINE = 11.5  # characters of a first heading, 1.4 times the text, on a phone 360 pixels wide
_LATIN = 0.55  # of a Chinese character
_PIECES = re.compile(r"[（“《]?[^，、：；？）”》（“《\s]*[，、：；？）”》]*")


def ends_at_phrases(title: str) -> bool:
    """Whether each phrase of a title fits a line, so that no line need end within a word.

    A longer phrase is better broken in its middle than after as much as the line holds.
    """
    return all(_width(piece) <= LINE for piece in _PIECES.findall(title))


def _width(text: str) -> float:
    return sum(_LATIN if character.isascii() else 1 for character in text)
