"""Comments that state what Markdown has no sign for, and that no viewer shows."""

import re
from collections.abc import Iterable

__all__ = ["beginning", "directive", "ending"]

_UNSAFE = re.compile(r"""[^\w .,;:'’()/@+?-]|-(?=[->]|$)""")

Attributes = Iterable[tuple[str, str | None]]


def directive(name: str, attributes: Attributes = ()) -> str:
    """A comment on a line of its own, about what follows."""
    return f"<!-- notekit: {name}{_written(attributes)} -->"


def beginning(name: str) -> str:
    """The comment where a mark begins."""
    return f"<!-- {name} -->"


def ending(name: str, attributes: Attributes = ()) -> str:
    """The comment where a mark ends, with what is to be said about it."""
    return f"<!-- /{name}{_written(attributes)} -->"


def _written(attributes: Attributes) -> str:
    """Attributes that are not None; what could end a comment or a table cell is written as a number."""
    return "".join(
        f' {name}="{_UNSAFE.sub(lambda match: f"&#{ord(match.group())};", value)}"'
        for name, value in attributes
        if value is not None
    )
