"""An issue: what a mailing list gets at once, notes each at a depth of its own."""

from typing import Any

from attrs import field, frozen

from notekit.blocks import BLOCKS, Block
from notekit.errors import SchemaError
from notekit.event_date import EventDate, as_event_date
from notekit.fields import Choice, as_line, as_tuple, each, is_a, is_line, is_line_or_none
from notekit.schema import Note
from notekit.text import safe_url

__all__ = ["Depth", "Issue", "Item"]


class Depth(Choice):
    """How much of a note an issue gives.

    `full` is all of it; `highlights` are its head, who spoke, a teaser, some points and the next steps;
    `teaser` is its title and date, who spoke and the teaser.
    """

    FULL = "full"
    HIGHLIGHTS = "highlights"
    TEASER = "teaser"


def _as_address(value: Any) -> Any:
    """An address as it may stand in any output; what is none is passed on, for the validator to refuse."""
    return (safe_url(value) or value) if isinstance(value, str) else value


def _is_address(item: Any, attribute: Any, value: Any) -> None:
    is_line_or_none(item, attribute, value)
    if value is not None and safe_url(value) != value:
        raise SchemaError(f"Item.link takes an address such as https://…, not {value!r}")


@frozen
class Item:
    """A note as an issue gives it: what `abridge` left of it at `depth`, and where all of it stands.

    `link` is the address of the full note, None where it has none; `group` is the heading under which the
    item stands with others, None where it stands under none.
    """

    note: Note = field(validator=is_a(Note))
    depth: Depth = field(default=Depth.FULL, converter=Depth)
    link: str | None = field(default=None, converter=_as_address, validator=_is_address)
    group: str | None = field(default=None, converter=as_line, validator=is_line_or_none)


@frozen
class Issue:
    """Items, at least one, in their order; those of one group stand together.

    `title` and `date` are those of the issue, not of an event, and None where it has none; `introduction`
    is what its editor says first.
    """

    items: tuple[Item, ...] = field(converter=as_tuple, validator=each(Item, least=1))
    title: str | None = field(default=None, converter=as_line, validator=is_line_or_none, kw_only=True)
    date: EventDate | None = field(default=None, converter=as_event_date, kw_only=True)
    introduction: tuple[Block, ...] = field(default=(), converter=as_tuple, validator=each(*BLOCKS), kw_only=True)
    language: str = field(default="en-GB", converter=as_line, validator=is_line, kw_only=True)
