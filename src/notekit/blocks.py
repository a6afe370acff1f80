"""Blocks: what a document is made of, in any format.

A block is one paragraph, heading, list, quotation, verse, table, picture, piece of preformatted
text or rule, with the span of the source it was read from. Spans say where a block came from, not
what it is: two blocks are equal when their content is.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from attrs import Attribute, field, frozen

from notekit.characters import printable
from notekit.errors import SchemaError
from notekit.fields import as_line, as_tuple, each, is_a, is_line_or_none, is_number
from notekit.source import Span
from notekit.text import RichText, as_rich_text

__all__ = [
    "Block",
    "BlockQuote",
    "Heading",
    "Image",
    "ListBlock",
    "ListItem",
    "Paragraph",
    "Preformatted",
    "Rule",
    "Table",
    "Verse",
    "nested",
    "texts",
]


def _as_content(value: Any) -> RichText:
    content = value if isinstance(value, RichText) else RichText(value)
    if not content.text:
        raise SchemaError("a paragraph, heading or line of verse takes a text that is not empty")
    return content


def _as_cell(value: Any) -> RichText:
    cell = as_rich_text(value)
    return RichText(cell.text.replace("\n", " "), cell.marks) if "\n" in cell.text else cell


def _as_rows(value: Any) -> tuple[tuple[RichText, ...], ...]:
    try:
        rows = [tuple(_as_cell(cell) for cell in row) for row in value]
    except TypeError:
        raise SchemaError(f"Table.rows takes rows of cells, each a text, not {value!r}") from None
    if not rows or not any(rows):
        raise SchemaError("Table.rows takes at least one row with one cell")
    width = max(map(len, rows))
    return tuple(row + (RichText(""),) * (width - len(row)) for row in rows)


@frozen
class Paragraph:
    """Running text."""

    content: RichText = field(converter=_as_content)
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def text(self) -> str:
        """The plain text."""
        return self.content.text


@frozen
class Heading:
    """A heading below the note's title: level 1 opens a section; 5 is the deepest."""

    content: RichText = field(converter=_as_content)
    level: int = field(default=1, validator=is_number(1, 5))
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if "\n" in self.content.text:
            content = RichText(self.content.text.replace("\n", " "), self.content.marks)
            object.__setattr__(self, "content", content)

    @property
    def text(self) -> str:
        """The plain text."""
        return self.content.text


@frozen
class ListItem:
    """One item: its text, then any further blocks that belong to it, such as a nested list.

    `checked` is None for an ordinary item, True or False for one of a task list.
    """

    content: RichText = field(converter=as_rich_text)
    blocks: tuple["Block", ...] = field(default=(), converter=as_tuple)
    checked: bool | None = field(default=None, validator=is_a(bool, type(None)))
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)

    @blocks.validator
    def _are_blocks(self, attribute: "Attribute[Any]", value: Any) -> None:
        if value != ():
            _are_blocks(self, attribute, value)

    def __attrs_post_init__(self) -> None:
        if not self.content.text and not self.blocks:
            raise SchemaError("ListItem.content takes a text that is not empty")

    @property
    def text(self) -> str:
        """The plain text of the item itself, without what is nested in it."""
        return self.content.text


def _as_items(value: Any) -> Any:
    items = as_tuple(value)
    if not isinstance(items, tuple):
        return items
    return tuple([ListItem(item) if isinstance(item, (str, RichText)) else item for item in items])


@frozen
class ListBlock:
    """A list of items, with bullets, or with numbers counted from `start` where `ordered`."""

    items: tuple[ListItem, ...] = field(converter=_as_items, validator=each(ListItem, least=1))
    ordered: bool = False
    start: int = field(default=1, validator=is_number(0))
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.ordered:
            object.__setattr__(self, "start", 1)


@frozen
class BlockQuote:
    """Blocks set apart as quoted."""

    blocks: tuple["Block", ...] = field(converter=as_tuple)
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)

    @blocks.validator
    def _are_blocks(self, attribute: "Attribute[Any]", value: Any) -> None:
        _are_some_blocks(self, attribute, value)


def _as_verse(value: Any) -> Any:
    lines = as_tuple(value)
    return tuple(_as_cell(_as_content(line)) for line in lines) if isinstance(lines, tuple) else lines


@frozen
class Verse:
    """One stanza: lines whose breaks matter. Several stanzas are several blocks."""

    lines: tuple[RichText, ...] = field(converter=_as_verse, validator=each(RichText, least=1))
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def text(self) -> str:
        """The plain text, a line each."""
        return "\n".join(line.text for line in self.lines)


@frozen
class Table:
    """Rows of cells, each a text on one line; rows are filled up to the same width.

    With `header` the first row names the columns.
    """

    rows: tuple[tuple[RichText, ...], ...] = field(converter=_as_rows)
    header: bool = True
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)


@frozen
class Image:
    """A picture: `alt` says in words what it shows, `caption` is what stands below it.

    `source` is the address or path where the picture was, None where the source document lost it.
    notekit never fetches it.
    """

    alt: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    caption: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    source: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.alt is self.caption is self.source is None:
            raise SchemaError("Image takes an alt text, a caption or a source")


@frozen
class Preformatted:
    """Text whose spaces and line breaks matter, such as a block of code; `language` names what it is written in."""

    text: str = field()
    language: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str) or not self.text.strip():
            raise SchemaError(f"Preformatted.text takes a text that is not empty, not {self.text!r}")
        object.__setattr__(self, "text", printable(self.text)[0].strip("\n"))


@frozen
class Rule:
    """A line drawn across the page."""

    span: Span | None = field(default=None, kw_only=True, eq=False, repr=False)


Block: TypeAlias = Paragraph | Heading | ListBlock | BlockQuote | Verse | Table | Image | Preformatted | Rule
BLOCKS = (Paragraph, Heading, ListBlock, BlockQuote, Verse, Table, Image, Preformatted, Rule)
_are_blocks, _are_some_blocks = each(*BLOCKS), each(*BLOCKS, least=1)


def texts(block: Block) -> Iterator[RichText]:
    """Every rich text of a block, nested ones included, in reading order."""
    return iter((block.content,)) if isinstance(block, (Paragraph, Heading)) else _texts(block)


def _texts(block: Block) -> Iterator[RichText]:
    if isinstance(block, Verse):
        yield from block.lines
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
    elif isinstance(block, BlockQuote):
        for inner in block.blocks:
            yield from texts(inner)
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield item.content
            for inner in item.blocks:
                yield from texts(inner)


def nested(block: Block) -> Iterator[Block]:
    """The block and all blocks inside it, in reading order."""
    yield block
    if isinstance(block, BlockQuote):
        for inner in block.blocks:
            yield from nested(inner)
    elif isinstance(block, ListBlock):
        for item in block.items:
            for inner in item.blocks:
                yield from nested(inner)
