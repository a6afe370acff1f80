"""Tables as their rows of cells say: which cells span several rows and columns."""

from collections.abc import Sequence

from attrs import define, field

from notekit.text import RichText

__all__ = ["Cell", "grid"]

MOST_COLUMNS = 1000
"""How many columns a cell may span; more are none."""

SPARE = 10_000

_EMPTY = RichText("")


@define
class Cell:
    """One cell, and over how many columns and rows it says that it reaches; 0 rows are all below."""

    content: RichText
    columns: int = 1
    rows: int = 1


def grid(rows: Sequence[Sequence[Cell]]) -> list[list[RichText]] | None:
    """The rows with each text in its column, empty ones where a cell spans several.

    None where filling the rows up would give a table of many times the cells that are there.
    """
    layer = _Layer(SPARE + 10 * sum(map(len, rows)))
    for number, row in enumerate(rows):
        if not layer.lay(row, below=len(rows) - number - 1):
            return None
    width = max(map(len, layer.laid), default=0)
    return layer.laid if width * len(rows) <= layer.most else None


@define
class _Layer:
    most: int
    laid: list[list[RichText]] = field(factory=list)
    reaching: dict[int, int] = field(factory=dict)  # for each column, over how many rows below a cell reaches
    size: int = 0

    def lay(self, row: Sequence[Cell], *, below: int) -> bool:
        """Lays one row with `below` rows to come; False once there are too many cells."""
        line: list[RichText] = []
        self.laid.append(line)
        for cell in row:
            self._skip(line)
            over = below if cell.rows < 1 else min(cell.rows - 1, below)
            for column in range(min(max(cell.columns, 1), MOST_COLUMNS)):
                if over:
                    self.reaching[len(line)] = over
                line.append(_EMPTY if column else cell.content)
            if self.size + len(line) > self.most:
                return False
        self._skip(line)
        self.size += len(line)
        return self.size <= self.most

    def _skip(self, line: list[RichText]) -> None:
        """Goes past the columns over which cells of rows above reach."""
        while over := self.reaching.pop(len(line), 0):
            if over > 1:
                self.reaching[len(line)] = over - 1
            line.append(_EMPTY)
