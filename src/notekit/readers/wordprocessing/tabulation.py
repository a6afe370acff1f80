"""Tables of a page as what the record says that they show: a table, or a list of next steps."""

from collections.abc import Sequence
from typing import Any

from attrs import define

from notekit.alignment import align
from notekit.blocks import ListBlock, ListItem, Table
from notekit.event_date import EventDate
from notekit.readers.wordprocessing.contents import Contents
from notekit.readers.wordprocessing.lines import Cell, Grid, Line
from notekit.readers.wordprocessing.record import Token, checksum, edits, said
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
        header, width, after, says = token[2], token[3], token[4], token[5]
        if any(len(row) != width or any(cell.columns > 1 or cell.goes_on for cell in row) for row in grid.rows):
            return tabulated(grid)
        flat = [cell for row in grid.rows for cell in row]
        if len(flat) == width * len(grid.rows):
            for at, pieces in says.items():
                if int(at) < len(flat):
                    self._take(pieces, flat[int(at)])
        texts = [self.contents.of_cell(cell, after.get(str(at), ())) for at, cell in enumerate(flat)]
        rows = [texts[at : at + width] for at in range(0, len(texts), width)]
        return Table(rows, header) if texts else None

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
        for pieces, cell in zip(known[2:], row[1:], strict=True):
            self._take(pieces, cell)
            text = cell_text(cell).text
            added = added or (not pieces and bool(text))
            says_only = pieces and all(isinstance(piece, str) for piece in pieces)
            if checked is not None and says_only and text != said(pieces):
                checked = text.casefold() == Status.DONE
        if added:
            return self._new_step(row, columns, checked)
        return ListItem(self.contents.of_cell(row[0]), checked=checked)

    def _take(self, pieces: Sequence[Any], cell: Cell) -> None:
        """Takes over into the record what a person changed in a cell that says a field."""
        for path, now in (edits(pieces, cell_text(cell).text) or {}).items():
            self.contents.record.set(path, now)

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
