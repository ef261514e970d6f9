"""Rules of the phrases that show whom to call: each can be compared, and says one thing."""

import re
from collections.abc import Iterator

from generator.model.despair import GAP, JOIN, Despair, Phrases, sets_in, without_sets
from generator.model.layout import DESPAIR
from generator.model.walk import FieldPath
from generator.rules.content import Content
from generator.rules.finding import Finding, Other
from generator.rules.need import everywhere
from generator.rules.rule import rule

_LISTS = ("signs", "hints", "harmless", "alike")
_LATIN = re.compile(r"[a-z0-9' ]+")
_PLAIN = re.compile(r"[\u4e00-\u9fffa-z0-9]+")


def _phrases(despair: Despair) -> Iterator[tuple[FieldPath, str]]:
    """Every phrase that is known, and where it stands."""
    for name in _LISTS:
        groups: tuple[Phrases | None, ...] = getattr(despair, name, ())
        for number, group in enumerate(groups):
            words = getattr(group, "words", ())
            yield from (
                ((name, number, "words", place), word)
                for place, word in enumerate(words)
                if isinstance(word, str)
            )


@rule(
    "TXT010",
    wrong="words: [活着【没劲】]",
    right="words: [活着没劲]",
    needs=(everywhere(Despair, "sets.name"),),
)
def phrases_can_be_compared(content: Content) -> Iterator[Finding]:
    """despair.yml 里的说法照着能比：【】里是 sets 里的一组，…和＋的两边都有字，没有别的符号。"""
    known = {getattr(found, "name", "") for found in getattr(content.despair, "sets", ())}
    for path, phrase in _phrases(content.despair):
        for name in sets_in(phrase):
            if name not in known:
                message = f"sets 里没有叫「{name}」的一组词。"
                hint = f"sets 里有：{'、'.join(sorted(known)) or '（还没有）'}。"
                yield Finding(DESPAIR, path, message, hint, needle=f"【{name}")
                break
        else:
            if odd := _odd(phrase, path):
                hint = "只用汉字、小写字母和数字；… 隔开几个字，＋ 连起几段，【名字】是一组词。"
                yield Finding(DESPAIR, path, f"「{phrase}」没法照着比：{odd}。", hint)


def _odd(phrase: str, path: FieldPath) -> str:
    """What is wrong with the way a phrase is written, or nothing."""
    if _LATIN.fullmatch(phrase):
        return ""
    if JOIN in phrase and path[0] in ("harmless", "alike"):
        return f"{path[0]} 里不用 ＋"
    for part in phrase.split(JOIN):
        pieces = part.split(GAP)
        if any(not piece for piece in pieces):
            return f"{GAP} 和 {JOIN} 的两边都要有字"
        rest = "".join(without_sets(piece).replace(" ", "") for piece in pieces)
        if rest and not _PLAIN.fullmatch(rest):
            return "有别的符号"
    return ""


@rule("TXT011", wrong="signs 里有「跳楼」，hints 里又有「跳楼」", right="「跳楼」只写在 signs 里")
def phrases_stand_once(content: Content) -> Iterator[Finding]:
    """despair.yml 里的一条说法只写一次；既是求助又是无害的，说不通。"""
    first: dict[str, FieldPath] = {}
    for path, phrase in _phrases(content.despair):
        before = first.setdefault(phrase, path)
        if before is not path:
            related = (Other(DESPAIR, before, "先写在这里"),)
            message = f"「{phrase}」写了两次。"
            yield Finding(DESPAIR, path, message, "留下说得最清楚的一处。", related=related)
