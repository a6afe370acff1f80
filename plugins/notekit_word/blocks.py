"""Blocks as Word's paragraphs and tables."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

import notekit
from notekit_word.elements import Element, add
from notekit_word.numbering import BULLETS, LEVELS, Numbering
from notekit_word.steps import unsaid
from notekit_word.story import Indent, Story
from notekit_word.styles import LIST_LEVELS, MEASURE, STEP

__all__ = ["Blocks", "Place"]

DEEPEST = 12  # levels past which nothing moves further in
MOST_COLUMNS = 63  # Word opens no table with more
MOST_ROWS_TOGETHER = 12  # rows of a table that is not parted between pages
CHARACTER, PADDING = 115, 260  # the width of a character of a table and of what surrounds a cell's text


@frozen
class Place:
    """Where a block stands: in how many lists and quotations, and the style of running text there."""

    running: str = "Body Text"
    lists: int = 0
    quotes: int = 0

    def indent(self, further: int = 0) -> Indent:
        """How far in that is, with levels added that a style says itself."""
        return Indent(STEP * min(self.lists + self.quotes + further, DEEPEST))


Placed = tuple[notekit.Block, Place]


class Blocks:
    """Writes blocks to a story, and says in `diagnostics` what it could give as text only.

    `language` is that of the note, for dates in words.
    """

    def __init__(self, story: Story, numbering: Numbering) -> None:
        self.story = story
        self.language = "en-GB"
        self.diagnostics: list[notekit.Diagnostic] = []
        self._numbering = numbering

    def write(self, blocks: Iterable[notekit.Block], running: str = "Body Text") -> None:
        """Writes blocks and all that is nested in them; `running` is the style of their paragraphs."""
        place = Place(running)
        # A stack rather than recursion, for quotations may be nested deeper than Python calls.
        stack: list[Iterator[Placed]] = [iter([(block, place) for block in blocks])]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
            else:
                stack.append(self._write(*step))

    def heading(self, heading: notekit.Heading) -> Element:
        """Writes a heading at the margin."""
        return self._text(f"heading {heading.level}", heading.content)

    def table(self, rows: Sequence[Sequence[notekit.RichText]], *, header: bool, indent: int = 0) -> None:
        """Writes a table; with `header`, its first row names the columns and is repeated on each page."""
        widths = _widths(rows, MEASURE - indent)
        table = self.story.table("Note Table", widths, header=header, indent=indent)
        for at, row in enumerate(rows):
            heads = header and at == 0
            keep_next = len(rows) <= MOST_ROWS_TOGETHER and at < len(rows) - 1
            line = add(table, "tr")
            properties = add(line, "trPr")
            add(properties, "cantSplit")
            if heads:
                add(properties, "tblHeader")
            for width, content in zip(widths, row, strict=True):
                cell = add(line, "tc")
                add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
                self._text("Table Heading" if heads else "Table Text", content, parent=cell, keep_next=keep_next)
        # Word joins tables that touch, and wants a paragraph after the last.
        self.story.paragraph("After Table")

    def _write(self, block: notekit.Block, place: Place) -> Iterator[Placed]:
        """Writes one block; gives the blocks nested in it, each when all before it is written."""
        match block:
            case notekit.Paragraph():
                self._running(block.content, place)
            case notekit.Heading():
                self._text(f"heading {block.level}", block.content, indent=_inside(place))
            case notekit.ListBlock():
                yield from self._list(block, place)
            case notekit.BlockQuote():
                inner = evolve(place, running="Quote", quotes=place.quotes + 1)
                yield from ((nested, inner) for nested in block.blocks)
            case notekit.Verse():
                self._verse(block, place)
            case notekit.Table():
                self._table(block, place)
            case notekit.Image():
                self._image(block, place)
            case notekit.Preformatted():
                self.story.paragraph("Code", block.text, indent=_inside(place))
            case notekit.Rule():
                self.story.paragraph("Rule", indent=_inside(place))

    def _text(
        self,
        style: str,
        content: notekit.RichText,
        *,
        indent: Indent | None = None,
        number: tuple[int, int] | None = None,
        parent: Element | None = None,
        keep_next: bool = False,
    ) -> Element:
        """A paragraph, with what it leaves unsaid of an agreed action in brackets after it."""
        paragraph = self.story.paragraph(
            style, content, indent=indent, number=number, parent=parent, keep_next=keep_next
        )
        if content.marks and (details := unsaid(content, self.language)):
            self.story.write(paragraph, f" ({details})", "Detail")
        return paragraph

    def _running(self, content: notekit.RichText, place: Place) -> None:
        if place.quotes:
            self._text("Quote", content, indent=place.indent() if place.quotes + place.lists > 1 else None)
        elif place.lists:
            level = min(place.lists, LIST_LEVELS)
            indent = place.indent() if place.lists > level else None
            self._text(_levelled("List Continue", level), content, indent=indent)
        else:
            self._text(place.running, content, keep_next=content.text.endswith(":"))

    def _list(self, block: notekit.ListBlock, place: Place) -> Iterator[Placed]:
        level = min(place.lists, LEVELS - 1)
        number = self._numbering.ordered(level, block.start) if block.ordered else None
        inner = evolve(place, lists=place.lists + 1)
        for item in block.items:
            self._item(item, number, place, level)
            for nested in item.blocks:
                yield nested, inner

    def _item(self, item: notekit.ListItem, number: int | None, place: Place, level: int) -> None:
        name = "List Bullet" if number is None else "List Number"
        content = item.content
        if item.checked is not None and number is None:
            number = self._numbering.task(done=item.checked)
        elif item.checked is not None:
            content = _ticked(content, done=item.checked)
        styled = level < LIST_LEVELS
        if number is None and not styled:
            number = BULLETS
        indent = evolve(place.indent(1), hanging=STEP) if place.quotes or place.lists > level else None
        style = _levelled(name, min(level + 1, LIST_LEVELS))
        self._text(style, content, number=None if number is None else (number, level), indent=indent)

    def _verse(self, verse: notekit.Verse, place: Place) -> None:
        paragraph = self.story.paragraph("Verse", indent=place.indent(1) if _inside(place) else None)
        for at, line in enumerate(verse.lines):
            if at:
                add(add(paragraph, "r"), "br")
            self.story.write(paragraph, line)

    def _table(self, table: notekit.Table, place: Place) -> None:
        columns = len(table.rows[0])
        if columns <= MOST_COLUMNS:
            self.table(table.rows, header=table.header, indent=place.indent().left)
            return
        message = f"a table of {columns} columns is given as lines of text: Word has room for {MOST_COLUMNS}"
        self.diagnostics.append(notekit.Diagnostic("table-too-wide", message, span=table.span))
        for row in table.rows:
            paragraph = self.story.paragraph("Table Text", indent=_inside(place))
            for at, cell in enumerate(row):
                self.story.write(paragraph, " | " if at else "")
                self.story.write(paragraph, cell)

    def _image(self, image: notekit.Image, place: Place) -> None:
        alt = f"[Picture: {image.alt}]" if image.alt else "[Picture]"
        address = notekit.Anchor(0, len(alt), image.source)
        paragraph = self.story.paragraph("caption", indent=_inside(place))
        self.story.write(paragraph, notekit.RichText(alt, [address]))
        if image.caption:
            self.story.write(paragraph, f" {image.caption}")
        if image.source and not address.url and not image.source.casefold().startswith("data:"):
            self.story.write(paragraph, f" ({image.source})")
        message = "a picture is given in words, its caption and a link: pictures are not fetched"
        self.diagnostics.append(notekit.Diagnostic("picture-in-words", message, notekit.Severity.INFO, image.span))


def _inside(place: Place) -> Indent | None:
    """How far in a block stands whose style says nothing about it; None at the margin."""
    return place.indent() if place.lists or place.quotes else None


def _levelled(style: str, level: int) -> str:
    return style if level == 1 else f"{style} {level}"


def _ticked(content: notekit.RichText, *, done: bool) -> notekit.RichText:
    """The text of a numbered item of a task list, whose number leaves no place for a box but here."""
    box = "☑ " if done else "☐ "
    marks = [evolve(mark, start=mark.start + len(box), end=mark.end + len(box)) for mark in content.marks]
    return notekit.RichText(box + content.text, marks)


def _widths(rows: Sequence[Sequence[notekit.RichText]], measure: int) -> list[int]:
    """Widths of columns: what each needs for its longest text, or a fair share where that is more than there is."""
    needed = [CHARACTER * max(len(cell.text) for cell in column) + PADDING for column in zip(*rows, strict=True)]
    widths = [0] * len(needed)
    left = measure
    for taken, column in enumerate(sorted(range(len(needed)), key=needed.__getitem__)):
        widths[column] = min(needed[column], left // (len(needed) - taken))
        left -= widths[column]
    used = sum(widths)
    return [width + left * width // used for width in widths]
