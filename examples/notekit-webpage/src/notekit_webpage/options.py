"""What may be set for a web page, and how it is checked."""

import re
from pathlib import Path
from typing import Any

from attrs import Attribute, field, frozen

from notekit import SchemaError

__all__ = ["Options"]

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def _as_colour(value: Any) -> Any:
    """A colour in small letters; '0b5d7a' is taken too."""
    return f"#{value.strip().lower().removeprefix('#')}" if isinstance(value, str) else value


def _is_colour(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise SchemaError(f"the webpage option 'accent' takes a colour such as #0b5d7a, not {value!r}")


@frozen(kw_only=True)
class Options:
    """What users may set with `--set key=value`."""

    accent: str = field(
        default="#0b5d7a",
        converter=_as_colour,
        validator=_is_colour,
        metadata={"help": "colour of links and lines, as #rrggbb; made readable where it holds text"},
    )
    stylesheet: Path | None = field(
        default=None, metadata={"help": "a file of your own styles, which are put into the page after its own"}
    )
    title: str = field(default="Notes", metadata={"help": "the title of a page of several notes"})
