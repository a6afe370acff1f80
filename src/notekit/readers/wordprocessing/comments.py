"""Comments: what people remarked on a document, on which words, and in reply to whom."""

from collections.abc import Iterable, Iterator
from itertools import chain

from attrs import field, frozen

from notekit.readers.wordprocessing.elements import Element, said, w
from notekit.readers.wordprocessing.lines import Line, Stretch

__all__ = ["Comment", "comments_on"]

_NUMBERED = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_THREADS = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@frozen
class Comment:
    """What somebody remarked. `line` and `stretch` say on which words, None where it is on none in the text.

    `replies_to` is who wrote the comment that it answers, None where it answers none; '' is somebody unknown.
    """

    author: str
    text: str
    line: Line | None = None
    stretch: Stretch | None = None
    replies_to: str | None = field(default=None, kw_only=True)

    @property
    def about(self) -> str:
        """The words that it is about."""
        if self.line is None or self.stretch is None:
            return ""
        return " ".join(self.line.text[self.stretch.start : self.stretch.end].split())


def comments_on(lines: Iterable[Line], root: Element | None, threads: Element | None) -> Iterator[Comment]:
    """The comments of the part `root` in the order in which their words stand; those on none come last."""
    said_by = {each.get(w("id"), ""): each for each in (() if root is None else root.iterfind(w("comment")))}
    answered = _answered(said_by.values(), threads)
    placed: dict[str, tuple[Line, Stretch]] = {}
    for line in lines:
        for stretch in sorted(line.comments, key=lambda stretch: stretch.start):
            placed.setdefault(stretch.name, (line, stretch))
    known = [name for name in placed if name in said_by]
    for name in chain(known, (name for name in said_by if name not in placed)):
        element = said_by[name]
        place = placed.get(name, (None, None))
        yield Comment(_author(element), said(element), *place, replies_to=answered.get(name))


def _author(element: Element) -> str:
    return " ".join(element.get(w("author"), "").split())


def _answered(comments: Iterable[Element], threads: Element | None) -> dict[str, str]:
    """Who wrote the comment that is answered, by the ids of the replies."""
    if threads is None:
        return {}
    by_paragraph = {each.get(_NUMBERED): comment for comment in comments for each in comment.iterfind(w("p"))}
    found: dict[str, str] = {}
    for thread in threads.iterfind(f"{_THREADS}commentEx"):
        reply = by_paragraph.get(thread.get(f"{_THREADS}paraId"))
        parent = thread.get(f"{_THREADS}paraIdParent")
        if reply is not None and parent is not None:
            answered = by_paragraph.get(parent)
            found[reply.get(w("id"), "")] = "" if answered is None else _author(answered)
    return found
