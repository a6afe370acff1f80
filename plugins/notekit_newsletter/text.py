"""The plain-text part, made from the notes and never from the HTML."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import define, field

import notekit
from notekit import (
    Anchor,
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    RichText,
    Rule,
    Table,
    Verse,
)
from notekit_newsletter.events import Attribution, Byline, Event, Group, Item
from notekit_newsletter.options import TextOptions
from notekit_newsletter.outline import Entry, Front, Outline, duties, pictured, posts
from notekit_newsletter.sheet import WIDTH, Sheet
from notekit_newsletter.table import write_table

__all__ = ["plain_text"]


def plain_text(front: Front, options: TextOptions) -> str:
    """The issue as text in lines of at most 72 columns, longer words excepted; links are numbered at the foot."""
    sheet, addresses = Sheet(), Addresses()
    _opening(sheet, addresses, front)
    for entry in front.entries:
        _divide(sheet)
        if entry.group:
            sheet.write(entry.group)
            sheet.write("=" * WIDTH)
        _head(sheet, entry.note)
        _Body(sheet, addresses, entry.note).set(entry.note.events)
        if entry.link:
            sheet.space()
            sheet.write(f"The full note: {entry.link}")
    if addresses.numbers:
        sheet.space(2)
        sheet.underline("Links", "-")
        sheet.lines += [f"[{number}] {url}" for url, number in addresses.numbers.items()]
    _closing(sheet, options)
    return "\n".join(sheet.lines) + "\n"


def _opening(sheet: Sheet, addresses: "Addresses", front: Front) -> None:
    if front.headed:
        sheet.underline(front.title, "=")
    if front.date:
        sheet.space()
        sheet.write(front.date)
    _Body(sheet, addresses, front).set(front.introduction)
    if len(front.entries) > 1:
        sheet.space()
        sheet.write("In this issue:")
        _contents(sheet, front.entries)


def _contents(sheet: Sheet, entries: Iterable[Entry]) -> None:
    margin = sheet.margin
    for entry in entries:
        if entry.group:
            sheet.margin = margin
            _list(sheet, [entry.group])
            sheet.margin += "  "
        _list(sheet, [entry.note.title])
    sheet.margin = margin


def _closing(sheet: Sheet, options: TextOptions) -> None:
    """What the sender says below every issue."""
    links = {"View in a browser": options.view_at, "Unsubscribe": options.unsubscribe_at}
    said = [*filter(None, (options.footer, options.address)), *(f"{name}: {at}" for name, at in links.items() if at)]
    if said:
        _divide(sheet)
    for words in said:
        sheet.space()
        sheet.write(words)


def _divide(sheet: Sheet) -> None:
    if sheet.lines:
        sheet.space(2)
        sheet.write("=" * WIDTH)


def _head(sheet: Sheet, note: Outline) -> None:
    sheet.space()
    if note.label:
        sheet.write(note.label)
    sheet.underline(note.title, "=")
    for line in filter(None, (note.subtitle, *note.facts)):
        sheet.space()
        sheet.write(line)
    for cast in note.casts:
        sheet.space()
        if cast.crowd:
            sheet.write(f"{cast.label}: {cast.crowd}")
        else:
            sheet.write(f"{cast.label}:")
            _list(sheet, map(_introduced, cast.people))


def _introduced(person: notekit.Person) -> str:
    return ", ".join(filter(None, (str(person), posts(person))))


def _list(sheet: Sheet, texts: Iterable[str]) -> None:
    for text in texts:
        with sheet.indented("- "):
            sheet.write(text)


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
class _Body:
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
        margin, count = self.sheet.margin, self.counts[-1]
        marker = "- "
        if count is not None:
            self.counts[-1] = count + 1
            marker = f"{count}. "
        if item.checked is not None:
            marker += "[x] " if item.checked else "[ ] "
        self.sheet.indent(marker)
        if item.content:
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
            self.sheet.write(_introduced(person))

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


_SETTERS: dict[type, Callable[[_Body, Any], None]] = {
    Attribution: _Body.attribution,
    BlockQuote: _Body.quotation,
    Byline: _Body.byline,
    Group: _Body.group,
    Heading: _Body.heading,
    Image: _Body.picture,
    ListBlock: _Body.list,
    ListItem: _Body.item,
    Paragraph: _Body.paragraph,
    Preformatted: _Body.preformatted,
    Rule: _Body.rule,
    Table: _Body.table,
    Verse: _Body.verse,
}
