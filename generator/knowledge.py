"""Folder → checked knowledge base, or every problem in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from generator.characters import decode_source
from generator.content_folder import ContentFolder
from generator.model import KINDS, Inventory, KnowledgeBase, Origin, Part, Record, SiteText
from generator.problems import Place, Problem, in_order
from generator.rules import INVENTORY, SITE, run_rules
from generator.shape import shape_problems
from generator.yaml_source import Entry, Mapping, Scalar, to_data

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: `base` is None when there are problems.

    `folder` is for the next reading of the same folder to start from.
    """

    base: KnowledgeBase | None
    problems: tuple[Problem, ...]
    folder: ContentFolder


def load(root: Path, shown: str | None = None, before: Loaded | None = None) -> Loaded:
    """Reads and checks a content folder.

    `shown` is how problems name the folder, by default its own name. Never raises for anything
    the content says; a folder that cannot be read is a problem like any other. With `before`,
    what an earlier call returned for the same folder, only changed files are parsed.
    """
    shown = root.name if shown is None else shown
    folder = ContentFolder(root, shown, before.folder if before else None)
    site = _read_words(folder, SITE, SiteText)
    inventory = _read_words(folder, INVENTORY, Inventory)
    for kind in KINDS:
        _read_kind(folder, kind)
    _refuse_strangers(folder)
    pages = _read_pages(folder)
    base = KnowledgeBase(
        site=site or _NO_SITE,
        inventory=inventory or _NO_INVENTORY,
        pages=MappingProxyType(pages),
        records=MappingProxyType(folder.records),
        origins=MappingProxyType(
            {
                record: Origin(folder.nodes[record][0], folder.keys[record].line)
                for record in folder.records
            }
        ),
    )
    folder.problems.extend(_rule_problems(folder, base))
    folder.before = None  # an earlier reading has served
    problems = in_order(folder.problems)
    return Loaded(None if problems else base, problems, folder)


def _read_words(folder: ContentFolder, file: str, model: type[AnyPart]) -> AnyPart | None:
    """`site.yml` or `inventory.yml`."""
    if not (folder.root / file).is_file():
        place = Place(folder.path(file))
        folder.problems.append(
            Problem("KB001", place, f"缺少文件 {file}。", "从版本库里取回这个文件。")
        )
        return None
    mapping = folder.read_mapping(file)
    if mapping is None:
        return None
    folder.nodes[file] = (file, mapping)
    return _validate(folder, model, to_data(mapping), mapping)


def _validate(
    folder: ContentFolder, model: type[AnyPart], data: dict[str, object], node: Mapping
) -> AnyPart | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        folder.problems.extend(shape_problems(error, node, model))
        return None


def _read_kind(folder: ContentFolder, kind: type[Record]) -> None:
    """All records of one kind: `<plural>.yml`, or `<plural>/<id>.yml`, or both."""
    if (folder.root / f"{kind.plural}.yml").exists():
        mapping = folder.read_mapping(f"{kind.plural}.yml")
        for entry in mapping.entries if mapping else ():
            _read_record(folder, kind, f"{kind.plural}.yml", entry)
    for path in sorted((folder.root / kind.plural).glob("[!.]*.yml")):
        file = f"{kind.plural}/{path.name}"
        mapping = folder.read_mapping(file)
        if mapping is not None:
            start = Place(folder.path(file), excerpt=folder.lines[file][0])
            key = Scalar(path.stem, True, start, 1)
            _read_record(folder, kind, file, Entry(key, mapping))


def _read_record(folder: ContentFolder, kind: type[Record], file: str, entry: Entry) -> None:
    record_id, place = entry.key.text, entry.key.place
    if record_id in folder.keys:
        first = folder.keys[record_id]
        folder.problems.append(
            Problem(
                "KB002",
                place,
                f"编号 {record_id} 已经用过，在 {first.path} 第 {first.line} 行。",
                "换一个编号；编号在整个知识库里只能用一次。",
            )
        )
        return
    folder.keys[record_id] = place
    if not isinstance(entry.value, Mapping):
        folder.problems.append(
            Problem("KB003", place, f"{record_id} 下面没有内容。", "照同类记录的样子写，缩进两格。")
        )
        return
    folder.nodes[record_id] = (file, entry.value)
    if (same := folder.same_record(kind, record_id, entry.value)) is not None:
        folder.records[record_id] = same
        return
    data = to_data(entry.value)
    if "id" in data:
        found = entry.value.entry("id")
        where = found.key.place if found else place
        folder.problems.append(
            Problem("KB004", where, "不用写 id：编号就是文件名或条目名。", "删掉这一行。")
        )
    record = _validate(folder, kind, {**data, "id": record_id}, entry.value)
    if record is not None:
        folder.records[record_id] = record


def _refuse_strangers(folder: ContentFolder) -> None:
    """YAML files that belong to no kind would be lost in silence."""
    known = {SITE, INVENTORY, *(f"{kind.plural}.yml" for kind in KINDS)}
    folders = {kind.plural for kind in KINDS}
    for path in sorted(folder.root.rglob("[!.]*")):
        if path.suffix.lower() not in (".yml", ".yaml"):
            continue
        file = path.relative_to(folder.root).as_posix()
        parent, _, name = file.rpartition("/")
        if file not in known and not (parent in folders and name.endswith(".yml")):
            place = Place(folder.path(file))
            hint = "放进种类的文件夹，例如 steps/编号.yml；后缀用 .yml。"
            folder.problems.append(Problem("KB005", place, "这个文件不属于任何种类。", hint))


def _read_pages(folder: ContentFolder) -> dict[str, str]:
    """The hand-written Markdown pages."""
    pages = {}
    for path in sorted(folder.root.rglob("[!.]*.md")):
        file = path.relative_to(folder.root).as_posix()
        content = folder.read_bytes(file)
        if content is None:
            continue
        text, problems = decode_source(content, folder.path(file))
        folder.problems.extend(problems)
        if text is not None:
            pages[file] = text
            folder.lines[file] = text.split("\n")
    return pages


def _rule_problems(folder: ContentFolder, base: KnowledgeBase) -> Iterator[Problem]:
    """What the rules find, with places; silent about what only follows from another slip."""
    broken = folder.keys.keys() - folder.records.keys()
    silent: set[str] = set()
    if folder.unread:
        silent |= _NEEDS_REFERENCES
    if base.inventory is _NO_INVENTORY:
        silent |= _NEEDS_INVENTORY
    if broken or folder.unread or base.site is _NO_SITE:
        silent |= _NEEDS_EVERYTHING
    for code, finding in run_rules(base):
        if code not in silent and finding.needle.rpartition("/")[2] not in broken:
            place = folder.place_of(finding.owner, finding.path, finding.needle)
            yield Problem(code, place, finding.message, finding.hint)


# Stands in for words that could not be read, so that the rules can look at the rest.
_NO_SITE = SiteText.model_construct(
    name="",
    tagline="",
    description="",
    opening=(),
    actions=(),
    essentials=(),
    not_for=(),
    day_note="",
    review_note="",
)
_NO_INVENTORY = Inventory.model_construct(articles=(), laws=0, disputes=0)

_NEEDS_REFERENCES = frozenset({"REF001", "REF002"})
_NEEDS_INVENTORY = frozenset({"LED001", "LED002", "LED003"})
# Rules that would complain about what a record with a slip in it would have provided.
_NEEDS_EVERYTHING = frozenset(
    {"REF003", "REF004", "REF005", "LED002", "LED003", "LED004", "LED005"}
    | {"STG001", "STG002", "STG003", "STG004"}
)
