"""Every code with its rule, a wrong and a right example. The source of `check --explain` and of
the rule table in `reference/`.
"""

import difflib

from generator.authoring.codes.example import Code
from generator.authoring.codes.fields import FIELD_CODES
from generator.authoring.codes.files import FILES
from generator.authoring.codes.written import WRITTEN_CODES
from generator.rules import RULES

CODES: dict[str, Code] = {
    **FILES,
    **FIELD_CODES,
    **WRITTEN_CODES,
    **{
        code: Code(rule.sentence, rule.wrong, rule.right, rule.file, rule.beside)
        for code, rule in RULES.items()
    },
}


def explain(code: str) -> str | None:
    """The rule of a code with its examples, or None if there is no such code."""
    found = CODES.get(code)
    if found is None:
        return None
    place = f"（content/{found.file}）" if found.file and not found.beside else ""
    return "\n".join(
        (
            f"{code} {found.rule}",
            "",
            f"不对{place}：",
            _shown(found, found.wrong),
            "",
            "对：",
            _shown(found, found.right),
        )
    )


def _shown(code: Code, example: str) -> str:
    """An example, preceded by the other file that it depends on."""
    if code.beside is None:
        return _indented(example)
    file, text = code.beside
    here = f"  content/{code.file}：" if code.file else "  另一个文件："
    return "\n".join((f"  content/{file}：", _indented(text), here, _indented(example)))


def nearest_codes(code: str) -> list[str]:
    """Up to three codes spelled most like an unknown one."""
    return difflib.get_close_matches(code.upper(), CODES, n=3, cutoff=0.6)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


__all__ = ["CODES", "Code", "explain", "nearest_codes"]
