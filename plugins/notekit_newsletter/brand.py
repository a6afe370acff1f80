"""A sender's brand: what its newsletters have in common to the eye, and how what is given for it is checked."""

import re
from functools import lru_cache
from typing import Any

from attrs import Attribute, frozen

import notekit
from notekit_newsletter.fonts import as_fonts

__all__ = [
    "WIDEST",
    "Brand",
    "as_colour",
    "as_font",
    "as_heading_font",
    "is_colour",
    "is_font",
    "is_picture_address",
    "is_width",
]

WIDEST = 528
"""Pixels between the margins of a message."""

_COLOUR = re.compile(r"#?(?:[0-9a-fA-F]{3}){1,2}")


@frozen
class Brand:
    """Colours as #rrggbb, and stacks of fonts as CSS has them."""

    accent: str
    ground: str
    paper: str
    ink: str
    font: str
    heading_font: str


@lru_cache(maxsize=64)
def _in_full(colour: str) -> str | None:
    """The colour as #rrggbb, None where it is none."""
    if not _COLOUR.fullmatch(colour.strip()):
        return None
    digits = colour.strip().lower().removeprefix("#")
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def as_colour(value: Any) -> Any:
    """A colour as #rrggbb where it is one; '#07a' and '0077AA' are taken too."""
    return (_in_full(value) or value) if isinstance(value, str) else value


def as_font(value: Any) -> Any:
    """A stack of fonts as CSS takes it where it is one."""
    return (as_fonts(value, "sans-serif") or value) if isinstance(value, str) else value


def as_heading_font(value: Any) -> Any:
    """A stack of fonts for headings, as CSS takes it where it is one."""
    return (as_fonts(value, "serif") or value) if isinstance(value, str) else value


def is_colour(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if not isinstance(value, str) or _in_full(value) is None:
        raise notekit.SchemaError(
            f"the newsletter option '{attribute.name}' takes a colour such as #0b5d7a, not {value!r}"
        )


def is_font(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if not isinstance(value, str) or as_fonts(value, "") is None:
        raise notekit.SchemaError(
            f"the newsletter option '{attribute.name}' takes names of fonts such as "
            f"'Trebuchet MS, Arial, sans-serif', not {value!r}"
        )


def is_width(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= WIDEST:
        raise notekit.SchemaError(
            f"the newsletter option '{attribute.name}' takes a width from 1 to {WIDEST} pixels, not {value!r}"
        )


def is_picture_address(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if value is None:
        return
    safe = isinstance(value, str) and notekit.Anchor(0, 0, url=value).url == value
    if not safe or not value.lower().startswith(("https://", "http://")):
        raise notekit.SchemaError(
            f"the newsletter option '{attribute.name}' takes the address of a picture on the web, not {value!r}"
        )
