"""Rules of reference: everything named exists, everything that exists is used."""

import difflib
import re
from collections.abc import Iterator

from generator.layout import SITE
from generator.markdown import REF
from generator.model import (
    KINDS,
    Account,
    Essential,
    KnowledgeBase,
    Record,
    Source,
    Stage,
    Step,
    Term,
)
from generator.model import Rule as RuleRecord
from generator.model.vocabulary import Grade, Markup
from generator.model.walk import Path
from generator.rules.finding import Finding, Other, named
from generator.rules.reading import reading_of

_BETWEEN_IDS = re.compile(r"[\s,，、]+")


def nearest(base: KnowledgeBase, ref: str, kind: str | None) -> str:
    """A hint that names up to three existing records spelled most like `ref`."""
    candidates = {
        record.ref if kind is None else record.id: record
        for record in base.records.values()
        if kind is None or record.kind == kind
    }
    close = difflib.get_close_matches(ref, candidates, n=3, cutoff=0.5)
    if not close:
        return "检查拼写；编号是同类文件里的文件名或条目名。"
    return "是不是 " + "、".join(f"{name}（{candidates[name].title}）" for name in close) + "？"


def _unresolved(
    base: KnowledgeBase, owner: str, path: Path, ref: str, kind: str | None
) -> Iterator[Finding]:
    if base.resolve(_full(ref, kind)) is None:
        hint = _several(base, path, ref, kind) or nearest(base, ref, kind)
        yield Finding(owner, path, f"没有编号为 {ref} 的记录。", hint, needle=ref)


def _full(ref: str, kind: str | None) -> str:
    return ref if kind is None else f"{kind}/{ref}"


def _several(base: KnowledgeBase, path: Path, ref: str, kind: str | None) -> str:
    """What to do with an item of a list that holds several ids; nothing for another one."""
    ids = _BETWEEN_IDS.split(ref)
    listed = bool(path) and isinstance(path[-1], int)
    if not listed or len(ids) == 1 or any(base.resolve(_full(one, kind)) is None for one in ids):
        return ""
    return f"方括号里的编号用英文逗号和空格隔开：{', '.join(ids)}；不用方括号就每行写一个。"


def references_resolve(base: KnowledgeBase) -> Iterator[Finding]:
    """凡是按编号引用的记录都存在，种类也对。"""
    for item in reading_of(base).references:
        yield from _unresolved(base, item.owner, item.leaf.path, item.leaf.value, item.kind)


def links_resolve(base: KnowledgeBase) -> Iterator[Finding]:
    """正文里的链接都指向存在的记录。"""
    for text in reading_of(base).texts:
        for link in text.links:
            if REF.fullmatch(link.ref):
                yield from _unresolved(base, text.owner, text.leaf.path, link.ref, None)


def _mentioned(base: KnowledgeBase) -> set[str]:
    """The ids of all records that some other record or the site names."""
    reading = reading_of(base)
    found = {item.leaf.value.rpartition("/")[2] for item in reading.references}
    for text in reading.texts:
        for link in text.links:
            found.update({link.ref.rpartition("/")[2]} - {text.owner})
    return found


def records_are_used(base: KnowledgeBase) -> Iterator[Finding]:
    """每条规则、来源和各方说法都至少被一条记录用到（D 级来源除外）。"""
    mentioned = _mentioned(base)
    for record in base.records.values():
        listed_only = isinstance(record, Source) and record.grade is Grade.D
        checked = isinstance(record, RuleRecord | Source | Account) and not listed_only
        if checked and record.id not in mentioned:
            yield Finding(
                record.id,
                ("title",),
                f"{record.label}{named(record)}没有被任何记录用到。",
                "在用得上它的记录里引用它，或删掉它。",
            )


def steps_belong_to_stages(base: KnowledgeBase) -> Iterator[Finding]:
    """每个处理步骤至少属于一个阶段。"""
    placed = {step for stage in base.of(Stage) for step in stage.steps}
    for step in base.of(Step):
        if step.id not in placed:
            yield Finding(
                step.id,
                ("title",),
                f"步骤{named(step)}不属于任何阶段。",
                "把它的编号加到某个阶段的 steps 里。",
            )


def terms_occur(base: KnowledgeBase) -> Iterator[Finding]:
    """名词表里的词（或它的别名）至少在别处的正文里出现一次。"""
    everything = "\n".join(
        text.plain
        for text in reading_of(base).texts
        if isinstance(text.part, Record) and not isinstance(text.part, Term)
        if text.markup is not Markup.TEXT
    )
    for term in base.of(Term):
        if not any(word in everything for word in (term.title, *term.also)):
            yield Finding(
                term.id,
                ("title",),
                f"名词{named(term)}在别处的正文里一次也没有出现。",
                "给它加上读者会遇到的叫法（also），或删掉它。",
            )


def titles_differ(base: KnowledgeBase) -> Iterator[Finding]:
    """同一种类里没有两条同名的记录（网上说法除外）。"""
    seen: dict[tuple[str, str], Record] = {}
    for record in base.records.values():
        first = seen.setdefault((record.kind, record.title), record)
        if first is not record and record.kind != "claim":
            yield Finding(
                record.id,
                ("title",),
                f"标题{named(record)}和 {first.id} 的标题一样。",
                "改一个能区分的标题，或把两条合成一条。",
                related=(Other(first.id, ("title",), f"{first.id} 的标题"),),
            )


def essentials_differ(base: KnowledgeBase) -> Iterator[Finding]:
    """首页的要点各指向不同的记录。"""
    targets: dict[str, Essential] = {}
    for index, essential in enumerate(base.site.essentials):
        if targets.setdefault(essential.see, essential) is not essential:
            yield Finding(
                SITE,
                ("essentials", index, "see"),
                f"两条要点都指向 {essential.see}。",
                "换成另一条记录。",
            )


def names_are_free(base: KnowledgeBase) -> Iterator[Finding]:
    """编号和手写页面不占用网站自己的名字：index、day- 开头的编号，以及生成的页面。"""
    for record in base.records.values():
        if record.id == "index" or record.id.startswith("day-"):
            yield Finding(record.id, (), f"编号 {record.id} 是网站自己要用的名字。", "换一个编号。")
    generated = {"index.md", "search.md", "timeline.md"}
    for kind in KINDS:
        generated |= {f"{kind.plural}/index.md", kind.page}
        generated |= {kind.page.format(id=record.id) for record in base.of(kind)}
    for file in base.pages:
        if file in generated:
            yield Finding(file, (), f"{file} 是生成的页面，不能手写。", "换一个文件名。")
