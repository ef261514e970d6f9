"""Folder → checked knowledge base, or every problem in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from generator.characters import decode_source
from generator.model import KINDS, Inventory, KnowledgeBase, Origin, Part, Record, SiteText
from generator.problems import Place, Problem, in_order
from generator.rules import INVENTORY, SITE, Finding, run_rules
from generator.shape import shape_problems
from generator.yaml_source import Entry, Mapping, Node, Scalar, Sequence, read_yaml, to_data

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: `base` is None when there are problems."""

    base: KnowledgeBase | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Folder:
    """What has been read so far."""

    root: Path
    shown: str  # how messages name the folder
    lines: dict[str, list[str]] = field(default_factory=dict)
    nodes: dict[str, tuple[str, Node]] = field(default_factory=dict)  # owner → file, node
    keys: dict[str, Place] = field(default_factory=dict)  # record id → its first place
    records: dict[str, Record] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(root: Path, shown: str | None = None) -> Loaded:
    """Reads and checks a content folder.

    `shown` is how problems name the folder, by default its own name. Never raises for anything
    the content says; a folder that cannot be read is a problem like any other.
    """
    folder = _Folder(root, root.name if shown is None else shown)
    site = _read_words(folder, SITE, SiteText)
    inventory = _read_words(folder, INVENTORY, Inventory)
    for kind in KINDS:
        _read_kind(folder, kind)
    _refuse_strangers(folder)
    pages = _read_pages(folder)
    if site is None or inventory is None:
        return Loaded(None, in_order(folder.problems))
    base = KnowledgeBase(
        site=site,
        inventory=inventory,
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
    problems = in_order(folder.problems)
    return Loaded(None if problems else base, problems)


def _shown(folder: _Folder, file: str) -> str:
    return f"{folder.shown}/{file}" if folder.shown else file


def _read_file(folder: _Folder, file: str) -> Mapping | None:
    path = _shown(folder, file)
    content = (folder.root / file).read_bytes()
    mapping, problems = read_yaml(content, path)
    folder.problems.extend(problems)
    folder.lines[file] = content.decode("utf-8", "replace").splitlines()
    return mapping


def _read_words(folder: _Folder, file: str, model: type[AnyPart]) -> AnyPart | None:
    """`site.yml` or `inventory.yml`."""
    if not (folder.root / file).is_file():
        place = Place(_shown(folder, file))
        folder.problems.append(
            Problem("KB001", place, f"缺少文件 {file}。", "从版本库里取回这个文件。")
        )
        return None
    mapping = _read_file(folder, file)
    if mapping is None:
        return None
    folder.nodes[file] = (file, mapping)
    return _validate(folder, model, to_data(mapping), mapping)


def _validate(
    folder: _Folder, model: type[AnyPart], data: dict[str, object], node: Mapping
) -> AnyPart | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        folder.problems.extend(shape_problems(error, node, model))
        return None


def _read_kind(folder: _Folder, kind: type[Record]) -> None:
    """All records of one kind: `<plural>.yml`, or `<plural>/<id>.yml`, or both."""
    if (folder.root / f"{kind.plural}.yml").is_file():
        mapping = _read_file(folder, f"{kind.plural}.yml")
        for entry in mapping.entries if mapping else ():
            _read_record(folder, kind, f"{kind.plural}.yml", entry)
    for path in sorted((folder.root / kind.plural).glob("*.yml")):
        file = f"{kind.plural}/{path.name}"
        mapping = _read_file(folder, file)
        if mapping is not None:
            start = Place(_shown(folder, file), excerpt=folder.lines[file][0])
            key = Scalar(path.stem, True, start, 1)
            _read_record(folder, kind, file, Entry(key, mapping))


def _read_record(folder: _Folder, kind: type[Record], file: str, entry: Entry) -> None:
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


def _refuse_strangers(folder: _Folder) -> None:
    """YAML files that belong to no kind would be lost in silence."""
    known = {SITE, INVENTORY, *(f"{kind.plural}.yml" for kind in KINDS)}
    folders = {kind.plural for kind in KINDS}
    for path in sorted(folder.root.rglob("*")):
        if path.suffix not in (".yml", ".yaml"):
            continue
        file = path.relative_to(folder.root).as_posix()
        parent, _, name = file.rpartition("/")
        if file not in known and not (parent in folders and name.endswith(".yml")):
            place = Place(_shown(folder, file))
            hint = "放进种类的文件夹，例如 steps/编号.yml；后缀用 .yml。"
            folder.problems.append(Problem("KB005", place, "这个文件不属于任何种类。", hint))


def _read_pages(folder: _Folder) -> dict[str, str]:
    """The hand-written Markdown pages."""
    pages = {}
    for path in sorted(folder.root.rglob("*.md")):
        file = path.relative_to(folder.root).as_posix()
        text, problems = decode_source(path.read_bytes(), _shown(folder, file))
        folder.problems.extend(problems)
        if text is not None:
            pages[file] = text
            folder.lines[file] = text.split("\n")
    return pages


def _rule_problems(folder: _Folder, base: KnowledgeBase) -> Iterator[Problem]:
    """What the rules find, with places; silent about what only follows from a broken record."""
    broken = folder.keys.keys() - folder.records.keys()
    for code, finding in run_rules(base):
        follows = finding.needle.rpartition("/")[2] in broken
        if follows or (broken and code in _NEEDS_EVERYTHING):
            continue
        yield Problem(code, _place(folder, finding), finding.message, finding.hint)


# Rules that would complain about what a record with a slip in it would have provided.
_NEEDS_EVERYTHING = frozenset(
    {"REF003", "REF004", "REF005", "LED002", "LED003", "LED004", "LED005"}
    | {"STG001", "STG002", "STG003", "STG004"}
)


def _place(folder: _Folder, finding: Finding) -> Place:
    """Where a finding stands: at the needle, else at the value, else at the record's key."""
    if finding.owner not in folder.nodes:
        return _find(folder, finding.owner, 1, None, finding.needle)
    file, node = folder.nodes[finding.owner]
    target = node
    for part in finding.path:
        child = _child(target, part)
        if child is None:
            break
        target = child
    if not finding.path and finding.owner in folder.keys:
        return folder.keys[finding.owner]
    if finding.needle and isinstance(target, Scalar):
        return _find(folder, file, target.place.line, target, finding.needle)
    return target.place


def _child(node: Node, part: str | int) -> Node | None:
    if isinstance(node, Mapping) and (entry := node.entry(part)) is not None:
        return entry.value
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None


def _find(folder: _Folder, file: str, start: int, scalar: Scalar | None, needle: str) -> Place:
    """The first spot of `needle` from line `start` on, within the scalar when there is one."""
    lines = folder.lines.get(file, [])
    last = scalar.last_line if scalar else len(lines)
    for number in range(start, min(last, len(lines)) + 1):
        line = lines[number - 1]
        begin = scalar.place.column - 1 if scalar and number == start else 0
        column = line.find(needle, begin) if needle else -1
        if column >= 0:
            return Place(_shown(folder, file), number, column + 1, len(needle), line)
    return scalar.place if scalar else Place(_shown(folder, file))
