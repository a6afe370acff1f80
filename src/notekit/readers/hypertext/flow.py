"""The content of one element as it comes: text that goes on until a block ends it, and the blocks so far."""

from attrs import define, evolve, field

from notekit.blocks import (
    BLOCKS,
    Block,
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    Table,
)
from notekit.readers.hypertext.phrasing import Phrase
from notekit.readers.splicing import joined, one_line
from notekit.reading import PageFurniture, SourceBlock, Title
from notekit.text import RichText

__all__ = ["Flow", "contents"]


@define
class Flow:
    """Collects blocks. Pictures and furniture that stand within a text come after it.

    A flow within another one hands its furniture on to that.
    """

    outer: "Flow | None" = None
    blocks: list[SourceBlock] = field(factory=list)
    phrase: Phrase = field(factory=Phrase)
    images: list[Image] = field(factory=list)
    furniture: list[PageFurniture] = field(factory=list)
    caption: list[RichText] | None = None
    checked: bool | None = None

    def branch(self, caption: list[RichText] | None = None) -> "Flow":
        """A flow within this one, in which the marks that are open here are open too."""
        return Flow(self, phrase=self.phrase.branch(), caption=caption)

    def flush(self) -> None:
        """Ends the paragraph."""
        content = self.phrase.take()
        if content:
            self.blocks.append(Paragraph(content))
        self.blocks += self.images
        self.images = []
        if self.outer is None:
            self.blocks += self.furniture
            self.furniture = []

    def add(self, *blocks: SourceBlock) -> None:
        """Ends the paragraph, and goes on with blocks."""
        self.flush()
        self.blocks += blocks
        self.flush()

    def close(self) -> None:
        """Ends the last paragraph."""
        self.flush()
        if self.outer is not None:
            self.outer.furniture += self.furniture
            self.furniture = []

    def inner(self) -> list[Block]:
        """The blocks as they may stand within another."""
        plain = (Heading(block.content) if isinstance(block, Title) else block for block in self.blocks)
        return [block for block in plain if isinstance(block, BLOCKS)]

    def line(self) -> tuple[RichText, list[Image]]:
        """All on one line, and the pictures that stand in it."""
        texts = [content for block in self.inner() for content in contents(block)]
        return one_line(joined(texts, " ")), [block for block in self.inner() if isinstance(block, Image)]

    def item(self) -> ListItem | None:
        """The blocks as a list item, of which the first paragraph is the text; None if there are none."""
        blocks = self.inner()
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph):
            return ListItem(first.content, blocks[1:], self.checked)
        return ListItem("", blocks, self.checked) if blocks else None

    def figure(self) -> list[Block]:
        """The blocks as a figure: the caption goes with the last picture, or stands below what else there is."""
        blocks = self.inner()
        caption = joined(self.caption or (), " ")
        last = blocks[-1] if blocks else None
        if caption and isinstance(last, Image) and all(isinstance(block, Image) for block in blocks):
            return [*blocks[:-1], evolve(last, caption=one_line(caption).text)]
        return [*blocks, Paragraph(caption)] if caption else blocks


def contents(block: Block) -> list[RichText]:
    """The texts of a block and of all in it, but for pictures."""
    if isinstance(block, (Paragraph, Heading)):
        return [block.content]
    if isinstance(block, ListBlock):
        return [content for item in block.items for content in (item.content, *_all(item.blocks))]
    if isinstance(block, BlockQuote):
        return _all(block.blocks)
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    return [RichText(block.text)] if isinstance(block, Preformatted) else []


def _all(blocks: tuple[Block, ...]) -> list[RichText]:
    return [content for block in blocks for content in contents(block)]
