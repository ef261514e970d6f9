"""What can be done with content while somebody is still writing some of it.

A record that is being written has blanks, and is no reason not to look at another one. So what is
asked about other records is answered from all that could be read, and what was not read is named.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.model import KnowledgeBase, Part, Record
from generator.model.blanks import BLANK
from generator.model.layout import SITE
from generator.model.partial import without_unknown
from generator.model.site import SiteText
from generator.model.walk import inside, is_list, part_in, references, vocabulary_in
from generator.publishing.pages.index import mentions
from generator.source.folder import ContentFolder
from generator.source.load import Loaded

NOT_YET = "（还没写好）"


def readable(loaded: Loaded) -> KnowledgeBase:
    """The checked base or, with problems, every record with all that is known of it.

    Lists keep their positions, as places are found by them; what has no title goes by its id.
    """
    if loaded.base is not None:
        return loaded.base
    partial = {owner: draft.part for owner, draft in loaded.folder.partial.items()}
    known = loaded.content.base
    records = {owner: partial.get(owner, one) for owner, one in known.records.items()}
    site = partial.get(SITE)
    return replace(
        known,
        site=site if isinstance(site, SiteText) else known.site,
        records={
            owner: _entitled(record)
            for owner, record in records.items()
            if isinstance(record, Record)
        },
    )


def _entitled(record: Record) -> Record:
    if getattr(record, "title", BLANK).startswith(BLANK):
        return record.model_copy(update={"title": record.id})
    return record


def whole(base: KnowledgeBase, folder: ContentFolder) -> KnowledgeBase:
    """The records that are written out, whatever they refer to."""
    records = {one: record for one, record in base.records.items() if one not in folder.partial}
    return replace(base, records=records)


def filled(base: KnowledgeBase, folder: ContentFolder) -> KnowledgeBase:
    """Every record complete, so that pages can be made: what is not known says so.

    Records that refer to one of which not even the id is known are left out.
    """
    known = {
        owner: _without_gaps(without_unknown(draft.part, draft.unknown))
        for owner, draft in folder.partial.items()
    }
    records: dict[str, Any] = {one: known.get(one, record) for one, record in base.records.items()}
    referred = {
        one: {target for target, _, _ in mentions(record)} for one, record in records.items()
    }
    while lost := [one for one in records if not referred[one] <= records.keys()]:
        for one in lost:
            del records[one]
    words = known.get(SITE) or _without_gaps(base.site)
    gone = [leaf.path for leaf, _ in references(words) if _id(leaf.value) not in records]
    site: Any = without_unknown(words, gone)
    return replace(base, records=records, site=site)


def _without_gaps(part: Part) -> Part:
    """A part with something in the place of every value that is missing."""
    gaps = type(part).model_fields.keys() - vars(part).keys()
    return part.model_copy(update={name: _stand_in(type(part), name) for name in gaps})


def _stand_in(model: type[Part], name: str) -> Any:
    """What takes the place of a required value: a list is empty, a text says what is the matter."""
    annotation = model.model_fields[name].annotation
    words, part = vocabulary_in(annotation), part_in(annotation)
    if is_list(annotation):
        return ()
    if words is not None:
        return next(iter(words))
    if part is not None:
        return _without_gaps(part.model_construct())
    if datetime.date in inside(annotation):
        return datetime.date.min
    return 0 if int in inside(annotation) else NOT_YET


def _id(ref: str) -> str:
    return ref.rpartition("/")[2]


def in_doubt(folder: ContentFolder) -> list[str]:
    """The files of which something could not be read, in order."""
    unread = (file for file in folder.unread if (folder.root / file).exists())
    return sorted({*(folder.homes[owner] for owner in folder.partial), *unread})


def lines_that_name(texts: Mapping[str, str], record_id: str) -> Iterator[tuple[str, int]]:
    """File and line of everything in some texts that looks like an id, but for former ones."""
    name = re.compile(rf"(?<![A-Za-z0-9-]){re.escape(record_id)}(?![A-Za-z0-9-])")
    for file, text in texts.items():
        for number, line in enumerate(text.split("\n"), start=1):
            if name.search(line) and not line.lstrip().startswith("was:"):
                yield file, number
