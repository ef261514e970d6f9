"""Templates → Markdown."""

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, UndefinedError

from generator.model.vocabulary import StepPhase
from generator.publishing.pages.view import Md
from generator.publishing.render import create_environment, in_groups, render_page


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
