"""Rules of letters: every blank has a name that is explained, and a court is told what counts."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.model import NAMED_BLANK, Letter
from generator.model.blanks import BLANK
from generator.model.letter import Recipient
from generator.model.walk import FieldPath
from generator.rules.content import Content
from generator.rules.finding import Finding, record_name
from generator.rules.need import each
from generator.rules.rule import rule

_LETTER = "letters.yml"  # where an example may stand
# What people write who have seen another form: brackets of all kinds, lines to write on, crosses.
_OTHERWISE = re.compile(
    r"[\[［{｛（(〔<＜](?P<name>[^\[\]［］{}｛｝（）()〔〕<>＜＞【】\n]{1,20})[\]］}｝）)〕>＞](?!\()"
    r"|(?P<line>[_＿]{2,}|[XxＸｘ×✕]{2,})"
)
_ODD = re.compile(r"(?P<mark>【)[^\0]{0,4}|[^\0]{0,4}】")


def _texts(letter: Letter) -> Iterator[tuple[FieldPath, str]]:
    """The texts of a letter that may hold blanks."""
    for name in ("say", "send"):
        for number, text in enumerate(getattr(letter, name)):
            yield (name, number), text


@rule(
    "LET001",
    wrong="extension:\n  say: [我想延期到【哪天】。]\n  blanks: [{name: 金额, type: 金额}]",
    right="extension:\n  say: [我想延期到【哪天】。]\n  blanks: [{name: 哪天, type: 日期}]",
    file=_LETTER,
    needs=(each(Letter, "say"),),
)
def blanks_are_declared(content: Content) -> Iterator[Finding]:
    """文字里的每个【空】，都在 blanks 里有一条同名的；【 和 】成对写。"""
    # Of a blank that is known in part, nothing is shown to a rule, its name neither.
    doubtful = {one.owner for one in content.unknown if one.names[:1] == ("blanks",)}
    for letter in (one for one in content.of(Letter) if one.id not in doubtful):
        names = [_bare(blank.name) for blank in letter.blanks]
        for path, text in _texts(letter):
            odd = () if BLANK in text else _odd_blanks(text, names)
            for message, hint, needle in dict.fromkeys(odd):
                yield Finding(letter.id, path, message, hint, needle=needle)


def _bare(name: str) -> str:
    """The name of a blank, whatever stands around it."""
    return name.strip("【】 ")


def _odd_blanks(text: str, names: list[str]) -> Iterator[tuple[str, str, str]]:
    """Blanks that nobody declared, or that are written otherwise: message, hint, what is meant."""
    known = f"已有的是：{'、'.join(names)}。" if names else ""
    for name in dict.fromkeys(NAMED_BLANK.findall(text)):
        if name in names:
            continue
        if _bare(name) in names:
            message, hint = "空的名字两边不留空格。", f"把「【{name}】」改成「【{_bare(name)}】」。"
        else:
            message = f"文字里有空【{name}】，blanks 里没有「{name}」这一条。"
            hint = f"在 blanks 里加一条，name 写「{name}」；或改成已有的名字。{known}"
        yield message, hint, f"【{name}】"
    rest = NAMED_BLANK.sub(lambda found: "\0" * len(found[0]), text)
    if (odd := _ODD.search(rest)) is not None:
        mark = odd["mark"] or "】"
        yield (
            f"这个{mark}没有配成一对。",
            "空要写成【名字】，前后各一个；名字要在 blanks 里有。",
            odd[0],
        )
    for found in _OTHERWISE.finditer(rest):
        name = (found["name"] or "").strip()
        if name in names:
            hint = f"把「{found[0]}」改成「【{name}】」。"
            yield f"空要写成【{name}】，这样写填不了。", hint, found[0]
        elif found["line"]:
            hint = f"写成【名字】，再在 blanks 里加一条同名的；或用已有的名字。{known}"
            yield f"「{found[0]}」像是要填的空，这样写填不了。", hint, found[0]


@rule(
    "LET002",
    wrong="extension:\n  say: [我想延期。]\n  blanks: [{name: 哪天, type: 日期}]",
    right="extension:\n  say: [我想延期到【哪天】。]\n  blanks: [{name: 哪天, type: 日期}]",
    file=_LETTER,
    needs=(each(Letter, "say"), each(Letter, "send")),
)
def declared_blanks_are_used(content: Content) -> Iterator[Finding]:
    """blanks 里的每一条，say 或 send 的文字里都用到【它】；两条不同名。"""
    for letter in content.of(Letter):
        used = {name for _, text in _texts(letter) for name in NAMED_BLANK.findall(text)}
        counted = Counter[str]()
        for number, blank in enumerate(letter.blanks):
            counted[blank.name] += 1
            path = ("blanks", number, "name")
            if (bare := _bare(blank.name)) != blank.name:
                message, hint = "name 只写名字，不写【】。", f"把「{blank.name}」改成「{bare}」。"
                yield Finding(letter.id, path, message, hint, needle=blank.name)
            elif counted[blank.name] == 2:
                message, hint = f"空「{blank.name}」写了两条。", "留一条；同一个名字填一次就够。"
                yield Finding(letter.id, path, message, hint, needle=blank.name)
            elif blank.name not in used:
                yield Finding(
                    letter.id,
                    path,
                    f"空「{blank.name}」在 say 和 send 里都没有用到。",
                    f"在文字里写上【{blank.name}】，或删掉这一条。",
                    needle=blank.name,
                )


@rule(
    "LET003",
    wrong="to: 法院（没有写 check_with）",
    right="to: 法院\n  check_with: legal-aid",
    needs=(each(Letter, "to"), each(Letter, "check_with")),
)
def court_letters_are_checked(content: Content) -> Iterator[Finding]:
    """写给法院的，要写明交出去之前请谁看一遍（check_with）。"""
    for letter in content.of(Letter):
        if letter.to is Recipient.COURT and letter.check_with is None:
            yield Finding(
                letter.id,
                ("to",),
                f"{record_name(letter)}是写给法院的，却没有写请谁看一遍。",
                "加一行 check_with，写官方渠道的编号，例如 check_with: legal-aid。",
                needle=Recipient.COURT.value,
            )
