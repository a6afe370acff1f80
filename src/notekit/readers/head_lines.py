"""Metadata without a fence: lines with keys at the head of a document, as site generators have them.

`Title: Council minutes` / `Date: 2018-06-16 00:00` / `Category: Minutes`, ended by a blank line. Lines of notes
look much the same: what says that they are none is a title first, and no key that no generator knows.
"""

import re
from collections.abc import Sequence

__all__ = ["MOST_LINES", "head_values"]

MOST_LINES = 30
"""How many lines are looked at for the blank one that ends the keys."""

_FIELD = re.compile(r"(?P<key>[^\W\d_][\w-]*(?: [\w-]+){0,2})[ \t]?:(?:[ \t]+(?P<value>\S.*?))?[ \t]*$")
_INDENTED = ("  ", "\t")
_FIRST = frozenset(["title", "layout", "slug"])
_OF_DOCUMENTS = frozenset(
    {"title", "subtitle", "date", "author", "authors", "language", "lang", "place", "location", "venue", "organiser"}
    | {"organizer", "host", "series", "kind", "type", "url", "link", "event-date", "description", "abstract", "teaser"}
    | {"speakers", "chair", "moderator", "facilitator", "attendees", "participants", "supporters"}
)
_OF_GENERATORS = frozenset(
    {"slug", "category", "categories", "tag", "tags", "keywords", "summary", "excerpt", "status", "modified", "layout"}
    | {
        "template",
        "draft",
        "permalink",
        "save-as",
        "image",
        "cover",
        "comments",
        "copyright",
        "email",
        "css",
        "published",
    }
    | {"base-header-level", "latex-input", "html-header", "quotes-language", "affiliation", "revision", "weight", "toc"}
)
_STAMPED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|$)")


def head_values(lines: Sequence[str]) -> tuple[dict[str, str], int] | None:
    """The values by their keys, and how many lines they take; None where a document does not begin with metadata."""
    values: dict[str, str] = {}
    last, count = "", 0
    for line in lines[:MOST_LINES]:
        if not line.strip():
            break
        count += 1
        if last and line.startswith(_INDENTED) and _FIELD.match(line.strip()) is None:
            values[last] = f"{values[last]} {line.strip()}".strip()
            continue
        field = _FIELD.match(line)
        if field is None or field["key"] in values or (not values and _plain(field["key"]) not in _FIRST):
            return None
        last = field["key"]
        values[last] = _unquoted(field["value"] or "")
    ended = count < min(len(lines), MOST_LINES)
    return (values, count) if ended and _are_metadata(values) else None


def _are_metadata(values: dict[str, str]) -> bool:
    """Whether keys are those of a generator's page, and not labels of notes that somebody has typed."""
    keys = {_plain(key): value for key, value in values.items()}
    if len(keys) < 2 or not keys.get("title") or "notekit" in keys:
        return False
    others = [key for key in values if _plain(key) not in _OF_DOCUMENTS | _OF_GENERATORS]
    if any(not key.islower() or " " in key for key in others):
        return False  # 'Decisions taken: …'
    return not others or not _OF_GENERATORS.isdisjoint(keys) or _STAMPED.match(keys.get("date", "")) is not None


def _plain(key: str) -> str:
    return key.lower().replace("_", "-").replace(" ", "-")


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 2 and value[0] == value[-1] and value[0] in "\"'" else value
