"""Wherever a rule is shown with its label, the label claims no more than the evidence."""

from collections.abc import Callable

from lxml import html

from generator.model import KnowledgeBase, Rule
from generator.publishing.pages.rule_label import rule_label


def labels(page: html.HtmlElement) -> list[tuple[str, str]]:
    """The text of each label of a page and the id of the rule it stands before."""
    found = []
    for label in page.xpath("//*[contains(concat(' ', @class, ' '), ' demand ')]"):
        around = label.xpath("ancestor::*[@data-record][1]")
        links = label.xpath("following-sibling::a/@href")
        rule = links[0].rpartition("#")[2] if links else around[0].get("id")
        found.append((label.text_content().strip(), rule))
    return found


def test_every_label_of_the_site_is_the_one_the_evidence_allows(
    page: Callable[[str], html.HtmlElement], addresses: list[str], base: KnowledgeBase
) -> None:
    allowed = {rule.id: rule_label(base, rule).text for rule in base.of(Rule)}
    seen: set[str] = set()
    for address in addresses:
        for text, rule in labels(page(address)):
            assert text == allowed[rule], (address, rule)
            seen.add(address.split("/")[0])
    assert {"rules", "stages", "steps", "timeline"} <= seen
