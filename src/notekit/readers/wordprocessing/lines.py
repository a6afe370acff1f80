"""Lines: the paragraphs and tables of a document in order, before they are blocks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from attrs import define, evolve, frozen

from notekit.blocks import Image
from notekit.characters import printable
from notekit.readers.wordprocessing.styles import PLAIN, Style
from notekit.text import Mark, RichText

__all__ = ["Cell", "Grid", "Line", "ListPlace", "Stretch", "rich_text"]

_BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t\n]*")


@frozen
class ListPlace:
    """Where in which list a paragraph stands: `level` from 0, `number` as counted; `checked` is for boxes."""

    list_id: str
    level: int
    ordered: bool
    number: int
    checked: bool | None = None


@frozen
class Stretch:
    """Something that is known of the characters from `start` to `end` of a line by a name."""

    name: str
    start: int
    end: int


@define
class Line:
    """One paragraph: its text as it stands, line breaks and all, with what is known of it.

    `indent` is how far its left edge stands in, in twentieths of a point. `bookmarks` and
    `comments` are stretches by their names and ids, `details` those in the style of details.
    """

    text: str = ""
    marks: Sequence[Mark] = ()
    style: Style = PLAIN
    heading: int | None = None
    place: ListPlace | None = None
    images: Sequence[Image] = ()
    boxed: "Sequence[AnyLine]" = ()
    bookmarks: Sequence[Stretch] = ()
    comments: Sequence[Stretch] = ()
    details: Sequence[Stretch] = ()
    of_contents: bool = False
    ruled: bool = False
    indent: int = 0

    @property
    def content(self) -> RichText:
        """The text with its marks, without white space at the ends of its lines."""
        return rich_text(self.text, self.marks)

    def __bool__(self) -> bool:
        return not (self.text.isspace() or not self.text)


@define
class Cell:
    """One cell of a table: what is in it, over how many columns it reaches, and whether it goes on from above."""

    lines: "Sequence[AnyLine]"
    columns: int = 1
    goes_on: bool = False


@define
class Grid:
    """A table. With `header` its first row names the columns."""

    rows: list[list[Cell]]
    header: bool = False

    def all_lines(self) -> "Iterator[Line]":
        """The paragraphs of all cells."""
        for row in self.rows:
            for cell in row:
                yield from paragraphs(cell.lines)


AnyLine: TypeAlias = Line | Grid


def paragraphs(lines: Iterable[AnyLine]) -> Iterator[Line]:
    """The paragraphs among the lines and in their tables."""
    for line in lines:
        if isinstance(line, Line):
            yield line
        else:
            yield from line.all_lines()


def rich_text(text: str, marks: Iterable[Mark] = ()) -> RichText:
    """A text as a field takes it, with the marks where their words have gone."""
    if text.isprintable():
        return RichText(text, marks)
    said = printable(text)[0]
    starts, shifts = [0], [0]
    pieces: list[str] = []
    at = length = 0
    for match in _BREAK.finditer(said):
        if match.group() == "\n":
            continue
        pieces += [said[at : match.start()], "\n"]
        length += match.start() - at + 1
        at = match.end()
        starts.append(at)
        shifts.append(length - at)
    if at == 0:
        return RichText(said, marks)
    pieces.append(said[at:])
    settled = "".join(pieces)

    def moved(offset: int) -> int:
        return min(offset + shifts[bisect_right(starts, offset) - 1], len(settled))

    return RichText(settled, [evolve(mark, start=moved(mark.start), end=moved(mark.end)) for mark in marks])
