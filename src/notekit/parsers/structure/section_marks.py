"""Marks of sections: comments in which an author states what a section is, whose, and what leads it in."""

import re
from collections.abc import Sequence

from attrs import frozen

from notekit.blocks import Block, ListBlock
from notekit.errors import SchemaError
from notekit.reading import Directive
from notekit.schema import Role

__all__ = [
    "INNER_HEADING",
    "MARKS",
    "SectionMark",
    "is_mark",
    "is_silent",
    "leading_in",
    "section_mark",
    "states_section",
]

INNER_HEADING = "heading"
"""The mark of a heading that opens no section."""

MARKS = ", ".join((INNER_HEADING, *Role))
"""The names that marks may have, for messages."""

_ATTRIBUTES = ("by", "group", "lead-in")
_ESCAPED = re.compile("%(25|3B)", re.IGNORECASE)
_SILENT = ("comment", "reference")


@frozen
class SectionMark:
    """What is stated of a section; `lead_in` is the number of blocks that lead it in, None where it is not stated."""

    role: Role
    by: tuple[str, ...] = ()
    group: str | None = None
    lead_in: int | None = None


def states_section(directive: Directive) -> bool:
    """Whether a directive is the mark of a section."""
    return directive.name in list(Role)


def is_silent(directive: Directive) -> bool:
    """Whether a directive states nothing: a comment for people, the address of a link."""
    return directive.name in _SILENT


def is_mark(directive: Directive) -> bool:
    """Whether a directive says which blocks make up a section."""
    return directive.name == INNER_HEADING or states_section(directive)


def section_mark(directive: Directive) -> SectionMark:
    """What a directive states of the section that it opens. Raises `SchemaError` for what a section does not take."""
    stated = directive.attributes
    for name in stated:
        if name not in _ATTRIBUTES:
            raise SchemaError(f"{name}: a section takes {', '.join(_ATTRIBUTES)}")
    lead_in = stated.get("lead-in")
    if lead_in is not None and not lead_in.isdecimal():
        raise SchemaError(f"lead-in: a number of blocks, not {lead_in!r}")
    return SectionMark(
        Role(directive.name),
        tuple(_names(stated.get("by", ""))),
        stated.get("group"),
        int(lead_in) if lead_in is not None else None,
    )


def _names(text: str) -> list[str]:
    """The names in an attribute, parted by semicolons; one within a name is written %3B."""
    names = (_ESCAPED.sub(lambda match: "%" if match[1] == "25" else ";", name) for name in text.split(";"))
    return [name.strip() for name in names if name.strip()]


def leading_in(stated: int | None, role: Role, content: Sequence[Block]) -> int:
    """How many blocks lead in: those stated, else in a discussion those before its first list.

    Raises `SchemaError` where more are stated than there are.
    """
    if stated is not None:
        if stated > len(content):
            raise SchemaError(f"lead-in: a number of blocks from 0 to {len(content)}, not {stated}")
        return stated
    if role is not Role.DISCUSSION:
        return 0
    return next((index for index, block in enumerate(content) if isinstance(block, ListBlock)), 0)
