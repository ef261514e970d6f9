"""What a change costs, by making it: in a copy of the project, touching the files it needs."""

import json
import re
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
        "_OWN = (_FAMILY,",
        '_GUIDE = PageEntry(path="guide.md", template="guide", title="怎么用", about="怎么用。",\n'
        "                   nav=Nav(Tab.NOW, 9))\n"
        "_OWN = (_GUIDE, _FAMILY,",
    )
    scratch.write(
        "publishing/templates/guide.md.j2",
        "# 怎么用 { #_guide }\n\n{% for step in records.steps %}{{ step.title }}{% endfor %}\n",
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
    assert scratch.touched == {"model/page_registry.py", "publishing/templates/guide.md.j2"}


NOTICE = '''

class Notice(Record):
    """Words to send."""

    kind: ClassVar[str] = "notice"
    plural: ClassVar[str] = "notices"
    label: ClassVar[str] = "公告"
    about: ClassVar[str] = "可以照着说、照着写的话。"
    page: ClassVar[str] = "notices.md"
    nav: ClassVar[Nav | None] = Nav(Tab.NOW, 9)
    lead: ClassVar[str] = "words"

    words: Line = Field(description="写什么")
'''
TEMPLATE = """\
{% from "macros.j2" import record, heading %}
# 公告 { #_notices }

{% for item in records.notices %}
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
    scratch.change("model/answers.py", "\n\nclass Contact(", f"{NOTICE}\n\nclass Contact(")
    scratch.change("model/knowledge_base.py", "import Contact,", "import Contact, Notice,")
    scratch.change("model/knowledge_base.py", "    Myth,\n)", "    Myth,\n    Notice,\n)")
    scratch.write("publishing/templates/notices.md.j2", TEMPLATE)
    folder.write("notices.yml", RECORD)
    assert scratch.check().strip() == "没有发现问题。"
    site = scratch.built()
    (element,) = page(site, "notices").xpath('//*[@data-record="notice/extension"]')
    assert "我想申请延期，见先停一停。" in element.text_content()
    assert menu(site, "现在怎么办")[-1] == "notices/"
    data = json.loads((site / "data/v1/knowledge-base.json").read_text(encoding="utf-8"))
    assert "notices/#extension" in [record["url"] for record in data["records"]]
    assert (site / "data/v1/schema/notice.json").is_file()
    (head,) = site.glob("search/*/head.json")
    assert json.loads(head.read_text(encoding="utf-8"))["ranking"]["kinds"]["notice"] == 0.5
    assert "请求延期" in page(site, "search").xpath("//*[@data-search-index]")[0].text_content()
    assert scratch.touched == {
        "model/answers.py",
        "model/knowledge_base.py",
        "publishing/templates/notices.md.j2",
    }


def test_a_field_is_a_line_of_its_class_and_a_line_of_its_template(
    scratch: Scratch, folder: Folder
) -> None:
    scratch.change(
        "model/course.py",
        'phase: StepPhase = Field(description="属于哪一步")\n',
        'phase: StepPhase = Field(description="属于哪一步")\n'
        '    takes: Line | None = Field(None, description="要花多久")\n',
    )
    scratch.change(
        "publishing/templates/step.md.j2",
        "{{ record.summary }}\n",
        "{{ record.summary }}\n\n{% if record.takes %}{{ record.takes }}{% endif %}\n\n",
    )
    folder.change("steps/calm.yml", "summary:", "takes: 十分钟，和**家人**一起。\nsummary:")
    assert scratch.check().strip() == "没有发现问题。"
    site = scratch.built()
    (element,) = page(site, "steps/calm").xpath('//*[@data-record="step/calm"]')
    assert "十分钟，和家人一起。" in element.text_content()
    data = json.loads((site / "data/v1/knowledge-base.json").read_text(encoding="utf-8"))
    (calm,) = (record for record in data["records"] if record["id"] == "calm")
    assert calm["takes"] == "十分钟，和**家人**一起。"
    schema = (site / "data/v1/schema/step.json").read_text(encoding="utf-8")
    assert '"takes"' in schema
    assert scratch.touched == {"model/course.py", "publishing/templates/step.md.j2"}


RULE = '''

@rule(
    "STG009", wrong="prepare: [看账单！]", right="prepare: [看账单。]", file="stages/begin.yml"
)
def preparations_are_calm(content: Content) -> Iterator[Finding]:
    """为下一步准备的事不用感叹号。"""
    for stage in content.base.of(Stage):
        for index, line in enumerate(stage.prepare):
            if "！" in line:
                message = f"{record_name(stage)}的准备里有感叹号。"
                yield Finding(stage.id, ("prepare", index), message, "换成句号。", "！")
'''


def test_a_rule_is_one_function(scratch: Scratch, folder: Folder) -> None:
    rules = scratch.project / "generator/rules/stages.py"
    rules.write_text(rules.read_text(encoding="utf-8") + RULE, encoding="utf-8")
    folder.change("stages/later.yml", "prepare: [看账单。]", "prepare: [看账单！]")
    said = scratch.check()
    assert "content/stages/later.yml:13:14: STG009 「以后」的准备里有感叹号。" in said
    command = [sys.executable, "-m", "generator", "check", "--explain", "STG009"]
    explained = subprocess.run(
        command, cwd=scratch.project, capture_output=True, encoding="utf-8", check=True
    )
    assert "为下一步准备的事不用感叹号。" in explained.stdout


COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(")


def test_the_colours_are_one_block_of_variables_for_each_scheme() -> None:
    """Paper is black on white, whatever the scheme."""
    elsewhere = []
    for file in sorted((ROOT / "overrides").rglob("*.css")):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r":root \{[^}]*\}", "", text)
        screen = text.split("@media print")[0]
        elsewhere += [f"{file.name}: {found}" for found in COLOUR.findall(screen)]
    assert elsewhere == []
