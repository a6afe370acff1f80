"""The passages of a note that a digest may give: points, paragraphs and lines, each with what makes it true."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from notekit.blocks import Block, BlockQuote, Heading, ListBlock, ListItem, Paragraph, Table, Verse
from notekit.digests.quoting import whole_words
from notekit.readers.splicing import part_of
from notekit.schema import Note, Role, Section
from notekit.text import RichText

__all__ = ["Passage", "passages", "weighed_points"]


@frozen
class Passage:
    """A text of the note's body, and what a digest gives where it is chosen.

    `item` is that as an item of a list: the text with what is nested below it. `section` is where it stands, and
    `lead` what leads in to its list, a heading or a line that ends in a colon. `quote` is the quotation that it
    stands in, which is given whole, for its end says whose words they are. Each of the three is None where there is
    none.
    """

    content: RichText
    item: ListItem
    section: Section | None = None
    lead: Block | None = None
    quote: BlockQuote | None = None

    @property
    def block(self) -> Block:
        """What is given where it stands alone and not in a list."""
        return self.quote or Paragraph(self.content)

    def part(self, start: int, end: int) -> "Passage":
        """The characters from `start` to `end` alone, with the rest of a quotation that they break into."""
        if self.quote:
            return self
        content = part_of(self.content, *whole_words(self.content, start, end))
        return evolve(self, content=content, item=ListItem(content), lead=None)


def passages(sections: Iterable[Section]) -> Iterator[Passage]:
    """Every text of the sections in reading order, but for what they are headed."""
    for section in sections:
        before: Block | None = None
        for block in section.content:
            lead = before if isinstance(block, ListBlock) and _leads_in(before) else None
            yield from _in_block(block, section, lead)
            before = block


def weighed_points(note: Note) -> Iterator[Passage]:
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
    before: Block | None = next(iter(section.lead_in[-1:]), None)
    for block in section.blocks:
        if isinstance(block, ListBlock):
            lead = before if _leads_in(before) else None
            yield from (Passage(item.content, item, section, lead) for item in block.items if item.content)
        elif isinstance(block, Verse) or (isinstance(block, Paragraph) and prose and not listed):
            yield from _in_block(block, section, None)
        before = block


def _leads_in(block: Block | None) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.text.endswith(":"))


def _in_block(block: Block, section: Section, lead: Block | None) -> Iterator[Passage]:
    """The texts of a block and of those inside it, without recursion: hostile input nests as deep as it likes."""
    stack: list[tuple[Iterator[Block | ListItem], BlockQuote | None]] = [(iter((block,)), None)]
    while stack:
        held, quote = next(stack[-1][0], None), stack[-1][1]
        if held is None:
            stack.pop()
        elif isinstance(held, ListItem):
            if held.content:
                yield Passage(held.content, _given(held, quote), section, lead if len(stack) == 2 else None, quote)
            stack.append((iter(held.blocks), quote))
        elif isinstance(held, ListBlock):
            stack.append((iter(held.items), quote))
        elif isinstance(held, BlockQuote):
            stack.append((iter(held.blocks), quote or held))
        else:
            for content in _texts(held):
                yield Passage(content, _given(ListItem(content), quote), section, None, quote)


def _given(item: ListItem, quote: BlockQuote | None) -> ListItem:
    return ListItem("", (quote,)) if quote else item


def _texts(block: Block) -> Sequence[RichText]:
    if isinstance(block, Paragraph | Heading):
        return (block.content,)
    if isinstance(block, Verse):
        return block.lines
    return [cell for row in block.rows for cell in row if cell] if isinstance(block, Table) else ()
