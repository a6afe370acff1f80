"""Where the characters of a rich text stand in the source, whose markup and line breaks the text has not."""

import re
from bisect import bisect_right
from functools import cached_property

from attrs import frozen

__all__ = ["Placing"]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARKUP = re.compile(r"(?<=\])\([^()\s]*\)|<[^<>\n]*>")  # addresses and tags, whose words are none of the text
FARTHEST = 4000
"""How many characters of markup, such as a long address, may stand between two words of a text."""


@frozen(slots=False, eq=False)
class Placing:
    """The words of `text` in `written`, the piece of the source it was read from, each after the one before."""

    text: str
    written: str

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """Where in `written` the characters from `start` to `end` of the text stand; None where they do not as such."""
        shift = self._shift
        if shift >= 0:
            return start + shift, end + shift
        first, last = self._offset(start), self._offset(end - 1)
        if first is None or last is None:
            return None
        found = first, last + 1
        return found if self.written[first : last + 1].split() == self.text[start:end].split() else None

    @cached_property
    def _shift(self) -> int:
        return self.written.find(self.text)

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Where each word and sign begins in the text, and where in the source piece, or -1."""
        starts, places = [], []
        bare = _MARKUP.sub(lambda match: " " * len(match.group()), self.written)
        reached = 0
        for token in _TOKEN.finditer(self.text):
            word = token.group()
            at = bare.find(word, reached, reached + FARTHEST + len(word))
            starts.append(token.start())
            places.append(at)
            if at >= 0:
                reached = at + len(word)
        return starts, places

    def _offset(self, offset: int) -> int | None:
        starts, places = self._words
        index = bisect_right(starts, offset) - 1
        return places[index] + offset - starts[index] if index >= 0 and places[index] >= 0 else None
