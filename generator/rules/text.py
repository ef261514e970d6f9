"""Rules of text: the subset, telephone numbers, addresses, sentence length."""

import re
from collections.abc import Iterator

from generator.markdown import FaultKind, faults, plain
from generator.model import Contact, KnowledgeBase, Myth
from generator.model.walk import texts
from generator.rules.finding import Finding
from generator.rules.references import owners

MAX_SENTENCE = 45
_SENTENCE_END = re.compile(r"[。！？；\n]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
# Five or more digits, perhaps with +86 and in groups. Amounts, dates, case and standard numbers
# are told apart by what stands around them.
_DIGITS = re.compile(r"(?<![\d.,A-Za-z〔])\+?\d(?:[ -]?\d){4,}(?![\d.,–]*[\d%])")
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_UNIT_AFTER = re.compile(r"\s*(?:元|块|万|亿|天|日|年|月|人(?!工)|条|倍|字|秒|次|号令)")
_STANDARD_BEFORE = re.compile(r"(?:GB/T|GB)\s*$")
_UNMEASURED = frozenset({"claim", "source"})


def _faults(base: KnowledgeBase, kind: FaultKind) -> Iterator[Finding]:
    for owner, part in owners(base):
        for leaf, mark in texts(part):
            for fault in faults(leaf.value, mark.markup):
                if fault.kind is kind:
                    yield Finding(owner, leaf.path, fault.message, fault.hint, fault.needle)


def markup_is_known(base: KnowledgeBase) -> Iterator[Finding]:
    """正文只用约定的写法：段落、列表、**强调**、指向记录的链接。"""
    yield from _faults(base, FaultKind.MARKUP)


def html_is_refused(base: KnowledgeBase) -> Iterator[Finding]:
    """正文里不写 HTML。"""
    yield from _faults(base, FaultKind.HTML)


def links_lead_to_records(base: KnowledgeBase) -> Iterator[Finding]:
    """正文里的链接只写成 [文字](种类/编号)，不指向网址和脚本。"""
    yield from _faults(base, FaultKind.LINK)


def _numbers(text: str, registered: re.Pattern[str] | None) -> Iterator[str]:
    """What looks like a telephone number in a text."""
    for match in _DIGITS.finditer(text):
        counted = _UNIT_AFTER.match(text, match.end())
        standard = _STANDARD_BEFORE.search(text[: match.start()])
        if not counted and not standard and not _DATE.fullmatch(match.group()):
            yield match.group()
    if registered is not None:
        for match in registered.finditer(text):
            if not _UNIT_AFTER.match(text, match.end()) and not _DIGITS.fullmatch(match.group()):
                yield match.group()


def _registered(base: KnowledgeBase) -> re.Pattern[str] | None:
    """Every number of the registry and every known false one, as one pattern."""
    known = {contact.number for contact in base.of(Contact) if contact.number}
    known.update(number for myth in base.of(Myth) for number in myth.numbers)
    if not known:
        return None
    alternatives = "|".join(re.escape(number) for number in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\d.-])(?:{alternatives})(?![\d.-])")


def numbers_live_in_the_registry(base: KnowledgeBase) -> Iterator[Finding]:
    """电话号码只写在官方渠道和假号码里，正文用链接引用。"""
    registered = _registered(base)
    hint = "改成 [名称](contact/编号)，页面会自动带上号码；新号码先登记到 contacts.yml。"
    for owner, part in owners(base):
        for leaf, mark in texts(part):
            for number in _numbers(plain(leaf.value, mark.markup), registered):
                yield Finding(owner, leaf.path, f"正文里写了号码 {number}。", hint, needle=number)
    for file, text in base.pages.items():
        for number in _numbers(text, registered):
            yield Finding(file, (), f"正文里写了号码 {number}。", "链接到官方渠道页。", number)


def addresses_live_in_fields(base: KnowledgeBase) -> Iterator[Finding]:
    """网址只写在来源和官方渠道的 address 里。"""
    for owner, part in owners(base):
        for leaf, _ in texts(part):
            for match in _ADDRESS.finditer(leaf.value):
                yield Finding(
                    owner,
                    leaf.path,
                    "正文里写了网址。",
                    "登记到来源或官方渠道，再用链接引用那条记录。",
                    needle=match.group(),
                )


def sentences_are_short(base: KnowledgeBase) -> Iterator[Finding]:
    """一句话不超过 45 个字（网上说法的复述和来源除外）。"""
    for owner, part in owners(base):
        if getattr(part, "kind", "") in _UNMEASURED:
            continue
        for leaf, mark in texts(part):
            for sentence in _SENTENCE_END.split(plain(leaf.value, mark.markup)):
                length = len(sentence.strip())
                if length > MAX_SENTENCE:
                    yield Finding(
                        owner,
                        leaf.path,
                        f"这句话有 {length} 个字，超过 {MAX_SENTENCE} 个。",
                        "用句号断成两句。",
                        needle=sentence.strip(),
                    )
