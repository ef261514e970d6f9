"""Lines that are no content at all: code fences, and what an assistant says around its answer."""

import re
from collections.abc import Iterator, Sequence

from generator.model.layout import Layout
from generator.model.partial import nearest_field
from generator.source.parse.entries import SEPARATOR, key_on
from generator.source.parse.pasted import Stray, pasted_lines
from generator.source.problem import Place, Problem, Related

_FENCE = re.compile(r"(?:```+|~~~+)\s*\w*\s*$")
_ADDED = re.compile(r"\+(?: *[a-z_]+:(?: |$)| +- )")
_TAKEN = re.compile(r"-(?: *[a-z_]+:(?: |$)| +- )")
_SENTENCE = re.compile(r"[\u4e00-\u9fff“《（]")  # as a sentence begins, and no key
_ENGLISH = re.compile(r"(?P<first>[A-Za-z][\w'-]*[,!.]?) [^:]+[:.!]?$")


def stray_lines(lines: Sequence[str], path: str, layout: Layout | None) -> Iterator[Stray]:
    """What is no content: code fences, a comparison, what was pasted, a sentence at the top."""
    fences = [number for number, line in enumerate(lines, 1) if _FENCE.match(line)]
    if fences:
        first, *more = (Place(path, n, 1, len(lines[n - 1]), lines[n - 1]) for n in fences)
        others = "".join(f"、第 {place.line} 行" for place in more)
        hint = f"删掉第 {first.line} 行{others}。"
        related = tuple(Related(place, "这一行也是") for place in more)
        message = "``` 是代码框的记号，不是内容。"
        problem = Problem("YML008", first, message, hint, related=related)
        yield Stray(problem, frozenset(fences))
    yield from _compared(lines, path)
    known = set(fences)
    for stray in pasted_lines(lines, path, layout):
        known |= stray.lines
        yield stray
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#") or number in known:
            continue
        if layout and _is_sentence(line, layout):
            place = Place(path, number, 1, len(line.rstrip()), line)
            hint = (
                f"是多出来的话，就删掉；要留作说明，就在前面加 # 和一个空格，写成：# {line.strip()}"
            )
            message = "这一行不是字段，像是一句说明。"
            yield Stray(Problem("YML008", place, message, hint), frozenset((number,)))
        return


def _compared(lines: Sequence[str], path: str) -> Iterator[Stray]:
    """One problem for the signs that a comparison of two versions puts before its lines."""
    added = [n for n, line in enumerate(lines, 1) if _ADDED.match(line)]
    if not added:
        return
    near = {n + step for n in added for step in (-2, -1, 1, 2)}
    taken = [n for n, line in enumerate(lines, 1) if n in near and _TAKEN.match(line)]
    signs = sorted((*added, *taken))
    first, *more = (Place(path, n, 1, 1, lines[n - 1]) for n in signs)
    hint = f"去掉行首的 +（第 {'、'.join(map(str, added))} 行）"
    if taken:
        hint = f"删掉以 - 开头的旧行（第 {'、'.join(map(str, taken))} 行），再{hint}"
    message = "行首的 + 和 - 是比较两个版本时的记号，不是内容。"
    related = tuple(Related(place, "这一行也是") for place in more)
    problem = Problem("YML008", first, message, f"{hint}。", related=related)
    yield Stray(problem, frozenset(signs), whole=True)


def _is_sentence(line: str, layout: Layout) -> bool:
    """Whether a line that should begin an entry is a sentence instead."""
    english = _ENGLISH.match(line.rstrip())
    if english is not None:  # what an assistant says first, or the title of a change
        return english["first"] not in layout.model.model_fields
    if not _SENTENCE.match(line) or SEPARATOR.match(line) or key_on(line, layout):
        return False
    return nearest_field(re.split("[：:]", line)[0].strip(), layout.model) is None
