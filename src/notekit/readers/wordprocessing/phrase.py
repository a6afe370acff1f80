"""The text of a paragraph in the making."""

from itertools import chain

from attrs import define, field

from notekit.blocks import Image
from notekit.readers.wordprocessing.lines import AnyLine, Line, Stretch
from notekit.text import Anchor, Code, Emphasis, Mark, Strong

__all__ = ["Look", "Phrase"]


@define(frozen=True)
class Look:
    """How a run looks, as far as it says something."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    detail: bool = False


_MARKS: tuple[tuple[str, type[Mark]], ...] = (("strong", Strong), ("emphasis", Emphasis), ("code", Code))


@define
class Phrase:
    """Collects the text of one paragraph with its marks, and what hangs on it."""

    pieces: list[str] = field(factory=list)
    length: int = 0
    links: list[Mark] = field(factory=list)
    images: list[Image] = field(factory=list)
    boxed: list[AnyLine] = field(factory=list)
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
        for name, kind in _MARKS:
            if getattr(look, name):
                marks = self._looks.setdefault(kind, [])
                begun = marks.pop().start if marks and marks[-1].end == start else start
                marks.append(kind(begun, self.length))
        if look.detail:
            self.details.append(Stretch("detail", start, self.length))

    def link(self, start: int, url: str) -> None:
        """Makes what stands since `start` the words of a link."""
        if start < self.length:
            self.links.append(Anchor(start, self.length, url))

    def line(self) -> Line:
        """The paragraph."""
        return Line(
            "".join(self.pieces),
            [*self.links, *chain.from_iterable(self._looks.values())],
            images=self.images,
            boxed=self.boxed,
            bookmarks=self.bookmarks,
            comments=self.comments,
            details=self.details,
            of_contents=self.of_contents,
        )
