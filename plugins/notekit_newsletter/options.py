"""What may be set for a newsletter, and how it is checked."""

import re
from pathlib import Path
from typing import Any

from attrs import Attribute, field, frozen

import notekit
from notekit_newsletter.addresses import is_list, is_sender
from notekit_newsletter.services import SERVICES

__all__ = ["NewsletterOptions", "TextOptions"]

_COLOUR = re.compile(r"#?(?:[0-9a-fA-F]{3}){1,2}")


def _as_line(value: Any) -> Any:
    """A text on one line without control characters; None where it is blank."""
    return " ".join(notekit.RichText(value).text.split()) or None if isinstance(value, str) else value


def _as_lines(value: Any) -> Any:
    """A text of one line or several without control characters; None where it is blank."""
    if not isinstance(value, str):
        return value
    lines = (" ".join(line.split()) for line in notekit.RichText(value).text.split("\n"))
    return "\n".join(lines).strip("\n") or None


def _as_colour(value: Any) -> Any:
    """A colour as #rrggbb where it is one; '#07a' and '0077AA' are taken too."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value.strip()):
        return value
    digits = value.strip().lower().removeprefix("#")
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _is_line_or_none(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if value is not None and not isinstance(value, str):
        raise notekit.SchemaError(f"the newsletter option '{attribute.name}' takes a text, not {value!r}")


def _is_colour(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise notekit.SchemaError(f"the newsletter option 'accent' takes a colour such as #0b5d7a, not {value!r}")


def _is_address(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    _is_line_or_none(options, attribute, value)
    if value is not None and notekit.Anchor(0, 0, url=value).url != value:
        raise notekit.SchemaError(f"the newsletter option 'link' takes an address such as https://…, not {value!r}")


def _is_service(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if value is not None and value not in SERVICES:
        raise notekit.SchemaError(
            f"the newsletter option 'service' is one of {', '.join(SERVICES)}, not {value!r}; "
            "for another service give its placeholders as 'view' and 'unsubscribe'"
        )


@frozen(kw_only=True)
class TextOptions:
    """What may be set for the plain text."""

    link: str | None = field(
        default=None,
        converter=_as_line,
        validator=_is_address,
        metadata={"help": "address of the full note, offered at the end"},
    )
    footer: str | None = field(
        default=None,
        converter=_as_lines,
        validator=_is_line_or_none,
        metadata={"help": "what stands below all notes, such as why one gets the message; several lines are kept"},
    )
    address: str | None = field(
        default=None,
        converter=_as_lines,
        validator=_is_line_or_none,
        metadata={"help": "postal address of the sender; several lines are kept"},
    )
    service: str | None = field(
        default=None,
        validator=_is_service,
        metadata={"help": f"service that sends the message, whose placeholders it gets: {', '.join(SERVICES)}"},
    )
    view: str | None = field(
        default=None,
        converter=_as_line,
        validator=_is_line_or_none,
        metadata={"help": "address of the message as a page, or a placeholder for it; wins over service"},
    )
    unsubscribe: str | None = field(
        default=None,
        converter=_as_line,
        validator=_is_line_or_none,
        metadata={"help": "address to leave the list at, or a placeholder for it; wins over service"},
    )

    @property
    def view_at(self) -> str | None:
        """What leads to the message as a page on the web, verbatim; None where nothing does."""
        return self.view or (SERVICES[self.service].view if self.service else None)

    @property
    def unsubscribe_at(self) -> str | None:
        """What leads off the list, verbatim; None where nothing does."""
        return self.unsubscribe or (SERVICES[self.service].unsubscribe if self.service else None)


@frozen(kw_only=True)
class NewsletterOptions(TextOptions):
    """What may be set for a newsletter."""

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
    logo: Path | None = field(
        default=None,
        metadata={"help": "the sender's picture, as PNG, JPEG or GIF, which goes with a message (.eml)"},
    )
    sender: str | None = field(
        default=None,
        validator=is_sender,
        metadata={"help": "who sends the message (.eml): Name <a@b.example>; if not given, the message is a draft"},
    )
    list_unsubscribe: str | None = field(
        default=None,
        validator=is_list,
        metadata={"help": "addresses for the header List-Unsubscribe (.eml), https: or mailto:, a space between two"},
    )
