"""Positions: where the words of a text stand in the source it was read from."""

from attrs import define

from notekit.source import Span

__all__ = ["Positions"]

NEAR = 1_000
MARKUP = 4
"""How much longer than its text source is taken to be at most: NEAR characters, and MARKUP for each of the text's."""


@define
class Positions:
    """Finds the words of one stretch of the source, asked for in the order in which they stand.

    Markup, markers and line breaks make the source longer than the text, so words stand at or after the place
    that their offset gives. Each search begins at what was found last and goes no further than is likely:
    a text full of words that are not in the source as written costs no more than its length.
    """

    source: str
    span: Span
    _at: int = 0
    _offset: int = 0

    def __attrs_post_init__(self) -> None:
        self._at = self.span.start

    def at(self, offset: int, words: str) -> Span | None:
        """Where `words`, which stand at `offset` of the text, stand in the source; None if not as written."""
        ahead = max(offset - self._offset, 0)
        start = self._at + ahead
        return self._found(words, offset, start, start + len(words) + NEAR + MARKUP * ahead)

    def next(self, words: str) -> Span | None:
        """Where `words` stand next in the source; None if not nearby or not as written."""
        return self._found(words, self._offset, self._at, self._at + len(words) + NEAR)

    def _found(self, words: str, offset: int, start: int, end: int) -> Span | None:
        end = min(end, self.span.end)
        found = self.source.find(words, start, end)
        if found < 0:  # perhaps over the end of a line
            found = start + self.source[start:end].replace("\n", " ").find(words)
        if found < start:
            return None
        self._at, self._offset = found, offset
        return Span(found, found + len(words))
