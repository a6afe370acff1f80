"""What a page says of itself in its head: title, site, dates, and the event that it is about.

An event's dates come under `date`, those of the page under `published` and `modified`: a page is
rarely published on the day of what it reports.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from notekit.characters import printable

__all__ = ["facts_of"]

_LONGEST = 2000
"""How many characters a value may have; what is longer is none of these facts."""

_MOST = 10_000
"""How many objects of linked data are looked at."""

_META = {
    "og:title": "title",
    "twitter:title": "title",
    "og:site_name": "site",
    "application-name": "site",
    "description": "description",
    "og:description": "description",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "article:published_time": "published",
    "datepublished": "published",
    "dc.date": "published",
    "dcterms.date": "published",
    "dcterms.issued": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "og:url": "url",
    "keywords": "keywords",
}
_LINKED = {
    "datePublished": "published",
    "dateModified": "modified",
    "author": "author",
    "publisher": "site",
    "description": "description",
}
_ARTICLES = ("Article", "Posting", "Report", "WebPage")
_ORDER = (
    *("title", "date", "place", "organiser", "performers", "site", "author"),
    *("published", "modified", "language", "url", "keywords", "description"),
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d-])")
_SEPARATOR = re.compile(r"\s+(?:[|·•»]|[-–—])\s+")


def facts_of(document: LexborHTMLParser) -> dict[str, str | list[str]]:
    """The facts in the head of a page and in its linked data (JSON-LD), in a fixed order, those missing left out."""
    facts: dict[str, Any] = {}
    linked = [*_linked(document)]
    events = [item for item in linked if _is(item, "Event") or str(item.get("@type", "")).endswith("Festival")]
    if len({(_text(event.get("name")), _text(event.get("startDate"))) for event in events}) == 1:
        facts |= _event(events[0])
    elif not events:
        facts |= _marked_up(document)
    for item in linked:
        if _is(item, *_ARTICLES):
            facts = _article(item) | facts
    facts = {**_meta(document), **facts, **_canonical(document)}
    facts.setdefault("title", _title(document, facts.get("site")))
    root = document.root
    facts.setdefault("language", _text(root.attributes.get("lang")) if root is not None else None)
    return {key: facts[key] for key in _ORDER if facts.get(key)}


def _text(value: Any) -> str | None:
    """The value as one line of text, None where it is none."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return " ".join(printable(value)[0].split()) or None


def _title(document: LexborHTMLParser, site: str | None) -> str | None:
    """What the title element says, without the name of the site after it."""
    element = document.css_first("head > title")
    title = _text(element.text()) if element is not None else None
    if title is None:
        return None
    parts = _SEPARATOR.split(title)
    headings = [_text(heading.text()) for heading in document.css("h1")[:5]]
    if len(parts) > 1 and (parts[-1] == site or parts[0] in headings):
        return title[: title.index(parts[-1], len(parts[0]))].rstrip(" |·•»-–—") if parts[-1] == site else parts[0]
    return title


def _meta(document: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in document.css("meta[content]"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        key = _META.get(name.strip().lower())
        value = _text(attributes.get("content"))
        if key and value and not (key == "author" and value.startswith("http")):
            found.setdefault(key, value)
    return found


def _canonical(document: LexborHTMLParser) -> dict[str, str]:
    """The address that a page gives as the one to refer to, before any that is for sharing it."""
    element = document.css_first("link[rel~=canonical][href]")
    address = _text(element.attributes.get("href")) if element is not None else None
    return {"url": address} if address and address.startswith(("http://", "https://")) else {}


def _linked(document: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    """The objects of the page's linked data; what cannot be read as such is passed over."""
    left: list[Any] = []
    for element in document.css('script[type="application/ld+json"]'):
        try:
            left.append(json.loads(element.text() or ""))
        except (ValueError, RecursionError):
            continue
    left.reverse()
    for _ in range(_MOST):
        if not left:
            return
        item = left.pop()
        if isinstance(item, list):
            left += reversed(item)
        elif isinstance(item, dict):
            yield item
            left += [item[key] for key in ("mainEntity", "about", "@graph") if key in item]


def _is(item: Mapping[str, Any], *endings: str) -> bool:
    """Whether an object is of a type that ends so, as BusinessEvent is an event."""
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(endings) for name in names)


def _event(event: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": _text(event.get("name")),
        "date": _dates(event.get("startDate"), event.get("endDate")),
        "place": _place(event.get("location")),
        "organiser": next(iter(_names(event.get("organizer") or event.get("organiser"))), None),
        "performers": _names(event.get("performer") or event.get("performers")),
    }


def _article(article: Mapping[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = {"title": _text(article.get("headline") or article.get("name"))}
    for name, key in _LINKED.items():
        facts[key] = ", ".join(_names(article.get(name))) or None
    return {key: value for key, value in facts.items() if value}


def _marked_up(document: LexborHTMLParser) -> dict[str, Any]:
    """The dates of an event that the page's elements are marked with, if it is one event."""
    dates: dict[str, str | None] = {}
    for name in ("startDate", "endDate"):
        elements = document.css(f"[itemprop~={name}]")
        if len(elements) > 1:
            return {}
        for element in elements:
            attributes = element.attributes
            dates[name] = _text(attributes.get("datetime") or attributes.get("content") or element.text())
    return {"date": _dates(dates.get("startDate"), dates.get("endDate"))}


def _dates(start: Any, end: Any) -> str | None:
    """The days from a start to an end, each with or without a time, in ISO form; None where there is no start."""
    first, last = _day(start), _day(end)
    if first is None:
        return None
    return f"{first}/{last}" if last and last > first else first


def _day(value: Any) -> str | None:
    match = _DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        return date.fromisoformat(match.group()).isoformat() if match else None
    except ValueError:
        return None


def _names(value: Any) -> list[str]:
    """The names of people or bodies, each given as a text or an object."""
    values = value if isinstance(value, list) else [value]
    named = (item.get("name") if isinstance(item, dict) else item for item in values[:100])
    return [name for item in named if (name := _text(item)) and not name.startswith(("http:", "https:"))]


def _place(value: Any) -> str | None:
    if isinstance(value, list):
        return next((place for item in value[:10] if (place := _place_of(item))), None)
    return _place_of(value)


def _place_of(value: Any) -> str | None:
    if not isinstance(value, dict):
        return _text(value)
    if _is(value, "VirtualLocation"):
        return None
    name, address = _text(value.get("name")), value.get("address")
    if isinstance(address, dict):
        lines = (_text(address.get(key)) for key in ("streetAddress", "addressLocality"))
        address = ", ".join(line for line in lines if line and line != name)
    return name or _text(address)
