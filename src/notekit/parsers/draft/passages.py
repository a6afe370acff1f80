"""Passages: the texts of a draft in which people may be named, and the names found in them."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import compress

from attrs import define, field

from notekit.blocks import Block, BlockQuote, Heading, ListBlock, Paragraph, Table
from notekit.parsers.entities.names import Mention
from notekit.parsers.vocabulary.cues import Cue
from notekit.reading import Directive, Title
from notekit.source import Span
from notekit.text import RichText

__all__ = ["Passage", "Passages"]


@define(eq=False)
class Passage:
    """One rich text of the draft: the block it stands in, about where it begins, and the names in it.

    `start` is an offset in the source: no later than the text's first character, and after the passage before.
    """

    content: RichText
    span: Span | None
    start: int
    block: Block | Title | Directive
    mentions: list[Mention] = field(factory=list)
    listed: bool = False  # whether it lists people, and has been read as such


@define(slots=False)
class Passages:
    """All passages of a draft, and those of each block."""

    all: list[Passage]

    @cached_property
    def of_block(self) -> dict[int, list[Passage]]:
        """Passages by the identity of the block they stand in."""
        found: dict[int, list[Passage]] = {}
        for passage in self.all:
            found.setdefault(id(passage.block), []).append(passage)
        return found

    @cached_property
    def texts(self) -> list[str]:
        """The plain text of each passage."""
        return [passage.content.text for passage in self.all]

    def saying(self, cue: Cue) -> Iterator[Passage]:
        """The passages in which a term of a cue may stand: few of them, for nearly all cues."""
        return compress(self.all, cue.may_be_in_each(self.texts))

    @classmethod
    def read(cls, blocks: Iterable[Block | Title | Directive]) -> "Passages":
        """The passages of the blocks, in order."""
        found: list[Passage] = []
        reached = 0
        for block in blocks:
            for content, span in _contents(block):
                start = max(reached, span.start) if span else reached
                reached = start + len(content.text)
                found.append(Passage(content, span, start, block))
        return cls(found)


def _contents(block: Block | Title | Directive) -> Iterator[tuple[RichText, Span | None]]:
    """The texts of a block in which people may be named; verse names nobody."""
    if isinstance(block, Paragraph | Heading | Title):
        yield block.content, block.span
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield item.content, item.span
            for inner in item.blocks:
                yield from _contents(inner)
    elif isinstance(block, BlockQuote):
        for inner in block.blocks:
            yield from _contents(inner)
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield cell, block.span
