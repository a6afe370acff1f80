"""The text of a paragraph in the making."""

import re
from collections.abc import Iterator
from itertools import chain

from attrs import define, field

from notekit.blocks import Image
from notekit.readers.wordprocessing.elements import Element
from notekit.readers.wordprocessing.lines import Line, Stretch
from notekit.text import Anchor, Code, Emphasis, Mark, Strong, safe_url

__all__ = ["PLAIN_LOOK", "Look", "Phrase"]

_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@define(frozen=True)
class Look:
    """How a run looks, as far as it says something."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    detail: bool = False

    @property
    def marks(self) -> Iterator[type[Mark]]:
        """What marks it makes."""
        if self.strong:
            yield Strong
        if self.emphasis:
            yield Emphasis
        if self.code:
            yield Code


PLAIN_LOOK = Look()


@define
class Phrase:
    """Collects the text of one paragraph with its marks, and what hangs on it."""

    pieces: list[str] = field(factory=list)
    length: int = 0
    links: list[Mark] = field(factory=list)
    images: list[Image] = field(factory=list)
    boxes: list[Element] = field(factory=list)
    diagrams: list[str] = field(factory=list)
    bookmarks: list[Stretch] = field(factory=list)
    comments: list[Stretch] = field(factory=list)
    details: list[Stretch] = field(factory=list)
    of_contents: bool = False
    _looks: dict[type[Mark], list[Mark]] = field(factory=dict)  # each mark as long as the look goes on

    def add(self, text: str, look: Look) -> None:
        """Goes on with a text of one look."""
        if not text:
            return
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        if look is PLAIN_LOOK:
            return
        for kind in look.marks:
            marks = self._looks.setdefault(kind, [])
            begun = marks.pop().start if marks and marks[-1].end == start else start
            marks.append(kind(begun, self.length))
        if look.detail:
            self.details.append(Stretch("detail", start, self.length))

    def link(self, start: int, url: str) -> None:
        """Makes what stands since `start` the words of a link, unless there is one in it, or it leads nowhere safe."""
        free = start < self.length and not (self.links and self.links[-1].end > start)
        if free and (safe_url(url) is not None or not _SCHEME.match(url)):
            self.links.append(Anchor(start, self.length, url))

    def line(self) -> Line:
        """The paragraph."""
        return Line(
            "".join(self.pieces),
            (*self.links, *chain.from_iterable(self._looks.values())) if self.links or self._looks else (),
            images=self.images or (),
            bookmarks=self.bookmarks or (),
            comments=self.comments or (),
            details=self.details or (),
            of_contents=self.of_contents,
        )
