"""Rules of wording: what frightens, blames or promises, and words nobody explains."""

import re
from collections.abc import Iterator

from generator.markdown import Link, inlines, plain
from generator.model import KnowledgeBase, Term
from generator.model.walk import texts
from generator.rules.finding import Finding
from generator.rules.references import owners

# Records that repeat what others say, and fields that quote a collector, in order to answer it.
_REPEATING = frozenset({"claim", "dispute", "source", "myth", "account"})
_QUOTING = frozenset({"heard", "avoid", "also"})
_QUOTED = re.compile(r"「[^」]*」|“[^”]*”|『[^』]*』")


def wording_is_calm(base: KnowledgeBase) -> Iterator[Finding]:
    """正文不吓人、不责备、不打包票：不用 wording.yml 里列出的说法（引号里转述的除外）。"""
    unwanted = {word: item for item in base.wording.forbidden for word in item.words}
    if not unwanted:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(unwanted, key=len, reverse=True))))
    for owner, part in owners(base):
        if getattr(part, "kind", "") in _REPEATING:
            continue
        for leaf, _ in texts(part):
            if _QUOTING.intersection(map(str, leaf.path)):
                continue
            for match in pattern.finditer(_QUOTED.sub(_blanked, leaf.value)):
                item = unwanted[match.group()]
                message = f"不写「{match.group()}」：{item.why}"
                yield Finding(owner, leaf.path, message, item.instead, needle=match.group())


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def jargon_is_explained(base: KnowledgeBase) -> Iterator[Finding]:
    """wording.yml 里列出的行话，正文里用到了，名词表里就要有。"""
    explained = {word for term in base.of(Term) for word in (term.title, *term.also)}
    missing = [word for word in base.wording.jargon if word not in explained]
    if not missing:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(missing, key=len, reverse=True))))
    for owner, part in owners(base):
        if getattr(part, "kind", "") in _REPEATING:
            continue
        for leaf, mark in texts(part):
            linked = {i.text for i in inlines(leaf.value, mark.markup) if isinstance(i, Link)}
            for match in pattern.finditer(plain(leaf.value, mark.markup)):
                word = match.group()
                if any(word in text for text in linked):
                    continue
                message = f"「{word}」是行话，名词表里还没有它。"
                hint = "在 terms.yml 里加一条，或换成平常的话。"
                yield Finding(owner, leaf.path, message, hint, needle=word)
