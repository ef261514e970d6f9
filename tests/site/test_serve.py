"""The preview follows the content, is never stale, and tells the open page what is wrong."""

import json
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from generator.publishing.hosting import PROVENANCE
from generator.source.load import load
from generator.source.report import format_text
from tests.conftest import ROOT, Folder
from tests.site.building import build
from tests.site.conftest import small_project
from tests.site.digests import digest
from tests.site.preview import Served, running, served, serving, until

__all__ = ["running", "served"]

INJECTED = re.compile(
    rb"<script>\s*var livereload.*?</script>|<script src=\"/_preview/[^>]*></script>", re.DOTALL
)
# MkDocs' script would be refused by it.
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n')


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The preview of a copy of the real content."""
    home = small_project(tmp_path_factory.mktemp("real"))
    shutil.copytree(ROOT / "content", home / "content")
    with serving(home, home / "log.txt") as running:
        yield running


def differing(served: Served, target: Path) -> list[str]:
    """The files that are served otherwise than a fresh build would write them."""
    result = build(served.project, target, SITE_URL=served.root)
    assert result.returncode == 0, result.stdout
    wrong = []
    for path in sorted(target.rglob("*")):
        if path.is_file() and path.name != PROVENANCE:  # a preview was not built
            address = path.relative_to(target).as_posix()
            try:
                content = INJECTED.sub(b"", served.fetch(address))
            except HTTPError as error:
                wrong.append(f"{address}: {error.code}")
                continue
            if content != POLICY.sub(b"", path.read_bytes()):
                wrong.append(address)
    return wrong


def test_preview_follows_the_content_and_survives_a_mistake(served: Served) -> None:
    page = "steps/calm/"
    assert "先停下来。" in served.read(page)
    served.change("steps/calm.yml", "先停下来。", "先坐一会儿。")
    assert "先坐一会儿。" in served.read(page)

    good = served.state()
    served.change("steps/calm.yml", "summary:", "sumary:")
    state = served.state()
    assert state["version"] == good["version"], "the open page stays as it is"
    loaded = load(served.project / "content", "content")
    assert [problem["text"] for problem in state["problems"]] == [
        format_text(problem) for problem in loaded.problems
    ]
    assert state["problems"][0]["place"] == "content/steps/calm.yml:5:1"
    assert state["problems"][0]["editor"].endswith(
        f"{(served.project / 'content/steps/calm.yml').as_posix()}:5:1"
    )
    assert "FLD001" in served.log.read_text("utf-8"), "the terminal says so too"
    assert "先坐一会儿。" in served.read(page), "the last good site is still there"

    served.change("steps/calm.yml", "sumary: 先坐一会儿。", "summary: 再站起来。")
    assert served.state()["problems"] == []
    assert served.state()["version"] != good["version"]
    assert "再站起来。" in served.read(page)
    assert "Traceback" not in served.log.read_text("utf-8")
    assert not (served.project / "site").exists(), "a preview writes no site"


def test_what_changes_nothing_does_not_reload_the_page(served: Served) -> None:
    version = served.state()["version"]
    served.change("steps/calm.yml", "title:", "# 一句说明\ntitle:")
    assert served.state()["version"] == version


EDITS = {
    "a sentence": ("steps/calm.yml", "坐下。", "站着。"),
    "a title on other pages": ("steps/calm.yml", "title: 先停一停", "title: 停"),
    "a title in the navigation": ("stages/begin.yml", "title: 开始", "title: 起初"),
    "the newest review date": ("rules.yml", "2026-11-21", "2026-11-22"),
    "a line that moves records down": ("sources.yml", "blog:", "# 说明\nblog:"),
    "the words of the site": ("site.yml", "tagline: 一句话", "tagline: 两句话"),
    "a hand-written page": ("note.md", "写的。", "改的。"),
    "the name of a hand-written page": ("note.md", "# 说明", "# 另说"),
}


def test_no_served_file_is_ever_stale(project: Path, folder: Folder, tmp_path: Path) -> None:
    """Pages, search, sitemap and data after each edit, against a build from a clean start."""
    folder.write("note.md", "# 说明 { #note }\n\n写的。\n")
    with serving(project, tmp_path / "log.txt") as served:
        for number, (edit, (file, old, new)) in enumerate(EDITS.items()):
            served.change(file, old, new)
            assert differing(served, tmp_path / f"fresh-{number}") == [], edit
        seen = served.state()["seen"]
        folder.write("terms.yml", "calls:\n  title: 夜里\n  material: [L01]\n"
                     "  reviewed: 2026-11-21\n  meaning: 天黑以后。\n")  # fmt: skip
        assert until(lambda: served.state()["seen"] != seen)
        assert differing(served, tmp_path / "fresh-term") == [], "a new record"
        seen = served.state()["seen"]
        style = project / "overrides/assets/guide.css"
        style.write_text(style.read_text("utf-8") + "/* x */\n", encoding="utf-8")
        assert until(lambda: served.state()["seen"] != seen)
        assert differing(served, tmp_path / "fresh-style") == [], "a style"


REAL_EDITS = (
    ("tips.yml", "summary: ", "summary: 先看一眼，"),
    ("steps/stay-calm.yml", "title: ", "title: 再"),
    ("questions/cannot-pay.yml", "short: ", "short: 别急，"),
    ("claims.yml", "reason: ", "reason: 核对过，"),
    ("contacts.yml", "title: 金融监管总局投诉热线", "title: 新金融监管总局投诉热线"),
    ("sources.yml", "title: ", "title: 新"),
)


@pytest.mark.full
def test_real_pages_are_never_stale(real: Served, tmp_path: Path) -> None:
    """Titles among them, which stand on many pages, and a search index of every page."""
    for file, old, new in REAL_EDITS:
        real.change(file, old, new)
        assert real.state()["problems"] == [], file
    builds = real.log.read_text("utf-8").count("Building documentation")
    assert builds == 1, "at the start"
    assert differing(real, tmp_path / "fresh") == []


def test_a_build_after_a_preview_is_that_of_a_clean_start(served: Served, tmp_path: Path) -> None:
    served.change("steps/calm.yml", "坐下。", "站着。")
    assert build(served.project, tmp_path / "beside").returncode == 0
    clean = tmp_path / "clean"
    shutil.copytree(served.project, clean, ignore=shutil.ignore_patterns("beside", "site"))
    assert build(clean, tmp_path / "apart").returncode == 0
    assert digest(tmp_path / "beside") == digest(tmp_path / "apart")


def test_it_starts_with_wrong_content_and_survives_broken_templates_and_settings(
    project: Path, folder: Folder, tmp_path: Path
) -> None:
    """Nothing of it ends the preview, hangs a page, or hides what is wrong."""
    folder.change("steps/calm.yml", "summary:", "sumary:")
    with serving(project, tmp_path / "log.txt") as served:
        assert "还没有页面" in served.read("steps/calm/")
        assert "_preview/preview.js" in served.read("steps/calm/")
        assert [told["place"] for told in served.state()["problems"]] == [
            "content/steps/calm.yml:5:1"
        ]
        served.change("steps/calm.yml", "sumary:", "summary:")
        assert served.state()["problems"] == []
        assert "先停下来。" in served.read("steps/calm/")

        for file, old, new in (
            ("overrides/partials/footer.html", "<nav", "{% nothing %}<nav"),
            ("mkdocs.yml", "theme:", "theme: ["),
        ):
            good = (project / file).read_text("utf-8")
            assert served.save(file, good.replace(old, new, 1))
            (told,) = served.state()["problems"]
            assert told["place"].startswith(file), told
            assert "没能生成新页面" in told["text"] or "没有生成新页面" in told["text"]
            assert "修复：" in told["text"]
            served.read("steps/calm/")  # at once, whatever it shows
            served.change("steps/calm.yml", "坐下。", "站着。")
            assert len(served.state()["problems"]) == 1, "still broken"
            served.change("steps/calm.yml", "站着。", "坐下。")
            assert served.save(file, good)
            assert served.state()["problems"] == []
            assert "先停下来。" in served.read("steps/calm/")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("overrides/partials/footer.html", "<nav", "{% nothing %}<nav"),
        ("overrides/main.html", "<meta", "{{ nothing.at.all }}<meta"),
    ],
)
def test_it_starts_with_a_broken_template(
    project: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    good = (project / file).read_text("utf-8")
    (project / file).write_text(good.replace(old, new), encoding="utf-8")
    with serving(project, tmp_path / "log.txt") as served:
        assert "还没有页面" in served.read("steps/calm/")
        (told,) = served.state()["problems"]
        assert told["place"].startswith(file), told
        assert "模板有错" in told["text"]
        served.change("steps/calm.yml", "坐下。", "站着。")
        assert len(served.state()["problems"]) == 1, "still broken"
        assert served.save(file, good)
        assert served.state()["problems"] == []
        assert "站着。" in served.read("steps/calm/")


def test_it_waits_for_settings_that_cannot_be_read(project: Path, tmp_path: Path) -> None:
    """MkDocs ends for them. They are told over an empty page, and their repair begins it."""
    good = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(good.replace("theme:", "theme"), encoding="utf-8")
    with serving(project, tmp_path / "log.txt") as served:
        assert "还没有页面" in served.read("steps/calm/")
        version = served.state()["version"]
        (told,) = served.state()["problems"]
        line = good.split("\n").index("theme:") + 1
        assert told["place"] == f"mkdocs.yml:{line}:1"
        assert "「theme」这一行少了英文冒号" in told["text"]

        assert served.save("mkdocs.yml", good.replace("custom_dir: ", "custom_dir: no"))
        (told,) = served.state()["problems"]
        assert "文件夹「nooverrides」没有" in told["text"]

        with ThreadPoolExecutor() as page:
            seen = served.state()["seen"]
            news = page.submit(served.fetch, f"_preview/state?seen={seen}")
            assert served.save("mkdocs.yml", good)
        assert json.loads(news.result())["seen"] != seen, "an open page is not left waiting"
        assert served.state()["problems"] == []
        assert served.state()["version"] != version, "what waits for it loads itself anew"
        assert "先停下来。" in served.read("steps/calm/")
        served.change("steps/calm.yml", "坐下。", "站着。")
        assert "站着。" in served.read("steps/calm/")


def test_a_built_site_knows_nothing_of_the_preview(site: Path) -> None:
    for path in site.rglob("*"):
        assert "preview" not in path.name
        if path.suffix in (".html", ".js", ".css", ".json", ".xml"):
            text = path.read_text("utf-8")
            assert "_preview" not in text, path
            assert "guide-problems" not in text, path


def test_a_page_of_another_site_gets_no_answer(served: Served) -> None:
    """Its name may lead to this machine; what it reads then must not be our pages."""
    request = Request(served.root, headers={"Host": "evil.example"})
    with pytest.raises(HTTPError, match="403") as refused:
        urlopen(request)
    assert "127.0.0.1" in refused.value.read().decode("utf-8")
    refused.value.close()


def test_odd_addresses_are_survived(served: Served) -> None:
    for address in ("%00", "steps/%00/", "%ff", "C:/x", "..%5cmkdocs.yml", "a" * 60000):
        with pytest.raises(URLError, match="404"):
            served.fetch(address)
    assert "Traceback" not in served.log.read_text("utf-8")
    assert "先停" in served.read("steps/calm/")


def test_the_preview_serves_its_own_files_only(served: Served) -> None:
    assert "listen()" in served.read("_preview/preview.js")
    assert "#panel" in served.read("_preview/preview.css")
    for name in ("__init__.py", "..%2Fcli.py", "nothing.js"):
        with pytest.raises(URLError, match="404"):
            served.fetch(f"_preview/{name}")
