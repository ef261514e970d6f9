"""The real YAML language server over good and bad files, beside our own checker."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.authoring.editor_schema import (
    SCHEMA_FOLDER,
    editor_schemas,
    file_matches,
    with_matches,
)
from generator.authoring.offered_ids import IDS
from generator.model import KINDS
from generator.model.walk import ANY
from generator.source.load import load
from tests.conftest import Folder
from tests.editor.client import Editor
from tests.unit.cases import real_content


def test_good_files_have_no_squiggles(editor: Editor, content: Path) -> None:
    files = {
        f"content/{path.relative_to(content).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(content.rglob("*.yml"))
    }
    assert len(files) > 60
    found = editor.diagnostics(files)
    assert {file: said for file, said in found.items() if said} == {}


@dataclass(frozen=True)
class Mistake:
    """A mistake in a file of the small knowledge base, and the lines that are marked.

    `editor` is None where the editor marks the same lines as the checker.
    """

    name: str
    file: str
    old: str
    new: str
    ours: tuple[int, ...]
    editor: tuple[int, ...] | None = None


STEP = "steps/calm.yml"
MISTAKES = (
    Mistake("an unknown field", STEP, "phase:", "phaze:", (4,), (1, 4)),
    Mistake("a missing field", STEP, "summary: 先停下来。\n", "", (4,), (1,)),
    Mistake("a word of no vocabulary", STEP, "先稳住", "先跑", (4,)),
    Mistake("no list", STEP, "do: [坐下。]", "do: 坐下。", (6,)),
    Mistake("an empty list", STEP, "do: [坐下。]", "do: []", (6,)),
    Mistake("a list where text is wanted", STEP, "summary: 先停下来。", "summary: [停]", (5,)),
    Mistake("an empty field", STEP, "summary: 先停下来。", "summary:", (5,)),
    Mistake("empty quotes", STEP, "summary: 先停下来。", 'summary: ""', (5,)),
    Mistake("a text too long", STEP, "先停一停", "长" * 121, (1,)),
    Mistake("a material of no form", STEP, "s0-01", "x1", (2,)),
    Mistake("a day that is none", STEP, "2026-11-21", "2026-13-21", (3,)),
    Mistake("a day in another form", STEP, "2026-11-21", "2026/11/21", (3,)),
    Mistake("a number in quotes", "stages/later.yml", "days: [4]", 'days: ["4"]', (4,)),
    Mistake("a negative day", "stages/later.yml", "days: [4]", "days: [-4]", (4,)),
    Mistake("too many days", "stages/later.yml", "days: [4]", "days: [4, 5, 6]", (4,)),
    Mistake("a field of a part", "stages/later.yml", "channel: 电话", "chanel: 电话", (7,)),
    Mistake("evidence without a source", "rules.yml", "source: code, ", "", (9,)),
    Mistake("a bad id", "accounts.yml", "first:", "First:", (1,)),
    Mistake("two equal keys", STEP, "phase: 先稳住", "phase: 先稳住\nphase: 收尾", (5,)),
    # What only the checker sees: the editor reads one file and knows no record but its own.
    Mistake("an unknown reference", "rules.yml", "steps: [calm]", "steps: [clam]", (10,), ()),
    Mistake("a law without an article", "rules.yml", "at: 第1033条", "at: 某条", (9,), ()),
    Mistake("a long sentence", STEP, "坐下。", "坐" * 50, (6,), ()),
    Mistake("HTML", STEP, "坐下。", "坐<b>下</b>。", (6,), ()),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_marked_on_the_line_we_name(
    mistake: Mistake, folder: Folder, editor: Editor
) -> None:
    folder.change(mistake.file, mistake.old, mistake.new)
    path = (folder.path / mistake.file).as_posix()
    problems = load(folder.path, folder.path.as_posix()).problems
    ours = {problem.place.line for problem in problems if problem.place.path == path}
    text = (folder.path / mistake.file).read_text(encoding="utf-8")
    said = editor.diagnostics({f"content/{mistake.file}": text})[f"content/{mistake.file}"]
    marked = {one["range"]["start"]["line"] + 1 for one in said}
    expected = set(mistake.ours if mistake.editor is None else mistake.editor)
    assert (ours, marked) == (set(mistake.ours), expected), [one["message"] for one in said]


# Where the file is no YAML, each parser stumbles in its own place.
BROKEN = {
    "a tab": (STEP, "do: [坐下。]", "do:\n\t- 坐下。", 7),
    "an unclosed bracket": (STEP, "do: [坐下。]", "do: [坐下。", 6),
    "no space after a colon": (STEP, "phase: 先稳住", "phase:先稳住", 4),
    "a full-width colon": (STEP, "phase: ", "phase：", 4),
    "a colon in a sentence": (STEP, "先停下来。", "先停: 下来: 好。", 5),
    "a wrong indentation": (STEP, "phase:", "  phase:", 4),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_marked_near_the_line_we_name(
    name: str, folder: Folder, editor: Editor
) -> None:
    file, old, new, line = BROKEN[name]
    folder.change(file, old, new)
    ours = {problem.place.line for problem in load(folder.path).problems}
    text = (folder.path / file).read_text(encoding="utf-8")
    said = editor.diagnostics({f"content/{file}": text})[f"content/{file}"]
    marked = {one["range"]["start"]["line"] + 1 for one in said}
    near = {line - 1, line, line + 1}
    assert ours & near
    assert marked & near, [(one["range"]["start"], one["message"]) for one in said]


def test_a_field_explains_itself(editor: Editor) -> None:
    file = "content/tips/hover.yml"
    editor.open(file, "title: 一\ntiming: 平时\nreviewed: 2026-11-21\n")
    hover = editor.at("textDocument/hover", file, 2, 3)["contents"]["value"]
    assert "什么时候用" in hover
    word = editor.at("textDocument/hover", file, 2, 10)["contents"]["value"]
    assert "任何时候" in word
    day = editor.at("textDocument/hover", file, 3, 3)["contents"]["value"]
    assert "2026-11-21" in day


def test_words_and_fields_are_offered(editor: Editor) -> None:
    file = "content/tips/complete.yml"
    editor.open(file, "title: 一\ntiming: \n\n")
    offered = editor.at("textDocument/completion", file, 2, 9)["items"]
    assert [item["label"] for item in offered] == ["借之前", "出账之后", "还款日前后", "平时"]
    assert "还没有借的时候" in json.dumps(offered[0], ensure_ascii=False)
    fields = editor.at("textDocument/completion", file, 3, 1)["items"]
    labels = {item["label"] for item in fields}
    assert {"summary", "do", "reviewed", "material"} <= labels
    assert not {"title", "timing", "id"} & labels


IDS_OFFERED = {
    "a material in brackets": ("material: [", "]", "s0-13 "),
    "a material of a list": ("material:\n  - ", "", "L01 "),
    "a source": ("facts:\n  - text: 一\n    evidence:\n      - source: ", "", "civil-code "),
    "a source in braces": (
        "facts:\n  - text: 一\n    evidence:\n      - {source: ",
        ", at: 第1条}",
        "civil-code ",
    ),
}


@pytest.mark.parametrize("where", IDS_OFFERED)
def test_ids_are_offered_with_what_they_are(where: str, editor: Editor) -> None:
    before, after, wanted = IDS_OFFERED[where]
    file = f"content/tips/{where.replace(' ', '-')}.yml"
    editor.open(file, f"title: 一\n{before}{after}\n")
    line, column = before.count("\n") + 2, len(before.rpartition("\n")[2]) + 1
    items = editor.at("textDocument/completion", file, line, column)["items"]
    (found,) = [item for item in items if item["label"].startswith(wanted)]
    assert found["insertText"] == wanted.strip()
    assert found["label"] != wanted.strip(), "with its title"


def test_completing_a_field_writes_no_source_no_article_and_no_date(editor: Editor) -> None:
    for kind in KINDS:
        file = f"content/{kind.plural}/new.yml"
        editor.open(file, "title: 一\n\n")
        items = editor.at("textDocument/completion", file, 2, 1)["items"]
        assert items, kind.kind
        for item in items:
            assert not re.search(r"[0-9]{2}|第.*条|civil", item["insertText"]), item["insertText"]
    editor.open("content/questions/long.yml", "title: 一\n\n")
    items = editor.at("textDocument/completion", "content/questions/long.yml", 2, 1)["items"]
    (answer,) = [item for item in items if item["label"] == "answer"]
    assert answer["insertText"] == "answer: |\n  "


def test_the_line_for_other_editors_works_alone(editor: Editor) -> None:
    head = "# yaml-language-server: $schema=../../schema/tip.json\n"
    file = "content/elsewhere/tip.yml"
    assert editor.diagnostics({file: "titel: 一\n"})[file] == []
    assert editor.diagnostics({file: f"{head}titel: 一\n"})[file] != []


class TestFiles:
    """What is in the repository for editors."""

    def test_the_schemas_are_up_to_date(self, root: Path) -> None:
        written = {path.name: path.read_bytes() for path in (root / "schema").iterdir()}
        offered = json.loads(written.pop(IDS))["definitions"][ANY]["defaultSnippets"]
        assert written == editor_schemas(), "run: python -m generator schema"
        # Of the content, which changes every day: suggestions may be a little behind.
        records = {record.ref for record in real_content().base.records.values()}
        known = records & {entry["body"] for entry in offered}
        assert len(known) > 0.9 * len(records), "run: python -m generator schema"

    def test_the_settings_match_every_file_of_the_content(self, root: Path, content: Path) -> None:
        text = (root / ".vscode/settings.json").read_text(encoding="utf-8")
        assert json.loads(text)["yaml.schemas"] == file_matches(), "run: python -m generator schema"
        one_less = re.sub(r'    "./schema/tips?.json": .*\n', "", text)
        assert one_less != text
        assert with_matches(one_less) == text, "a new kind needs nothing done by hand"
        assert set(file_matches()) == {f"./{SCHEMA_FOLDER}/{name}" for name in editor_schemas()}
        for path in content.rglob("*.yml"):
            fits = [files for files in file_matches().values() if path.match(files)]
            assert len(fits) == 1, path

    def test_the_extension_is_recommended(self, root: Path) -> None:
        text = (root / ".vscode/extensions.json").read_text(encoding="utf-8")
        assert json.loads(text) == {"recommendations": ["redhat.vscode-yaml"]}

    def test_the_lock_names_no_registry_and_every_hash(self, root: Path) -> None:
        lock = json.loads((root / "tests/editor/package-lock.json").read_text(encoding="utf-8"))
        packages = {name: one for name, one in lock["packages"].items() if name}
        assert packages
        assert all(one["integrity"].startswith("sha512-") for one in packages.values())
        assert not any("resolved" in one for one in packages.values())
