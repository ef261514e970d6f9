"""Knowledge base → an Atom feed (RFC 4287) of the records that were reviewed last.

There is no clock in it: what was reviewed on a day has changed on that day, in China.
"""

import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

from generator.model import KnowledgeBase, Record
from generator.publishing.pages.links import url_of
from generator.publishing.pages.view import plain_lead

FEED = "feed.xml"
_MOST = 60  # entries; after a round of reviews the newest day alone would have hundreds
_SINCE = "2026"  # of the names of entries, which never change (RFC 4151)


def atom_feed(base: KnowledgeBase, site_url: str) -> bytes:
    """The feed of a site; its address is in every entry, so that it must be known.

    The newest reviews come first; of those of one day, what readers look for first.
    """
    records = sorted(base.records.values(), key=lambda record: record.ref)
    records.sort(key=lambda record: record.search_weight, reverse=True)
    records.sort(key=lambda record: record.reviewed, reverse=True)
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"})
    _add(feed, "id", site_url)
    _add(feed, "title", f"{base.site.name}：新核对的内容")
    _add(feed, "subtitle", base.site.description)
    _add(feed, "updated", _moment(records[0]))
    _add(_add(feed, "author"), "name", base.site.name)
    _add(feed, "link", href=site_url + FEED, rel="self", type="application/atom+xml")
    _add(feed, "link", href=site_url, rel="alternate", type="text/html")
    for record in records[:_MOST]:
        entry = _add(feed, "entry")
        _add(entry, "id", f"tag:{urlsplit(site_url).hostname},{_SINCE}:{record.ref}")
        _add(entry, "title", record.title)
        _add(entry, "updated", _moment(record))
        _add(entry, "link", href=site_url + url_of(record), rel="alternate", type="text/html")
        _add(entry, "category", term=record.kind, label=record.label)
        _add(entry, "summary", plain_lead(record))
    ET.indent(feed)
    written: str = ET.tostring(feed, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _moment(record: Record) -> str:
    return f"{record.reviewed}T00:00:00+08:00"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text or None
    return element
