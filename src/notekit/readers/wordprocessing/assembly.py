"""Lines put together to blocks: by what their styles are called, their numbering and their place."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field

from notekit.blocks import (
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    Rule,
    Verse,
)
from notekit.readers.splicing import lines_of, one_line, part_of
from notekit.readers.typed_lists import with_typed_lists, with_typed_numbers
from notekit.readers.wordprocessing.lines import AnyLine, Grid, Line, paragraphs
from notekit.readers.wordprocessing.lists import Item, ListInMaking
from notekit.readers.wordprocessing.tables import images_of, is_layout, tabulated
from notekit.reading import PageFurniture, SourceBlock, Title
from notekit.text import RichText, Strong

__all__ = ["DEEPEST_HEADING", "Assembly", "assembled", "is_of_contents"]

LONGEST_HEADING = 300
"""How many characters a heading may have; longer ones are text that took the style by mistake."""
DEEPEST_HEADING = 5

_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations", "block quotation", "blockquote"})
_VERSES = frozenset({"verse", "poem", "poetry"})
_TITLE = frozenset({"title"})
_BOX = re.compile(r"(?P<box>[☐☑☒□✓✔])\s*(?=\S)")
_TICKED = frozenset("☑☒✓✔")
_CONTENTS = re.compile(r"toc \d|toc heading|table of (?:figures|authorities)|index \d|contents (?:heading|\d)")


@define
class Assembly:
    """Takes lines one by one and makes blocks of them.

    `shift` is how many levels headings are moved up.
    """

    shift: int = 0
    blocks: list[SourceBlock] = field(factory=list)
    _lists: list[ListInMaking] = field(factory=list)
    _quoted: list[Paragraph] = field(factory=list)
    _code: list[str] = field(factory=list)
    _caption: Paragraph | None = None  # one that may be of a picture below it

    def take(self, line: AnyLine) -> None:
        """Goes on with a line."""
        if isinstance(line, Grid):
            self._table(line)
        elif not line:
            self._empty(line)
        elif is_of_contents(line):
            self._end()
            self.blocks.append(PageFurniture(line.content.text))
        else:
            self._text(line)

    def finish(self) -> list[SourceBlock]:
        """The blocks."""
        self._end()
        return self.blocks

    def _text(self, line: Line) -> None:
        if line.style.code and not line.place:
            self._end(but="code")
            self._code.append(line.text)
        elif line.style.is_a(_QUOTES) and not line.place:
            self._end(but="quote")
            self._quoted.append(Paragraph(line.content))
        elif line.place is not None and line.heading is None:
            self._end(but="lists")
            self._item(line)
        elif self._continues(line):
            self._lists[-1].add(Paragraph(line.content))
        else:
            self._end()
            self._own(line)
        self._pictures(line.images)

    def _own(self, line: Line) -> None:
        """Takes a paragraph that is a block by itself, or the caption of the picture above it."""
        last = self.blocks[-1] if self.blocks else None
        caption = line.style.name == "caption"
        if caption and isinstance(last, Image) and not last.caption:
            self.blocks[-1] = evolve(last, caption=one_line(line.content).text)
            return
        block = _own_block(line, self.shift)
        self._caption = block if caption and isinstance(block, Paragraph) else None
        self.blocks.append(block)

    def _continues(self, line: Line) -> bool:
        """Whether a paragraph goes on with an item of a list above it; lists deeper than that item's are then ended."""
        if not self._lists or line.heading is not None:
            return False
        if line.style.name.startswith("list continue"):
            return True
        if line.indent <= 0:
            return False
        while len(self._lists) > 1 and line.indent < self._lists[-1].indent:
            self._close()
        return line.indent >= self._lists[-1].indent

    def _empty(self, line: Line) -> None:
        if line.images:
            self._pictures(line.images)
        elif line.ruled and not line.boxed:
            self._end()
            self.blocks.append(Rule())
        elif self._code:
            self._code.append("")
        elif self._quoted:
            self._end()

    def _pictures(self, images: Sequence[Image]) -> None:
        if not images:
            return
        if self._lists:
            for image in images:
                self._lists[-1].add(image)
            return
        self._end()
        first, *rest = images
        if self._caption is not None and self.blocks and self.blocks[-1] is self._caption and not first.caption:
            first = evolve(first, caption=one_line(self._caption.content).text)
            self.blocks.pop()
        self.blocks += [first, *rest]

    def _item(self, line: Line) -> None:
        place = line.place
        assert place is not None
        content, checked = _unboxed(line.content, place.checked)
        while self._lists and self._lists[-1].level > place.level:
            self._close()
        if self._lists and self._lists[-1].level == place.level and not self._lists[-1].goes_on_with(line):
            self._close()
        if not self._lists or self._lists[-1].level < place.level:
            self._lists.append(ListInMaking(place.level, place.list_id, place.ordered, place.number, line.indent))
        self._lists[-1].items.append(Item(content, checked))
        self._lists[-1].indent = line.indent

    def _close(self) -> None:
        """Ends the innermost list."""
        ended = self._lists.pop()
        block = ended.block()
        if self._lists:
            self._lists[-1].add(block)
        else:
            self.blocks.append(block)

    def _end(self, but: str = "") -> None:
        """Ends what goes over several lines."""
        while self._lists and but != "lists":
            self._close()
        if self._quoted and but != "quote":
            self.blocks.append(BlockQuote(self._quoted))
            self._quoted = []
        if self._code and but != "code":
            text = "\n".join(self._code).rstrip()
            self.blocks.append(Preformatted(text))
            self._code = []

    def _table(self, table: Grid) -> None:
        self._end()
        found = None if is_layout(table) else tabulated(table)
        if found is not None:
            self.blocks += [found, *images_of(table)]
            return
        for row in table.rows:
            for cell in row:
                for line in cell.lines:
                    self.take(line)
                self._end()


def assembled(lines: Iterable[AnyLine]) -> list[SourceBlock]:
    """The blocks of a document that says of itself no more than how it looks."""
    lines = list(lines)
    assembly = Assembly(_shift(lines))
    for line in lines:
        assembly.take(line)
    return list(with_typed_numbers(with_typed_lists(_with_boxes_together(assembly.finish()))))


def is_of_contents(line: Line) -> bool:
    """Whether a line is one of a table of contents or the like."""
    return line.of_contents or _CONTENTS.fullmatch(line.style.name) is not None


def _own_block(line: Line, shift: int) -> SourceBlock:
    """The block that a paragraph is by itself."""
    content = line.content
    if line.style.is_a(_TITLE):
        return Title(one_line(content))
    if line.heading is not None and len(content.text) <= LONGEST_HEADING:
        level = line.heading - shift
        return Title(one_line(content)) if level < 1 else Heading(one_line(content), min(level, DEEPEST_HEADING))
    if line.style.is_a(_VERSES):
        return Verse([part for part in lines_of(content) if part])
    boxed, checked = _unboxed(content, None)
    if checked is not None:
        return ListBlock([ListItem(boxed, checked=checked)])
    if line.style.bold:
        content = content.with_marks([Strong(0, len(content.text))])
    return Paragraph(content)


def _unboxed(content: RichText, checked: bool | None) -> tuple[RichText, bool | None]:
    """The text without the box that it begins with, and whether that is ticked; as they are where there is none."""
    box = _BOX.match(content.text) if checked is None else None
    if box is None:
        return content, checked
    return part_of(content, box.end(), len(content.text)), box["box"] in _TICKED


def _shift(lines: Sequence[AnyLine]) -> int:
    """How many levels headings stand too low: one, where the only heading of the first level is the title."""
    said = [line for line in paragraphs(lines) if line]
    if any(line.style.is_a(_TITLE) for line in said):
        return 0
    levels = [line.heading for line in said if line.heading is not None and len(line.text) <= LONGEST_HEADING]
    return 1 if len(levels) > 1 and levels[0] == 1 and levels.count(1) == 1 else 0


def _with_boxes_together(blocks: Iterable[SourceBlock]) -> Iterator[SourceBlock]:
    """The blocks, with paragraphs that follow one another and begin with boxes as one list."""
    before: SourceBlock | None = None
    for block in blocks:
        if isinstance(before, ListBlock) and isinstance(block, ListBlock) and _are_boxes(before, block):
            before = evolve(before, items=(*before.items, *block.items))
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _are_boxes(*lists: ListBlock) -> bool:
    return all(item.checked is not None for each in lists for item in each.items)
