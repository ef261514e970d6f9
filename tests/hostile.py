"""Content in which every text of every kind is hostile, made from the models.

No field is listed by hand: a new kind or field is attacked without anybody remembering to do so.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_origin

from generator.model import KINDS, Part, Record, SiteText
from generator.model.fields import Refers, Written
from generator.model.walk import mark_of, part_in, vocabulary_in
from generator.model.wording import Wording
from generator.source.characters import without_refused
from generator.source.load import load
from generator.source.written.page import KEYS
from tests.conftest import TODAY, Folder
from tests.hostile_texts import ALL, EVERYDAY
from tests.site.conftest import build_here, small_project

TERM = "字"  # a word of the glossary, which is linked wherever it stands in prose
TURNS = 24  # of `turned`; with fewer, not every text would be a title
TOKEN = re.compile(r"«\d+»")
LEFT_OUT = object()  # of a field that is not written
# What must be so for the records to belong together.
FIXED: dict[str, Any] = {
    "claim.verdict": "采用",
    "account.days": [0, 30],
    "source.grade": "B",
    "source.type": "行业自律文件",
    "term.also": [TERM],
    "situation.parent": "above",
    "letter.send": ["【空】"],
    "letterblank.name": "空",  # a text of the letter must hold it; see test_render.py
    "measure.hours": ['"22:00"', '"08:00"'],
    "measure.most": 3,
    "stage.steps": ["a-step", "b-step", "c-step", "d-step"],  # more than a card for today holds
    "wording.acts": LEFT_OUT,  # the words of the check, which wants a situation to begin with one
}
PLAIN: dict[str, Any] = {
    "material": ["s0-01", "L01", "C01"],
    "reviewed": "2026-11-21",
    "order": 1,
    "number": '"12345"',
    "numbers": ['"12345"'],
    "address": "https://example.org/",
}
UNSHOWN = {"asks", "report_box"}  # the second stands where a publisher names a place for reports
SECOND = {"stage": ("later",), "situation": ("above",), "step": ("b-step", "c-step", "d-step")}
IDS = {"claim": "s0-01", "dispute": "c01", "stage": "begin"}


def id_of(kind: str) -> str:
    """The id of the only record of a kind, or of the first stage."""
    return IDS.get(kind, f"a-{kind}")


@dataclass
class Plot:
    """Writes content in which every text is what `text_of` gives, and the number's token.

    It is given the number of the text, the name of its field, and how many of that name stand
    before it.
    """

    text_of: Callable[[int, str, int], str]
    texts: dict[str, str] = field(default_factory=dict)  # by token
    fields: list[str] = field(default_factory=list)  # the name of each text's field
    unshown: set[str] = field(default_factory=set)  # tokens of texts that are on no page

    def write(self, folder: Folder) -> None:
        """Writes all files of a content folder, one value to a line."""
        for kind in KINDS:
            for name in (id_of(kind.kind), *SECOND.get(kind.kind, ())):
                days = [0, 3] if name == "begin" else [4]
                fixed = {"stage.days": days, **FIXED}
                if name == "above":
                    fixed["situation.parent"] = LEFT_OUT
                folder.write(f"{kind.plural}/{name}.yml", as_yaml(self._part(kind, fixed)))
        folder.write("site.yml", as_yaml(self._part(SiteText, FIXED)))
        shown = set(self.texts)
        folder.write("wording.yml", as_yaml(self._part(Wording, FIXED)))
        inventory = {"articles": ["1"], "laws": {"L01": self._text("laws")}, "disputes": "1"}
        folder.write("inventory.yml", as_yaml(inventory))
        self.unshown |= self.texts.keys() - shown
        folder.write("about.md", self._page())

    def _page(self) -> str:
        """A hand-written page, of which only the settings take any text."""
        settings = [f"{name}: {self._new(name, on_one_line)}" for name in KEYS]
        return "\n".join(("---", *settings, "---", "", "# 关于 { #about }", ""))

    def _part(self, model: type[Part], fixed: dict[str, Any]) -> dict[str, Any]:
        kind = model.kind if issubclass(model, Record) else model.__name__.lower()
        return {
            name: fixed.get(f"{kind}.{name}") or self._value(model, name)
            for name in model.model_fields
            if name not in ("id", "was") and fixed.get(f"{kind}.{name}") is not LEFT_OUT
        }

    def _value(self, model: type[Part], name: str) -> Any:
        annotation, mark = model.model_fields[name].annotation, mark_of(model, name)
        part, words = part_in(annotation), vocabulary_in(annotation)
        if name in PLAIN and not (name == "order" and isinstance(mark, Written)):
            return PLAIN[name]  # an order may be a sentence, too
        if isinstance(mark, Refers):
            value: Any = id_of(mark.kind) if mark.kind else "step/a-step"
        elif part is not None:
            value = self._part(part, FIXED)
        elif words is not None:
            value = next(iter(words)).value
        else:
            assert isinstance(mark, Written) or name == "asks", f"what is plain in {name}?"
            value = self._text(name)
            self.unshown |= {f"«{len(self.texts) - 1}»"} if name in UNSHOWN else set()
        return [value] if get_origin(annotation) is tuple else value

    def _new(self, name: str, form: Callable[[str], str] = str) -> str:
        number, before = len(self.texts), self.fields.count(name)
        self.fields.append(name)
        text = form(f"{self.text_of(number, name, before)}«{number}»")
        self.texts[f"«{number}»"] = text
        return text

    def _text(self, name: str) -> str:
        number, text = len(self.texts), self._new(name)
        quoted = spelt(f"{text}{TERM}")
        escaped = "".join(f"\\x{ord(c):02x}" if c in "<>&" else c for c in quoted)
        return escaped if number % 3 == 0 else quoted


def spelt(text: str) -> str:
    """A text in quotation marks, as JSON and YAML write it."""
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted.encode("utf-8", "backslashreplace").decode()  # no file holds half a pair


def on_one_line(text: str) -> str:
    """A text as it can stand without quotation marks."""
    return " ".join(text.split()).encode("utf-8", "replace").decode()


def told_of(text: str, line: str) -> bool:
    """Whether a line that a problem shows holds a part of a text, whatever cannot be seen."""
    seen = without_refused(line)
    parts = without_refused(text).replace("\r", "\n").split("\n")
    return any(part.strip() in seen for part in parts if part.strip())


def as_yaml(value: Any, indent: str = "") -> str:
    """Lists, mappings and values that are spelt already, each value on a line of its own."""
    if isinstance(value, dict):
        return "".join(f"{indent}{key}:{_below(inner, indent)}" for key, inner in value.items())
    return "".join(f"{indent}-{_below(inner, indent)}" for inner in value)


def _below(value: Any, indent: str) -> str:
    if isinstance(value, dict | list):
        return f"\n{as_yaml(value, indent + '  ')}"
    return f" {value}\n"


@dataclass(frozen=True)
class Attacked:
    """Two sites of the same content, one with harmless texts, and the texts that were taken."""

    hostile: Path
    clean: Path
    texts: dict[str, str]  # by token
    unshown: set[str]  # tokens of texts that no page shows


Choice = Callable[[int, str, int], str]


def everyday(number: int, name: str, _: int) -> str:
    """One text of each kind by turns; in every title, which travels furthest, the first one."""
    return EVERYDAY[0 if name == "title" else number % len(EVERYDAY)]


def turned(turn: int) -> Choice:
    """All texts by turns: another one in each field at each turn, and in titles all of them."""
    starts: dict[str, int] = {}

    def choose(_: int, name: str, before: int) -> str:
        start = starts.setdefault(name, 37 * len(starts))
        return ALL[(start + before * TURNS + turn) % len(ALL)]

    return choose


def attack(home: Path, choose: Choice) -> Attacked:
    """Builds a site whose texts are hostile, as chosen, and its harmless twin.

    Where the check refuses a text, at its own line, a harmless text takes its place.
    """
    hostile, clean = (Folder(home / name / "content") for name in ("hostile", "clean"))
    outlawed: set[str] = set()

    def instead(number: int, name: str, before: int) -> str:
        return harmless(choose(number, name, before))

    def either(number: int, name: str, before: int) -> str:
        refused = f"«{number}»" in outlawed
        return (instead if refused else choose)(number, name, before)

    while True:  # a file that cannot be read as a whole tells of one text at a time
        plot = Plot(either)
        plot.write(hostile)
        if not (found := refused(hostile)):
            break
        assert not found & outlawed, "a harmless text is refused"
        outlawed |= found
    Plot(instead).write(clean)
    for folder in (hostile, clean):
        assert load(folder.path, today=TODAY).problems == ()
        build_here(small_project(folder.path.parent))
    taken = {token: text for token, text in plot.texts.items() if token not in outlawed}
    return Attacked(home / "hostile/site", home / "clean/site", taken, plot.unshown)


def harmless(text: str) -> str:
    """A text that the index files under the same letter as a hostile one."""
    return text[0] if text[0].isalnum() and text[0].isascii() else "（"


def refused(folder: Folder) -> set[str]:
    """The tokens of the texts the check refuses, each at its own line."""
    tokens = set()
    for problem in load(folder.path, today=TODAY).problems:
        found = TOKEN.search(problem.place.excerpt)
        assert found, f"refused, but not at the line of a text: {problem}"
        tokens.add(found.group())
    return tokens
