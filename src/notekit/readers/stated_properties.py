"""Properties of blocks that a comment states, since Markdown has no sign for them: verse, a list's start."""

from attrs import evolve

from notekit.blocks import ListBlock, Paragraph, Table, Verse
from notekit.reading import Directive, SourceBlock
from notekit.text import RichText

__all__ = ["PROPERTIES", "with_property"]

PROPERTIES = frozenset(["verse", "table", "list", "item"])
"""The names of the comments that state one."""


def with_property(stated: Directive, blocks: list[SourceBlock]) -> list[SourceBlock] | None:
    """The blocks below a comment, the first having what it states; None where such a block has no such property.

    Raises `SchemaError` or `ValueError` for a value that does not fit.
    """
    first = blocks[0] if blocks else None
    if stated.name == "verse" and isinstance(first, Paragraph):
        return [Verse(_lines(first.content)), *blocks[1:]]
    if stated.name == "table" and isinstance(first, Table):
        return [_without_header(first) if stated.attributes.get("header") == "no" else first, *blocks[1:]]
    if stated.name == "list" and isinstance(first, ListBlock):
        return [evolve(first, start=int(stated.attributes.get("start", first.start))), *blocks[1:]]
    return None


def _lines(content: RichText) -> list[RichText]:
    """The text line by line, each with the marks that stand in it."""
    lines: list[RichText] = []
    start = 0
    for line in content.text.split("\n"):
        end = start + len(line)
        marks = [
            evolve(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in content.marks
            if mark.start < end and mark.end > start
        ]
        lines.append(RichText(line, marks))
        start = end + 1
    return [line for line in lines if line]


def _without_header(table: Table) -> Table:
    """The table without its first row, which is there because Markdown knows no table without a header."""
    header, *rows = table.rows
    return Table(rows if rows and not any(header) else table.rows, header=False)
