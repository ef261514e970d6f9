"""`show`: a record as a reader will see it, who refers to it, and what it refers to."""

import argparse
from collections.abc import Iterable

from generator.authoring.show import RecordTexts
from generator.authoring.unfinished import filled, whole
from generator.authoring.uses import Support, supports
from generator.commands.shared import (
    CLEAN,
    Chosen,
    Commands,
    add_folder,
    add_record,
    choose_record,
)
from generator.model import KnowledgeBase, Record, Source
from generator.publishing.pages.index import mentions
from generator.publishing.pages.links import url_of
from generator.source.folder import ContentFolder
from generator.source.problem import Place


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "show", help="显示一条记录在网页上的样子，谁引用它，它引用谁", example="set-reminder"
    )
    add_record(parser)
    add_folder(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the record; suggests three others if there is none."""
    chosen = choose_record(options)
    if isinstance(chosen, int):
        return chosen
    print(record_in_words(chosen))
    return CLEAN


def record_in_words(chosen: Chosen) -> str:
    """Everything `show` prints about a record."""
    record, base, folder = chosen.record, chosen.base, chosen.folder
    named_by = (one for one in base.records.values() if record.id in _named(one))
    referrers = (_mention(one, record, folder) for one in named_by)
    known = (one for one in _named(record) if one in base.records)
    referred = (_line(base.records[one], folder.keys[one]) for one in known)
    return "\n".join(
        [
            f"{record.label}「{record.title}」（{record.ref}）",
            f"文件：{chosen.place}",
            f"网页：{url_of(record)}",
            f"核对：{getattr(record, 'reviewed', '还没写')}",
            "",
            _text(chosen),
            "",
            *_listed("谁引用了它", referrers),
            *_listed("它引用了谁", referred),
            *(_supported(base, record, folder) if isinstance(record, Source) else ()),
        ]
    )


def _named(record: Record) -> dict[str, None]:
    """The ids of what a record refers to, each once, in order."""
    return dict.fromkeys(target for target, _, _ in mentions(record))


def _text(chosen: Chosen) -> str:
    """A record as its reader sees it, or why that cannot be shown yet."""
    record = chosen.record
    if not chosen.is_written_out:
        return "（它还没写好，看不到网页上的样子。）"
    if not chosen.has_problems:
        return RecordTexts(chosen.base).text(record)
    sound = filled(chosen.base, chosen.folder)
    if record.id not in sound.records:
        return "（它引用的记录有的找不到，看不到网页上的样子。）"
    try:
        return RecordTexts(sound).text(record)
    except Exception:  # a page may need just what is not written yet, whatever that is
        return "（内容里的问题改好以后，才看得到网页上的样子。）"


def _supported(base: KnowledgeBase, source: Source, folder: ContentFolder) -> list[str]:
    """Every statement that rests on a source, with its place, for whoever compares them with it."""
    found = supports(whole(base, folder), source)
    return ["", *_listed("靠它的每一句", (_statement(one, source, folder) for one in found))]


def _statement(found: Support, source: Source, folder: ContentFolder) -> str:
    place = folder.place_of(found.record.id, found.path)
    where = found.evidence.at or "没有写位置"
    if found.evidence.via == source.id:  # a report of another document
        where += f"，说的是 {found.evidence.source}，读的是它"
    return f"  {_spot(place)}  {found.record.ref}（{where}）\n    {found.says}"


def _mention(referrer: Record, record: Record, folder: ContentFolder) -> str:
    """A record, and the first place in which it refers to another."""
    found = ((path, ref) for target, path, ref in mentions(referrer) if target == record.id)
    path, ref = next(found)
    return _line(referrer, folder.place_of(referrer.id, path, ref))


def _line(record: Record, place: Place) -> str:
    return f"  {record.label}「{record.title}」 {record.ref}  {_spot(place)}"


def _spot(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    listed = list(lines)
    return [f"{heading}（{len(listed)}）：" if listed else f"{heading}：没有", *listed]
