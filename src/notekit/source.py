"""The raw document as read, and places in it."""

from bisect import bisect_right
from functools import cached_property
from hashlib import sha256

from attrs import field, frozen

__all__ = ["Source", "Span"]


_set = object.__setattr__


@frozen(order=True, init=False)
class Span:
    """A stretch of the source text: characters `start` (included) to `end` (excluded), counted from 0."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if start < 0:
            raise ValueError(f"a span cannot start ({start}) before the text")
        if end < start:
            raise ValueError(f"a span cannot end ({end}) before it starts ({start})")
        _set(self, "start", start)
        _set(self, "end", end)

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def cover(self, other: "Span") -> "Span":
        """The shortest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@frozen(slots=False)
class Source:
    """A raw document: its text as the reader produced it, with newlines as `\\n`.

    `digest` is the SHA-256 of the bytes read, in hexadecimal; two sources are equal when their
    digests and names are.
    """

    text: str = field(repr=False, eq=False)
    media_type: str = "text/plain"
    name: str = "-"
    digest: str = field(default="", repr=False)

    @classmethod
    def from_text(
        cls, text: str, *, media_type: str = "text/plain", name: str = "-", data: bytes | None = None
    ) -> "Source":
        """A source of `text`; `data` are the bytes it was decoded from, or None to take the text's own UTF-8."""
        raw = text.encode("utf-8", "surrogatepass") if data is None else data
        return cls(text=text, media_type=media_type, name=name, digest=sha256(raw).hexdigest())

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line(self, offset: int) -> int:
        """The number, from 1, of the line on which `offset` stands."""
        return bisect_right(self._line_starts, offset)

    def column(self, offset: int) -> int:
        """The number, from 1, of the character at `offset` within its line."""
        return offset - self._line_starts[self.line(offset) - 1] + 1

    def slice(self, span: Span) -> str:
        """The source text under `span`."""
        return self.text[span.start : span.end]
