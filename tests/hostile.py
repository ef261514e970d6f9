"""Content in which every text of every kind is hostile, made from the models.

No field is listed by hand: a new kind or field is attacked without anybody remembering to do so.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_origin

from generator.model import KINDS, Part, Record, SiteText
from generator.model.fields import Refers, Written
from generator.model.walk import mark_of, part_in, vocabulary_in
from generator.model.wording import Wording
from generator.source.load import load
from generator.source.written.page import KEYS
from tests.conftest import TODAY, Folder
from tests.site.conftest import build_here, small_project

# One of each family: a tag, the end of a title and of a script, an attribute, references to
# characters, links, attribute lists, templates, emphasis, comments, front matter, placeholders.
EVERYDAY = (
    "</title></script><svg onload=p()>*a*",  # titles travel furthest, so they get this one
    "<img src=x onerror=pwned()>",
    '"\' onmouseover="pwned()" x=\'',
    "&lt;svg onload=pwned()&gt; &#60;b&amp;",
    "[x](javascript:pwned())",
    "![x](//evil.example/x.png)",
    "x { onclick=pwned() #toc .a }",
    "{: onclick=pwned() }",
    "{{ config.site_name }}{% raw %}{#",
    "*a* _b_ `c` ~~d~~ **e",
    "<https://evil.example/>",
    "--- ]]> <!-- <![CDATA[ \\",
    "A & B <C> \"D\" 'E'",
    "# [TOC] klzzwxh:0001",
    '<a href="javascript:pwned()">x',
    "| a | b |",
    "${pwned()} {day} {stage}",
)
# The long list, along the families of OWASP's evasion cheat sheet: spelling, nesting, other tags
# and schemes, broken syntax, characters that only look harmless, and all this in Markdown.
ALL = (
    *EVERYDAY,
    "<ScRiPt>pwned()</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    "<<script>pwned()//<</script>",
    "<scr<script>ipt>pwned()</script>",
    "<svg/onload=pwned()>",
    "<svg><animate onbegin=pwned() attributeName=x>",
    "<math><a xlink:href=javascript:pwned()>x",
    "<body onload=pwned()>",
    "<iframe src=javascript:pwned()>",
    '<iframe srcdoc="<script>pwned()">',
    "<object data=javascript:pwned()>",
    "<embed src=data:text/html,x>",
    "<form action=javascript:pwned()><button>",
    "<input autofocus onfocus=pwned()>",
    "<details open ontoggle=pwned()>",
    "<video><source onerror=pwned()>",
    "<base href=//evil.example/>",
    '<meta http-equiv=refresh content="0;x">',
    "<link rel=stylesheet href=//evil.cn/x>",
    "<style>*{background:url(//evil.cn)}",
    "<template><b>x</b></template>",
    "<textarea></textarea><b id=x>",
    "<img src='x'onerror='pwned()'>",
    "<img\u00a0src=x onerror=pwned()>",
    "<img src=x:x onerror\u3000=pwned()>",
    "<img/src/onerror=pwned()>",
    "<a href=jav&#x09;ascript:pwned()>x",
    "&#x3C;script&#x3E;pwned()&#x3C;/script",
    "&amp;lt;img src=x onerror=pwned()&amp;gt;",
    "%3Cscript%3Epwned()%3C/script%3E",
    "＜script＞pwned()＜/script＞",
    "[x]: javascript:pwned()",
    "[x][y] [y]: data:text/html,x",
    '[x](/ "onclick=pwned()")',
    "[x](<javascript:pwned()>)",
    "[a](b){: onclick=pwned() }",
    "__x__{ onclick=pwned() }",
    "`x`{ onmouseover=pwned() }",
    "~~~ { onclick=pwned() }",
    "x {#_top .record data-record=step/a }",
    "<div markdown=1>__x__</div>",
    "*[HTML]: <b>",
    "[^1]: x [^1]",
    "\\<img src=x onerror=pwned()\\>",
    "?>-->]]><!DOCTYPE x>",
    "<?php pwned() ?>",
    "--></script><img src=x onerror=pwned()>",
    "{% include 'x' %}{{ ''.__class__ }}",
    "!ENV [HOME] !!python/object:x",
    "'; pwned(); //",
    '";pwned();//',
    "javascript:pwned()//%0apwned()",
    "wzxhzdk:0 klzzwxh:0 STX",
    "klzzwxh:0000 amp; &#0; &#xfffd; &nbsp;",
    "</h1></main></body></html>",
    "<!--#include virtual=/etc/passwd-->",
)
TERM = "字"  # a word of the glossary, which is linked wherever it stands in prose
TOKEN = re.compile(r"«\d+»")
# What must be so for the records to belong together.
FIXED: dict[str, Any] = {
    "claim.verdict": "采用",
    "account.days": [0, 30],
    "source.grade": "B",
    "source.type": "官方机构信息",
    "term.also": [TERM],
}
PLAIN: dict[str, Any] = {
    "material": ["s0-01", "L01", "C01"],
    "reviewed": "2026-11-21",
    "order": 1,
    "number": '"12345"',
    "numbers": ['"12345"'],
    "address": "https://example.org/",
}
IDS = {"claim": "s0-01", "dispute": "c01", "stage": "begin"}


def id_of(kind: str) -> str:
    """The id of the only record of a kind, or of the first stage."""
    return IDS.get(kind, f"a-{kind}")


@dataclass
class Plot:
    """Writes content in which every text is `text_of(number, field)` and the number's token."""

    text_of: Callable[[int, str], str]
    texts: dict[str, str] = field(default_factory=dict)  # by token
    unshown: set[str] = field(default_factory=set)  # tokens of texts that are on no page

    def write(self, folder: Folder) -> None:
        """Writes all files of a content folder, one value to a line."""
        for kind in KINDS:
            for name in (id_of(kind.kind), "later")[: 2 if kind.kind == "stage" else 1]:
                days = [0, 3] if name == "begin" else [4]
                fixed = {"stage.days": days, **FIXED}
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
        settings = [f"{name}: {self._new(name)}" for name in KEYS]
        return "\n".join(("---", *settings, "---", "", "# 关于 { #about }", ""))

    def _part(self, model: type[Part], fixed: dict[str, Any]) -> dict[str, Any]:
        kind = model.kind if issubclass(model, Record) else ""
        return {
            name: fixed.get(f"{kind}.{name}") or self._value(model, name)
            for name in model.model_fields
            if name != "id"
        }

    def _value(self, model: type[Part], name: str) -> Any:
        annotation, mark = model.model_fields[name].annotation, mark_of(model, name)
        part, words = part_in(annotation), vocabulary_in(annotation)
        if name in PLAIN:
            return PLAIN[name]
        if isinstance(mark, Refers):
            value: Any = id_of(mark.kind) if mark.kind else "step/a-step"
        elif part is not None:
            value = self._part(part, FIXED)
        elif words is not None:
            value = next(iter(words)).value
        else:
            assert isinstance(mark, Written) or name == "asks", f"what is plain in {name}?"
            value = self._text(name)
            self.unshown |= {f"«{len(self.texts) - 1}»"} if name == "asks" else set()
        return [value] if get_origin(annotation) is tuple else value

    def _new(self, name: str) -> str:
        number = len(self.texts)
        self.texts[f"«{number}»"] = text = f"{self.text_of(number, name)}«{number}»"
        return text

    def _text(self, name: str) -> str:
        number, text = len(self.texts), self._new(name)
        quoted = json.dumps(f"{text}{TERM}", ensure_ascii=False)
        escaped = "".join(f"\\x{ord(c):02x}" if c in "<>&" else c for c in quoted)
        return escaped if number % 3 == 0 else quoted


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


def attack(home: Path, payloads: Sequence[str]) -> Attacked:
    """Builds a site whose texts are the payloads, by turns, and its harmless twin.

    Where the check refuses a payload, at its own line, a harmless text takes its place.
    """
    hostile, clean = (Folder(home / name / "content") for name in ("hostile", "clean"))

    def payload(number: int, name: str) -> str:
        return payloads[0 if name == "title" else number % len(payloads)]

    def instead(number: int, name: str) -> str:
        return harmless(payload(number, name))

    Plot(payload).write(hostile)
    outlawed = refused(hostile)
    plot = Plot(lambda n, name: (instead if f"«{n}»" in outlawed else payload)(n, name))
    plot.write(hostile)
    Plot(instead).write(clean)
    for folder in (hostile, clean):
        assert load(folder.path, today=TODAY).problems == ()
        build_here(small_project(folder.path.parent))
    taken = {token: text for token, text in plot.texts.items() if token not in outlawed}
    return Attacked(home / "hostile/site", home / "clean/site", taken, plot.unshown)


def turned(payloads: Sequence[str], turn: int) -> tuple[str, ...]:
    """The payloads in another order, so that each comes to stand in other fields."""
    start = turn * 17 % len(payloads)
    return (*payloads[start:], *payloads[:start])


def harmless(payload: str) -> str:
    """A text that the index files under the same letter as a hostile one."""
    return payload[0] if payload[0].isalnum() else "（"


def refused(folder: Folder) -> set[str]:
    """The tokens of the texts the check refuses, each at its own line."""
    tokens = set()
    for problem in load(folder.path, today=TODAY).problems:
        found = TOKEN.search(problem.place.excerpt)
        assert found, f"refused, but not at the line of a text: {problem}"
        tokens.add(found.group())
    return tokens
