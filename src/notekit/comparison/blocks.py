"""Blocks: what changed within a block, down to a list's item and a table's cell."""

from collections.abc import Iterator, Sequence

from notekit.blocks import (
    Block,
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    Rule,
    Table,
    Verse,
    texts,
)
from notekit.comparison.change import Change, value_changes
from notekit.comparison.entries import Entry, entry_changes
from notekit.comparison.marks import mark_remarks
from notekit.source import Span
from notekit.text import RichText

__all__ = ["block_changes", "block_entry", "rich_changes", "text_of"]

_NAMES = {
    Paragraph: "paragraph",
    Heading: "heading",
    ListBlock: "list",
    BlockQuote: "block quote",
    Verse: "verse",
    Table: "table",
    Image: "picture",
    Preformatted: "preformatted text",
    Rule: "rule",
}

Spans = tuple[Span | None, Span | None]


def block_entry(block: Block, where: str) -> Entry:
    """A block as a member of a sequence of blocks."""
    return Entry(block, block, where, _NAMES[type(block)], text_of(block), block.span)


def block_changes(before: Entry, after: Entry) -> Iterator[Change]:
    """What changed in a block that is still there."""
    old, new, where = before.value, after.value, after.where
    spans = before.span, after.span
    if type(old) is not type(new):
        remark = f"the {before.what} is now a {after.what}"
        yield from value_changes(where, after.what, before.text, after.text, spans=spans, remarks=(remark,))
    elif isinstance(new, Paragraph):
        yield from rich_changes(where, after.what, old.content, new.content, spans)
    elif isinstance(new, Heading):
        yield from rich_changes(where, after.what, old.content, new.content, spans)
        yield from value_changes(f"{where}.level", "level of the heading", str(old.level), str(new.level), spans=spans)
    elif isinstance(new, BlockQuote):
        yield from _nested_changes(where, old.blocks, new.blocks, before.where)
    elif isinstance(new, ListBlock):
        yield from _list_changes(before, after)
    elif isinstance(new, Verse):
        lines = [_texts(entry.value.lines, f"{entry.where}.lines", "line of verse") for entry in (before, after)]
        yield from entry_changes(*lines, inner=_text_changes)
    elif isinstance(new, Table):
        yield from _table_changes(before, after)
    elif isinstance(new, Image):
        for field, what in (("alt", "description"), ("caption", "caption"), ("source", "address of the picture")):
            yield from value_changes(f"{where}.{field}", what, getattr(old, field), getattr(new, field), spans=spans)
    elif isinstance(new, Preformatted):
        yield from value_changes(where, after.what, old.text, new.text, spans=spans)
        yield from value_changes(f"{where}.language", "language of the text", old.language, new.language, spans=spans)


def rich_changes(where: str, what: str, before: RichText, after: RichText, spans: Spans) -> Iterator[Change]:
    """The change of a text with marks."""
    yield from value_changes(where, what, before.text, after.text, spans=spans, remarks=mark_remarks(before, after))


def text_of(block: Block) -> str:
    """The plain text of a block, a line for each text in it; of a picture, what is said about it."""
    if isinstance(block, Image):
        return "\n".join(filter(None, (block.alt, block.caption, block.source)))
    if isinstance(block, Preformatted):
        return block.text
    if isinstance(block, Table):
        return "\n".join(map(_row_text, block.rows))
    if isinstance(block, ListBlock):
        return "\n".join(map(_item_text, block.items))
    if isinstance(block, BlockQuote):
        return "\n".join(map(text_of, block.blocks))
    return "\n".join(text.text for text in texts(block))


def _nested_changes(where: str, before: Sequence[Block], after: Sequence[Block], where_before: str) -> Iterator[Change]:
    yield from entry_changes(
        [block_entry(block, f"{where_before}.blocks[{index}]") for index, block in enumerate(before)],
        [block_entry(block, f"{where}.blocks[{index}]") for index, block in enumerate(after)],
        inner=block_changes,
    )


def _list_changes(before: Entry, after: Entry) -> Iterator[Change]:
    old, new = before.value, after.value
    spans = before.span, after.span
    if old.ordered != new.ordered:
        marks = ["numbers" if block.ordered else "bullets" for block in (old, new)]
        yield from value_changes(f"{after.where}.ordered", "marks of the list", *marks, spans=spans)
    if old.start != new.start:
        yield from value_changes(f"{after.where}.start", "first number", str(old.start), str(new.start), spans=spans)
    items = [
        [_item_entry(item, f"{entry.where}.items[{index}]") for index, item in enumerate(entry.value.items)]
        for entry in (before, after)
    ]
    yield from entry_changes(*items, inner=_item_changes)


def _item_entry(item: ListItem, where: str) -> Entry:
    return Entry(item, item, where, "list item", _item_text(item), item.span, likened=item.text or None)


def _item_changes(before: Entry, after: Entry) -> Iterator[Change]:
    old, new = before.value, after.value
    spans = before.span, after.span
    yield from rich_changes(after.where, after.what, old.content, new.content, spans)
    yield from value_changes(f"{after.where}.checked", "check box", _checked(old), _checked(new), spans=spans)
    yield from _nested_changes(after.where, old.blocks, new.blocks, before.where)


def _checked(item: ListItem) -> str | None:
    if item.checked is None:
        return None
    return "checked" if item.checked else "not checked"


def _item_text(item: ListItem) -> str:
    return "\n".join(filter(None, (item.text, *map(text_of, item.blocks))))


def _table_changes(before: Entry, after: Entry) -> Iterator[Change]:
    if before.value.header != after.value.header:
        heads = ["names the columns" if table.header else "is like any other" for table in (before.value, after.value)]
        yield from value_changes(f"{after.where}.header", "first row", *heads, spans=(before.span, after.span))
    rows = [
        [
            Entry(row, row, f"{entry.where}.rows[{index}]", "table row", _row_text(row), entry.span)
            for index, row in enumerate(entry.value.rows)
        ]
        for entry in (before, after)
    ]
    yield from entry_changes(*rows, inner=_row_changes)


def _row_changes(before: Entry, after: Entry) -> Iterator[Change]:
    old, new = (_texts(entry.value, entry.where, "table cell") for entry in (before, after))
    if len(old) == len(new):
        for cell, other in zip(old, new, strict=True):
            yield from _text_changes(cell, other)
    else:
        yield from entry_changes(old, new, inner=_text_changes)


def _row_text(row: Sequence[RichText]) -> str:
    return " | ".join(cell.text for cell in row)


def _texts(values: Sequence[RichText], where: str, what: str) -> list[Entry]:
    return [Entry(value, value, f"{where}[{index}]", what, value.text) for index, value in enumerate(values)]


def _text_changes(before: Entry, after: Entry) -> Iterator[Change]:
    yield from rich_changes(after.where, after.what, before.value, after.value, (before.span, after.span))
