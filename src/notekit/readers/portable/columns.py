"""The order of reading: which pieces of a page stand in one column, and which on one line."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from attrs import frozen

from notekit.readers.portable.pieces import Piece

__all__ = ["Line", "columns", "lines_of"]

MOST_COLUMNS = 4
_FEWEST_LINES = 5
_WIDEST_PAGE = 20_000
_WIDE = 3.0
_ALIGNED = 6.0


@frozen
class Line:
    """The pieces that stand on one line of a column, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text, with a tab for each gap that no line of running text has."""
        text = self.pieces[0].text
        for before, piece in pairwise(self.pieces):
            text += ("\t" if piece.left - before.right > _WIDE * piece.size else " ") + piece.text
        return text

    def is_row_with(self, other: "Line") -> bool:
        """Whether two lines are rows of one table, each with its cells below those of the other."""
        return len(self.pieces) == len(other.pieces) > 1 and all(
            abs(one.left - two.left) < _ALIGNED for one, two in zip(self.pieces, other.pieces, strict=True)
        )

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Where the letters of its longest piece end."""
        return self._longest.bottom

    @property
    def size(self) -> float:
        """The height of the letters of its longest piece."""
        return self._longest.size

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(piece.bold for piece in self.pieces)

    @property
    def _longest(self) -> Piece:
        return max(self.pieces, key=lambda piece: len(piece.text))


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of one column, from its top."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.top + piece.bottom)):
        middle = (piece.top + piece.bottom) / 2
        if rows and rows[-1][0].bottom < middle < rows[-1][0].top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [Line(tuple(sorted(row, key=lambda piece: piece.left))) for row in rows]


def columns(pieces: Sequence[Piece], most: int = MOST_COLUMNS) -> list[list[Piece]]:
    """The pieces of a page as columns in the order of reading; what goes across columns is one of its own."""
    gutter = _gutter(pieces) if most > 1 and len(pieces) > 2 * _FEWEST_LINES else None
    if gutter is None:
        return [list(pieces)] if pieces else []
    left = [piece for piece in pieces if piece.right <= gutter]
    right = [piece for piece in pieces if piece.left >= gutter]
    if not (_is_column(left) and _is_column(right)):
        return [list(pieces)]
    across = [piece for piece in pieces if piece.left < gutter < piece.right]
    return [part for band in _bands(left, right, across) for part in columns(band, most - 1)]


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """The middle of the widest stretch, in the inner part of the page, that hardly any piece goes across."""
    start, end = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    width = int(end - start) + 1
    if width > _WIDEST_PAGE:
        return None
    changes = [0] * (width + 2)
    for piece in pieces:
        changes[int(piece.left - start)] += 1
        changes[int(piece.right - start) + 1] -= 1
    few = len(pieces) * 0.15
    over, run, best, at = 0, 0, 0, 0
    for place in range(width):
        over += changes[place]
        run = run + 1 if over <= few and width * 0.15 < place < width * 0.85 else 0
        if run > best:
            best, at = run, place
    size = median(piece.size for piece in pieces)
    return start + at - best / 2 + 1 if best > size * 0.7 else None


def _is_column(pieces: Sequence[Piece]) -> bool:
    """Whether pieces are lines of running text, which fill a column, rather than the cells of a table."""
    if len(pieces) < _FEWEST_LINES:
        return False
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    return median(piece.right - piece.left for piece in pieces) > width * 0.6


def _bands(left: list[Piece], right: list[Piece], across: list[Piece]) -> list[list[Piece]]:
    """The left column, then the right one, down to each piece that goes across them."""
    bands: list[list[Piece]] = []
    sides = [sorted(side, key=lambda piece: piece.bottom) for side in (left, right)]
    heading: list[Piece] = []
    for piece in sorted(across, key=lambda piece: -piece.bottom):
        above = [_above(side, piece.bottom) for side in sides]
        if any(above):
            bands += [heading, *above]
            heading = []
        heading.append(piece)
    bands += [heading, *(side[::-1] for side in sides)]
    return [band for band in bands if band]


def _above(side: list[Piece], height: float) -> list[Piece]:
    """Takes the pieces that stand above a height off the end of a side."""
    taken: list[Piece] = []
    while side and side[-1].bottom > height:
        taken.append(side.pop())
    return taken
