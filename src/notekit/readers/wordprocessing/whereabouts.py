"""Where the words of a document's lines stand in its rendition."""

import re
from bisect import bisect_left

from notekit.readers.wordprocessing.lines import Line, Stretch
from notekit.source import Span

__all__ = ["Whereabouts"]

_PIECE = re.compile(r"[^\s](?:[^\n\t]*[^\s])?")


class Whereabouts:
    """Finds stretches of lines, asked for in the order in which the lines stand."""

    def __init__(self, text: str) -> None:
        self._places: dict[str, list[int]] = {}
        for match in _PIECE.finditer(text):
            self._places.setdefault(match.group(), []).append(match.start())
        self._reached = 0

    def span(self, line: Line, stretch: Stretch) -> Span | None:
        """Where the stretch stands, as far as it is on one line of the rendition; None where it is not found."""
        for match in _PIECE.finditer(line.text):
            start, end = max(match.start(), stretch.start), min(match.end(), stretch.end)
            if start < end:
                places = self._places.get(match.group(), [])
                at = bisect_left(places, self._reached)
                if at == len(places):
                    return None
                self._reached = places[at]
                return Span(places[at] + start - match.start(), places[at] + end - match.start())
        return None
