"""Tables of a page as what the record says that they show: a table, or a list of next steps."""

from collections.abc import Sequence
from typing import Any

from attrs import define

from notekit.alignment import align
from notekit.blocks import ListBlock, ListItem, Paragraph, Table
from notekit.event_date import EventDate
from notekit.readers.wordprocessing.contents import Contents
from notekit.readers.wordprocessing.lines import Cell, Grid, Line
from notekit.readers.wordprocessing.record import Token, checksum
from notekit.readers.wordprocessing.tables import cell_text, tabulated
from notekit.text import Action, RichText, Status

__all__ = ["Tabulation"]

BETWEEN_CELLS = " | "


@define
class Tabulation:
    """Reads tables with the marks that are in them."""

    contents: Contents

    def table(self, token: Token, grid: Grid) -> Table | None:
        """A table; None where nothing is left in it."""
        header, width, known = token[2], token[3], token[4]
        if any(len(row) != width or any(cell.columns > 1 or cell.goes_on for cell in row) for row in grid.rows):
            return tabulated(grid)
        sums = [checksum("\t".join(cell_text(cell).text for cell in row)) for row in grid.rows]
        rows: list[list[RichText]] = []
        for i, j in align([row[0] for row in known], sums, lambda i, j: 1.0):
            if j is not None:
                _, after, says = (None, {}, {}) if i is None else known[i]
                for column, cell in enumerate(grid.rows[j]):
                    if str(column) in says:
                        self._take(says[str(column)], cell)
                rows.append(
                    [self.contents.of_cell(cell, after.get(str(at), ())) for at, cell in enumerate(grid.rows[j])]
                )
        return Table(rows, header) if rows else None

    def row(self, token: Token, line: Line) -> list[RichText]:
        """The cells of a row that is given as a line, since the table is too wide for the page."""
        if checksum(line.text) != token[1]:
            return [RichText(cell) for cell in line.content.text.split(BETWEEN_CELLS)]
        at, row = 0, []
        for length in token[2]:
            row.append(self.contents.marked(line, at, at + length))
            at += length + len(BETWEEN_CELLS)
        return row

    def steps(self, token: Token, grid: Grid) -> ListBlock | None:
        """The list of next steps that a table shows; None where nothing is left in it."""
        (ordered, start), known, page = token[2], token[3], [row for row in grid.rows[1:] if row]
        columns = [cell_text(cell).text.casefold() for cell in grid.rows[0]]
        sums = [checksum(cell_text(row[0]).text) for row in page]
        items: list[ListItem] = []
        for i, j in align([row[0] for row in known], sums, lambda i, j: 1.0):
            if j is None:
                continue
            if i is not None and len(known[i]) == len(page[j]) + 1:
                items.append(self._step(known[i], page[j], columns))
            else:
                items.append(self._new_step(page[j], columns))
        items = [item for item in items if item.content]
        return ListBlock(items, ordered, start) if items else None

    def _step(self, known: Sequence[Any], row: Sequence[Cell], columns: Sequence[str]) -> ListItem:
        checked = known[1]
        added = False
        kept: list[Paragraph] = []  # what could not be told
        for pieces, cell in zip(known[2:], row[1:], strict=True):
            text = cell_text(cell).text
            if not pieces:
                added = added or bool(text)
            elif checked is not None and all(isinstance(piece, str) for piece in pieces):
                checked = text.casefold() == Status.DONE
            elif not self._take(pieces, cell):
                kept.append(Paragraph(text))
        if added:
            return self._new_step(row, columns, checked)
        return ListItem(self.contents.of_cell(row[0]), kept, checked)

    def _take(self, pieces: Sequence[Any], cell: Cell) -> bool:
        """Takes over into the record what a person changed in a cell; False where it cannot be told."""
        return self.contents.record.take(pieces, cell_text(cell).text)

    def _new_step(self, row: Sequence[Cell], columns: Sequence[str], checked: bool | None = None) -> ListItem:
        """A step that a person added to the table, or one to which somebody added who does it or by when."""
        content = self.contents.of_cell(row[0])
        said_of = {name: text for name, cell in zip(columns, row, strict=False) if (text := cell_text(cell).text)}
        due, status = said_of.get("when"), said_of.get("status", "").casefold()
        action = Action(
            0,
            len(content.text),
            said_of.get("who"),
            EventDate(text=due) if due else None,
            Status(status) if status in list(Status) else None,
        )
        return ListItem(content.with_marks([action]) if content else content, checked=checked)
