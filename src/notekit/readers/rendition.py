"""The rendition of a document whose source is no plain text: its blocks written out, each with its span.

Top-level blocks stand apart by a blank line, items and lines of a block on lines of their own, items of
nested lists indented, cells parted by tabs. Every character but white space, and the keys of metadata,
is one of the document's own.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from attrs import define, evolve, field

from notekit.blocks import Block, BlockQuote, Image, ListBlock, ListItem, Rule, Table
from notekit.reading import Directive, Metadata, SourceBlock
from notekit.source import Span

__all__ = ["rendition"]

B = TypeVar("B", bound=SourceBlock)


def rendition(blocks: Iterable[SourceBlock]) -> tuple[str, tuple[SourceBlock, ...]]:
    """The blocks written out as a text, and the same blocks with their spans in it."""
    writer = _Writer()
    placed = tuple(map(writer.top, blocks))
    return "".join(writer.pieces).removesuffix("\n"), placed


@define
class _Writer:
    pieces: list[str] = field(factory=list)
    length: int = 0
    end: int = 0  # of the last text, without the newline that follows it

    def top(self, block: B) -> B:
        start = self.length
        placed = self.block(block, "")
        if self.length > start:
            self._add("\n")
        return placed

    def block(self, block: B, indent: str) -> B:
        start = self.length
        if isinstance(block, ListBlock):
            block = evolve(block, items=[self._item(item, indent) for item in block.items])
        elif isinstance(block, BlockQuote):
            block = evolve(block, blocks=self._inside(block.blocks, indent))
        else:
            for line in _lines(block):
                self._line(line, indent)
        return evolve(block, span=self._since(start, indent))

    def _inside(self, blocks: Iterable[Block], indent: str) -> list[Block]:
        return [self.block(block, indent) for block in blocks]

    def _item(self, item: ListItem, indent: str) -> ListItem:
        start = self.length
        if item.content:
            self._line(item.text, indent)
        blocks = self._inside(item.blocks, indent + "  ")
        return evolve(item, blocks=blocks, span=self._since(start, indent))

    def _since(self, start: int, indent: str) -> Span:
        """From the first to the last character written since `start`."""
        if self.length == start:
            return Span(self.end, self.end)
        return Span(min(start + len(indent), self.end), self.end)

    def _line(self, text: str, indent: str) -> None:
        self._add(indent + text)
        self.end = self.length
        self._add("\n")

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _lines(block: SourceBlock) -> Iterator[str]:
    """The texts of a block without further blocks in it."""
    if isinstance(block, Table):
        yield from ("\t".join(cell.text for cell in row) for row in block.rows)
    elif isinstance(block, Image):
        yield from filter(None, (block.alt, block.caption))
    elif isinstance(block, Metadata) and block.text is None:
        yield from _fields(block.values)
    elif isinstance(block, (Metadata, Directive)):
        yield from filter(None, [block.text])
    elif not isinstance(block, (Rule, ListBlock, BlockQuote)):
        yield block.text


def _fields(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        yield f"{key}: {', '.join(value) if isinstance(value, list) else value}"
