"""What stands below a note's head, or in an introduction, as lines of plain text."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, field

from notekit import (
    Anchor,
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Person,
    Preformatted,
    RichText,
    Rule,
    Table,
    Verse,
)
from notekit_newsletter.events import Attribution, Byline, Event, Group, Item
from notekit_newsletter.outline import Front, Outline, duties, pictured, posts
from notekit_newsletter.sheet import Sheet
from notekit_newsletter.table import write_table

__all__ = ["Addresses", "Lines", "introduced"]


def introduced(person: Person) -> str:
    """The person, and what that person is."""
    return ", ".join(filter(None, (str(person), posts(person))))


@define
class Addresses:
    """The addresses of the links so far, each with its number."""

    numbers: dict[str, int] = field(factory=dict)

    def said(self, content: RichText) -> str:
        """The plain text, with its number after each link that does not spell out its address."""
        if not content.marks:
            return content.text
        pieces, start = [], 0
        for link in content.of(Anchor):
            words = content.under(link)
            if link.url and link.url not in (words, f"https://{words}", f"http://{words}", f"mailto:{words}"):
                number = self.numbers.setdefault(link.url, len(self.numbers) + 1)
                pieces.append(f"{content.text[start : link.end]} [{number}]")
                start = link.end
        return "".join(pieces) + content.text[start:]


@define
class Lines:
    """Sets the events of a note, or of an introduction, on a sheet.

    `margins` and `counts` belong to the lists and quotations that are open.
    """

    sheet: Sheet
    addresses: Addresses
    told: Outline | Front
    margins: list[str] = field(factory=list)
    counts: list[int | None] = field(factory=list)

    def set(self, events: Sequence[Event]) -> None:
        """The events as lines."""
        for item, begins in events:
            if not begins:
                self._end(item)
            elif setter := _SETTERS.get(type(item)):
                setter(self, item)

    def _end(self, item: Item) -> None:
        if isinstance(item, ListBlock):
            self.counts.pop()
        elif isinstance(item, (ListItem, BlockQuote)):
            self.sheet.margin = self.margins.pop()

    def paragraph(self, block: Paragraph) -> None:
        self.sheet.space()
        self._owed(block.content)

    def heading(self, block: Heading) -> None:
        self.sheet.space(2 if block.level == 1 and not self.margins else 1)
        self.sheet.underline(self.addresses.said(block.content), "-" if block.level == 1 else "~")

    def item(self, item: ListItem) -> None:
        count, marker = self.counts[-1], "- "
        if count is not None:
            self.counts[-1] = count + 1
            marker = f"{count}. "
        if item.checked is not None:
            marker += "[x] " if item.checked else "[ ] "
        if not item.blocks and not item.content.marks:
            self.sheet.write(item.content.text, marker)
            return
        margin = self.sheet.margin
        self.sheet.indent(marker)
        if item.content.text:
            self._owed(item.content)
        if item.blocks:
            self.margins.append(margin)
        else:
            self.sheet.margin = margin

    def list(self, block: ListBlock) -> None:
        if not self.counts:
            self.sheet.space()
        self.counts.append(block.start if block.ordered else None)

    def quotation(self, block: BlockQuote) -> None:
        self.sheet.space()
        self.margins.append(self.sheet.margin)
        self.sheet.bar()

    def attribution(self, attribution: Attribution) -> None:
        self.sheet.write(f"— {', '.join(attribution.names)}")

    def verse(self, block: Verse) -> None:
        self.sheet.space()
        with self.sheet.indented():
            for line in block.lines:
                self.sheet.write(self.addresses.said(line))

    def preformatted(self, block: Preformatted) -> None:
        self.sheet.space()
        with self.sheet.indented():
            self.sheet.verbatim(block.text)

    def table(self, block: Table) -> None:
        self.sheet.space()
        write_table(self.sheet, [[self.addresses.said(cell) for cell in row] for row in block.rows], block.header)

    def picture(self, block: Image) -> None:
        self.sheet.space()
        words, *caption = map(self.addresses.said, pictured(block))
        self.sheet.write(f"Picture: {words}" if words else "Picture")
        for line in caption:
            self.sheet.write(line)

    def rule(self, block: Rule) -> None:
        self.sheet.space()
        self.sheet.write("* * *")

    def byline(self, byline: Byline) -> None:
        self.sheet.space()
        for person in byline.people:
            self.sheet.write(introduced(person))

    def group(self, group: Group) -> None:
        self.sheet.space()
        self.sheet.write(group.text)

    def _owed(self, content: RichText) -> None:
        """The text, and below it what is to be done by whom and when."""
        if not content.marks:
            self.sheet.write(content.text)
            return
        self.sheet.write(self.addresses.said(content))
        for duty in duties(content, self.told):
            self.sheet.write(f"({duty})")


_SETTERS: dict[type, Callable[[Lines, Any], None]] = {
    Attribution: Lines.attribution,
    BlockQuote: Lines.quotation,
    Byline: Lines.byline,
    Group: Lines.group,
    Heading: Lines.heading,
    Image: Lines.picture,
    ListBlock: Lines.list,
    ListItem: Lines.item,
    Paragraph: Lines.paragraph,
    Preformatted: Lines.preformatted,
    Rule: Lines.rule,
    Table: Lines.table,
    Verse: Lines.verse,
}
