"""Folder → checked knowledge base, or every problem in it."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from generator.model import Contact, Inventory, KnowledgeBase, Origin, Part, Record, SiteText
from generator.model.despair import Despair
from generator.model.layout import DESPAIR, INVENTORY, MODELS, SITE, WORDING, layout_of
from generator.model.partial import without_unknown
from generator.model.wording import Wording
from generator.rules import Content, Unknown, gather_content, run_rules
from generator.source.characters import OF_WHOLE_FILES, decode_text, without_refused
from generator.source.folder import ContentFolder
from generator.source.problem import Place, Problem, Related, in_order
from generator.source.unknown_files import (
    copied_file_problem,
    copied_from,
    meant_file,
    misplaced_file_problem,
    unknown_file_problem,
    visible_files,
)
from generator.source.written import PAGE_FILE, read_page

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: `base` is None if there are problems.

    `folder` and `content` are what the next reading of the same folder starts from. The content has
    the base as far as it could be read, in which a record that is not well written lacks fields.
    """

    base: KnowledgeBase | None
    problems: tuple[Problem, ...]
    folder: ContentFolder
    content: Content


def load(
    root: Path,
    shown: str | None = None,
    today: datetime.date | None = None,
    before: Loaded | None = None,
    due: bool = False,
) -> Loaded:
    """Reads and checks a content folder.

    `shown` is how problems name the folder, by default its own name. Review dates after `today`
    are refused; without it none are, so that a build does not depend on a clock. With `before`, the
    result of an earlier call for the same folder, only changed files are parsed, and only changed
    records are looked through again by the rules that look at one text. With `due`,
    numbers that should have been checked again by `today` are refused as well. Never raises
    because of the content; a folder that cannot be read is a problem like any other.
    """
    shown = root.name if shown is None else shown
    folder = ContentFolder(root, shown, before.folder if before else None)
    files = list(visible_files(root))
    for file in _content_files(folder, files):
        folder.read(file)
    _read_pages(folder, [file for file in files if file.endswith(".md")])
    base = _knowledge_base(folder)
    partial = {owner: draft.part for owner, draft in folder.partial.items()}
    known = before.content if before else None
    content = gather_content(base, partial, tuple(_unknown(folder)), known)
    folder.problems.extend(_rule_problems(folder, content))
    folder.problems.extend(_future_problems(folder, base, today))
    if due and today is not None:
        folder.problems.extend(_overdue_problems(folder, base, today))
    folder.before = None  # not needed any longer
    problems = in_order(folder.problems)
    return Loaded(None if problems else base, problems, folder, content)


def _knowledge_base(folder: ContentFolder) -> KnowledgeBase:
    """Everything that was read, as far as it is known."""
    return KnowledgeBase(
        site=_words(folder, SITE, SiteText),
        inventory=_words(folder, INVENTORY, Inventory),
        pages=MappingProxyType(folder.written),
        records=MappingProxyType(dict(_records(folder))),
        origins=MappingProxyType(
            {
                record: Origin(folder.homes[record], folder.keys[record].line)
                for record in folder.records
            }
        ),
        wording=_words(folder, WORDING, Wording),
        despair=_words(folder, DESPAIR, Despair),
    )


def _records(folder: ContentFolder) -> Iterator[tuple[str, Record]]:
    """All records in the order of the content, as far as they are known."""
    for owner in folder.keys:
        record = folder.records.get(owner) or _known(folder, owner)
        if isinstance(record, Record):
            yield owner, record


def _words(folder: ContentFolder, file: str, model: type[AnyPart]) -> AnyPart:
    """`site.yml` and its like, as far as it is known."""
    found = folder.words.get(file) or _known(folder, file)
    empty: Any = model.model_construct()
    return found if isinstance(found, model) else empty


def _known(folder: ContentFolder, owner: str) -> Part | None:
    """What is known of an invalid record, or of the invalid words of a file."""
    draft = folder.partial.get(owner)
    if draft is None or draft.meant:  # what stands in a file of another kind is none of this one
        return None
    return without_unknown(draft.part, draft.unknown)


def _content_files(folder: ContentFolder, files: Collection[str]) -> Iterator[str]:
    """The YAML files by kind; missing and misplaced ones are refused."""
    found: list[tuple[int, bool, str]] = []
    for file in files:
        layout = layout_of(file)
        if layout is not None and (original := copied_from(file, files)) is not None:
            folder.problems.append(copied_file_problem(original, folder.path(file)))
        elif layout is not None:
            found.append((MODELS.index(layout.model), "/" in file, file))
        elif file.lower().endswith((".yml", ".yaml")):
            folder.problems.append(misplaced_file_problem(file, folder.path(file)))
            folder.unread |= {meant} if (meant := meant_file(file)) else set()
        elif not file.endswith(".md"):
            folder.problems.append(unknown_file_problem(file, folder.path(file)))
            folder.unread |= {meant} if (meant := meant_file(file)) else set()
    names = {file for *_, file in found}
    for file in (SITE, INVENTORY):
        if file not in names:
            place = Place(folder.path(file))
            folder.refuse(
                "KB001",
                place,
                f"缺少文件 {file}。",
                "从上一版取回这个文件；在 GitHub 上，打开这个文件夹的历史（History）就能找到。",
            )
    yield from (file for *_, file in sorted(found))


def _read_pages(folder: ContentFolder, files: Iterable[str]) -> None:
    """Adds the hand-written Markdown pages."""
    for file in files:
        content = folder.read_bytes(file)
        if content is None:
            continue
        path = folder.path(file)
        if not PAGE_FILE.fullmatch(file):
            hint = "直接放在 content 里；文件名只用小写字母、数字和 -，例如 about.md。"
            folder.refuse("MD007", Place(path), "手写页面的文件名不对。", hint)
        text, problems = decode_text(content, path)
        folder.problems.extend(problems)
        if text is not None:
            odd = {p.place.line for p in problems if p.code not in OF_WHOLE_FILES}
            odd |= {n for n, line in enumerate(text.split("\n"), 1) if "\t" in line}
            page, found = read_page(without_refused(text), path)
            folder.pages[file] = text
            folder.written[file] = replace(page, is_whole=page.is_whole and not odd)
            folder.problems.extend(p for p in found if p.place.line not in odd)


def _rule_problems(folder: ContentFolder, content: Content) -> Iterator[Problem]:
    """What the rules find in what is known, with its places."""
    for code, finding in run_rules(content):
        yield Problem(
            code,
            folder.place_of(finding.owner, finding.path, finding.needle),
            finding.message,
            finding.hint,
            related=tuple(
                Related(folder.place_of(other.owner, other.path), other.message)
                for other in finding.related
            ),
            spans=finding.spans,
        )


def _unknown(folder: ContentFolder) -> Iterator[Unknown]:
    """What could not be read."""
    for owner, draft in folder.partial.items():
        yield from (Unknown(type(draft.part), owner, path) for path in draft.unknown)
    for file, model in ((SITE, SiteText), (INVENTORY, Inventory)):
        if file not in folder.words and file not in folder.partial:
            yield Unknown(model, file)
    for file in sorted(folder.unread):
        layout = layout_of(file)
        if layout is not None:
            yield from (Unknown(layout.model, "", path) for path in ((), ("id",)))


def _future_problems(
    folder: ContentFolder, base: KnowledgeBase, today: datetime.date | None
) -> Iterator[Problem]:
    """Review dates in the future."""
    for record in base.records.values():
        reviewed = getattr(record, "reviewed", None)  # unknown in an invalid record
        if today is not None and reviewed is not None and reviewed > today:
            place = folder.place_of(record.id, ("reviewed",))
            # Which day it is for its author this machine need not know.
            message = f"核对日期 {reviewed} 还没有到。"
            hint = "写最近一次核对的那一天，今天核对的就写今天。"
            yield Problem("FLD017", place, message, hint)


def _overdue_problems(
    folder: ContentFolder, base: KnowledgeBase, today: datetime.date
) -> Iterator[Problem]:
    """Numbers and addresses that nobody has checked for longer than they hold."""
    for record in base.records.values():
        whole = folder.records.get(record.id)
        if isinstance(whole, Contact) and whole.check_by < today:
            message = (
                f"「{whole.title}」核对于 {whole.reviewed}，应在 {whole.check_by} 之前再核对。"
            )
            hint = "打一次或看一次官方页面，还对就把 reviewed 改成今天；不对就改，查不到就删掉。"
            place = folder.place_of(whole.id, ("reviewed",))
            yield Problem("FLD018", place, message, hint)
