"""What is neither a record nor a page is refused by name, and what systems leave is overlooked."""

import pytest

from generator.source.load import load
from tests.conftest import Folder

# A file that lies in content/, and what its author is told to do.
REFUSED = {
    "new-one.yml.txt": "改名为 new-one.yml",
    "new-one.yaml.TXT": "改名为 new-one.yml",
    "about.md.txt": "改名为 about.md。",
    "about.MD": "改名为 about.md。",
    "about.markdown": "改名为 about.md。",
    "notes.txt": "移到 content 文件夹外面",
    "calm.yml.bak": "备份",
    "calm.yml.bak2": "备份",
    "calm.yml~": "备份",
    "calm.yml.orig": "备份",
    "about.md.old": "备份",
    "calm.yml 副本": "备份",
    "calm.yml (1)": "备份",
    "draft.docx": "写进记录或页面",
    "draft.DOC": "写进记录或页面",
    "table.xlsx": "写进记录或页面",
    "draft.wps": "写进记录或页面",
    "law.pdf": "写进记录或页面",
    "saved.html": "写进记录或页面",
    "call.png": "网站不放图片",
    "call.JPG": "网站不放图片",
    "call.mp3": "网站不放图片和录音",
    "archive.zip": "移到 content 文件夹外面",
    "script.js": "移到 content 文件夹外面",
    "LICENSE": "移到 content 文件夹外面",
}
LEFT_BEHIND = (
    "Thumbs.db",
    "thumbs.db",
    "desktop.ini",
    ".DS_Store",
    "._calm.yml",
    ".calm.yml.swp",
    ".gitkeep",
    ".directory",
    "~$draft.docx",
    "~WRL0001.tmp",
    "#calm.yml#",
    "4913",
    "__MACOSX/calm.yml",
    ".obsidian/app.json",
)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_does_not_belong_is_refused_by_name(name: str, folder: Folder) -> None:
    folder.write(f"steps/{name}", "title: 先停一停")
    (problem,) = load(folder.path).problems
    assert (problem.code, problem.place.path) == ("KB008", f"content/steps/{name}")
    assert REFUSED[name] in problem.hint


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_systems_and_editors_leave_is_overlooked(name: str, folder: Folder) -> None:
    folder.write(name, "x")
    folder.write(f"steps/{name}", "x")
    assert load(folder.path).problems == ()


def test_a_name_is_offered_only_where_it_would_be_read(folder: Folder) -> None:
    folder.write("other/new-one.yml.txt", "title: x")
    folder.write("site.yml.txt", "name: x")
    hints = {p.place.path: p.hint for p in load(folder.path).problems}
    assert "改名" not in hints["content/other/new-one.yml.txt"]
    assert "改名为 site.yml。" in hints["content/site.yml.txt"]


def test_other_problems_are_reported_beside_it(folder: Folder) -> None:
    folder.write("steps/new-one.yml.txt", "x")
    folder.write("extra.yml", "x")
    folder.change("steps/calm.yml", "先稳住", "先跑")
    assert [p.code for p in load(folder.path).problems] == ["KB005", "FLD004", "KB008"]


@pytest.mark.parametrize(
    ("file", "name"), [("rules.yml", "rules.yaml"), ("sources.yml", "sources.yml.txt")]
)
def test_what_a_wrongly_named_file_holds_is_not_missed(
    file: str, name: str, folder: Folder
) -> None:
    """Records that refer to it are right; only the name is wrong."""
    (folder.path / file).rename(folder.path / name)
    codes = [problem.code for problem in load(folder.path).problems]
    assert codes == ["KB005" if name.endswith(".yaml") else "KB008"]


def test_the_name_offered_is_one_that_is_taken(folder: Folder) -> None:
    (folder.path / "steps/calm.yml").rename(folder.path / "steps/CALM.YML")
    (problem,) = load(folder.path).problems
    assert problem.hint == "改名为 calm.yml。"
