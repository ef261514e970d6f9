"""Rules of addresses: what led somewhere once leads there still, and nowhere else."""

from collections.abc import Iterator

from generator.model import Record
from generator.rules.content import Content
from generator.rules.finding import Finding, Other
from generator.rules.need import everywhere
from generator.rules.rule import rule


@rule(
    "REF010",
    wrong="was: [calm]（步骤 calm 还在）",
    right="was: [stop-first]",
    needs=(everywhere(Record, "id"), everywhere(Record, "was")),
)
def former_ids_are_free(content: Content) -> Iterator[Finding]:
    """以前的编号（was）现在没有记录在用，也只写在一条记录里。"""
    homes = {
        record.id: Other(record.id, (), "这条记录在用它") for record in content.records.values()
    }
    for record in content.records.values():
        for index, old in enumerate(record.was):
            path = ("was", index)
            if old in homes:
                message = f"以前的编号 {old} 已经有别处在用。"
                hint = "旧地址只能通到一个地方：删掉这里的，或那里的。"
                if not homes[old].path:
                    hint = f"从这里的 was 里删掉 {old}：它有自己的一条记录，地址通到那里。"
                yield Finding(record.id, path, message, hint, old, related=(homes[old],))
            homes.setdefault(old, Other(record.id, path, "这里也写了它"))
