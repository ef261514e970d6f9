"""schema.org descriptions of pages, only where they are true of the page."""

from typing import Any

from generator.model import Question, Record, SiteText, Step
from generator.model.markup import plain
from generator.model.page_registry import directory_url
from generator.model.vocabulary import Markup

_CONTEXT = "https://schema.org"


def structured_data(
    what: str, site: SiteText, subject: Record | None, site_url: str
) -> tuple[dict[str, Any], ...]:
    """A page in the vocabulary of schema.org; empty for most pages."""
    if what == "WebSite":
        return (website(site, site_url),)
    if what == "HowTo" and isinstance(subject, Step):
        return (how_to(subject),)
    if what == "FAQPage" and isinstance(subject, Question):
        return (faq((subject,)),)
    return ()


def website(site: SiteText, site_url: str) -> dict[str, Any]:
    """The site as a whole, with its address if that is known."""
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": site.name,
        "description": site.description,
        "inLanguage": "zh-CN",
        **({"url": site_url} if site_url else {}),
    }


def breadcrumbs(site_url: str, site_name: str, path: str, title: str) -> dict[str, Any]:
    """The path from the home page of the site at `site_url` to a page."""
    steps = [(site_name, site_url), (title, site_url + directory_url(path))]
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(steps, start=1)
        ],
    }


def faq(questions: tuple[Question, ...]) -> dict[str, Any]:
    """Questions with their short answers, as they stand on the page."""
    return {
        "@context": _CONTEXT,
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.title,
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": plain(question.short, Markup.LINE),
                },
            }
            for question in questions
        ],
    }


def how_to(step: Step) -> dict[str, Any]:
    """A step with what to do, in order."""
    return {
        "@context": _CONTEXT,
        "@type": "HowTo",
        "name": step.title,
        "description": plain(step.summary, Markup.LINE),
        "step": [
            {"@type": "HowToStep", "position": position, "text": plain(line, Markup.LINE)}
            for position, line in enumerate(step.do, start=1)
        ],
    }
