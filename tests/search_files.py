"""What the search's files hold, as the reader's browser reads it."""

import json
from collections.abc import Mapping
from typing import Any

from generator.publishing.search.packed import PRINTABLE


def phrasings(head: Mapping[str, Any]) -> list[str]:
    """The phrasings of each record, a line each."""
    return unpacked(head["texts"]).split("\t")


def unpacked(found: dict[str, str]) -> str:
    """The text again, as the browser reads it."""
    one, two, text = told(found["one"]), told(found["two"]), found["text"]
    heads = len(PRINTABLE) - -(-len(two) // len(PRINTABLE))
    places = iter(map(PRINTABLE.index, text))
    return "".join(
        one[place] if place < heads else two[(place - heads) * len(PRINTABLE) + next(places)]
        for place in places
    )


def told(distances: str) -> str:
    """The characters whose distances from one another are told."""
    found, code, distance = "", 0, 0
    for place in map(PRINTABLE.index, distances):
        if place < 73:
            code, distance = code + distance * 73 + place, 0
            found += chr(code)
        else:
            distance = distance * 20 + place - 73
    return found


def said_of(files: Mapping[str, bytes]) -> list[tuple[str, str, str]]:
    """The phrasings, lead and body of each record; `files` as `create_search` gives them."""
    folder = f"search/{json.loads(files['search/index.json'])['version']}"
    said = []
    for place, text in enumerate(phrasings(json.loads(files[f"{folder}/head.json"]))):
        _, lead, body, *unsaid = json.loads(files[f"{folder}/text-{place}.json"])
        said.append((unsaid[0] if unsaid else text, lead, body))
    return said
