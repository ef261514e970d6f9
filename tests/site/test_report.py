"""报告问题 without an account: where the publisher names a place, each record has words to copy."""

from pathlib import Path

import pytest
from lxml import html

from tests.site.building import build

FORM = "https://forms.example.org/report?of=guide&kind=1"
HOME = "https://yuqi-guide.github.io/"


def built(project: Path, place: str) -> Path:
    """The site of a project whose publisher names a place."""
    done = build(project, project / "site", REPORT_URL=place)
    assert done.returncode == 0, done.stdout
    return project / "site"


def boxes(site: Path, address: str) -> dict[str, html.HtmlElement]:
    """What each record of a page offers, by the record."""
    page = html.parse(site / address / "index.html").getroot()
    return {
        record.get("data-record"): box
        for record in page.xpath("//*[@data-record]")
        for box in record.xpath(".//details[@class='report']")
    }


@pytest.mark.parametrize(
    ("place", "href"), [(FORM, FORM), ("wenti@example.org", "mailto:wenti@example.org")]
)
def test_every_record_offers_the_words_that_name_it(project: Path, place: str, href: str) -> None:
    site = built(project, place)
    for address, record, words in (
        ("rules/", "rule/no-night", f"夜里不催（rule/no-night）{HOME}rules/#no-night"),
        ("steps/calm/", "step/calm", f"先停一停（step/calm）{HOME}steps/calm/#calm"),
    ):
        box = boxes(site, address)[record]
        assert box.xpath("string(p[@class='report-text'])") == words
        assert box.xpath("p/a/@href") == [href]
        assert box.xpath("p/a/@rel") == ["noopener noreferrer"]
        assert box.xpath("button[@hidden]/text()") == ["复制"], "shown by the script alone"
    page = html.parse(site / "rules/index.html").getroot()
    (foot,) = page.xpath("//footer//details[summary='报告问题']")
    assert foot.xpath("string(p[@class='report-text'])") == f"催收红线 {HOME}rules/"
    assert foot.xpath("p/a/@href") == [href]
    assert foot.xpath("button[@hidden]/text()") == ["复制"]
    lost = html.parse(site / "404.html").getroot()
    assert lost.xpath("string(//footer//p[@class='report-text'])") == f"逾期指南 {HOME}"
    assert "issues/new" not in (site / "rules/index.html").read_text("utf-8")


def test_without_such_a_place_the_issue_form_is_offered(project: Path) -> None:
    site = built(project, "")
    assert boxes(site, "rules/") == {}
    page = html.parse(site / "rules/index.html").getroot()
    (link,) = page.xpath("//*[@id='no-night']//a[text()='报告问题']/@href")
    assert link.endswith("/issues/new?template=content.yml&record=rule/no-night")
    assert page.xpath("//footer//a[text()='报告问题']/@href") == ["../about/#corrections"]
    assert page.xpath("//footer//details") == []
