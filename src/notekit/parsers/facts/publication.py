"""Where a note is published, and what its author would have read first, as metadata says it."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from notekit.errors import SchemaError
from notekit.metadata_keys import plain_key
from notekit.parsers.facts.stated_people import several
from notekit.text import safe_url

__all__ = ["is_front_page", "publication", "publication_keys", "stated_address"]

_KEYS = {
    "url": ("url", "canonical", "canonical-url", "permalink", "link"),
    "teaser": ("teaser", "excerpt", "summary", "description", "abstract"),
    "highlights": ("highlights", "key-points"),
}
"""The keys of each field, that which is taken before all others first."""

_SWITCHES = frozenset(["true", "false", "yes", "no", "on", "off"])
_MARKUP = re.compile(r"<[a-zA-Z/!]|\{[{%]")


def publication(values: Mapping[str, Any]) -> dict[str, Any]:
    """The address, teaser and highlights that ordinary metadata gives, as arguments of `Note`."""
    return {field: _READ[field](values[key]) for field, key in publication_keys(values).items()}


def publication_keys(values: Mapping[str, Any]) -> dict[str, str]:
    """The key that gives each of these fields, for those that have one."""
    written = {plain_key(key): key for key in reversed(list(values))}
    found: dict[str, str] = {}
    for field, keys in _KEYS.items():
        key = next((written[key] for key in keys if key in written and _READ[field](values[written[key]])), None)
        if key is not None:
            found[field] = key
    return found


def is_front_page(address: str) -> bool:
    """Whether an address is that of a site as a whole, as pages that know no better say of themselves."""
    parts = urlsplit(address)
    return not parts.path.strip("/") and not parts.query


def stated_address(value: Any) -> str:
    """The address that an author states. Raises `SchemaError` where it is none."""
    address = safe_url(value)
    if address is None:
        raise SchemaError(f"takes the address at which the note is published, such as https://…, not {value!r}")
    return address


def _address(value: Any) -> str | None:
    """The address of a page; None for a path on a site and for what is no address."""
    address = safe_url(value)
    if address is None:
        return None
    parts = urlsplit(address)
    return address if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def _sentences(value: Any) -> str | None:
    """A text of several words; what is one word is rather the name of a picture, or switches something."""
    if not isinstance(value, str) or len(value.split()) < 2 or _MARKUP.search(value):
        return None
    return value


def _points(value: Any) -> tuple[str, ...]:
    """All of several texts, or one; nothing where anything else is among them."""
    points = several(value)
    if not all(isinstance(point, str) and point.strip() for point in points):
        return ()
    return () if len(points) == 1 and points[0].strip().lower() in _SWITCHES else tuple(points)


_READ: Mapping[str, Callable[[Any], Any]] = {"url": _address, "teaser": _sentences, "highlights": _points}
