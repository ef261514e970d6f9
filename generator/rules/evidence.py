"""Rules of evidence: what may be asserted on which grounds (sources page, 证据等级)."""

import re
from collections.abc import Iterator

from generator.model import Evidence, Part, Source
from generator.model.layout import SITE
from generator.model.vocabulary import Grade
from generator.model.walk import FieldPath, evidence_of
from generator.rules.content import Content
from generator.rules.finding import Finding, record_name
from generator.rules.need import around, each
from generator.rules.part_content import FoundText
from generator.rules.rule import rule, text_rule

_NUMERAL = "[0-9零〇一二三四五六七八九十百千]+"
ARTICLE = re.compile(rf"第\s*{_NUMERAL}(?:[–、和至-]{_NUMERAL})*\s*条")
_STEP = "steps/calm.yml"  # where an example may stand


def _evidence(content: Content) -> Iterator[tuple[str, FieldPath, Evidence, Source, Source]]:
    """Evidence whose sources exist: owner, path, evidence, its document, and what was read."""
    for item in content.references:
        owner, leaf, holder = item.owner, item.leaf, item.leaf.owners[-1]
        if isinstance(holder, Evidence) and leaf.path[-1] == "source":
            document = content.resolve(f"source/{holder.source}")
            read = content.resolve(f"source/{holder.via or holder.source}")
            if isinstance(document, Source) and isinstance(read, Source):
                yield owner, leaf.path, holder, document, read


@rule(
    "EVD001",
    wrong="- {source: blog, at: 第1033条}",
    right="- {source: code, at: 第1033条}",
    file="rules.yml",
    beside=("sources.yml", "blog:\n  grade: D"),
    needs=(each(Source, "grade"), around("via")),
)
def hearsay_is_no_evidence(content: Content) -> Iterator[Finding]:
    """D 级来源只证明有人这样说，不能作依据。"""
    for owner, path, _, _, read in _evidence(content):
        if read.grade is Grade.D:
            yield Finding(
                owner,
                path,
                f"来源 {read.id} 是 D 级，只证明有人这样说，不能作依据。",
                "换成 A、B、C 级来源；找不到就删掉这句话。",
            )


@rule(
    "EVD002",
    wrong="- {source: code}",
    right="- {source: code, at: 第1033条}",
    file="rules.yml",
    beside=("sources.yml", "code:\n  type: 法律"),
    needs=(each(Source, "type"), each(Source, "grade"), around("at"), around("via")),
)
def law_needs_an_article(content: Content) -> Iterator[Finding]:
    """依据是法律、法规、司法解释或部门规章时，要写明第几条，并且读到的是 A 或 B 级来源。"""
    for owner, path, evidence, document, read in _evidence(content):
        if not document.type.is_law:
            continue
        if not ARTICLE.search(evidence.at or ""):
            yield Finding(
                owner,
                path,
                f"引用了{document.type.value}{record_name(document)}，却没有写第几条。",
                _article_hint(evidence.at or ""),
            )
        if not read.grade.asserts:
            yield Finding(
                owner,
                path,
                f"{record_name(document)}只读到 {read.grade.value} 级来源，不能当法律规定来写。",
                "换成 A 或 B 级来源；读过官方原文了，就改这条来源的 grade；"
                "都不是，就改引用报道它的来源，网页上会标待核实。",
            )


def _article_hint(at: str) -> str:
    """How to write an article, from what stands there."""
    number = re.fullmatch(r"(?:[Aa]rt(?:icle|\.)? *|第)?(\d{1,4}) *条?(?:款|项)?", at.strip())
    if number is not None:
        return f"把「{at}」改成「第{number[1]}条」。"
    return "在 at 里写明条号，写成 第…条；不知道是第几条，就先打开条文找到那一句。"


@rule(
    "EVD003",
    wrong="grade: D\n  address: https://example.org/\n  read_as: 留存副本",
    right="grade: D\n  read_as: 留存副本",
    file="sources.yml",
    needs=(each(Source, "grade"),),
)
def hearsay_is_not_linked(content: Content) -> Iterator[Finding]:
    """D 级来源不写网址。"""
    for source in content.of(Source):
        if source.grade is Grade.D and source.address is not None:
            yield Finding(
                source.id,
                ("address",),
                "D 级来源不能给出链接。",
                "删掉 address 这一行。",
            )


def _may_name_articles(content: Content, holders: tuple[Part, ...]) -> bool:
    """Whether any evidence around a text is good enough, or has an unknown grade."""
    found = [item for part in holders for item in evidence_of(part)]
    read = [content.resolve(f"source/{item.via or item.source}") for item in found]
    return any(not isinstance(source, Source) or source.grade.asserts for source in read)


@rule(
    "EVD004",
    wrong="summary: 第12条说先停下来。",
    right="summary: 先停下来。",
    file=_STEP,
    needs=(each(Source, "grade"), around("evidence.source"), around("evidence.via")),
)
def articles_need_evidence(content: Content) -> Iterator[Finding]:
    """正文写到第几条，旁边就要有 A 或 B 级依据。"""
    for text in content.texts:
        match = ARTICLE.search(text.leaf.value)
        if match is None or text.leaf.path[-1] == "at" or not text.part.needs_evidence:
            continue
        if not _may_name_articles(content, text.leaf.owners):
            hint = "把它移到带依据的 facts 里，或改成链接到相应的规则。"
            if any(evidence_of(part) for part in text.leaf.owners):
                hint = "在 evidence 里加上 A 或 B 级的来源；没有，就不写是第几条。"
            yield Finding(
                text.owner,
                text.leaf.path,
                f"这里写到{match.group()}，却没有 A 或 B 级依据（法律原文，或官方的摘录）。",
                hint,
                needle=match.group(),
            )


# "Usually within three days" is a statement of fact as much as "may" is.
_HEARSAY = re.compile(
    r"(?P<said>(?<!依)据说|听说|一般|通常|往往|大多|多半|大概|大约)[^。；！？\n]{0,20}?"
    rf"{_NUMERAL} ?(?:多|来|几)?(?:天|日内|个月|个?小时|年|次|周|元|倍|[%％])"
)
_UNCERTAIN = re.compile(f"(?P<may>可能)|{_HEARSAY.pattern}")


@text_rule(
    "EVD005",
    wrong="summary: 可能会停下来。",
    right="summary: 先停下来。",
    file=_STEP,
    needs=(around("evidence"), around("accounts")),
)
def maybe_needs_a_source(text: FoundText) -> Iterator[Finding]:
    """「可能」以及「据说」「一般」几天，只写在有依据的地方；没有依据就说清楚该做什么。"""
    match = _UNCERTAIN.search(text.leaf.value)
    if match is None or not text.part.needs_evidence:
        return
    grounded = any(
        evidence_of(holder) or getattr(holder, "accounts", ()) for holder in text.leaf.owners
    )
    if not grounded:
        said = "「可能」" if match["may"] else f"「{match['said']}」和数字"
        into = "写进一条记录的 facts，这里链接过去" if text.owner == SITE else "写进 facts"
        yield Finding(
            text.owner,
            text.leaf.path,
            f"这里写了{said}，却没有依据。",
            f"有依据，就{into}；没有，就删掉这句，或改写成该做什么。不要改成肯定的说法。",
            needle=match.group(),
        )


_ILLEGAL = re.compile(r"违法|犯法|触犯刑法|构成犯罪")
_NOT_SAID = re.compile(r"(?:不等于|不能写成?|不是|不要[^，。]*说成|不必然|未必)[^，。；]{0,6}$")


@rule(
    "EVD006",
    wrong="text: 夜里来电属于违法行为。（依据只有行业自律文件）",
    right="text: 夜里来电不符合行业的自律规范。",
    needs=(each(Source, "type"), around("evidence.source")),
)
def illegal_needs_a_law(content: Content) -> Iterator[Finding]:
    """「违法」只写在依据是法律、法规、司法解释或规章的地方；标准和自律文件写「不符合」。"""
    for text in content.texts:
        match = _ILLEGAL.search(text.leaf.value)
        if match is None or not text.part.needs_evidence:
            continue
        if _NOT_SAID.search(text.leaf.value[: match.start()]):
            continue
        beside = next(filter(None, map(evidence_of, reversed(text.leaf.owners))), ())
        sources = [content.resolve(f"source/{item.source}") for item in beside]
        known = [source for source in sources if isinstance(source, Source)]
        if known and len(known) == len(sources) and not any(s.type.is_law for s in known):
            kinds = "、".join(dict.fromkeys(source.type.value for source in known))
            message = f"这里写了「{match.group()}」，依据却只是{kinds}，不是法律。"
            hint = "写成「不符合……的要求」；真有法律规定，就把那一条加进依据。"
            yield Finding(text.owner, text.leaf.path, message, hint, needle=match.group())


@rule(
    "EVD007",
    wrong="type: 媒体报道\ngrade: A",
    right="type: 媒体报道\ngrade: B",
    needs=(each(Source, "type"), each(Source, "grade")),
)
def a_grade_fits_its_kind(content: Content) -> Iterator[Finding]:
    """等级和种类相配：报道、官方机构的网页和律所文章最高 B，资讯页和自媒体最高 C，原料文章是 D。"""
    for source in content.of(Source):
        best = source.type.best.value
        if source.grade.value < best:
            message = f"{record_name(source)}是{source.type.value}，等级最高 {best}。"
            hint = f"改成 {best}；读到的是法律或文件的原文，就改 type。"
            yield Finding(source.id, ("grade",), message, hint)
