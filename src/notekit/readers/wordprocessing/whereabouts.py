"""Where the words of a document's lines stand in its rendition."""

import re
from collections import Counter
from collections.abc import Iterable

from notekit.readers.wordprocessing.lines import Line, Stretch
from notekit.source import Span

__all__ = ["Whereabouts"]

_PIECE = re.compile(r"[^\s](?:[^\n\t]*[^\s])?")


class Whereabouts:
    """Finds stretches of the lines on which there are comments, among all lines in their order."""

    def __init__(self, text: str, lines: Iterable[Line]) -> None:
        places: dict[str, list[int]] = {}
        for match in _PIECE.finditer(text):
            places.setdefault(match.group(), []).append(match.start())
        self._places: dict[tuple[int, int], int] = {}  # of pieces in the text, by their line and place in it
        met: Counter[str] = Counter()
        for line in lines:
            for match in _PIECE.finditer(line.text):
                at = met[match.group()]
                met[match.group()] += 1
                if line.comments and at < len(found := places.get(match.group(), [])):
                    self._places[id(line), match.start()] = found[at]

    def span(self, line: Line, stretch: Stretch) -> Span | None:
        """Where the stretch stands, as far as it is on one line of the rendition; None where it is not found."""
        for match in _PIECE.finditer(line.text):
            start, end = max(match.start(), stretch.start), min(match.end(), stretch.end)
            if start < end or start == end == stretch.start == stretch.end:
                place = self._places.get((id(line), match.start()))
                shift = match.start() - (place or 0)
                return None if place is None else Span(start - shift, end - shift)
        return None
