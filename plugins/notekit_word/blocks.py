"""Blocks as Word's paragraphs and tables."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

import notekit
from notekit_word.callings import Callings
from notekit_word.elements import Element, add
from notekit_word.numbering import LEVELS, Numbering
from notekit_word.outline import Outline
from notekit_word.pictures import Pictures
from notekit_word.pictures import said as alt_of
from notekit_word.record import Said, Value, checksum, pieces, words
from notekit_word.steps import HEADER, columns, details, said_in_row, unsaid
from notekit_word.story import Indent, Story
from notekit_word.styles import LIST_LEVELS, STEP
from notekit_word.tables import MOST_COLUMNS, cells, checked_text

__all__ = ["Blocks", "Place"]

DEEPEST = 12  # levels past which nothing moves further in
MOST_LINES_TOGETHER = 20  # lines of verse that are not parted between pages
BETWEEN_CELLS = " | "  # of a row that is given as a line
PICTURE = "[Picture]"  # stands for the words of a picture without caption, where its line is told by them


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
    """Writes blocks to a story, and says in `diagnostics` what it could give as text only."""

    def __init__(self, story: Story, numbering: Numbering, pictures: Pictures) -> None:
        self.story = story
        self._pictures = pictures
        self.record = story.record
        self.language = "en-GB"
        self._callings = Callings()
        self._outline = Outline()
        self.diagnostics: list[notekit.Diagnostic] = []
        self._numbering = numbering

    def begin(self, language: str, names: Iterable[str]) -> None:
        """What follows is of another note, in this language and with people of these names."""
        self.language = language
        self._callings = Callings(names)
        self._outline = Outline()

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
        """Writes the heading of a section at the margin."""
        level = self._outline.level(heading.level)
        return self._text("heading", f"heading {level}", heading.content, [heading.level, level])

    def people(self, rows: Sequence[Sequence[Said]]) -> None:
        """Writes a table of people, its first row being the header."""
        texts = [list(map(words, row)) for row in rows]
        filled = cells(self.story, texts, header=True)
        for (cell, style, together), text in zip(filled, (text for row in texts for text in row), strict=True):
            self.story.paragraph(style, text, parent=cell, keep_next=together)
        self.record.line("people", checked_text(texts), [list(map(pieces, row)) for row in rows])

    def steps(self, steps: notekit.ListBlock) -> None:
        """Writes a list of next steps as a table of what is to be done, by whom and by when."""
        names = columns(steps)
        unnumbered = [dict.fromkeys(item.content.marks, 0) for item in steps.items]
        texts = [[HEADER[0], *names]] + [
            [item.text, *(words(details(item, name, numbers, self.language)) for name in names)]
            for item, numbers in zip(steps.items, unnumbered, strict=True)
        ]
        filled = cells(self.story, texts, header=True)
        for text in texts[0]:
            cell, style, together = next(filled)
            self.story.paragraph(style, text, parent=cell, keep_next=together)
        rows = []
        for item in steps.items:
            cell, style, together = next(filled)
            numbers = self.story.write(self.story.paragraph(style, parent=cell, keep_next=together), item.content)
            said = [details(item, name, numbers, self.language) for name in names]
            for line in said:
                cell, style, together = next(filled)
                self.story.paragraph(style, words(line), parent=cell, keep_next=together)
            rows.append([checksum(item.text), item.checked, *map(pieces, said)])
        next(filled, None)
        self.record.line("steps", checked_text(texts), [steps.ordered, steps.start], rows)

    def _write(self, block: notekit.Block, place: Place) -> Iterator[Placed]:
        """Writes one block; gives the blocks nested in it, each when all before it is written."""
        match block:
            case notekit.Paragraph():
                self._running(block.content, place)
            case notekit.Heading():
                level = self._outline.level(block.level)
                info = [block.level, level]
                self._text("inner-heading", f"heading {level}", block.content, info, indent=_inside(place))
            case notekit.ListBlock():
                yield from self._list(block, place)
            case notekit.BlockQuote():
                self.record.put("quote")
                inner = evolve(place, running="Quote", quotes=place.quotes + 1)
                yield from ((nested, inner) for nested in block.blocks)
                self.record.put("/quote")
            case notekit.Verse():
                self._verse(block, place)
            case notekit.Table():
                self._table(block, place)
            case notekit.Image():
                self._image(block, place)
            case notekit.Preformatted():
                self.story.paragraph("Code", block.text, indent=_inside(place))
                self.record.line("code", block.text, block.language)
            case notekit.Rule():
                self.story.paragraph("Rule", indent=_inside(place))
                self.record.line("rule", "")

    def _text(
        self,
        name: str,
        style: str,
        content: notekit.RichText,
        info: Sequence[int] | None = None,
        *,
        before: str = "",
        indent: Indent | None = None,
        number: tuple[int, int] | None = None,
        keep_next: bool = False,
    ) -> Element:
        """A paragraph that is `name` in the note, with what it leaves unsaid of an agreed action after it."""
        plain = before or ("" if content.marks else content.text)
        paragraph = self.story.paragraph(style, plain, indent=indent, number=number, keep_next=keep_next)
        if not before and not content.marks:
            self.record.line(name, content.text, info)
            return paragraph
        after = self._content(paragraph, content)
        around = [[before] if before else [], pieces(after)] if before or after else []
        self.record.line(name, before + content.text + words(after), info, *around)
        return paragraph

    def _content(self, paragraph: Element, content: notekit.RichText) -> Said:
        """Writes a text, and after it in brackets what it leaves unsaid of an agreed action; gives that."""
        numbers = self.story.write(paragraph, content)
        return self._aside(paragraph, unsaid(content, numbers, self.language, self._callings) if numbers else [])

    def _aside(self, paragraph: Element, said: Said) -> Said:
        """Writes something in brackets; gives that."""
        after = [" (", *said, ")"] if said else []
        self.story.aside(paragraph, words(after))
        return after

    def _running(self, content: notekit.RichText, place: Place) -> None:
        if place.quotes:
            indent = place.indent() if place.quotes + place.lists > 1 else None
            self._text("paragraph", "Quote", content, indent=indent)
        elif place.lists:
            level = min(place.lists, LIST_LEVELS)
            indent = place.indent() if place.lists > level else None
            self._text("paragraph", _levelled("List Continue", level), content, indent=indent)
        else:
            self._text("paragraph", place.running, content, keep_next=content.text.endswith(":"))

    def _list(self, block: notekit.ListBlock, place: Place) -> Iterator[Placed]:
        level = min(place.lists, LEVELS - 1)
        number = self._numbering.ordered(level, block.start) if block.ordered else None
        inner = evolve(place, lists=place.lists + 1)
        self.record.put("list", block.ordered, block.start)
        for item in block.items:
            self.record.put("item", item.checked)
            self._item(item, number, place, level)
            for nested in item.blocks:
                yield nested, inner
            self.record.put("/item")
        self.record.put("/list")

    def _item(self, item: notekit.ListItem, number: int | None, place: Place, level: int) -> None:
        name = "List Bullet" if number is None else "List Number"
        box = ""
        if item.checked is not None and number is None:
            number = self._numbering.task(done=item.checked)
        elif item.checked is not None:
            box = "☑ " if item.checked else "☐ "  # a number leaves no place for the box but here
        styled = level < LIST_LEVELS
        if number is None and not styled:
            number = self._numbering.bullets
        indent = evolve(place.indent(1), hanging=STEP) if place.quotes or place.lists > level else None
        style = _levelled(name, min(level + 1, LIST_LEVELS))
        numbered = None if number is None else (number, level)
        if item.content or box:
            self._text("item-text", style, item.content, before=box, number=numbered, indent=indent)
        elif item.checked is not None:
            self.story.paragraph(style, number=numbered, indent=indent)

    def _verse(self, verse: notekit.Verse, place: Place) -> None:
        indent = place.indent(1) if _inside(place) else None
        together = len(verse.lines) <= MOST_LINES_TOGETHER
        paragraph = self.story.paragraph("Verse", indent=indent, keep_lines=together)
        for at, line in enumerate(verse.lines):
            if at:
                add(add(paragraph, "r"), "br")
            self.story.write(paragraph, line)
        self.record.line("verse", verse.text)

    def _table(self, table: notekit.Table, place: Place) -> None:
        width = len(table.rows[0])
        if width > MOST_COLUMNS:
            message = f"a table of {width} columns is given as lines of text: Word has room for {MOST_COLUMNS}"
            self.diagnostics.append(notekit.Diagnostic("table-too-wide", message, span=table.span))
            self._lines(table, place)
            return
        texts = [[cell.text for cell in row] for row in table.rows]
        filled = cells(self.story, texts, header=table.header, indent=place.indent().left)
        rows: list[list[object]] = []
        for at, row in enumerate(table.rows):
            after: dict[int, list[object]] = {}
            around = "\n".join(cell.text for cell in row)
            numbers = []
            for column, content in enumerate(row):
                cell, style, together = next(filled)
                paragraph = self.story.paragraph(style, parent=cell, keep_next=together)
                numbers.append(self.story.write(paragraph, content))
                if said := self._aside(paragraph, unsaid(content, numbers[-1], self.language, self._callings, around)):
                    after[column] = pieces(said)
                    texts[at][column] += words(said)
            # A cell with more than its own words, in brackets after them, does not read as what it says of another.
            said_there = said_in_row(row, numbers, self.language).items()
            says = {column: pieces(line) for column, line in said_there if column not in after}
            rows.append([checksum(checked_text(texts[at : at + 1])), after, says])
        next(filled, None)
        self.record.line("table", checked_text(texts), table.header, width, rows)

    def _lines(self, table: notekit.Table, place: Place) -> None:
        """A table as lines of text."""
        self.record.put("rows", table.header)
        for row in table.rows:
            paragraph = self.story.paragraph("Table Text", indent=_inside(place))
            for at, cell in enumerate(row):
                if at:
                    self.story.paragraph_text(paragraph, BETWEEN_CELLS)
                self.story.write(paragraph, cell)
            text = BETWEEN_CELLS.join(cell.text for cell in row)
            self.record.line("row", text, [len(cell.text) for cell in row])
        self.record.put("/rows")

    def _image(self, image: notekit.Image, place: Place) -> None:
        drawing = self._pictures.drawing(image)
        if drawing is None:
            self._image_in_words(image, place)
            return
        paragraph = self.story.paragraph("caption", indent=_inside(place))
        paragraph.append(drawing)
        caption: list[str | Value] = []
        if image.caption:
            caption = [Value((*self.record.next_token(2), "caption"), image.caption)]
            add(add(paragraph, "r"), "br")
            self.story.paragraph_text(paragraph, image.caption)
        shown = {"alt": image.alt, "caption": image.caption, "source": image.source}
        self.record.line("image", words(caption) or PICTURE, shown, pieces(caption), alt_of(image))

    def _image_in_words(self, image: notekit.Image, place: Place) -> None:
        alt = f"[Picture: {image.alt}]" if image.alt else "[Picture]"
        address = notekit.Anchor(0, len(alt), image.source)
        paragraph = self.story.paragraph("caption", indent=_inside(place))
        self.story.write(paragraph, notekit.RichText(alt, [address] if address.url else []))
        path = self.record.next_token(2)
        said: list[str | Value] = ["[Picture]"]
        if image.alt:
            said = ["[Picture: ", Value((*path, "alt"), image.alt), "]"]
        if image.caption:
            said += [" ", Value((*path, "caption"), image.caption)]
        if image.source and not address.url and not image.source.casefold().startswith("data:"):
            said += [" (", Value((*path, "source"), image.source), ")"]
        self.story.paragraph_text(paragraph, words(said)[len(alt) :])
        shown = {"alt": image.alt, "caption": image.caption, "source": image.source}
        self.record.line("image", words(said), shown, pieces(said))
        message = "a picture is given in words, its caption and a link: pictures are not fetched"
        self.diagnostics.append(notekit.Diagnostic("picture-in-words", message, notekit.Severity.INFO, image.span))


def _inside(place: Place) -> Indent | None:
    """How far in a block stands whose style says nothing about it; None at the margin."""
    return place.indent() if place.lists or place.quotes else None


def _levelled(style: str, level: int) -> str:
    return style if level == 1 else f"{style} {level}"
