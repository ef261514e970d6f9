"""Reading content again from an earlier reading: quick, and never different from a fresh one."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.model import KINDS, Record
from generator.publishing.build import build
from generator.publishing.pages import Publication
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


def begin(folder: Path) -> Loaded:
    """The first reading."""
    loaded = load(folder)
    assert loaded.base is not None, loaded.problems
    return loaded


def again(folder: Path, before: Loaded) -> Loaded:
    """Reads from what was read before, and compares with reading and building from scratch."""
    loaded, fresh = load(folder, before=before), load(folder)
    assert loaded.problems == fresh.problems
    assert loaded.base == fresh.base
    assert loaded.base is not None, loaded.problems
    assert fresh.base is not None
    assert build(loaded.base, PUBLICATION).files == build(fresh.base, PUBLICATION).files
    return loaded


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
    loaded = begin(folder.path)
    folder.change(*CHANGES[change])
    assert list(again(folder.path, loaded).problems) == []


def test_a_record_may_come_go_and_move(folder: Folder) -> None:
    loaded = begin(folder.path)
    folder.write("terms.yml", TERM)
    loaded = again(folder.path, loaded)
    folder.delete("terms.yml")
    loaded = again(folder.path, loaded)
    text = (folder.path / "steps/calm.yml").read_text("utf-8")
    folder.delete("steps/calm.yml")
    folder.write("steps.yml", "calm:\n" + "".join(f"  {line}\n" for line in text.splitlines()))
    loaded = again(folder.path, loaded)
    assert loaded.base is not None
    assert loaded.base.origins["calm"].file == "steps.yml"


def test_a_mistake_in_between_leaves_no_trace(folder: Folder) -> None:
    loaded = begin(folder.path)
    folder.change("steps/calm.yml", "summary:", "sumary:")
    mistaken = load(folder.path, before=loaded)
    assert [p.code for p in mistaken.problems] == [p.code for p in load(folder.path).problems]
    folder.change("steps/calm.yml", "sumary: 先停下来。", "summary: 先坐下。")
    again(folder.path, mistaken)


def test_a_mistake_that_comes_and_stays_is_told(folder: Folder) -> None:
    loaded = begin(folder.path)
    folder.change("steps/calm.yml", "先停下来。", "先停下来[抱拳]。")
    folder.change("claims.yml", "意思可用。", "意思能用。")
    folder.change("sources.yml", "grade: A", "grade: [A]")  # from now on some things are unknown
    for old, new in (("grade: [A]", "grade: A"), ("grade: A", "grade: B")):
        loaded = load(folder.path, before=loaded)
        assert "TXT012" in [p.code for p in loaded.problems]
        assert loaded.problems == load(folder.path).problems
        folder.change("sources.yml", old, new)


def test_only_what_has_changed_is_read_again(folder: Folder) -> None:
    before = begin(folder.path)
    folder.change("claims.yml", "意思可用。", "意思能用。")
    after = again(folder.path, before)
    assert before.base is not None
    assert after.base is not None
    kept = [name for name, r in after.base.records.items() if r is before.base.records[name]]
    assert len(kept) == len(after.base.records) - 1


def test_a_plain_word_and_a_quoted_one_are_not_the_same(folder: Folder) -> None:
    """Reading again must judge what reading afresh would: an unquoted ~ says nothing."""
    folder.change("claims.yml", "heading: 标题", 'heading: "~"')
    loaded = begin(folder.path)
    folder.change("claims.yml", 'heading: "~"', "heading: ~")
    assert load(folder.path, before=loaded).problems == load(folder.path).problems != ()


@pytest.mark.no_cover  # the same lines again and again
@pytest.mark.parametrize(
    "kinds", [KINDS[::9], pytest.param(KINDS, marks=pytest.mark.full)], ids=len
)
@pytest.mark.wide
def test_real_records_can_be_edited_one_after_another(
    kinds: Sequence[type[Record]], content: Path, tmp_path: Path
) -> None:
    """The last sentence of a file of each kind that can be longer by a word."""
    copy = tmp_path / "content"
    shutil.copytree(content, copy)
    loaded = begin(copy)
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
    again(copy, loaded)
