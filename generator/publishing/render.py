"""Page value → Markdown text through Jinja. The only importer of jinja2."""

import html
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.model import NAMED_BLANK
from generator.publishing.phrases import ends_at_phrases


@cache
def create_environment() -> Environment:
    """Templates of this package; an undefined name is an error.

    Templates write texts that are Markdown already, and in HTML plain texts through the filter
    `html`. Any other text is escaped, so that forgetting it cannot let an element in. Templates
    that change on disk are read again.
    """
    environment = Environment(
        loader=PackageLoader("generator.publishing"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["html"] = lambda text: Markup(html.escape(text))
    environment.filters["with_blanks"] = with_blanks
    environment.filters["in_groups"] = in_groups
    environment.filters["ends_at_phrases"] = ends_at_phrases
    return environment


def with_blanks(text: str) -> Markup:
    """A plain text of a letter as HTML: each blank is an element that carries its name."""
    pieces, position = [], 0
    for found in NAMED_BLANK.finditer(text):
        pieces.append(html.escape(text[position : found.start()]))
        name, shown = html.escape(found[1]), html.escape(found[0])
        pieces.append(f'<span class="blank" data-blank="{name}">{shown}</span>')
        position = found.end()
    return Markup("".join(pieces) + html.escape(text[position:]))


def in_groups(items: Iterable[Any], attribute: str) -> list[tuple[Any, list[Any]]]:
    """Items by an attribute whose values come from a vocabulary, in the vocabulary's order."""
    items = list(items)
    vocabulary = type(getattr(items[0], attribute)) if items else ()
    groups = (
        (word, [item for item in items if getattr(item, attribute) is word]) for word in vocabulary
    )
    return [(word, members) for word, members in groups if members]


def render_page(
    environment: Environment, template: str, context: Mapping[str, Any], meta: Mapping[str, Any]
) -> str:
    """A page's Markdown from a template, with `meta` as front matter."""
    return with_front_matter(environment.get_template(template).render(context), meta)


def with_front_matter(body: str, meta: Mapping[str, Any]) -> str:
    """A page's Markdown with `meta` as front matter, in JSON, which is YAML as well."""
    head = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items()
    )
    return f"---\n{head}---\n\n{body.strip()}\n"
