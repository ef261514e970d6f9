"""What becomes of seeded damages to every file of the content.

    python benchmarks/damage.py [DAMAGES_PER_FILE] [--every N] [--files PART]

Each damage is made in memory and the file is read by itself, which is sound: what one file holds
does not depend on another. Every N-th damage that leaves its file valid is also checked with the
rules across the whole knowledge base. Prints a table of what became of the damages, the slowest
check and the memory taken, and every damage that is neither told within a line of where it was
done nor confined to the values it was done to.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.damages import KINDS, Damage, damages  # noqa: E402 -- found through the path above
from generator.model import KnowledgeBase, Record  # noqa: E402
from generator.model.layout import layout_of  # noqa: E402
from generator.rules import gather_content, run_rules  # noqa: E402
from generator.source.characters import decode_source  # noqa: E402 -- found through the path above
from generator.source.file import ContentFile, read_content_file  # noqa: E402
from generator.source.load import load  # noqa: E402
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, last_line, to_data  # noqa: E402
from generator.source.problem import Problem, in_order  # noqa: E402
from generator.source.report import format_report  # noqa: E402

HERE = "told within a line"
BESIDE = "told, with that line as the related place"
ELSEWHERE = "told elsewhere"
SAME = "meaning unchanged"
CONFINED = "valid, only the damaged value differs"
SPREAD = "valid, another value differs"


def differences(old: Node, new: Node) -> Iterator[tuple[range, range]]:
    """The lines, before and after, of the values in which two nodes differ."""
    if isinstance(old, MappingNode) and isinstance(new, MappingNode):
        after = {entry.key.text: entry for entry in new.entries}
        for entry in old.entries:
            other = after.pop(entry.key.text, None)
            if other is None:
                yield range(entry.key.place.line, last_line(entry.value) + 1), range(0)
            else:
                yield from differences(entry.value, other.value)
        for entry in after.values():
            yield range(0), range(entry.key.place.line, last_line(entry.value) + 1)
    elif isinstance(old, SequenceNode) and isinstance(new, SequenceNode):
        yield from _of_lists([*old.items], [*new.items])
    elif to_data(old) != to_data(new):
        yield _lines(old), _lines(new)


def _of_lists(old: list[Node], new: list[Node]) -> Iterator[tuple[range, range]]:
    for end in (0, -1):
        while old and new and to_data(old[end]) == to_data(new[end]):
            del old[end], new[end]
    for before, after in zip(old, new, strict=False):
        yield from differences(before, after)
    shared = min(len(old), len(new))
    if len(old) != len(new):  # a run of items came or went as a whole
        yield _run(old[shared:]), _run(new[shared:])


def _run(nodes: list[Node]) -> range:
    return range(_lines(nodes[0]).start, _lines(nodes[-1]).stop) if nodes else range(0)


def _lines(node: Node) -> range:
    last = node.last_line if isinstance(node, ScalarNode) else last_line(node)
    return range(node.place.line, last + 1)


def _meet(one: range, other: range) -> bool:
    return bool(one) and bool(other) and one.start < other.stop and other.start < one.stop


class Files:
    """The content, read once, and what becomes of it."""

    def __init__(self, root: Path) -> None:
        loaded = load(root)
        if loaded.base is None:
            raise SystemExit(format_report(loaded.problems))
        self.base: KnowledgeBase = loaded.base
        names = sorted(p.relative_to(root).as_posix() for p in root.rglob("[!.]*.*"))
        self.contents = {
            n: (root / n).read_bytes() for n in names if layout_of(n) or n.endswith(".md")
        }
        self.read = {
            n: read_content_file(n, c, n) for n, c in self.contents.items() if layout_of(n)
        }

    def outcome(
        self, name: str, damage: Damage
    ) -> tuple[str, tuple[Problem, ...], ContentFile | None]:
        """What became of a damage, what was told of it, and the damaged file as read."""
        content = self.contents[name]
        damaged = damage.done_to(content)
        before, after = damage.lines(content)
        if name not in self.read:
            _, found = decode_source(damaged, name)
            return (_where_reported(tuple(found), after) if found else CONFINED), tuple(found), None
        file = read_content_file(name, damaged, name)
        problems = (*file.problems, *(p for draft in file.drafts for p in draft.problems))
        if problems:
            return _where_reported(problems, after), problems, file
        changed = [
            pair
            for old, new in _paired(_nodes(self.read[name]), _nodes(file))
            for pair in (
                [(_of(old), range(0))]
                if new is None
                else [(range(0), _of(new))]
                if old is None
                else differences(old, new)
            )
        ]
        if not changed:
            return SAME, (), file
        confined = all(_meet(old, before) or _meet(new, after) for old, new in changed)
        return (CONFINED if confined else SPREAD), (), file

    def with_rules(self, name: str, file: ContentFile) -> int:
        """How many findings the rules have when a valid file takes the place of the old one."""
        owners = {draft.owner for draft in self.read[name].drafts}
        kept = {key: record for key, record in self.base.records.items() if key not in owners}
        parts = {d.owner: d.part for d in file.drafts}
        records = {key: part for key, part in parts.items() if isinstance(part, Record)}
        words = {"site.yml": "site", "inventory.yml": "inventory", "wording.yml": "wording"}
        changes = {words[name]: parts[name]} if name in words else {}
        base = replace(self.base, records=MappingProxyType({**kept, **records}), **changes)
        return sum(1 for _ in run_rules(gather_content(base)))


def _nodes(file: ContentFile) -> dict[str, Node]:
    """What the records of a file were made from, by their ids."""
    return {draft.owner: draft.node for draft in file.drafts}


def _of(node: Node) -> range:
    return range(node.place.line, last_line(node) + 1)


def _paired(
    before: dict[str, Node], after: dict[str, Node]
) -> Iterator[tuple[Node | None, Node | None]]:
    for owner, node in before.items():
        yield node, after.pop(owner, None)
    yield from ((None, node) for node in after.values())


def _where_reported(problems: tuple[Problem, ...], lines: range) -> str:
    if any(problem.place.line in lines for problem in problems):
        return HERE
    beside = (other.place.line for problem in problems for other in problem.related)
    return BESIDE if any(line in lines for line in beside) else ELSEWHERE


def main() -> None:
    """Damages, and prints what became of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--every", type=int, default=200)
    parser.add_argument("--files", default="")
    options = parser.parse_args()
    files = Files(ROOT / "content")
    table = {kind: Counter[str]() for kind in KINDS}
    slowest, ruled, found, valid, odd = 0.0, 0, 0, 0, 0
    started, memory = time.perf_counter(), _peak()
    for name, content in files.contents.items():
        if options.files not in name:
            continue
        for damage in damages(content, options.count, name):
            begun = time.process_time()
            outcome, problems, file = files.outcome(name, damage)
            format_report(in_order(problems))
            slowest = max(slowest, time.process_time() - begun)
            table[damage.kind][outcome] += 1
            if outcome in (ELSEWHERE, SPREAD):
                odd += 1
                if odd <= 400:
                    where = damage.lines(content)[1]
                    first = problems[0] if problems else None
                    reported = f"{first.place.line} {first.code}" if first else ""
                    cut = content[damage.start : damage.stop][:60].decode("utf-8", "replace")
                    change = f"{cut!r} -> {damage.put[:40]!r}"
                    print(f"{name}:{where.start + 1} {damage.kind} {outcome} {reported} {change}")
            if file is not None and not problems and outcome != SAME:
                valid += 1
                if valid % options.every == 0:
                    ruled += 1
                    found += files.with_rules(name, file) > 0
    outcomes = (HERE, BESIDE, SAME, CONFINED, ELSEWHERE, SPREAD)
    print("| damage | " + " | ".join(outcomes) + " |\n|---|" + "---|" * len(outcomes))
    for kind in KINDS:
        print(f"| {kind} | " + " | ".join(str(table[kind][outcome]) for outcome in outcomes) + " |")
    total = sum(sum(counts.values()) for counts in table.values())
    print(
        f"{total} damages of {len(files.contents)} files in {time.perf_counter() - started:.0f} s"
    )
    print(f"slowest check of a file {slowest * 1000:.0f} ms; {_peak() - memory:.0f} MB more memory")
    print(f"{ruled} valid ones checked with all rules, which told something of {found}")


def _peak() -> float:
    """The most memory the process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
