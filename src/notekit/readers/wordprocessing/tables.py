"""Tables of a document as tables of a note, or as what they hold where they only place it on the page."""

from notekit.blocks import Image, Table
from notekit.readers.grid import Cell as GridCell
from notekit.readers.grid import grid
from notekit.readers.splicing import joined, one_line
from notekit.readers.wordprocessing.lines import Cell, Grid, paragraphs
from notekit.text import RichText

__all__ = ["cell_text", "images_of", "is_layout", "tabulated"]

LONGEST_CELL = 600
"""How many characters a cell may have in a table without header that is one of data."""


def is_layout(table: Grid) -> bool:
    """Whether a table does nothing but place things on the page."""
    cells = [cell for row in table.rows for cell in row]
    if max(map(len, table.rows), default=0) < 2:
        return True
    lines = [line for cell in cells for line in cell.lines]
    if any(isinstance(line, Grid) or line.heading or line.boxed for line in lines):
        return True
    return not table.header and any(len(cell_text(cell).text) > LONGEST_CELL for cell in cells)


def tabulated(table: Grid) -> Table | None:
    """The table with each text in its column; None where its cells fit into none."""
    rows = [
        [GridCell(RichText("") if cell.goes_on else cell_text(cell), cell.columns) for cell in row]
        for row in table.rows
    ]
    laid = grid(rows)
    if laid is None or not any(cell for row in laid for cell in row):
        return None
    return Table(laid, table.header)


def cell_text(cell: Cell) -> RichText:
    """The text of a cell: its paragraphs one after the other, the items of lists parted by semicolons."""
    text = RichText("")
    listed = False
    for line in paragraphs(cell.lines):
        if line:
            content = one_line(line.content)
            text = joined((text, content), "; " if listed and line.place else " ") if text else content
            listed = line.place is not None
    return text


def images_of(table: Grid) -> list[Image]:
    """The pictures in the cells."""
    return [image for line in table.all_lines() for image in line.images]
