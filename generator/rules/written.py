"""Rules of hand-written pages: where their links lead."""

import difflib
from collections.abc import Iterator

from generator.model import Record
from generator.model.page_registry import PAGES, paths
from generator.rules.content import Content
from generator.rules.finding import Finding
from generator.rules.need import everywhere
from generator.rules.rule import rule

_TITLE = "# 关于 { #about }"


@rule(
    "REF009",
    wrong=f"{_TITLE}\n\n看[规则](rule.md)。",
    right=f"{_TITLE}\n\n看[规则](rules.md)。",
    file="about.md",
    needs=(everywhere(Record, "id"),),
)
def pages_lead_to_pages(content: Content) -> Iterator[Finding]:
    """手写页面里写成 页面.md 的链接，指向存在的页面；写了 #编号 的，手写页面里有这个标题。"""
    written, records = content.base.pages, content.records.values()
    known = {*written, *(path for entry in PAGES for path in paths(entry, records))}
    for file, page in written.items():
        for link in page.links:
            target, _, anchor = link.ref.partition("#")
            if target and not target.endswith(".md"):
                continue
            other = written.get(target or file)
            if target and target not in known:
                close = difflib.get_close_matches(target, sorted(known), 1)
                hint = f"是不是 {close[0]}？" if close else "检查拼写。"
                yield Finding(file, (), f"没有 {target} 这一页。", hint, needle=f"({link.ref})")
            elif anchor and other and other.is_whole and anchor not in other.heading_ids:
                where = f"{target} " if target else "这一页"
                message = f"{where}里没有编号为 {anchor} 的标题。"
                hint = "照那一页标题后面的编号写；指向记录就写 种类/编号。"
                yield Finding(file, (), message, hint, needle=f"({link.ref})")
