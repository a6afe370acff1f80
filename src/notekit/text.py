"""Rich text: a plain string with marks laid over it.

A mark says that the characters from `start` to `end` are strong, a link, somebody's words, an
agreed action. Keeping marks beside the string means that the plain text is always at hand, that
search and recognition never meet markup, and that marks may overlap freely.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeVar
from urllib.parse import urlsplit

from attrs import define, evolve, field, frozen

from notekit.characters import clean
from notekit.errors import SchemaError
from notekit.event_date import EventDate, as_event_date
from notekit.fields import Choice, as_line, is_line_or_none

__all__ = [
    "Action",
    "Anchor",
    "Code",
    "Emphasis",
    "Mark",
    "RichText",
    "Run",
    "Speech",
    "Status",
    "Strong",
    "as_rich_text",
    "safe_url",
]

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def safe_url(url: object) -> str | None:
    """The address as it may stand in any output, or None where it is empty, a bare fragment or unsafe.

    Allowed are http, https, mailto and tel. An address that begins with `www.` gets `https://`.
    """
    if not isinstance(url, str):
        return None
    address = re.sub(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+", "", url)
    if address.lower().startswith("www."):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in SAFE_SCHEMES or not (parts.netloc or parts.path):
        return None
    return address


class Status(Choice):
    """Whether something that was to be done is."""

    OPEN = "open"
    DONE = "done"


@frozen
class Mark:
    """Something said about the characters from `start` (included) to `end` (excluded) of a text."""

    start: int
    end: int


@frozen
class Strong(Mark):
    """Strong importance, commonly bold."""


@frozen
class Emphasis(Mark):
    """Emphasis, commonly italic."""


@frozen
class Code(Mark):
    """Something typed or named literally, commonly monospaced."""


@frozen
class Anchor(Mark):
    """The words of a link. `url` is None where the source lost the address, or it was not a safe one."""

    url: str | None = field(default=None, converter=safe_url)


@frozen
class Speech(Mark):
    """A quotation: somebody's words. `speaker` is the name as it stands in the note's people, or None if unknown."""

    speaker: str | None = field(default=None, converter=as_line, validator=is_line_or_none)


def _as_status(value: Any) -> Status | None:
    return None if value is None else Status(value)


@frozen
class Action(Mark):
    """Something to be done. `owner` is a person or body as written; None where the text names none."""

    owner: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    due: EventDate | None = field(default=None, converter=as_event_date)
    status: Status | None = field(default=None, converter=_as_status)


@frozen
class Run:
    """A stretch of text in which nothing changes, as renderers of flat formats need it."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    url: str | None = None


_STYLES = Strong, Emphasis, Code, Anchor
M = TypeVar("M", bound=Mark)


def _order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, type(mark).__name__


def _merged(marks: list[M], text: str) -> list[M]:
    """Marks of one style with those joined that touch, overlap or have only white space between them."""
    joined: list[M] = []
    for mark in sorted(marks, key=_order):
        if joined and (mark.start <= joined[-1].end or text[joined[-1].end : mark.start].isspace()):
            joined[-1] = evolve(joined[-1], end=max(joined[-1].end, mark.end))
        else:
            joined.append(mark)
    return joined


def _by_line(marks: list[Code], text: str) -> list[Code]:
    """Code marks cut at line breaks, and joined only where they touch: no format has code over two lines."""
    pieces: list[Code] = []
    for mark in sorted(marks, key=_order):
        start = mark.start
        for line in text[mark.start : mark.end].split("\n"):
            piece = _trimmed(Code(start, start + len(line)), text)
            start += len(line) + 1
            if piece is None:
                continue
            if pieces and piece.start <= pieces[-1].end:
                pieces[-1] = Code(pieces[-1].start, max(pieces[-1].end, piece.end))
            else:
                pieces.append(piece)
    return pieces


def _apart(marks: list[M]) -> list[M]:
    """Marks in order, checked not to overlap: nothing is two links, quotations or actions at once."""
    ordered = sorted(dict.fromkeys(marks), key=_order)
    for before, after in pairwise(ordered):
        if after.start < before.end:
            raise SchemaError(f"RichText.marks: {before!r} and {after!r} overlap; marks of this kind stand apart")
    return ordered


def _trimmed(mark: M, text: str) -> M | None:
    """The mark without white space at its ends, within the text; None if nothing is left."""
    start, end = max(mark.start, 0), min(mark.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    return mark if (start, end) == (mark.start, mark.end) else evolve(mark, start=start, end=end)


def _canonical(text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in order, trimmed, with equal neighbours joined: one way to say one thing."""
    kept = [trimmed for mark in marks if (trimmed := _trimmed(mark, text))]
    if len(kept) == 1 and not isinstance(kept[0], Code):
        return tuple(kept)  # as nearly always
    result: list[Mark] = [
        *_merged([mark for mark in kept if isinstance(mark, Strong)], text),
        *_merged([mark for mark in kept if isinstance(mark, Emphasis)], text),
        *_by_line([mark for mark in kept if isinstance(mark, Code)], text),
        *_apart([mark for mark in kept if isinstance(mark, Anchor)]),
        *_apart([mark for mark in kept if isinstance(mark, Speech)]),
        *_apart([mark for mark in kept if isinstance(mark, Action)]),
    ]
    return tuple(sorted(result, key=_order))


def _over(marks: list[M], offset: int) -> M | None:
    """The mark that covers `offset`, of marks in order that do not overlap."""
    at = bisect_right(marks, offset, key=lambda mark: mark.start) - 1
    return marks[at] if at >= 0 and offset < marks[at].end else None


_set = object.__setattr__


@define(frozen=True, init=False)
class RichText:
    """A plain string with marks over it. White space at the ends is dropped; `\\n` is a line break."""

    text: str
    marks: tuple[Mark, ...]

    def __init__(self, text: str, marks: Iterable[Mark] = ()) -> None:
        if not isinstance(text, str):
            raise SchemaError(f"RichText.text takes a string, not {text!r}")
        tidy = clean(text)
        if not marks:
            _set(self, "text", tidy.strip())
            _set(self, "marks", ())
            return
        marks = tuple(marks)
        if not all(isinstance(mark, Mark) for mark in marks):
            raise SchemaError(f"RichText.marks takes marks such as notekit.Strong(0, 4), not {marks!r}")
        if tidy != text:
            raise SchemaError("RichText.text holds control characters or foreign newlines: clean it before marking it")
        stripped = tidy.strip()
        if stripped != tidy:
            lead = len(tidy) - len(tidy.lstrip())
            marks = tuple(evolve(mark, start=max(mark.start - lead, 0), end=mark.end - lead) for mark in marks)
        _set(self, "text", stripped)
        _set(self, "marks", _canonical(stripped, marks))

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def of(self, kind: type[M]) -> list[M]:
        """The marks of one kind, in order."""
        if not self.marks:
            return []
        return [mark for mark in self.marks if isinstance(mark, kind)]

    def under(self, mark: Mark) -> str:
        """The plain text under a mark."""
        return self.text[mark.start : mark.end]

    def with_marks(self, marks: Iterable[Mark]) -> "RichText":
        """This text with further marks."""
        return RichText(self.text, (*self.marks, *marks))

    def marked(self, kind: type[Mark], words: str | None = None, **values: Any) -> "RichText":
        """This text with a mark over `words` where they first stand in it, or None: over all of it.

        `values` are the mark's own, such as `url` or `owner`. Raises `SchemaError` where the words are
        not in the text, or where there is such a link, quotation or action already.
        """
        if words is None:
            words = self.text
        start = self.text.find(words)
        if start < 0 or not words:
            raise SchemaError(f"RichText.marked takes words of the text {self.text!r}, not {words!r}")
        return self.with_marks([kind(start, start + len(words), **values)])

    def runs(self) -> Iterator[Run]:
        """The text in stretches of one style; speech and actions are not styles and do not part runs."""
        if self.text and not any(isinstance(mark, _STYLES) for mark in self.marks):
            yield Run(self.text)
            return
        strong, emphasis, code = self.of(Strong), self.of(Emphasis), self.of(Code)
        links = [link for link in self.of(Anchor) if link.url]
        edges = sorted({0, len(self.text)}.union(*((m.start, m.end) for m in (*strong, *emphasis, *code, *links))))
        for start, end in pairwise(edges):
            link = _over(links, start)
            yield Run(
                self.text[start:end],
                strong=_over(strong, start) is not None,
                emphasis=_over(emphasis, start) is not None,
                code=_over(code, start) is not None,
                url=link.url if link else None,
            )


def as_rich_text(value: Any) -> RichText:
    """A `RichText` from itself or from a plain string."""
    return value if isinstance(value, RichText) else RichText(value)
