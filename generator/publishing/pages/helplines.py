"""The lines for somebody in despair as plain values, for the script of the search and for 404."""

from typing import Any

from generator.model import Call, Contact, KnowledgeBase
from generator.model.markup import plain
from generator.model.vocabulary import Markup
from generator.publishing.pages.links import url_of


def helpline_data(base: KnowledgeBase) -> dict[str, Any] | None:
    """What the box says, or None if the site has none.

    `calls` and `others` are lists of number, name of the line, and when to call it. Addresses are
    relative to the site's root.
    """
    helplines = base.site.helplines
    if helplines is None:
        return None
    see = base.resolve(helplines.see)
    assert see is not None, helplines.see  # the rules have resolved every reference
    return {
        "title": helplines.title,
        "text": plain(helplines.text, Markup.LINE),
        "wake": plain(helplines.wake, Markup.LINE),
        "calls": [_dial(base, call) for call in helplines.calls],
        "others": [_dial(base, call) for call in helplines.others],
        "busy": plain(helplines.busy, Markup.LINE),
        "beside": plain(helplines.beside, Markup.LINE),
        "see": [see.title, url_of(see)],
    }


def _dial(base: KnowledgeBase, call: Call) -> tuple[str, str, str]:
    contact = base.get(Contact, call.contact)
    return contact.number or "", contact.title, call.when
