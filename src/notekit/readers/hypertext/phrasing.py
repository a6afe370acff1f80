"""Text within a block: pieces of it, with the marks that open and close between them, into rich text."""

import re
from typing import Any

from attrs import define, evolve, field

from notekit.characters import printable
from notekit.text import Anchor, Mark, RichText

__all__ = ["Phrase"]

_SPACE = re.compile(r"[ \t\n]+")


@define
class _Open:
    kind: type[Mark]
    start: int
    values: dict[str, Any]


@define
class Phrase:
    """Collects the text of one block; runs of white space are one space, and none stands at a line's ends.

    What stands open when a text is taken goes on in the next one.
    """

    pieces: list[str] = field(factory=list)
    length: int = 0
    marks: list[Mark] = field(factory=list)
    open: list[_Open | None] = field(factory=list)
    gap: str = ""

    def __bool__(self) -> bool:
        return self.length > 0

    def branch(self) -> "Phrase":
        """An empty text in which the same marks are open."""
        return Phrase(open=[mark and evolve(mark, start=0) for mark in self.open])

    def add(self, text: str) -> None:
        """Goes on with `text`."""
        folded = _SPACE.sub(" ", printable(text)[0])
        if folded.startswith(" "):
            self.gap = self.gap or " "
            folded = folded[1:]
        if not folded:
            return
        if self.gap and self.length:
            self._write(self.gap)
        self.gap = " " if folded.endswith(" ") else ""
        self._write(folded.removesuffix(" "))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def break_line(self) -> bool:
        """Begins a new line; False if one was begun just before, as where a paragraph ends."""
        if self.gap == "\n":
            return False
        self.gap = "\n"
        return True

    def begin(self, kind: type[Mark], **values: Any) -> None:
        """Opens a mark, unless it is a link within a link."""
        within = kind is Anchor and any(mark and mark.kind is Anchor for mark in self.open)
        self.open.append(None if within else _Open(kind, self.length, values))

    def end(self) -> None:
        """Closes the mark opened last."""
        mark = self.open.pop()
        if mark is not None and mark.start < self.length:
            self.marks.append(mark.kind(mark.start, self.length, **mark.values))

    def take(self) -> RichText:
        """The text so far, which may be empty; the next one begins."""
        for mark in self.open:
            if mark is not None:
                if mark.start < self.length:
                    self.marks.append(mark.kind(mark.start, self.length, **mark.values))
                mark.start = 0
        content = RichText("".join(self.pieces), self.marks)
        self.pieces, self.length, self.marks, self.gap = [], 0, [], ""
        return content
