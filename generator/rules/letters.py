"""Rules of letters: every blank has a name that is explained, and a court is told what counts."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.model import NAMED_BLANK, Letter
from generator.model.letter import Recipient
from generator.model.walk import FieldPath
from generator.rules.content import Content
from generator.rules.finding import Finding, record_name
from generator.rules.need import each
from generator.rules.rule import rule

_LETTER = "letters.yml"  # where an example may stand
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
        names = [blank.name for blank in letter.blanks]
        for path, text in _texts(letter):
            for name in dict.fromkeys(NAMED_BLANK.findall(text)):
                if name not in names:
                    known = f"已有的是：{'、'.join(names)}。" if names else ""
                    yield Finding(
                        letter.id,
                        path,
                        f"文字里有空【{name}】，blanks 里没有「{name}」这一条。",
                        f"在 blanks 里加一条，name 写「{name}」；或改成已有的名字。{known}",
                        needle=f"【{name}】",
                    )
            odd = _ODD.search(NAMED_BLANK.sub(lambda found: "\0" * len(found[0]), text))
            if odd is not None:
                message, hint = (
                    f"这个{odd['mark'] or '】'}没有配成一对。",
                    "空要写成【名字】，前后各一个。",
                )
                yield Finding(letter.id, path, message, hint, needle=odd[0])


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
            if counted[blank.name] == 2:
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
