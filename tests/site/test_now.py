"""From the home page to the one thing to do: by links alone, in three taps at most."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from lxml.html import HtmlElement

from generator.model import Contact, KnowledgeBase, Question, Situation
from generator.model.page_registry import directory_url, page_of
from tests.reading import fold

Parse = Callable[[str], HtmlElement]
NOW = "now/"
MOST_TAPS = 3  # the one that opens /now/ is the first
FEWEST_ENDS = 20
BREAKING_POINT = "heart"  # 心里撑不住
LEAST_NUMBERS = 80  # questions that name whom to call


def choices(page: Parse, address: str) -> list[str]:
    """The addresses of the choices of a page below the site's root, in their order."""
    found = page(address).xpath('//ul[@class="choices"]//a/@href')
    return [urljoin(f"/{address}", href).removeprefix("/") for href in found]


def ways(page: Parse) -> dict[str, int]:
    """Every page reached through `/now/`, and after how many taps from the home page."""
    reached, here = {NOW: 1}, [NOW]
    while here:
        below = [link for address in here for link in choices(page, address)]
        for address in below:
            assert address not in reached, f"two ways lead to {address}"
            reached[address] = reached[here[0]] + 1
        here = below
    return reached


@pytest.fixture(scope="module")
def taps(page: Parse) -> dict[str, int]:
    """As `ways`."""
    return ways(page)


def test_every_situation_is_reached_in_three_taps(
    taps: dict[str, int], base: KnowledgeBase
) -> None:
    situations = {directory_url(page_of(record)) for record in base.of(Situation)}
    assert set(taps) == {NOW, *situations}
    assert max(taps.values()) <= MOST_TAPS


def test_there_are_ends_enough(taps: dict[str, int], page: Parse) -> None:
    assert sum(not choices(page, address) for address in taps) >= FEWEST_ENDS


def test_each_page_begins_with_something_to_do_and_has_words_and_a_number(
    taps: dict[str, int], page: Parse, base: KnowledgeBase
) -> None:
    numbers = {contact.number for contact in base.of(Contact)}
    for address in set(taps) - {NOW}:
        (record,) = page(address).xpath("//main//*[@data-record]")
        first = record.xpath("./h1/following-sibling::*[not(@data-helplines)][1]")[0]
        assert first.get("class") == "first-act", address
        assert fold(first.text_content()).startswith(base.wording.acts), address
        assert record.xpath('.//*[contains(@class, "list--say")]//li'), address
        (call,) = record.xpath('.//a[@class="call-number"]')
        assert call.get("href").removeprefix("tel:") in numbers, address
        assert record.xpath('.//*[@class="long-answer"]/a/@href'), address


def test_whoever_cannot_bear_it_any_more_comes_first(page: Parse) -> None:
    """The lines stand above every choice, and above every word of the page one tap away."""
    assert choices(page, NOW)[0] == f"{NOW}{BREAKING_POINT}/"
    for address in (NOW, f"{NOW}{BREAKING_POINT}/"):
        body = page(address).xpath("//main")[0]
        lines = body.xpath('.//*[@data-helplines]//a[starts-with(@href, "tel:")]')
        others = body.xpath('.//ul[@class="choices"]//a | .//*[@class="first-act"]//a')
        order = {element: place for place, element in enumerate(body.iter())}
        assert lines
        assert all(order[lines[0]] < order[other] for other in others)


def test_every_number_stands_on_top_of_the_contacts(page: Parse, base: KnowledgeBase) -> None:
    """In the box for whoever cannot bear it any more, or in the table by need; both can be
    called by a tap, before the first record."""
    body = page("contacts/").xpath("//main")[0]
    on_top = body.xpath('.//a[starts-with(@href, "tel:")][not(ancestor::*[@data-record])]/@href')
    numbers = {contact.number for contact in base.of(Contact) if contact.number}
    assert {href.removeprefix("tel:") for href in on_top} == {n.replace("-", "") for n in numbers}
    for row in body.xpath('.//a[@class="number-row"]'):
        number = row.get("href").removeprefix("tel:")
        (contact,) = (c for c in base.of(Contact) if c.number == number)
        read = fold(row.text_content())
        assert contact.need is not None
        assert read.startswith(contact.need)
        assert contact.hours is None or contact.hours.text in read


def test_the_family_is_told_what_to_say_and_where_it_is_written(
    page: Parse, base: KnowledgeBase
) -> None:
    body = page("family/").xpath("//main")[0]
    family = base.site.family
    assert family is not None
    said = [fold(item.text_content()) for item in body.xpath('.//*[contains(@class,"say")]//li')]
    assert said == list(family.say)
    assert len(body.xpath('.//details[@class="evidence"]')) == len(family.owe)
    assert body.xpath('.//a[contains(@class, "copy-address")]/@href') == ["./"]


def test_a_question_says_whom_to_call_before_it_explains(page: Parse, base: KnowledgeBase) -> None:
    """Right below the short answer, as on a page of `/now/`, with whom else to call."""
    named = [question for question in base.of(Question) if question.contact]
    assert len(named) >= LEAST_NUMBERS
    for question in named:
        assert question.contact is not None
        contact = base.get(Contact, question.contact)
        (record,) = page(directory_url(page_of(question))).xpath("//main//*[@data-record]")
        (call,) = record.xpath('./*[@class="short-answer"]/following-sibling::*[1][@class="call"]')
        assert call.xpath("./a/@href")[0] == f"tel:{contact.number}", question.id
        other = call.xpath('./following-sibling::*[1][@class="elsewhere"]')
        assert bool(other) == bool(contact.elsewhere), question.id
