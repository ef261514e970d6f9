"""Rules of reference: everything that is named exists, and everything that exists is used."""

from collections.abc import Iterator

from generator.model import KINDS, Record, SiteText, Source, Stage, Step, Term
from generator.model.layout import SITE
from generator.model.page_registry import PAGES, directory_url, paths
from generator.model.vocabulary import Markup
from generator.rules.content import Content
from generator.rules.finding import Finding, Other, record_name
from generator.rules.need import ANY_TEXT, each, everywhere, target
from generator.rules.rule import rule
from generator.rules.unresolved import (
    deleted,
    mentions_in_fields,
    mentions_in_texts,
    must_be_named,
    renamed,
    unresolved,
)

_STEP = "steps/calm.yml"  # where an example may stand
# With a file of such a name nobody can check the repository out on Windows.
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}


@rule(
    "REF001",
    wrong="steps: [clam]",
    right="steps: [calm]",
    file="rules.yml",
    beside=(_STEP, "title: 先停一停"),
    needs=(target("id"),),
)
def references_resolve(content: Content) -> Iterator[Finding]:
    """凡是按编号引用的记录都存在，种类也对。"""
    named = list(mentions_in_fields(content))
    names = {one.full for one in named}  # one that texts link to as well is told once
    also = (one for one in mentions_in_texts(content) if one.full in names)
    yield from unresolved(content, [*named, *also])


@rule(
    "REF002",
    wrong="summary: 看[夜里](rule/no-nihgt)。",
    right="summary: 看[夜里](rule/no-night)。",
    file=_STEP,
    beside=("rules.yml", "no-night:\n  title: 夜里不催"),
    needs=(target("id"),),
)
def links_resolve(content: Content) -> Iterator[Finding]:
    """正文里的链接都指向存在的记录。"""
    told = {one.full for one in mentions_in_fields(content)}  # by the rule above, with every place
    linked = (one for one in mentions_in_texts(content) if one.full not in told)
    yield from unresolved(content, linked)


def _mentioned(content: Content) -> set[str]:
    """The ids of all records that some other record or the site names."""
    found = {item.leaf.value.rpartition("/")[2] for item in content.references}
    for text in content.texts:
        for link in text.links:
            found.update({link.ref.rpartition("/")[2]} - {text.owner})
    return found


@rule(
    "REF003",
    wrong="一条规则，没有记录在 rules 里写它",
    right="在用得上它的阶段或步骤的 rules 里写上它的编号",
    needs=(
        everywhere(Record, ANY_TEXT),
        everywhere(SiteText, ANY_TEXT),
        each(Record, "id"),
        each(Source, "grade"),
    ),
)
def records_are_used(content: Content) -> Iterator[Finding]:
    """每条规则、来源和各方说法都至少被一条记录用到（D 级来源除外）。"""
    mentioned = _mentioned(content) | renamed(content)
    if deleted(content):
        return
    for record in content.records.values():
        if must_be_named(record) and record.id not in mentioned:
            yield Finding(
                record.id,
                ("title",),
                f"{record.label}{record_name(record)}没有被任何记录用到。",
                "在用得上它的记录里写上它的编号；用不着，就删掉它。",
            )


@rule(
    "REF004",
    wrong="一个步骤，没有阶段在 steps 里写它",
    right="在一个阶段的 steps 里写上它的编号",
    needs=(everywhere(Stage, "steps"), each(Step, "id")),
)
def steps_belong_to_stages(content: Content) -> Iterator[Finding]:
    """每个处理步骤至少属于一个阶段。"""
    placed = {step for stage in content.of(Stage) for step in stage.steps} | renamed(content)
    if "stage" in deleted(content):
        return
    for step in content.of(Step):
        if step.id not in placed:
            yield Finding(
                step.id,
                ("title",),
                f"步骤{record_name(step)}不属于任何阶段。",
                "把它的编号加到某个阶段的 steps 里。",
            )


@rule(
    "REF005",
    wrong="名词表里有「罚息」，别处的正文都没有",
    right="给它加上读者会遇到的叫法（also），或删掉它",
    needs=(
        *(everywhere(kind, ANY_TEXT) for kind in KINDS if kind is not Term),
        each(Term, "title"),
        each(Term, "also"),
    ),
)
def terms_occur(content: Content) -> Iterator[Finding]:
    """名词表里的词（或它的别名）至少在别处的正文里出现一次。"""
    everything = "\n".join(
        text.plain
        for text in content.texts
        if isinstance(text.part, Record) and not isinstance(text.part, Term)
        if text.mark.markup is not Markup.TEXT
    )
    for term in content.of(Term):
        if not any(word in everything for word in (term.title, *term.also)):
            yield Finding(
                term.id,
                ("title",),
                f"名词{record_name(term)}在别处的正文里一次也没有出现。",
                "给它加上读者会遇到的叫法（also），或删掉它。",
            )


@rule(
    "REF006",
    wrong="两个步骤都叫「先停一停」",
    right="「先停一停」和「想好再说」",
    needs=(each(Record, "id"), each(Record, "title")),
)
def titles_differ(content: Content) -> Iterator[Finding]:
    """同一种类里没有两条同名的记录（网上说法除外）。"""
    seen: dict[tuple[str, str], Record] = {}
    for record in content.records.values():
        first = seen.setdefault((record.kind, record.title), record)
        if first is not record and record.kind != "claim":
            yield Finding(
                record.id,
                ("title",),
                f"标题{record_name(record)}和 {first.id} 的标题一样。",
                "改一个能区分的标题，或把两条合成一条。",
                related=(Other(first.id, ("title",), f"{first.id} 的标题"),),
            )


@rule("REF007", wrong="see: rule/no-night（首页另一条要点已经指向它）", right="see: step/calm")
def essentials_differ(content: Content) -> Iterator[Finding]:
    """首页的要点各指向不同的记录。"""
    targets: set[str] = set()
    for item in content.references:
        target, path = item.leaf.value, item.leaf.path
        if item.owner == SITE and path[0] == "essentials":
            if target in targets:
                yield Finding(SITE, path, f"两条要点都指向 {target}。", "换成另一条记录。")
            targets.add(target)


@rule("REF008", wrong="steps/index.yml", right="steps/begin-here.yml")
def names_are_free(content: Content) -> Iterator[Finding]:
    """编号和手写页面不用网站自己的名字（index、day- 开头的、生成的页面），不叫 con、nul、com1。"""
    for record in content.records.values():
        if record.id == "index" or record.id.startswith("day-"):
            yield Finding(record.id, (), f"编号 {record.id} 是网站自己要用的名字。", "换一个编号。")
        if record.id in _DEVICES:
            message = f"编号 {record.id} 在 Windows 上不能做文件名。"
            yield Finding(record.id, (), message, "换一个编号。")
    records = content.records.values()
    taken = {directory_url(path) for entry in PAGES for path in paths(entry, records)}
    for file in content.base.pages:
        if directory_url(file) in taken:
            yield Finding(file, (), f"{file} 是生成的页面，不能手写。", "换一个文件名。")
        if file.removesuffix(".md").lower() in _DEVICES:
            yield Finding(file, (), f"{file} 在 Windows 上不能做文件名。", "换一个文件名。")
