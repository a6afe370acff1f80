"""Forms: tables that are filled in, a label beside its value."""

from collections.abc import Iterator

from notekit.blocks import Table

__all__ = ["labelled_cells"]

COLUMNS = (2, 4)
"""How many columns a form has: one pair of label and value in a row, or two."""


def labelled_cells(table: Table) -> Iterator[tuple[str, str]]:
    """The pairs of label and value of a table that is filled in like a form, of two or four columns; else nothing."""
    columns = len(table.rows[0])
    for row in table.rows if columns in COLUMNS else ():
        for at in range(0, columns, 2):
            yield row[at].text, row[at + 1].text
