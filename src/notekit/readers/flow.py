"""The content of one element as it comes: text that goes on until a block ends it, and the blocks so far."""

from attrs import define, evolve, field

from notekit.blocks import BLOCKS, Block, BlockQuote, Heading, Image, ListBlock, ListItem, Paragraph, Table
from notekit.readers.phrasing import Phrase, joined, one_line
from notekit.reading import PageFurniture, SourceBlock, Title
from notekit.text import RichText

__all__ = ["Flow", "page_lines"]


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
    caption: list[RichText] = field(factory=list)
    checked: bool | None = None

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
        contents = [content for block in self.inner() for content in _contents(block)]
        return one_line(joined(contents, " ")), [block for block in self.inner() if isinstance(block, Image)]

    def item(self) -> ListItem | None:
        """The blocks as a list item, of which the first paragraph is the text; None if there are none."""
        blocks = self.inner()
        content = RichText("")
        if blocks and isinstance(blocks[0], Paragraph):
            content = blocks.pop(0).content  # type: ignore[union-attr]  # it is a paragraph
        return ListItem(content, blocks, self.checked) if content or blocks else None

    def figure(self) -> list[Block]:
        """The blocks as a figure: the caption goes with the last picture, or stands below what else there is."""
        blocks = self.inner()
        caption = joined(self.caption, " ")
        if caption and blocks and all(isinstance(block, Image) for block in blocks):
            return [*blocks[:-1], evolve(blocks[-1], caption=one_line(caption).text)]
        return [*blocks, Paragraph(caption)] if caption else blocks


def _contents(block: Block) -> list[RichText]:
    if isinstance(block, (Paragraph, Heading)):
        return [block.content]
    if isinstance(block, ListBlock):
        return [content for item in block.items for content in (item.content, *_all(item.blocks))]
    if isinstance(block, BlockQuote):
        return _all(block.blocks)
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    return []


def _all(blocks: tuple[Block, ...]) -> list[RichText]:
    return [content for block in blocks for content in _contents(block)]


def page_lines(flow: Flow) -> list[PageFurniture]:
    """Everything in a flow as furniture, line by line."""
    found: list[PageFurniture] = []
    for block in flow.inner():
        if isinstance(block, Image):
            lines = [block.alt, block.caption]
        elif isinstance(block, Table):
            lines = [" ".join(cell.text for cell in row if cell) for row in block.rows]
        else:
            lines = [content.text for content in _contents(block)] or [getattr(block, "text", None)]
        found += [PageFurniture(line) for line in lines if line]
    return [*found, *flow.furniture]
