"""Pages as values: what exists, how it links, what templates see."""

import datetime
import json
from collections.abc import Mapping
from textwrap import dedent
from typing import Any

import pytest

from generator.model import KINDS, Contact, KnowledgeBase, Part, Question, Stage, Step
from generator.model import Rule as RuleRecord
from generator.model.page_registry import directory_url, has_own_page, page_of
from generator.publishing.build import build, create_page
from generator.publishing.pages import (
    Page,
    Publication,
    Site,
    create_context,
    create_navigation,
    create_site,
    create_structured_data,
)
from generator.publishing.pages.by_kind import ByKind, products_that_differ
from generator.publishing.pages.index import ReferenceIndex
from generator.publishing.pages.links import markdown_link, relative, relative_url, url_of
from generator.publishing.pages.neighbours import neighbours
from generator.publishing.pages.structured_data import breadcrumbs
from generator.publishing.pages.view import Md, OnUse, View, Viewer
from generator.source.load import load
from tests.conftest import Folder

REPOSITORY = Publication("https://code.invalid/guide", "https://site.invalid/")

CONTACT = """
    hotline:
      title: 热线
      material: [L01]
      reviewed: 2026-11-22
      number: "95188"
      handles: 管**账单**。
      when: 随时。
      facts:
        - {text: 有热线。, evidence: [{source: code, at: 第1条}]}
    """
TERM = """
    collection:
      title: 催收
      also: [催债]
      material: [L01]
      reviewed: 2026-11-21
      meaning: 要求还款。
    """
QUESTION = """
    title: 怎么办
    material: [s0-01]
    reviewed: 2026-11-23
    topic: 马上要办的
    short: 拨[热线](contact/hotline)，催收要守规则，催收、催债一样。
    answer: |
      一段。

      - 催收一
      - 二 * 三
    sections:
      - {title: 先后, steps: [calm]}
    see: [rule/no-night, stage/later]
    """


def loaded(folder: Folder) -> KnowledgeBase:
    result = load(folder.path)
    assert result.base is not None, result.problems
    return result.base


@pytest.fixture
def base(folder: Folder) -> KnowledgeBase:
    folder.write("contacts.yml", CONTACT)
    folder.write("terms.yml", TERM)
    folder.write("questions/what-now.yml", QUESTION)
    folder.write("about.md", "# 关于 { #about }\n")
    return loaded(folder)


@pytest.fixture
def site(base: KnowledgeBase) -> Site:
    return create_site(base, REPOSITORY)


def test_a_site_from_an_earlier_one_knows_what_a_fresh_one_knows(
    folder: Folder, site: Site
) -> None:
    folder.change("steps/calm.yml", "先停下来。", "先看[夜里](rule/no-night)。")
    base = loaded(folder)
    made, fresh = create_site(base, REPOSITORY, site), create_site(base, REPOSITORY)
    assert "calm" in [record.id for record in made.index.referrers["no-night"]]
    assert made.index.referrers == fresh.index.referrers != site.index.referrers
    assert made.index.carriers == fresh.index.carriers


@pytest.fixture
def pages(site: Site) -> Mapping[str, Page]:
    return site.pages


def records(made: Viewer) -> ByKind:
    return ByKind(made.base, made.record)


def viewer(base: KnowledgeBase, page: str, publication: Publication = REPOSITORY) -> Viewer:
    return Viewer(base, ReferenceIndex(base), publication, page)


@pytest.mark.parametrize(
    ("page", "url"),
    [
        ("index.md", ""),
        ("rules.md", "rules/"),
        ("steps/index.md", "steps/"),
        ("steps/calm.md", "steps/calm/"),
    ],
)
def test_a_page_has_a_directory_address(page: str, url: str) -> None:
    assert directory_url(page) == url


def test_records_link_from_any_depth(base: KnowledgeBase) -> None:
    rule, step = base.get(RuleRecord, "no-night"), base.get(Step, "calm")
    assert (page_of(rule), has_own_page(rule)) == ("rules.md", False)
    assert (page_of(step), has_own_page(step)) == ("steps/calm.md", True)
    assert url_of(rule) == "rules/#no-night"
    assert url_of(step) == "steps/calm/#calm"
    assert markdown_link("index.md", rule) == "rules.md#no-night"
    assert markdown_link("stages/begin.md", rule) == "../rules.md#no-night"
    assert markdown_link("stages/begin.md", step) == "../steps/calm.md"
    assert relative("steps/calm.md", "steps/index.md") == "index.md"
    assert relative_url("index.md", rule) == "rules/#no-night"
    assert relative_url("timeline.md", step) == "../steps/calm/"
    assert relative_url("steps/calm.md", rule) == "../../rules/#no-night"
    assert relative_url("rules.md", rule) == "../rules/#no-night"


def test_every_record_has_exactly_one_home(base: KnowledgeBase, pages: Mapping[str, Page]) -> None:
    homes = [record.id for page in pages.values() for record in page.records]
    assert sorted(homes) == sorted(base.records)


def test_there_is_a_page_for_every_kind_even_without_records(pages: Mapping[str, Page]) -> None:
    for kind in KINDS:
        if "{id}" not in kind.page:
            assert kind.page in pages
    assert {"index.md", "timeline.md", "steps/index.md", "questions/index.md"} <= set(pages)
    assert pages["products.md"].records == ()
    assert (pages["rules.md"].title, pages["rules.md"].entry.template) == ("催收红线", "rules")
    assert pages["steps/index.md"].title == "处理步骤"


def test_a_page_is_as_old_as_its_newest_record(pages: Mapping[str, Page]) -> None:
    assert pages["contacts.md"].reviewed == datetime.date(2026, 11, 22)
    assert pages["rules.md"].reviewed == datetime.date(2026, 11, 21)
    assert pages["index.md"].reviewed == datetime.date(2026, 11, 23)


def test_a_record_page_is_described_by_its_lead(pages: Mapping[str, Page]) -> None:
    assert pages["steps/calm.md"].description == "先停下来。"
    assert pages["questions/what-now.md"].description.startswith("拨热线，催收")
    assert pages["index.md"].description == "介绍"
    assert pages["rules.md"].subject is None
    assert pages["steps/calm.md"].subject is not None
    assert pages["steps/calm.md"].subject.id == "calm"


def test_a_page_of_a_record_does_not_grow_with_the_number_of_records(folder: Folder) -> None:
    """Only its neighbours may change, and the menu, which has an end."""

    def made(guides: int) -> tuple[str, int]:
        for number in range(guides):
            text = QUESTION.replace("怎么办", f"怎么办{'啊' * number}").replace("拨", "先拨")
            folder.write(f"questions/zz-{number}.yml", text)
        base = loaded(folder)
        menu = str(create_navigation(base)).count("questions/")
        return create_page(create_site(base, REPOSITORY), "steps/calm.md").decode(), menu

    folder.write("contacts.yml", CONTACT)
    folder.write("terms.yml", TERM)
    page, _ = made(15)
    longer, menu = made(30)
    assert longer == page
    assert menu == 13, "twelve guides and their overview"


def test_a_record_leads_to_the_one_before_and_the_one_after(folder: Folder) -> None:
    """In the order of the page that lists them: by topic, then as an author has put them."""
    folder.write("contacts.yml", CONTACT)
    folder.write("terms.yml", TERM)
    topics = {"b": "协商与还款", "a": "马上要办的", "c": "协商与还款"}
    for name, topic in topics.items():
        text = QUESTION.replace("马上要办的", topic).replace("怎么办", name)
        folder.write(f"questions/{name}.yml", text)
    base = loaded(folder)
    made = viewer(base, "questions/b.md")
    known = {
        name: [other.id if other else None for other in neighbours(made, target, "topic")]
        for name in topics
        if (target := made.target(base.records[name]))
    }
    assert known == {"a": [None, "b"], "b": ["a", "c"], "c": ["b", None]}


def test_a_view_is_made_on_use(base: KnowledgeBase) -> None:
    asked: list[Part] = []

    def show(part: Part) -> View:
        asked.append(part)
        return View(name="名")

    on_use = OnUse(base.site, show)
    assert on_use.raw is base.site
    assert asked == []
    assert (on_use.name, on_use.name) == ("名", "名")
    assert asked == [base.site]
    with pytest.raises(AttributeError, match="nothing"):
        _ = on_use.nothing


def test_what_a_target_refers_to_is_named_without_a_view_of_it(base: KnowledgeBase) -> None:
    made = viewer(base, "steps/calm.md")
    steps = made.named(made.target(base.records["begin"]), "steps")
    assert [(step.id, step.href) for step in steps] == [("calm", "calm.md")]


def test_navigation_lists_what_a_reader_would_pick(base: KnowledgeBase) -> None:
    navigation = create_navigation(base)
    assert navigation[0] == {"首页": "index.md"}
    assert navigation[1] == {
        "时间线": [
            {"时间线": "timeline.md"},
            {"开始": "stages/begin.md"},
            {"以后": "stages/later.md"},
        ]
    }
    assert navigation[2] == {
        "现在怎么办": [
            {"我现在该怎么办": "now/index.md"},
            {"怎么办": "questions/what-now.md"},
            {"处理步骤": "steps/index.md"},
            {"该打哪个电话": "contacts.md"},
            {"家里人接到催收电话": "family.md"},
            {"怎么开口": "tools/words/index.md"},
            {"来电记录": "tools/calls.md"},
        ]
    }
    assert navigation[3] == {
        "规则与后果": [
            {"催收红线": "rules.md"},
            {"后果": "consequences.md"},
            {"催收原因": "causes.md"},
            {"影响因素": "factors.md"},
        ]
    }
    assert navigation[4] == {
        "常见问题": [{"常见问题": "questions/index.md"}, {"产品": "products.md"}]
    }
    assert navigation[5] == {"预防": "prevention.md"}
    assert [next(iter(item.values())) for item in navigation[6]["真假与出处"]] == [
        "myths.md",
        "claims.md",
        "disputes.md",
        "accounts.md",
        "terms.md",
        "sources.md",
    ]
    assert navigation[7] == {"关于": "about.md"}


def test_structured_data_says_what_the_page_is(site: Site) -> None:
    def data_of(path: str) -> tuple[dict[str, Any], ...]:
        return create_structured_data(site, site.pages[path])

    def types(path: str) -> list[str]:
        return [data["@type"] for data in data_of(path)]

    assert types("index.md") == ["WebSite"]
    assert types("rules.md") == ["BreadcrumbList"]
    assert types("steps/calm.md") == ["BreadcrumbList", "HowTo"]
    assert types("questions/what-now.md") == ["BreadcrumbList", "FAQPage"]
    how_to = data_of("steps/calm.md")[1]
    assert (how_to["name"], how_to["description"]) == ("先停一停", "先停下来。")
    assert how_to["step"] == [{"@type": "HowToStep", "position": 1, "text": "坐下。"}]
    (entry,) = data_of("questions/what-now.md")[1]["mainEntity"]
    assert entry == {
        "@type": "Question",
        "name": "怎么办",
        "acceptedAnswer": {
            "@type": "Answer",
            "text": "拨热线，催收要守规则，催收、催债一样。",
        },
    }
    home = data_of("index.md")[0]
    assert home == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "小站",
        "description": "介绍",
        "inLanguage": "zh-CN",
        "url": "https://site.invalid/",
    }
    everything = [data for path in site.pages for data in data_of(path)]
    assert {data["@context"] for data in everything} == {"https://schema.org"}
    json.dumps(everything)


def test_an_address_is_told_only_where_it_is_known(base: KnowledgeBase) -> None:
    def types(path: str, address: str) -> list[dict[str, Any]]:
        site = create_site(base, Publication(repository="", site_url=address))
        return list(create_structured_data(site, site.pages[path]))

    assert types("rules.md", "") == []
    assert "url" not in types("index.md", "")[0]
    assert types("index.md", "https://site.invalid/")[0]["url"] == "https://site.invalid/"


def test_breadcrumbs_are_absolute() -> None:
    crumbs = breadcrumbs("https://site.invalid/", "小站", "rules.md", "催收红线")
    assert crumbs["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "小站", "item": "https://site.invalid/"},
        {
            "@type": "ListItem",
            "position": 2,
            "name": "催收红线",
            "item": "https://site.invalid/rules/",
        },
    ]


def test_a_text_is_markdown_and_remembers_what_is_read(base: KnowledgeBase) -> None:
    contact = viewer(base, "contacts.md").record(base.get(Contact, "hotline"))
    assert isinstance(contact.handles, Md)
    assert (contact.handles, contact.handles.plain) == ("管**账单**。", "管账单。")
    assert contact.reviewed == "2026-11-22"
    assert contact.address is None
    assert contact.number == "95188"


def test_a_link_to_a_contact_brings_the_number(base: KnowledgeBase) -> None:
    question = viewer(base, "questions/what-now.md").record(base.get(Question, "what-now"))
    assert question.short.startswith("拨[热线 95188](../contacts.md#hotline)，")


def test_a_term_is_linked_once_in_a_record(base: KnowledgeBase) -> None:
    question = viewer(base, "questions/what-now.md").record(base.get(Question, "what-now"))
    link = "[催收](../terms.md#collection){ .term }"
    assert question.short.count("{ .term }") == 1
    assert link + "要守规则，催收、催债一样。" in question.short
    assert question.answer == "一段。\n\n- 催收一\n- 二 &#42; 三"
    rule = viewer(base, "rules.md").record(base.get(RuleRecord, "no-night"))
    assert rule.plain == "夜里不该[催收](terms.md#collection){ .term }。"


def test_a_term_does_not_link_to_itself(base: KnowledgeBase) -> None:
    (term,) = records(viewer(base, "terms.md")).terms
    assert "{ .term }" not in term.meaning
    assert term.also == ("催债",)


def test_references_become_targets(base: KnowledgeBase) -> None:
    question = viewer(base, "questions/what-now.md").record(base.get(Question, "what-now"))
    rule, stage = question.see
    assert (rule.ref, rule.title, rule.href) == (
        "rule/no-night",
        "夜里不催",
        "../rules.md#no-night",
    )
    assert (rule.lead, rule.label, rule.strength) == ("夜里不该催收。", "催收红线", "法律 第1033条")
    assert (stage.href, stage.url) == ("../stages/later.md", "../../stages/later/")
    assert question.sections[0].steps[0].id == "calm"
    assert stage.strength == ""


def test_evidence_shows_document_grade_and_date(base: KnowledgeBase) -> None:
    stage = viewer(base, "stages/begin.md").record(base.get(Stage, "begin"))
    (cost,) = stage.costs
    (evidence,) = cost.evidence
    assert cost.asserted is True
    assert (evidence.at, evidence.grade.value, evidence.reviewed) == ("第676条", "A", "2026-11-21")
    assert evidence.document.title == "民法典"
    assert evidence.via is None
    assert evidence.type.value == "法律"


def test_weak_evidence_is_not_asserted(folder: Folder) -> None:
    folder.change("sources.yml", "grade: A", "grade: C")
    folder.change("sources.yml", "type: 法律", "type: 媒体报道")
    base = loaded(folder)
    view = viewer(base, "stages/begin.md").record(base.get(Stage, "begin"))
    assert view.costs[0].asserted is False
    rule = viewer(base, "rules.md").record(base.get(RuleRecord, "no-night"))
    assert rule.asserted is False
    assert rule.strength == "媒体报道"


def test_strength_names_the_most_binding_first(folder: Folder) -> None:
    report = """
        report:
          title: 一篇报道
          material: [L01]
          reviewed: 2026-11-21
          type: 媒体报道
          publisher: 日报
          published: 不详
          grade: B
          read_as: 留存副本
        standard:
          title: 一份标准
          material: [L01]
          reviewed: 2026-11-21
          type: 推荐性国家标准
          publisher: 不详
          published: 不详
          grade: C
          read_as: 留存副本
        """
    source = dedent(report).lstrip("\n")
    with (folder.path / "sources.yml").open("a", encoding="utf-8") as sources:
        sources.write("\n".join(line for line in source.split("\n")))
    folder.change(
        "rules.yml",
        "- {source: code, at: 第1033条}",
        "- {source: standard, via: report}\n    - {source: code, at: 第1033条}\n"
        "    - {source: standard, at: 时段, via: report}",
    )
    base = loaded(folder)
    rule = viewer(base, "rules.md").record(base.get(RuleRecord, "no-night"))
    assert rule.strength == "法律 第1033条、推荐性国家标准"
    assert rule.evidence[0].via.title == "一篇报道"
    assert rule.evidence[0].grade.value == "B"
    assert rule.evidence[0].at is None


def test_a_record_knows_who_refers_to_it_and_who_carries_it(base: KnowledgeBase) -> None:
    made = viewer(base, "steps/calm.md")
    step = made.record(base.get(Step, "calm"))
    assert [target.ref for target in step.referrers] == [
        "stage/begin",
        "stage/later",
        "rule/no-night",
        "question/what-now",
    ]
    (claim,) = records(made).claims
    carriers = [target.ref for target in claim.carriers]
    assert carriers == [
        "stage/begin",
        "stage/later",
        "account/first",
        "step/calm",
        "question/what-now",
        "source/blog",
    ]
    hotline = made.record(base.get(Contact, "hotline"))
    assert [target.ref for target in hotline.referrers] == ["question/what-now"]


def test_edit_and_report_links_name_file_line_and_record(base: KnowledgeBase) -> None:
    made = viewer(base, "sources.md")
    blog = next(source for source in records(made).sources if source.id == "blog")
    assert blog.edit == "https://code.invalid/guide/edit/main/content/sources.yml#L10"
    assert blog.report == (
        "https://code.invalid/guide/issues/new?template=content.yml&record=source/blog"
    )
    step = made.record(base.get(Step, "calm"))
    assert step.edit == "https://code.invalid/guide/edit/main/content/steps/calm.yml#L1"


@pytest.mark.parametrize(
    ("edit_uri", "guide"),
    [
        ("edit/main/content/", "https://code.invalid/guide/blob/main/CONTRIBUTING.md"),
        ("-/edit/dev/texts/", "https://code.invalid/guide/-/blob/dev/CONTRIBUTING.md"),
        ("e/b/", ""),
    ],
)
def test_whoever_edits_for_the_first_time_is_led_to_the_guide(
    base: KnowledgeBase, edit_uri: str, guide: str
) -> None:
    there = Publication("https://code.invalid/guide", edit_uri=edit_uri)
    assert viewer(base, "steps/calm.md", there).record(base.get(Step, "calm")).guide == guide


def test_without_a_repository_nothing_can_be_edited(base: KnowledgeBase) -> None:
    step = viewer(base, "steps/calm.md", Publication("")).record(base.get(Step, "calm"))
    assert (step.edit, step.report, step.guide) == (None, None, None)


def test_records_stand_by_the_plural_of_their_kind(base: KnowledgeBase) -> None:
    found = records(viewer(base, "timeline.md"))
    assert [stage.id for stage in found.stages] == ["begin", "later"]
    assert found.products == ()
    assert found.stages is found.stages, "made once"
    with pytest.raises(AttributeError):
        _ = found.claimz


def test_blanks_around_terms_and_marks_survive(folder: Folder) -> None:
    folder.write("terms.yml", TERM)
    folder.change("steps/calm.yml", "先停下来。", '"A 催收 B **很** C"')
    base = loaded(folder)
    step = viewer(base, "steps/calm.md").record(base.get(Step, "calm"))
    assert step.summary == "A [催收](../terms.md#collection){ .term } B **很** C"


def test_templates_get_the_same_values_for_every_page(site: Site) -> None:
    contexts = {path: create_context(site, page) for path, page in site.pages.items()}
    assert len({frozenset(context) for context in contexts.values()}) == 1
    assert contexts["steps/calm.md"]["link"]("rules.md") == "../rules.md"
    assert contexts["steps/calm.md"]["record"].id == "calm"
    assert contexts["rules.md"]["record"] is None
    assert contexts["index.md"]["site"].essentials[0].see.id == "no-night"


def test_the_products_a_stage_differs_by(folder: Folder) -> None:
    product = """
        {0}:
          title: {0}
          material: [L01]
          reviewed: 2026-11-21
          lender: 一家公司
          summary: 一种贷款。
          check: [看合同。]
        """
    both = "".join(dedent(product.format(name)) for name in ("loan", "card"))
    folder.write("products.yml", both)
    assert products_that_differ(loaded(folder)) == ()
    folder.change("steps/calm.yml", "phase:", "products: [card]\nphase:")
    assert [product.id for product in products_that_differ(loaded(folder))] == ["card"]


def test_markup_in_a_locator_stays_text(folder: Folder) -> None:
    """A locator is plain text; it reaches raw HTML on the timeline and on rule pages."""
    folder.change("rules.yml", "at: 第1033条", "at: '第1033条<i onclick=x()>'")
    result = load(folder.path)
    assert result.base is not None, result.problems
    files = build(result.base, REPOSITORY).files
    for name, content in files.items():
        if name.endswith(".md"):
            assert b"<i onclick" not in content, name
    assert "第1033条&lt;i onclick" in files["rules.md"].decode()


def test_an_old_address_leads_to_the_record(folder: Folder) -> None:
    folder.change("steps/calm.yml", "phase:", "was: [quiet, still]\nphase:")
    folder.change("rules.yml", "  demand:", "  was: [no-nights]\n  demand:")
    built = build(load_base(folder), REPOSITORY)
    for old in ("quiet", "still"):
        page = built.pages[f"steps/{old}.md"].decode()
        assert "[先停一停](calm.md)" in page
        assert "data-record" not in page
    assert '<div id="no-nights"></div>' in built.pages["rules.md"].decode()
    assert not {page for page in built.pages if "no-nights" in page}
    menu = json.dumps(built.site.navigation, ensure_ascii=False)
    assert "quiet" not in menu


def load_base(folder: Folder) -> KnowledgeBase:
    """The knowledge base of a folder without problems."""
    base = load(folder.path).base
    assert base is not None
    return base
