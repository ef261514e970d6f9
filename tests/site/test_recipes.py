"""What a change costs, by making it: in a copy of the project, touching the files it needs."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import ROOT, Folder
from tests.site.building import start


class Scratch:
    """A copy of code and theme, with the small knowledge base; it knows what was touched."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.touched: set[str] = set()
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "generator", project / "generator", ignore=ignored)

    def write(self, file: str, text: str) -> None:
        """Writes a new file of the code."""
        self.touched.add(file)
        target = self.project / "generator" / file
        assert not target.exists()
        target.write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces one occurrence of a text in a file of the code."""
        self.touched.add(file)
        target = self.project / "generator" / file
        text = target.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        target.write_text(text.replace(old, new), encoding="utf-8")

    def built(self) -> Path:
        """The site, built by this code and no other that is loaded already."""
        site = self.project / "site"
        process = start(self.project, site, PYTHONPATH=str(self.project))
        said, _ = process.communicate()
        assert process.returncode == 0, said
        return site

    def check(self) -> str:
        """What the check says."""
        command = [sys.executable, "-m", "generator", "check"]
        result = subprocess.run(
            command, cwd=self.project, capture_output=True, text=True, encoding="utf-8", check=False
        )
        return result.stdout + result.stderr


@pytest.fixture
def scratch(project: Path) -> Scratch:
    """A copy to be changed."""
    return Scratch(project)


def page(site: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def menu(site: Path, tab: str) -> list[str]:
    """The addresses in a tab of the menu, as the home page links to them."""
    (item,) = page(site, "").xpath(
        f'//nav[contains(@class, "md-nav--primary")]/ul/li[.//span[normalize-space()="{tab}"]]'
    )
    return [str(link) for link in item.xpath(".//a/@href")]


def test_a_page_is_an_entry_of_the_registry_and_its_template(
    scratch: Scratch, folder: Folder
) -> None:
    scratch.change(
        "model/page_registry.py",
        "_OWN = (_HOME,",
        '_GUIDE = PageEntry(path="guide.md", template="guide", title="怎么用", about="怎么用。",\n'
        "                   nav=Nav(Tab.NOW, 9))\n"
        "_OWN = (_GUIDE, _HOME,",
    )
    scratch.write(
        "templates/guide.md.j2",
        "# 怎么用 { #_guide }\n\n{% for step in shelf.steps %}{{ step.title }}{% endfor %}\n",
    )
    site = scratch.built()
    made = page(site, "guide")
    assert made.xpath("//h1/text()") == ["怎么用"]
    assert "先停一停" in made.xpath("//main")[0].text_content()
    assert made.xpath("//meta[@name='description']/@content") == ["怎么用。"]
    assert menu(site, "现在怎么办")[-1] == "guide/"
    assert "/guide/</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    folder.write("guide.md", "# 我的 { #mine }\n")
    assert "guide.md 是生成的页面" in scratch.check(), "the check knows every page there is"
    assert scratch.touched == {"model/page_registry.py", "templates/guide.md.j2"}


LETTER = '''

class Letter(Record):
    """Words to send."""

    kind: ClassVar[str] = "letter"
    plural: ClassVar[str] = "letters"
    label: ClassVar[str] = "话术和信"
    about: ClassVar[str] = "可以照着说、照着写的话。"
    page: ClassVar[str] = "letters.md"
    nav: ClassVar[Nav | None] = Nav(Tab.NOW, 9)
    lead: ClassVar[str] = "words"

    words: Line = Field(description="写什么")
'''
TEMPLATE = """\
{% from "macros.j2" import record, heading %}
# 话术和信 { #_letters }

{% for item in shelf.letters %}
{% call record(item) %}
{{ heading(item, "##") }}

{{ item.words }}
{% endcall %}
{% endfor %}
"""
RECORD = """
    extension:
      title: 请求延期
      reviewed: 2026-11-21
      words: 我想申请延期，见[先停一停](step/calm)。
    """


def test_a_kind_is_its_class_its_line_in_kinds_and_its_template(
    scratch: Scratch, folder: Folder
) -> None:
    scratch.change("model/answers.py", "\n\nclass Contact(", f"{LETTER}\n\nclass Contact(")
    scratch.change("model/knowledge_base.py", "import Contact,", "import Contact, Letter,")
    scratch.change("model/knowledge_base.py", "    Myth,\n)", "    Myth,\n    Letter,\n)")
    scratch.write("templates/letters.md.j2", TEMPLATE)
    folder.write("letters.yml", RECORD)
    assert scratch.check().strip() == "没有发现问题。"
    site = scratch.built()
    (element,) = page(site, "letters").xpath('//*[@data-record="letter/extension"]')
    assert "我想申请延期，见先停一停。" in element.text_content()
    assert menu(site, "现在怎么办")[-1] == "letters/"
    data = json.loads((site / "data/v1/knowledge-base.json").read_text(encoding="utf-8"))
    assert "letters/#extension" in [record["url"] for record in data["records"]]
    assert (site / "data/v1/schema/letter.json").is_file()
    index = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    assert index["ranking"]["kinds"]["letter"] == 0.5
    assert "请求延期" in page(site, "search").xpath("//*[@data-search-index]")[0].text_content()
    assert scratch.touched == {
        "model/answers.py",
        "model/knowledge_base.py",
        "templates/letters.md.j2",
    }
