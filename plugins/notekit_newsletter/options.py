"""What may be set for a newsletter, and how it is checked."""

from pathlib import Path
from typing import Any

from attrs import Attribute, field, frozen

import notekit
from notekit_newsletter.addresses import is_list, is_sender
from notekit_newsletter.brand import (
    WIDEST,
    Brand,
    as_colour,
    as_font,
    as_heading_font,
    is_colour,
    is_font,
    is_picture_address,
    is_width,
)
from notekit_newsletter.services import SERVICES, is_link

__all__ = ["NewsletterOptions", "TextOptions"]


def _as_line(value: Any) -> Any:
    """A text on one line without control characters; None where it is blank."""
    return " ".join(notekit.RichText(value).text.split()) or None if isinstance(value, str) else value


def _as_lines(value: Any) -> Any:
    """A text of one line or several without control characters; None where it is blank."""
    if not isinstance(value, str):
        return value
    lines = (" ".join(line.split()) for line in notekit.RichText(value).text.split("\n"))
    return "\n".join(lines).strip("\n") or None


def _is_line_or_none(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if value is not None and not isinstance(value, str):
        raise notekit.SchemaError(f"the newsletter option '{attribute.name}' takes a text, not {value!r}")


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
    name: str | None = field(
        default=None,
        converter=_as_line,
        validator=_is_line_or_none,
        metadata={"help": "name of the sender, above the notes; in place of the logo where that is not shown"},
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
        validator=is_link,
        metadata={"help": "address of the message as a page, or a placeholder for it; wins over service"},
    )
    unsubscribe: str | None = field(
        default=None,
        converter=_as_line,
        validator=is_link,
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
        converter=as_colour,
        validator=is_colour,
        metadata={"help": "colour of lines, labels and links, as #rrggbb; made readable where it holds text"},
    )
    ground: str = field(
        default="#eef1f4",
        converter=as_colour,
        validator=is_colour,
        metadata={"help": "colour around the notes, as #rrggbb"},
    )
    paper: str = field(
        default="#ffffff",
        converter=as_colour,
        validator=is_colour,
        metadata={"help": "colour behind the notes, as #rrggbb"},
    )
    ink: str = field(
        default="#1f2a33",
        converter=as_colour,
        validator=is_colour,
        metadata={"help": "colour of text, as #rrggbb; made readable; the colours for dark mode have its hue"},
    )
    font: str = field(
        default="-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif",
        converter=as_font,
        validator=is_font,
        metadata={"help": "names of fonts, the first that a reader has is taken; none is fetched"},
    )
    heading_font: str = field(
        default="Georgia, Times New Roman, serif",
        converter=as_heading_font,
        validator=is_font,
        metadata={"help": "names of fonts for titles and headings"},
    )
    logo: Path | None = field(
        default=None,
        metadata={"help": "the sender's picture, as PNG, JPEG or GIF, which goes with a message (.eml)"},
    )
    logo_address: str | None = field(
        default=None,
        converter=_as_line,
        validator=is_picture_address,
        metadata={"help": "address of the same picture on the web, for HTML without a message"},
    )
    logo_width: int = field(
        default=160,
        validator=is_width,
        metadata={"help": f"width at which the logo is shown, in pixels, at most {WIDEST}"},
    )
    template: Path | None = field(
        default=None,
        metadata={"help": "your own message in MJML, begun with `notekit template newsletter`; needs the extra mjml"},
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

    one_click: bool = field(
        default=False,
        metadata={"help": "whether the https: address of list_unsubscribe takes people off at once (RFC 8058)"},
    )

    @property
    def brand(self) -> Brand:
        """What decides how all messages look."""
        return Brand(self.accent, self.ground, self.paper, self.ink, self.font, self.heading_font)
