"""A hand-written page → Markdown made from what was read, with every text escaped."""

from collections.abc import Iterable

from generator.model import KnowledgeBase
from generator.model.markup import REF, Block, Inline, Link, Strong, escape
from generator.model.written_page import Heading, Table, WrittenPage
from generator.publishing.pages.view import escaped_words, link_to_record


def written_markdown(page: WrittenPage, base: KnowledgeBase, path: str) -> str:
    """The Markdown of a page at `path`, without front matter."""

    def line(inlines: Iterable[Inline]) -> str:
        return "".join(map(inline, inlines))

    def inline(part: Inline) -> str:
        if isinstance(part, Link):
            return _link(part, base, path)
        return f"**{escape(part.text)}**" if isinstance(part, Strong) else escaped_words(part.text)

    def block(part: Heading | Table | Block) -> str:
        if isinstance(part, Heading):
            return f"{'#' * part.level} {line(part.words)} {{ #{part.id} }}"
        if isinstance(part, Block):
            return "\n".join(part.mark + line(item) for item in part.items)
        rows = ["| " + " | ".join(map(line, row)) + " |" for row in part.rows]
        return "\n".join([rows[0], "|---" * len(part.rows[0]) + "|", *rows[1:]])

    return "\n\n".join(map(block, page.parts)) + "\n"


def _link(link: Link, base: KnowledgeBase, path: str) -> str:
    if REF.fullmatch(link.ref):
        return link_to_record(link, base, path)
    words, target = escape(link.text), link.ref.replace("&", "&amp;")
    away = '{ rel="noopener noreferrer" }' if target.startswith("https:") else ""
    return f"[{words}]({target}){away}"
