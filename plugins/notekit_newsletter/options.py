"""What may be set for a newsletter, and how it is checked."""

import re
from typing import Any, Literal

from attrs import Attribute, field, frozen

import notekit

__all__ = ["PARTS", "NewsletterOptions", "TextOptions"]

PARTS = ("html", "text", "both")

_COLOUR = re.compile(r"#?(?:[0-9a-fA-F]{3}){1,2}")


def _as_line(value: Any) -> Any:
    """A text on one line without control characters; None where it is blank."""
    return " ".join(notekit.RichText(value).text.split()) or None if isinstance(value, str) else value


def _as_colour(value: Any) -> Any:
    """A colour as #rrggbb where it is one; '#07a' and '0077AA' are taken too."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value.strip()):
        return value
    digits = value.strip().lower().removeprefix("#")
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _is_line_or_none(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if value is not None and not isinstance(value, str):
        raise notekit.SchemaError(f"the newsletter option '{attribute.name}' takes a text, not {value!r}")


def _is_part(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if value not in PARTS:
        raise notekit.SchemaError(f"the newsletter option 'part' is one of {', '.join(PARTS)}, not {value!r}")


def _is_colour(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise notekit.SchemaError(f"the newsletter option 'accent' takes a colour such as #0b5d7a, not {value!r}")


def _is_address(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    _is_line_or_none(options, attribute, value)
    if value is not None and notekit.Anchor(0, 0, url=value).url != value:
        raise notekit.SchemaError(f"the newsletter option 'link' takes an address such as https://…, not {value!r}")


@frozen(kw_only=True)
class TextOptions:
    """What may be set for the plain text."""

    link: str | None = field(
        default=None,
        converter=_as_line,
        validator=_is_address,
        metadata={"help": "address of the full note, offered at the end"},
    )


@frozen(kw_only=True)
class NewsletterOptions(TextOptions):
    """What may be set for a newsletter."""

    part: Literal["html", "text", "both"] = field(
        default="html",
        validator=_is_part,
        metadata={"help": "html; text; or both, as a draft message (.eml) with the two as alternatives"},
    )
    preheader: str | None = field(
        default=None,
        converter=_as_line,
        validator=_is_line_or_none,
        metadata={"help": "what an inbox shows after the subject; if not given, how the note begins"},
    )
    accent: str = field(
        default="#0b5d7a",
        converter=_as_colour,
        validator=_is_colour,
        metadata={"help": "colour of lines, labels and links, as #rrggbb; made readable where it holds text"},
    )
