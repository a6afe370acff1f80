"""A sheet of plain text: lines set behind the bars of quotations and the indents of lists."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from unicodedata import category, east_asian_width

from attrs import define, field

__all__ = ["WIDTH", "Sheet", "columns"]

WIDTH = 72
NARROWEST = 24
"""Columns that text keeps to itself however deep it is nested."""


_NARROW = re.compile("[\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Text of which each character takes one column."""


def columns(text: str) -> int:
    """How many columns of a screen the text takes: letters of East Asia and most emoji take two, accents none."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


@define
class Sheet:
    """Lines so far, some with breaks in them, the margin of the next one, and the marker that waits for its text.

    `marker` takes the place of the margin's end on the first line written after it; `fresh` says that
    nothing has been written yet behind the margin.
    """

    lines: list[str] = field(factory=list)
    margin: str = ""
    marker: str = ""
    fresh: bool = True

    def indent(self, marker: str) -> None:
        """Moves the margin in by the width of `marker`, which stands before the next text."""
        self.margin += " " * len(marker)
        self.marker += marker

    @contextmanager
    def indented(self) -> Iterator[None]:
        """The margin moved in for a while."""
        margin = self.margin
        self.indent("    ")
        yield
        self.margin = margin

    def bar(self) -> None:
        """Moves the margin in behind the bar of a quotation."""
        self.margin += "> "
        self.fresh = True
        if self.marker:
            self.marker += "> "

    def space(self, lines: int = 1) -> None:
        """At least that many empty lines, unless there is nothing to set apart from."""
        if self.fresh or self.marker:
            return
        empty = self.margin.rstrip()
        if self.lines[-1] != empty:
            self.lines += (empty,) * lines
        elif self.lines[-lines:] != [empty] * lines:
            self.lines += [empty] * (lines - 1)

    def write(self, text: str, lead: str = "") -> None:
        """The text, wrapped by words; longer words, such as addresses, stay whole.

        `lead` stands before it, such as the bullet of an item, and later lines are indented by its width.
        """
        first, rest = self._first() if self.marker else self.margin, self.margin
        if lead:
            first, rest = first + lead, rest + " " * len(lead)
        self.fresh = False
        if "\t" in text:
            text = text.replace("\t", " ")
        room = WIDTH - len(rest)
        for line in text.split("\n") if "\n" in text else (text,):
            taken = len(line) if line.isascii() else columns(line)
            if taken > room:
                line = f"\n{rest}".join(_pieces(line, taken, max(room, NARROWEST)))
            self.lines.append(first + line)
            first = rest

    def verbatim(self, text: str) -> None:
        """The text with its own line breaks and spaces."""
        margin = self._first()
        self.fresh = False
        for line in text.expandtabs().split("\n"):
            self.lines.append((margin + line).rstrip())
            margin = self.margin

    def underline(self, text: str, stroke: str) -> None:
        """A text without line breaks, wrapped and underlined."""
        self.write(text)
        width = max(map(columns, self.lines[-1].split("\n"))) - len(self.margin)
        self.lines.append(self.margin + stroke * min(width, WIDTH))

    def _first(self) -> str:
        """The margin of the line that the marker begins."""
        margin = self.margin[: len(self.margin) - len(self.marker)] + self.marker
        self.marker = ""
        return margin


def _pieces(text: str, taken: int, width: int) -> list[str]:
    """A text that takes so many columns, in pieces of at most `width`, broken at spaces; no longer word is broken."""
    if taken == len(text):
        return _wrapping(width)(text)
    return _pieces_by_columns(text, width)


@cache
def _wrapping(width: int) -> Callable[[str], list[str]]:
    return re.compile(rf"[^ ].{{0,{width - 1}}}(?<! )(?![^ ])|[^ ]+", re.DOTALL).findall


def _pieces_by_columns(text: str, width: int) -> list[str]:
    """The text in pieces of at most `width` columns, where its characters differ in width."""
    pieces: list[list[str]] = [[]]
    used = 0
    for word in text.split(" "):
        taken = columns(word)
        if pieces[-1] and used + 1 + taken > width:
            pieces.append([])
            used = 0
        if word or pieces[-1]:
            used += taken + bool(pieces[-1])
            pieces[-1].append(word)
    return [" ".join(piece).rstrip() for piece in pieces]
