"""Templates → Markdown."""

import re
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, UndefinedError

from generator.model.vocabulary import StepPhase
from generator.publishing.pages.view import Md
from generator.publishing.render import create_environment, in_groups, render_page
from tests.conftest import ROOT

# What is made of a link to a page, or put together from fields, and so stays with its template.
SENTENCES_OF_TEMPLATES = {
    "contacts.md.j2": ["网上流传的几个假号码，见。", "核对于，每核对一次，最迟再看。"],
    "moved.md.j2": ["这一页换了地址，内容在这里：。"],
    "myths.md.j2": ["要打电话，只认里的号码。"],
    "search.md.j2": [
        (
            "别的事这样问：打官司、劳动、婚姻、合同，问免费的公共法律服务；"
            "社保、证件、公积金，问当地的政务服务热线；看病问医院。"
        )
    ],
    "situations.md.j2": ["都不像？", "看，或者。"],
    "stage.md.j2": ["全部规则在。"],
}


def test_sentences_live_in_the_content_and_not_in_templates() -> None:
    """Decision 9: a sentence in a template is checked by no rule and mended by no contributor."""
    found = {}
    for path in sorted((ROOT / "generator/publishing/templates").iterdir()):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", text, flags=re.DOTALL)
        text = re.sub(r"\[[^]\n]*\]\(\)", "", text)
        sentences = re.findall(r"[^\n。？！]*[\u4e00-\u9fff][^\n。？！]*[。？！]", text)
        if sentences:
            found[path.name] = [re.sub(r"[\x00-\x7f]", "", sentence) for sentence in sentences]
    assert found == SENTENCES_OF_TEMPLATES


def test_an_undefined_name_is_an_error() -> None:
    environment = create_environment().overlay(loader=DictLoader({"x": "{{ nothing }}"}))
    with pytest.raises(UndefinedError):
        render_page(environment, "x", {}, {})


def test_front_matter_is_json_and_the_body_follows() -> None:
    template = "\n\n  {% if yes %}\n文字 {{ html | html }}\n{% endif %}\n"
    environment = create_environment().overlay(loader=DictLoader({"x": template}))
    page = render_page(
        environment, "x", {"yes": True, "html": '<b>&"'}, {"title": '标题: "一"', "hide": ["toc"]}
    )
    assert page == (
        '---\ntitle: "标题: \\"一\\""\nhide: ["toc"]\n---\n\n文字 &lt;b&gt;&amp;&quot;\n'
    )


def test_markdown_is_not_escaped_and_any_other_text_is() -> None:
    environment = create_environment().overlay(loader=DictLoader({"x": "{{ value }}"}))
    for value, shown in ((Md("**x** &#60;b"), "**x** &#60;b\n"), ("<b>", "&lt;b&gt;\n")):
        assert render_page(environment, "x", {"value": value}, {}).endswith(f"---\n\n{shown}")


def test_groups_stand_in_the_order_of_the_vocabulary() -> None:
    items = [SimpleNamespace(phase=phase) for phase in (StepPhase.CLOSE, StepPhase.CALM)]
    items.append(SimpleNamespace(phase=StepPhase.CLOSE))
    groups = in_groups(iter(items), "phase")
    assert groups == [
        (StepPhase.CALM, [items[1]]),
        (StepPhase.CLOSE, [items[0], items[2]]),
    ]
    assert in_groups([], "phase") == []


def test_a_blank_is_an_element_and_everything_else_text() -> None:
    environment = create_environment().overlay(
        loader=DictLoader({"x": "{{ value | with_blanks }}"})
    )
    text = "还【每月\"><b>'】元<i>，到【哪天】。【没关"
    assert render_page(environment, "x", {"value": text}, {}).rpartition("---\n\n")[2] == (
        '还<span class="blank" data-blank="每月&quot;&gt;&lt;b&gt;&#x27;">'
        "【每月&quot;&gt;&lt;b&gt;&#x27;】</span>元&lt;i&gt;，到"
        '<span class="blank" data-blank="哪天">【哪天】</span>。【没关\n'
    )
