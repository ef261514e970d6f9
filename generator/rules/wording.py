"""Rules of wording: phrases that frighten, blame or promise, and words left unexplained."""

import re
from collections.abc import Iterator

from generator.model import Term
from generator.model.vocabulary import TermUse
from generator.rules.content import Content
from generator.rules.finding import Finding
from generator.rules.need import everywhere
from generator.rules.rule import rule

_QUOTED = re.compile(r"「[^」]*」|“[^”]*”|『[^』]*』")


@rule(
    "TXT007",
    wrong="正文里写「展期」，名词表里没有它",
    right="在 terms.yml 里加上「展期」，或写「晚些再还」",
    needs=(everywhere(Term, "title"), everywhere(Term, "also")),
)
def jargon_is_explained(content: Content) -> Iterator[Finding]:
    """wording.yml 里列出的行话，正文里用到了，名词表里就要有；标着平常词的只供搜索，不算。"""
    named = [(word, term) for term in content.of(Term) for word in (term.title, *term.also)]
    explained = {word for word, term in named if term.use is TermUse.TRADE}
    only_searched = {word: term for word, term in named if word not in explained}
    missing = [word for word in content.wording.jargon if word not in explained]
    if not missing:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(missing, key=len, reverse=True))))
    for text in content.texts:
        if text.part.repeats_others:
            continue
        for match in pattern.finditer(text.plain):
            word = match.group()
            term = only_searched.get(word)
            if term is text.part or any(word in link.text for link in text.links):
                continue
            message = f"「{word}」是行话，名词表里还没有它。"
            hint = (
                "换成平常的话；一定要用，就写进一个意思相同的名词的 also，或在 terms.yml 里加一条。"
            )
            if term is not None:
                message = f"「{word}」是行话，名词表里的 {term.id} 却标着平常词，正文不会链到它。"
                hint = "换成平常的话；一定要用，就删掉那一条的 use 这一行。"
            yield Finding(text.owner, text.leaf.path, message, hint, needle=word)


@rule("TXT008", wrong="summary: 不还就后果自负。", right="summary: 不还会加收罚息。")
def wording_is_calm(content: Content) -> Iterator[Finding]:
    """正文不吓人、不责备、不打包票：不用 wording.yml 里列出的说法（引号里转述的除外）。"""
    unwanted = {word: item for item in content.wording.forbidden for word in item.words}
    if not unwanted:
        return
    ordered = sorted(unwanted, key=len, reverse=True)
    pattern = re.compile("|".join(f"({_loose(word)})" for word in ordered))
    # Without groups, a text is looked through at once for what a phrase can begin with: 0.02
    # seconds for the real content instead of 0.13.
    any_of_them = re.compile("|".join(map(_loose, ordered)))
    for text in content.texts:
        if text.part.repeats_others or text.mark.quoted or not any_of_them.search(text.leaf.value):
            continue
        for match in pattern.finditer(_QUOTED.sub(_blanked, text.leaf.value)):
            item = unwanted[ordered[(match.lastindex or 1) - 1]]
            message = f"不写「{match.group()}」：{item.why}"
            yield Finding(text.owner, text.leaf.path, message, item.instead, needle=match.group())


def _loose(word: str) -> str:
    """A phrase as a pattern; its `…` stands for up to three more characters."""
    return "[^，。！？；\\s]{0,3}".join(map(re.escape, word.split("…")))


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())
