"""What `mkdocs.yml` says stands on the pages as text, or is refused at its line."""

import re
from pathlib import Path

import material
import pytest
from lxml import html
from mkdocs.exceptions import Abort

from generator.plugin.settings import TEXTS, escaped
from tests.conftest import Folder
from tests.site.conftest import build_here
from tests.unit.plugin.test_plugin import project, run

__all__ = ["project"]

HOSTILE = "A & B <img src=x onerror=pwned()> \"'"
WORDS = """
    site_name: >-
      {0} 1
    site_description: >-
      {0} 2
    site_author: >-
      {0} 3
    copyright: >-
      {0} 4
    docs_dir: content
    theme:
      name: material
      font: false
    extra: {{generator: false}}
    plugins: [yuqi-guide]
    markdown_extensions: [attr_list, md_in_html, tables, toc]
    """


def page_of(home: Path, text: str) -> html.HtmlElement:
    Folder(home).write("mkdocs.yml", WORDS.format(text))
    return html.document_fromstring((build_here(home) / "rules/index.html").read_text("utf-8"))


def test_texts_of_the_configuration_are_shown_as_texts(project: Path) -> None:
    page = page_of(project, HOSTILE.replace('"', "''"))
    text = " ".join(page.text_content().split())
    read = HOSTILE.replace('"', "''")
    assert f"{read} 1" in text
    assert f"{read} 4" in text
    assert page.xpath("string(//title)").endswith(f"{read} 1")
    assert page.xpath("//a[@aria-label][@title]/@title")[0] == f"{read} 1"
    assert page.xpath('//meta[@name="author"]/@content') == [f"{read} 3"]
    clean = page_of(project, "x")
    assert [element.tag for element in page.iter()] == [element.tag for element in clean.iter()]


def test_every_name_the_theme_prints_is_escaped_or_an_address() -> None:
    """A new release of the theme may print another one."""
    templates = Path(material.__file__).parent / "templates"
    printed = {
        name
        for file in templates.rglob("*.html")
        for name in re.findall(r"\{\{-?[^}]*?(?<![.\w])config\.(\w+)", file.read_text("utf-8"))
    }
    assert printed <= {*TEXTS, "theme", "extra", "repo_url"}


def test_what_is_escaped_stays_so() -> None:
    once = escaped([{"<a>": ("list", 1)}, "&", 3, None])
    assert once == [{"&lt;a&gt;": ("list", 1)}, "&amp;", 3, None]
    assert escaped(once) == once


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('site_url: "https://site.cn@evil.cn/"', "真正打开的是 evil.cn"),
        ("site_url: 'https://site.cn/\"onload=\"x'", '里面有「"」'),
        ("site_url: 'https://evil.cn\\@site.cn/'", "反斜线"),
        ('repo_url: "https://code.cn/<b>"', "里面有「<」"),
        ("plugins: {yuqi-guide: {repository: 'javascript:alert(1)//'}}", "以 javascript: 开头"),
        ("plugins: {yuqi-guide: {report: 'javascript:alert(1)'}}", "以 javascript: 开头"),
        ("plugins: {yuqi-guide: {report: 'data:text/html,x'}}", "以 data: 开头"),
        ("plugins: {yuqi-guide: {report: 'https://forms.cn/a b'}}", "里面有空格"),
        ("plugins: {yuqi-guide: {report: 'https://forms.cn@evil.cn/'}}", "打开的是 evil.cn"),
        ("plugins: {yuqi-guide: {report: 'https://forms.cn/\"onclick=x'}}", '里面有「"」'),
        ("plugins: {yuqi-guide: {report: '//evil.cn/'}}", "写 https:// 开头的网址，或者一个邮箱"),
        ("plugins: {yuqi-guide: {report: 'mailto:a@b.cn?bcc=x@evil.cn'}}", "以 mailto: 开头"),
        ("plugins: {yuqi-guide: {report: 'a@b.cn,c@evil.cn'}}", "或者一个邮箱"),
        ("plugins: {yuqi-guide: {edit_uri: '//evil.cn/'}}", "edit/main/content/"),
        ("plugins: {yuqi-guide: {edit_uri: '../../x'}}", "edit/main/content/"),
        ("edit_uri: '\"><script>'", "edit/main/content/"),
        ("extra_javascript: ['https://evil.cn/x.js']", "overrides/"),
        ("extra_javascript: [{path: '//evil.cn/x.js', type: module}]", "overrides/"),
        ("extra_css: ['data:text/css,x']", "overrides/"),
    ],
)
def test_an_address_of_the_configuration_is_refused(line: str, reason: str, project: Path) -> None:
    name = re.findall(r"(\w+):", line.partition("yuqi-guide: {")[2] or line)[0]
    text = (project / "mkdocs.yml").read_text("utf-8")
    kept = [
        old for old in text.split("\n") if not old.startswith(("site_url", "plugins", "  - yuqi"))
    ]
    if not line.startswith("plugins"):
        kept.append("plugins: [yuqi-guide]")
    (project / "mkdocs.yml").write_text("\n".join([*kept, line]), encoding="utf-8")
    with pytest.raises(Abort) as refusal:
        run(project)
    said = str(refusal.value)
    assert reason in said
    assert f"{name} 不能用" in said
    assert re.match(r"mkdocs\.yml:\d+:\d+: ", said)
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("plugins: [yuqi-guide]", "plugins: [yuqi-guide, yuqi-guide]", ":14:1: plugins "),
        ("attr_list, ", "", ":15:1: markdown_extensions "),
        ("md_in_html, ", "", ":15:1: markdown_extensions "),
    ],
)
def test_a_site_that_would_not_be_whole_is_refused_and_the_last_one_stays(
    project: Path, old: str, new: str, place: str
) -> None:
    """Listed twice, the plugin took the site away and called that a success."""
    Folder(project).write("mkdocs.yml", WORDS.format("x"))
    before = build_here(project)
    assert (before / "index.html").is_file()
    Folder(project).write("mkdocs.yml", WORDS.format("x").replace(old, new))
    with pytest.raises(Abort, match=place):
        run(project)
    assert (before / "index.html").is_file()


def test_extensions_may_come_together(project: Path) -> None:
    Folder(project).write(
        "mkdocs.yml",
        WORDS.format("x").replace("attr_list, md_in_html", "markdown.extensions.extra"),
    )
    run(project)
    page = (project / "site/steps/calm/index.html").read_text("utf-8")
    assert 'id="calm_title"' in page, "an id is an id"
    assert "{ #" not in page
    assert "markdown" not in page, "nor is what was in a block left as it was written"
