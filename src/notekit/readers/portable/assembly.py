"""The blocks of a document, assembled from the paragraphs of its pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import define, field

from notekit.blocks import Heading, ListBlock, ListItem, Paragraph, Table
from notekit.characters import printable
from notekit.readers.portable.columns import Line, columns, lines_of
from notekit.readers.portable.margins import marginal
from notekit.readers.portable.paragraphs import MARKER, Draft, Paragraphs
from notekit.readers.portable.pieces import Page
from notekit.reading import PageFurniture, SourceBlock, Title
from notekit.text import RichText

__all__ = ["Assembly"]

DEEPEST = 8
"""How deep lists nest; items indented further join the deepest level."""

_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W_]+)-$")
_FIRST_WORD = re.compile(r"[^\W_]+")


@define
class _Item:
    """An item of a list in the making: its lines, and how far it is indented."""

    left: float
    number: int | None
    lines: list[str]
    children: list["_Item"] = field(factory=list)


@define(slots=False)
class Assembly:
    """Goes through the paragraphs of all pages, and joins what belongs together."""

    pages: Sequence[Page]
    done: list[SourceBlock] = field(factory=list)
    furniture: list[PageFurniture] = field(factory=list)
    paragraph: list[str] = field(factory=list)
    items: list[_Item] = field(factory=list)
    open: list[_Item] = field(factory=list)
    rows: list[Line] = field(factory=list)
    ended: bool = True

    def __attrs_post_init__(self) -> None:
        aside = marginal(self.pages)
        self.margins = [lines_of([piece for piece in page.pieces if id(piece) in aside]) for page in self.pages]
        body = ([piece for piece in page.pieces if id(piece) not in aside] for page in self.pages)
        self.columns = [[lines_of(column) for column in columns(pieces)] for pieces in body]
        self.paragraphs = Paragraphs([column for page in self.columns for column in page])
        self.levels = self._levels()
        said = (piece.text for page in self.pages for piece in page.pieces)
        self.hyphenated = {word.lower() for text in said for word in _HYPHENATED.findall(text)}

    def _levels(self) -> dict[int, int]:
        """The level of headings of each size, 0 for the title's: the largest, where it is so only once."""
        parted = (draft for page in self.columns for column in page for draft in self.paragraphs.parted(column))
        counts = Counter(
            round(draft.first.size)
            for draft in parted
            if self.paragraphs.is_large(draft.first) and self.paragraphs.is_heading(draft)
        )
        sizes = sorted(counts, reverse=True)
        first = 0 if sizes and counts[sizes[0]] == 1 else 1
        return {size: min(level, 5) for level, size in enumerate(sizes, first)}

    def blocks(self) -> list[SourceBlock]:
        """The blocks in the order of reading; the furniture of a page stands before what begins on it."""
        for page, margin in zip(self.columns, self.margins, strict=True):
            self.furniture += [PageFurniture(self._text([line.text]).replace("\t", " ")) for line in margin]
            for column in page:
                for draft in self.paragraphs.parted(column):
                    self._take(draft)
        self._close()
        return self.done

    def _take(self, draft: Draft) -> None:
        lines = [line.text for line in draft.lines]
        marker = MARKER.match(lines[0])
        if draft.is_row and not marker:
            self._row(draft.first)
        elif marker and not self._is_numbered_heading(draft, marker):
            self._item(draft, marker, [lines[0][marker.end() :], *lines[1:]])
        elif self.paragraphs.is_heading(draft):
            self._heading(draft, self._text(lines).replace("\t", " "))
        elif not self.ended and lines[0][0].islower() and (self.paragraph or self.open):
            (self.open[-1].lines if self.open else self.paragraph).extend(lines)
            self.ended = draft.ends
        else:
            self._close()
            self.paragraph, self.ended = lines, draft.ends

    def _is_numbered_heading(self, draft: Draft, marker: re.Match[str]) -> bool:
        return marker["bullet"] is None and self.paragraphs.is_heading(draft)

    def _item(self, draft: Draft, marker: re.Match[str], lines: list[str]) -> None:
        number = int(marker["number"]) if marker["number"] else 1 if marker["letter"] else None
        item = _Item(draft.first.left, number, lines)
        while self.open and item.left < self.open[-1].left + draft.first.size * 0.5:
            self.open.pop()
        if not self.items or (not self.open and (number is None) != (self.items[-1].number is None)):
            self._close()
        (self.open[-1].children if self.open else self.items).append(item)
        if len(self.open) < DEEPEST:
            self.open.append(item)
        self.ended = draft.ends

    def _row(self, line: Line) -> None:
        if not self.rows or not self.rows[-1].is_row_with(line):
            self._close()
        self.rows.append(line)
        self.ended = True

    def _heading(self, draft: Draft, text: str) -> None:
        self._close()
        level = self.levels.get(round(draft.first.size)) if self.paragraphs.is_large(draft.first) else None
        if level is None:
            level = min(max([0, *self.levels.values()]) + 1, 5)
        self.done.append(Heading(text, level) if level else Title(RichText(text)))
        self.ended = True

    def _close(self) -> None:
        """Ends the paragraph, list or table that is open."""
        if self.paragraph:
            self.done.append(Paragraph(self._text(self.paragraph)))
        if self.items:
            self.done.append(self._list(self.items))
        if self.rows:
            rows = [[self._text([piece.text]) for piece in line.pieces] for line in self.rows]
            self.done.append(Table(rows, header=False))
        self.done += self.furniture
        self.paragraph, self.items, self.open, self.rows, self.furniture = [], [], [], [], []

    def _list(self, items: Sequence[_Item]) -> ListBlock:
        number = items[0].number
        return ListBlock([self._list_item(item) for item in items], number is not None, number or 0)

    def _list_item(self, item: _Item) -> ListItem:
        return ListItem(self._text(item.lines), [self._list(item.children)] if item.children else [])

    def _text(self, lines: Iterable[str]) -> str:
        """Lines as one text, in which words parted at the ends of lines are whole again."""
        whole: list[str] = []
        for line in lines:
            if whole:
                whole[-1], glue = self._joint(whole[-1], line)
                whole.append(glue)
            whole.append(line)
        return printable("".join(whole).replace("\u00ad", ""))[0].strip()

    def _joint(self, above: str, below: str) -> tuple[str, str]:
        """The line above as it stands in the middle of a text, and what stands between it and the one below."""
        before, after = _LAST_WORD.search(above[-50:]), _FIRST_WORD.match(below)
        if before is None or after is None:
            return above, " "
        if after[0][0].islower() and before[1].isalpha():
            keeps = f"{before[1]}-{after[0]}".lower() in self.hyphenated
            return above[:-1], "-" if keeps else ""
        return above, " " if after[0][0].islower() else ""
