"""References that lead nowhere: what was meant, told once for each name."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.model import KIND_BY_NAME, Account, Contact, Record, Rule, Source
from generator.model.vocabulary import Grade
from generator.rules.content import Content
from generator.rules.finding import Finding, Other, record_name
from generator.rules.part_content import Named, named_in

_BETWEEN_IDS = re.compile(r"[\s,，、;；.。|]+")
_BLANK = re.compile(
    r"待[填补定写]|(?:^|/)(?=[^/]{0,6}$)[^/]*(?:编号|填写)|\.\.\.|…|^(?:[a-z]+/)?(?:[（(?？某]|(?:todo|tbd|xxx*|id)$)",
    re.IGNORECASE,
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_HYPHENS = re.compile(r" *[–—－−_‐‑·] *|(?<=[a-z]) +(?=[a-z])")
_ASIDE = re.compile("[（(][^）)]*[）)]|[《》]")  # such as the year of a law
_MOST_SHOWN = 20  # places beside the first one
_GONE = "是刚删掉的，就把写着它的地方也删掉；打错了，就改成对的编号。"


def unresolved(content: Content, mentions: Iterable[Named]) -> Iterator[Finding]:
    """One finding for each name that no record has, with every place that mentions it."""
    found: dict[str, list[Named]] = {}
    for one in mentions:
        if content.resolve(one.full) is None:
            found.setdefault(one.full, []).append(one)
    for first, *others in found.values():
        message, hint = _told(content, first)
        places = list(dict.fromkeys((one.owner, one.path) for one in others))
        related = tuple(Other(*place, "这里也写着它") for place in places[:_MOST_SHOWN])
        if len(places) > _MOST_SHOWN:
            message += f"一共 {len(places) + 1} 处写着它，这里列出 {_MOST_SHOWN + 1} 处。"
        yield Finding(first.owner, first.path, message, hint, needle=first.ref, related=related)


def _told(content: Content, one: Named) -> tuple[str, str]:
    """What is wrong with a mention, and what to do."""
    if several := _several(content, one):
        return "几个编号写成了一个。", several
    if (typed := _as_typed(content, one)) is not None:
        return "编号里的符号或字母不对。", f"把「{one.ref}」改成「{typed}」。"
    if (told := _with_more(content, one) or _by_title(content, one)) is not None:
        return told
    if _BLANK.search(one.ref) or not one.ref.isascii():
        return f"编号还没有填：{one.ref}。", "填上真的编号；没有要指的记录，就把这一处删掉。"
    given = one.ref.rpartition("/")[2]
    other = content.records.get(given)
    if other is not None and one.kind is not None and other.kind != one.kind:
        wanted = KIND_BY_NAME[one.kind].label
        message = f"{given} 是「{other.label}」，这里要写「{wanted}」的编号。"
        hint = f"换成「{wanted}」的编号；要指的就是它，在正文里写 [文字]({other.ref})。"
        return message, hint
    hint = nearest_hint(content, one.ref, one.kind)
    if hint == _GONE and one.kind == "source":
        hint = f"是新的来源，打开原文看过，先登记到 sources.yml；{_GONE}"
    elif hint == _GONE and (renamed := _never_named(content, one.full.partition("/")[0])):
        hint = f"{_one_of(renamed)}没有人引用，是不是 {given} 改成了它？{_GONE}"
    return f"没有编号为 {one.ref} 的记录。", hint


def _as_typed(content: Content, one: Named) -> str | None:
    """The id meant by one typed with other dashes, wide letters or capitals."""
    plain = _HYPHENS.sub("-", unicodedata.normalize("NFKC", one.ref).strip().lower())
    whole = plain if one.kind is None else f"{one.kind}/{plain}"
    return plain if plain != one.ref and content.resolve(whole) is not None else None


def _with_more(content: Content, one: Named) -> tuple[str, str] | None:
    """What to say of an id with words behind it, or of a number instead of the id of a contact."""
    for contact in content.of(Contact) if one.kind in (None, "contact") else ():
        if contact.number == one.ref.rpartition("/")[2]:
            meant = contact.id if one.kind else contact.ref
            return "这里要写编号，不写号码。", f"把「{one.ref}」改成「{meant}」。"
    name, _, more = one.ref.partition(" ")
    whole = name if one.kind is None else f"{one.kind}/{name}"
    if more and content.resolve(whole) is not None:
        is_cited = one.path[-1] == "source" and re.fullmatch("第[^，,]+", more)
        meant = f"{name}, at: {more}" if is_cited else name
        hint = f"把「{one.ref}」改成「{meant}」。"
        return f"编号后面还有别的字：{more}。这里只写编号。", hint
    return None


def _by_title(content: Content, one: Named) -> tuple[str, str] | None:
    """What to say of a title where an id belongs; None for anything else."""
    if not _CHINESE.search(one.ref):
        return None
    kind, _, given = one.full.rpartition("/")
    titles = {
        title: record
        for record in content.records.values()
        if record.kind != "claim" and kind in ("", record.kind)
        if (title := getattr(record, "title", ""))
    }
    called = [r for r in titles.values() if given in (r.title, *(getattr(r, "also", None) or ()))]
    if not called and _BLANK.search(one.ref):
        return None
    close = difflib.get_close_matches(_ASIDE.sub("", given), titles, n=3, cutoff=0.4)
    meant = {(r.id if one.kind else r.ref): r.title for r in called or map(titles.get, close) if r}
    message = f"这里要写编号，不写中文的名字：{given}。"
    names = [f"{name}（{title}）" for name, title in meant.items()]
    if called and len(names) == 1:
        return message, f"把「{one.ref}」改成「{next(iter(meant))}」。"
    if names:
        return message, f"是不是 {'、'.join(names)}？"
    found = f"在「{KIND_BY_NAME[kind].label}」里找到" if kind in KIND_BY_NAME else "找到"
    how = "写它的编号" if one.kind else "写成 种类/编号"
    return message, f"{found}要指的那一条，{how}；没有，就把这一处删掉。"


def nearest_hint(content: Content, ref: str, kind: str | None) -> str:
    """A hint that names up to three existing records spelled most like `ref`."""
    close = _nearest(content, ref, kind)
    if not close:
        return _GONE
    by_id = content.records
    titled = (
        f"{name}（{getattr(by_id[name.rpartition('/')[2]], 'title', name)}）" for name in close
    )
    return f"是不是 {'、'.join(titled)}？"


def _nearest(content: Content, ref: str, kind: str | None) -> list[str]:
    """Up to three names that existing records have and that are spelled most like `ref`."""
    candidates = {
        record.ref if kind is None else record.id: record
        for record in content.records.values()
        if kind is None or record.kind == kind
    }
    given = ref.rpartition("/")[2]
    same = [name for name, record in candidates.items() if record.id == given]
    close = same or difflib.get_close_matches(ref, candidates, n=3, cutoff=0.75)
    if not close:  # one that was made longer, or shorter
        longer = [name for name in candidates if f"{name}-".startswith(f"{ref}-")]
        shorter = [name for name in candidates if f"{ref}-".startswith(f"{name}-")]
        close = longer or shorter if len(longer or shorter) == 1 else []
    return close


def _one_of(record: Record) -> str:
    return f"{record.id}（{record_name(record).strip('「」')}）"


def renamed(content: Content) -> set[str]:
    """The ids of records that a name which no record has seems to have been changed into."""
    lost = dict.fromkeys(one.full for one in mentions_in_fields(content))
    found = set()
    for full in lost:
        kind, _, name = full.partition("/")
        if content.resolve(full) is None and kind in KIND_BY_NAME:
            alone = _never_named(content, kind)
            found |= {alone.id} if alone else set()
            found |= set(_nearest(content, name, kind)[:1])
    return found


def deleted(content: Content) -> set[str]:
    """The kinds of which a record is named that seems to have been deleted: what it named itself
    is told once it is back, or once nothing names it any longer."""
    lost = {one.full: one for one in mentions_in_fields(content) if not content.resolve(one.full)}
    gone = (one for one in lost.values() if _told(content, one)[1].endswith(_GONE))
    return {one.full.partition("/")[0] for one in gone} - {"source", "term"}


def mentions_in_fields(content: Content) -> Iterator[Named]:
    """Every field that names a record."""
    for part in content.parts.values():
        yield from part.named_in_fields


def mentions_in_texts(content: Content) -> Iterator[Named]:
    """Every link in a text that names a record."""
    for part in content.parts.values():
        yield from part.named_in_texts
    for file, page in content.base.pages.items():
        yield from named_in(file, (), page.links)


def must_be_named(record: Record) -> bool:
    """Whether a record is of no use unless another one names it."""
    listed_only = isinstance(record, Source) and record.grade is Grade.D
    return isinstance(record, Rule | Source | Account) and not listed_only


def _never_named(content: Content, kind: str) -> Record | None:
    """The only record of a kind that should be referred to and is not: maybe it was renamed.

    Of a kind that may stand alone, the only such record says nothing: the one named was deleted.
    """
    named = {item.leaf.value.rpartition("/")[2] for item in content.references}
    named |= {link.ref.rpartition("/")[2] for text in content.texts for link in text.links}
    kept = (r for r in content.records.values() if r.kind == kind and must_be_named(r))
    lonely = [record for record in kept if record.id not in named]
    return lonely[0] if len(lonely) == 1 else None


def _several(content: Content, one: Named) -> str:
    """What to do with a list item that holds several ids; empty for any other."""
    ids = _BETWEEN_IDS.split(one.ref)
    listed = bool(one.path) and isinstance(one.path[-1], int)
    whole = [part if one.kind is None else f"{one.kind}/{part}" for part in ids]
    if not listed or len(ids) == 1 or any(content.resolve(name) is None for name in whole):
        return ""
    return f"方括号里的编号用英文逗号和空格隔开：{', '.join(ids)}；不用方括号就每行写一个。"
