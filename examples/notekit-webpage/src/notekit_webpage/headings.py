"""Headings: the rank and the address of each within a page, and the table of contents they make."""

import re
import unicodedata
from collections import Counter

from attrs import define, field, frozen

__all__ = ["Entry", "Headings", "Place"]

DEEPEST = 6
"""HTML has no heading below h6."""

_LONGEST = 60
_APART = re.compile(r"[\W_]+")


@frozen
class Place:
    """Where a heading stands: its rank, 1 for h1, and the id by which the page knows it."""

    rank: int
    id: str


@define
class Entry:
    """A line of the contents, with those below it."""

    id: str
    text: str
    entries: list["Entry"] = field(factory=list)


@define
class Headings:
    """The headings of a page so far. `contents` have two levels: those of rank `top`, and those right below."""

    top: int
    contents: list[Entry] = field(factory=list)
    _open: list[int] = field(factory=list)
    _base: int = 0
    _taken: set[str] = field(factory=lambda: {"content", "contents"})
    _times: Counter[str] = field(factory=Counter)

    @property
    def number(self) -> int:
        """How many lines the contents have."""
        return len(self.contents) + sum(len(entry.entries) for entry in self.contents)

    def begin(self, title: str, rank: int) -> Place:
        """The place of a note's title; what follows ranks below it."""
        self._base, self._open = rank, []
        return self._placed(title, rank)

    def place(self, text: str, level: int) -> Place:
        """The place of a heading of the note, of level 1 to 5. Ranks leave nothing out, whatever levels do."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return self._placed(text, min(self._base + len(self._open), DEEPEST))

    def _placed(self, text: str, rank: int) -> Place:
        place = Place(rank, self._id(text))
        if rank == self.top:
            self.contents.append(Entry(place.id, text))
        elif rank == self.top + 1 and self.contents:
            self.contents[-1].entries.append(Entry(place.id, text))
        return place

    def _id(self, text: str) -> str:
        """An id made of the words, the same as long as they are; a number is added where it is taken."""
        words = _APART.sub("-", unicodedata.normalize("NFKC", text).lower())
        stem = words[:_LONGEST].strip("-") or "section"
        found = stem
        while found in self._taken:
            self._times[stem] += 1
            found = f"{stem}-{self._times[stem] + 1}"
        self._taken.add(found)
        return found
