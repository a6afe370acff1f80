"""The outline: at which level each heading stands, so that none is left out on the way down."""

from attrs import define, field

__all__ = ["Outline"]


@define
class Outline:
    """Hands out levels: a heading of a note that leaves one out stands as deep as there are headings above it.

    Who listens to a document, rather than looks at it, goes by its levels, and misses one that is not there.
    """

    _above: list[tuple[int, int]] = field(factory=list)  # the level in the note, and on the page

    def level(self, level: int) -> int:
        """The level on the page, from 1, of a heading that is of this level in the note."""
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        found = self._above[-1][1] + 1 if self._above else 1
        self._above.append((level, found))
        return found
