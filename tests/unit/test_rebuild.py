"""Making pages again from earlier ones: quick, and never different from a build from scratch."""

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator.model import KINDS, KnowledgeBase, Record, Stage, Step
from generator.publishing.build import Made, Pages
from generator.publishing.pages import Publication
from generator.publishing.pages.consulted import Answers
from generator.publishing.pages.index import Index
from generator.source.load import Loaded, load
from tests.conftest import Folder

PUBLICATION = Publication("https://code.invalid/guide", "https://site.invalid/")
TERM = """
    collection:
      title: 催收
      material: [L01]
      reviewed: 2026-11-21
      meaning: 要求还款。
    """
SENTENCE = re.compile(r"(?<=[\u4e00-\u9fff])。")


def make(base: KnowledgeBase, before: Mapping[str, Made]) -> tuple[Pages, dict[str, Made]]:
    """Every page of a knowledge base, from what was made before."""
    pages = Pages(base, PUBLICATION, before)
    return pages, {path: pages.page(path) for path in pages.plans}


def begin(folder: Path) -> tuple[Loaded, dict[str, Made]]:
    """The first reading, and the first pages."""
    loaded = load(folder)
    assert loaded.base is not None, loaded.problems
    return loaded, make(loaded.base, {})[1]


def again(folder: Path, loaded: Loaded, made: dict[str, Made]) -> tuple[Loaded, dict[str, Made]]:
    """Reads and makes with what is there, and compares with doing so from scratch."""
    loaded = load(folder, before=loaded)
    fresh = load(folder)
    assert loaded.problems == fresh.problems
    assert loaded.base == fresh.base
    assert loaded.base is not None, loaded.problems
    assert fresh.base is not None
    pages, remade = make(loaded.base, made)
    scratch, anew = make(fresh.base, {})
    assert texts(remade) == texts(anew)
    assert pages.navigation == scratch.navigation
    assert pages.reviewed == scratch.reviewed
    return loaded, remade


def texts(made: Mapping[str, Made]) -> dict[str, bytes]:
    """Path → Markdown."""
    return {path: page.markdown for path, page in made.items()}


def made_anew(before: Mapping[str, Made], after: Mapping[str, Made]) -> set[str]:
    """The paths of the pages that were not taken over."""
    return {path for path in after if after[path] is not before.get(path)}


CHANGES: dict[str, tuple[str, str, str]] = {
    "a sentence of a step": ("steps/calm.yml", "坐下。", "站着。"),
    "a title that other pages show": ("steps/calm.yml", "title: 先停一停", "title: 停"),
    "a title in the navigation": ("stages/begin.yml", "title: 开始", "title: 起初"),
    "a number of days": ("accounts.yml", "days: [1, 30]", "days: [1, 29]"),
    "quotes": ("claims.yml", "heading: 标题", 'heading: "标题"'),
    "a comment that moves a record down": ("sources.yml", "blog:", "# 说明\nblog:"),
    "a review date": ("rules.yml", "2026-11-21", "2026-11-22"),
    "a grade": ("sources.yml", "grade: A", "grade: B"),
    "the words of the site": ("site.yml", "天数只作参考。", "只作参考。"),
    "a reference": ("disputes.yml", "see: [stage/begin]", "see: [stage/later]"),
    "where a stage ends": ("stages/begin.yml", "days: [0, 3]", "days: [0,3]"),
    "a word of the glossary": ("terms.yml", "title: 催收", "title: 夜里"),
    "what a word means": ("terms.yml", "要求还款。", "请你还款。"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_gives_what_a_fresh_build_gives(change: str, folder: Folder) -> None:
    folder.write("terms.yml", TERM)
    loaded, made = begin(folder.path)
    folder.change(*CHANGES[change])
    again(folder.path, loaded, made)


def test_a_record_may_come_go_and_move(folder: Folder) -> None:
    loaded, made = begin(folder.path)
    folder.write("terms.yml", TERM)
    loaded, made = again(folder.path, loaded, made)
    assert "[催收](terms.md#collection)" in made["rules.md"].markdown.decode()
    folder.delete("terms.yml")
    loaded, made = again(folder.path, loaded, made)
    text = (folder.path / "steps/calm.yml").read_text("utf-8")
    folder.delete("steps/calm.yml")
    indented = "calm:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    folder.write("steps.yml", indented)
    loaded, made = again(folder.path, loaded, made)
    assert "steps.yml#L1" in made["steps/calm.md"].markdown.decode()


def test_a_slip_in_between_leaves_no_trace(folder: Folder) -> None:
    loaded, made = begin(folder.path)
    folder.change("steps/calm.yml", "summary:", "sumary:")
    slipped = load(folder.path, before=loaded)
    assert [p.code for p in slipped.problems] == [p.code for p in load(folder.path).problems]
    folder.change("steps/calm.yml", "sumary: 先停下来。", "summary: 先坐下。")
    again(folder.path, slipped, made)


def test_only_what_is_concerned_is_read_and_made_again(folder: Folder) -> None:
    loaded, made = begin(folder.path)
    unchanged = load(folder.path, before=loaded).base
    assert unchanged is not None
    assert made_anew(made, make(unchanged, made)[1]) == set()
    folder.change("claims.yml", "意思可用。", "意思能用。")
    read, remade = again(folder.path, loaded, made)
    assert made_anew(made, remade) == {
        "claims.md",
        "disputes.md",
        "sources.md",
        "timeline.md",
    }
    assert loaded.base is not None
    assert read.base is not None
    kept = [i for i, record in read.base.records.items() if record is loaded.base.records[i]]
    assert len(kept) == len(read.base.records) - 1


def test_what_the_home_page_leads_to_does_not_hang_every_page_on_it(folder: Folder) -> None:
    """The words of the site refer to records, and every page has them at hand."""
    loaded, made = begin(folder.path)
    folder.change("steps/calm.yml", "坐下。", "站着。")
    _, remade = again(folder.path, loaded, made)
    assert "terms.md" not in made_anew(made, remade)


def test_a_plain_word_and_a_quoted_one_are_not_the_same(folder: Folder) -> None:
    """Reading again must judge what reading afresh would: an unquoted ~ says nothing."""
    folder.change("claims.yml", "heading: 标题", 'heading: "~"')
    loaded, _ = begin(folder.path)
    folder.change("claims.yml", 'heading: "~"', "heading: ~")
    assert load(folder.path, before=loaded).problems == load(folder.path).problems != ()


def test_a_page_asks_for_single_records(folder: Folder) -> None:
    """Going through all records would hang every page on all of them, unnoticed."""
    base = load(folder.path).base
    assert base is not None
    consulted, _, notes = Answers(base, Index(base)).noting()
    with pytest.raises(TypeError, match="single records"):
        list(consulted.records)
    assert consulted.resolve("step/nobody") is None
    assert consulted.of(Step) == base.of(Step)
    assert {asked for asked, _ in notes} == {"whole", "record", "of"}
    assert consulted.stages == base.of(Stage)


@pytest.mark.parametrize(
    "kinds", [KINDS[::6], pytest.param(KINDS, marks=pytest.mark.full)], ids=len
)
def test_real_records_can_be_edited_one_after_another(
    kinds: Sequence[type[Record]], content: Path, tmp_path: Path
) -> None:
    """The last sentence of a file of each kind that can be longer by a word."""
    copy = tmp_path / "content"
    shutil.copytree(content, copy)
    loaded, made = begin(copy)
    for kind in kinds:
        file = next(file for file in sorted(copy.rglob("*.yml")) if kind.plural in str(file))
        text = file.read_text("utf-8")
        for found in reversed(list(SENTENCE.finditer(text))):
            edited = f"{text[: found.start()]}呢{text[found.start() :]}"
            file.write_text(edited, encoding="utf-8", newline="\n")
            loaded = load(copy, before=loaded)
            if loaded.base is not None:
                break
        assert loaded.base is not None, loaded.problems
        remade = make(loaded.base, made)[1]
        changed = {path for path, text in texts(remade).items() if text != made[path].markdown}
        assert changed, kind
        assert changed <= made_anew(made, remade), kind
        made = remade
    again(copy, loaded, made)
