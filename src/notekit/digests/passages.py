"""The passages of a note that a digest may give: points, paragraphs and lines, each as a list item."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from notekit.blocks import Block, BlockQuote, Heading, ListBlock, ListItem, Paragraph, Table, Verse
from notekit.readers.splicing import part_of
from notekit.schema import Note, Role, Section
from notekit.text import RichText

__all__ = ["Passage", "passages", "points"]


@frozen
class Passage:
    """A text of the note's body with what belongs to it, and the section that it stands in; None: in no section."""

    item: ListItem
    section: Section | None

    @property
    def content(self) -> RichText:
        """The text itself."""
        return self.item.content

    def part(self, start: int, end: int) -> "Passage":
        """The characters from `start` to `end` alone."""
        return Passage(ListItem(part_of(self.content, start, end)), self.section)


def passages(sections: Iterable[Section]) -> Iterator[Passage]:
    """Every text of the sections in reading order, but for what they are headed."""
    for section in sections:
        for item in _items(section.content):
            yield Passage(item, section)


def points(note: Note) -> Iterator[Passage]:
    """The points in the order of their weight: key messages, what was discussed, then lists of what people said."""
    for role in (Role.KEY_MESSAGES, Role.DISCUSSION):
        for section in note.body:
            if section.role is role:
                yield from _points(section, prose=True)
    for section in note.body:
        if section.role in (Role.CONTRIBUTION, Role.RESPONSE):
            yield from _points(section, prose=False)


def _points(section: Section, *, prose: bool) -> Iterator[Passage]:
    """The items of lists and lines of verse; where there are none, with `prose`, the paragraphs."""
    listed = any(isinstance(block, ListBlock | Verse) for block in section.blocks)
    for block in section.blocks:
        if isinstance(block, ListBlock):
            yield from (Passage(item, section) for item in block.items if item.content)
        elif isinstance(block, Verse):
            yield from (Passage(ListItem(line), section) for line in block.lines)
        elif isinstance(block, Paragraph) and prose and not listed:
            yield Passage(ListItem(block.content), section)


def _items(blocks: Sequence[Block]) -> Iterator[ListItem]:
    """The texts of blocks and of those inside them, without recursion: hostile input nests as deep as it likes."""
    stack: list[Iterator[Block | ListItem]] = [iter(blocks)]
    while stack:
        held = next(stack[-1], None)
        if held is None:
            stack.pop()
        elif isinstance(held, ListItem):
            if held.content:
                yield held
            stack.append(iter(held.blocks))
        elif isinstance(held, ListBlock):
            stack.append(iter(held.items))
        elif isinstance(held, BlockQuote):
            stack.append(iter(held.blocks))
        else:
            yield from map(ListItem, _texts(held))


def _texts(block: Block) -> Iterator[RichText]:
    if isinstance(block, Paragraph | Heading):
        yield block.content
    elif isinstance(block, Verse):
        yield from block.lines
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row if cell)
