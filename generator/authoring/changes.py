"""What changed between two states of the content, as Markdown for those who review it."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.authoring.show import RecordTexts
from generator.model import KnowledgeBase, Record
from generator.model.markup import escape


@dataclass(frozen=True, slots=True)
class Change:
    """A record before and after; None where it does not exist."""

    old: Record | None
    new: Record | None

    @property
    def record(self) -> Record:
        """The record after the change or, if removed, before it."""
        found = self.new or self.old
        assert found is not None
        return found


def changes(old: KnowledgeBase, new: KnowledgeBase) -> tuple[Change, ...]:
    """Every record that differs between the two states, in the order of the content."""
    gone = [Change(old.records[one], None) for one in old.records if one not in new.records]
    there = [Change(old.records.get(one), record) for one, record in new.records.items()]
    return tuple(change for change in [*there, *gone] if change.old != change.new)


def report(old: KnowledgeBase, new: KnowledgeBase) -> str:
    """The changes as Markdown: each record as a reader sees it, before and after."""
    before, after = RecordTexts(old), RecordTexts(new)
    found = changes(old, new)
    added = sum(change.old is None for change in found)
    removed = sum(change.new is None for change in found)
    changed = len(found) - added - removed
    lines = ["# 内容改动", "", f"改了 {changed} 条，新增 {added} 条，删去 {removed} 条。", ""]
    for change in found:
        lines += [_heading(change), "", *_place(change, old, new), *_body(change, before, after)]
    if old.site != new.site:
        lines += ["首页和全站用的文字（site.yml）也改了。", ""]
    pages = [
        file for file in {**old.pages, **new.pages} if old.pages.get(file) != new.pages.get(file)
    ]
    if pages:
        lines += [f"手写的页面也改了：{'、'.join(pages)}。", ""]
    return "\n".join(lines)


def _heading(change: Change) -> str:
    verb = "新增" if change.old is None else "删去" if change.new is None else "改了"
    return f"## {verb}：{change.record.label}「{escape(change.record.title)}」"


def _place(change: Change, old: KnowledgeBase, new: KnowledgeBase) -> list[str]:
    base = old if change.new is None else new
    origin = base.origins[change.record.id]
    return [f"`{change.record.ref}`，{origin.file} 第 {origin.line} 行", ""]


def _body(change: Change, before: RecordTexts, after: RecordTexts) -> Iterator[str]:
    """The lines of the record: `-` for before, `+` for after, a space for unchanged ones."""
    old = before.text(change.old).split("\n") if change.old else []
    new = after.text(change.new).split("\n") if change.new else []
    if change.old and change.new:
        names = type(change.new).model_fields
        fields = [n for n in names if getattr(change.old, n, None) != getattr(change.new, n)]
        yield f"改动的字段：{'、'.join(fields)}。"
        if old == new:
            yield "网页上这一条的文字没有变。"
            yield ""
            return
        yield ""
    runs = re.findall("`+", "\n".join((*old, *new)))
    fence = "`" * max([4, *(len(run) + 1 for run in runs)])  # longer than any fence in the texts
    yield f"{fence}diff"
    longest = max(len(old), len(new))
    compared = difflib.unified_diff(old, new, lineterm="", n=longest)
    yield from [line for line in compared if not line.startswith(("--- ", "+++ ", "@@ "))]
    yield fence
    yield ""
