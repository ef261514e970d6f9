"""What gets into a page by any layer, code or a foreign address, stops the build with its place."""

import re
from pathlib import Path

from generator.plugin.plain_pages import is_plain
from tests.conftest import ROOT, Folder
from tests.site.building import build
from tests.site.digests import digest

HOOK = "hooks: [planted.py]\n"
TITLE = """
from markupsafe import Markup
def on_page_context(context, page, config, nav):
    page.meta["title"] = Markup("</title><script>p()</script>")
"""
PAGE = """
def on_page_content(html, page, config, files):
    return html + '<p onclick="p()">x</p>'
"""
STYLED = """
def on_page_markdown(markdown, page, config, files):
    return markdown + '\\n\\n<p style="text-align: right">x</p>\\n'
"""
ALIGNED = """
def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\n| a | b |\\n|--:|:-:|\\n| 1 | 2 |\\n"
"""
ELSEWHERE = '{% block footer %}<script src="https://evil.example/x.js"></script>{% endblock %}'
GREETED = '{% block footer %}<link rel="preconnect" href="https://evil.example">{% endblock %}'
MAIN = (ROOT / "overrides/main.html").read_text("utf-8")
# Layer → the file in which it is, what somebody makes of it, what is said.
LAYERS = {
    "a title": ("planted.py", TITLE, "<script> 里的脚本"),
    "a page": ("planted.py", PAGE, "<p onclick> 的脚本"),
    "the Markdown of a page": ("planted.py", STYLED, "<p style> 的样式"),
    "a template": ("overrides/main.html", MAIN + ELSEWHERE, "别处的脚本"),
    "an address elsewhere": ("overrides/main.html", MAIN + GREETED, "<link href> 的别处地址"),
    "the theme": ("overrides/partials/footer.html", "<style>p{}</style>", "<style> 里的样式"),
    "a page without the frame": ("overrides/404.html", "<p>x</p>", "网页开头没有 Content-Security"),
}


def test_code_planted_in_any_layer_stops_the_build(project: Path) -> None:
    site, settings = project / "site", project / "mkdocs.yml"
    plain = settings.read_text("utf-8")
    assert build(project, site).returncode == 0
    before = digest(site)
    for layer, (file, code, said) in LAYERS.items():
        planted = project / file
        old = planted.read_text("utf-8") if planted.exists() else ""
        Folder(project).write(file, code)
        settings.write_text(plain + HOOK * (file == "planted.py"), encoding="utf-8")
        result = build(project, site)
        assert result.returncode == 1, layer
        assert re.search(rf"\n\S+\.html:\d+:\d+: .*{said}", result.stdout), (layer, result.stdout)
        assert "原来的站点没有动" in result.stdout
        assert digest(site) == before, layer
        planted.write_text(old, encoding="utf-8")


def test_aligned_tables_need_no_style(project: Path) -> None:
    """Of another plugin, too: what MkDocs makes of them is an attribute."""
    Folder(project).write("planted.py", ALIGNED)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + HOOK, encoding="utf-8")
    result = build(project, project / "site")
    assert result.returncode == 0, result.stdout
    assert '<td align="right">1</td>' in (project / "site/rules/index.html").read_text("utf-8")


def test_every_page_forbids_what_it_does_not_need(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    heads = {re.split("<head>|<meta charset", page.read_text("utf-8"))[1] for page in pages}
    (head,) = heads
    for rule in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"):
        assert f"{rule};" in head
    assert "unsafe" not in head
    assert "sha256" not in head, "a hash would allow what happens to stand in a page"
    assert '<meta name="referrer" content="no-referrer">' in head
    assert len(head.encode()) < 700, "the character set is looked for in the first 1024 bytes"


def test_hardly_a_page_has_to_be_parsed(site: Path) -> None:
    """The page that is not there names files from the root, as no other does."""
    texts = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }
    assert [name for name, text in texts.items() if not is_plain(text)] == ["404.html"]
