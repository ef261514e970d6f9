"""Makes `publishing/sounds.json` from two libraries; `python -m tests.make_sounds` writes it.

The table never changes with the content, so the site's build needs neither library. A test holds
the file against them.
"""

import json

import opencc_purepy
import pypinyin

from tests.conftest import ROOT

FILE = ROOT / "generator/publishing/sounds.json"
LEVELS = range(0xB0, 0xF8)  # the rows of GB 2312 that hold characters
HAN = range(0x4E00, 0xA000)


def make() -> str:
    """The text of the file: simplified forms, and the two commonest readings of each character.

    Rarer readings would only bring noise.
    """
    everything = [chr(code) for code in HAN]
    converter = opencc_purepy.OpenCC("t2s")
    simple = converter.convert("\n".join(everything)).split("\n")
    traditional = [(a, b) for a, b in zip(everything, simple, strict=True) if a != b]
    usual: dict[str, str] = {}
    second: dict[str, str] = {}
    for character in common_characters():
        readings = pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True)[0]
        for table, reading in zip((usual, second), readings, strict=False):
            table[reading] = table.get(reading, "") + character
    made = {
        "traditional": "".join(a for a, _ in traditional),
        "simplified": "".join(b for _, b in traditional),
        "usual": dict(sorted(usual.items())),
        "second": dict(sorted(second.items())),
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def common_characters() -> list[str]:
    """The characters of GB 2312, the more common half first."""
    cells = (bytes((row, cell)) for row in LEVELS for cell in range(0xA1, 0xFF))
    return [text for cell in cells if (text := cell.decode("gb2312", "ignore"))]


if __name__ == "__main__":
    FILE.write_text(make(), encoding="utf-8", newline="\n")
