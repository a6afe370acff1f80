"""Tables in plain text: in columns where they fit, else row by row with the column's name before each cell."""

from collections.abc import Sequence

from notekit_newsletter.sheet import WIDTH, Sheet, columns

__all__ = ["write_table"]

GAP = "  "


def write_table(sheet: Sheet, rows: Sequence[Sequence[str]], header: bool) -> None:
    """The rows on the sheet; with `header` the first names the columns."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + len(GAP) * (len(widths) - 1) <= WIDTH - len(sheet.margin):
        _columns(sheet, rows, widths, header)
    elif header and len(rows) > 1:
        _records(sheet, rows)
    else:
        for row in rows:
            sheet.write(" | ".join(row))


def _columns(sheet: Sheet, rows: Sequence[Sequence[str]], widths: Sequence[int], header: bool) -> None:
    for index, row in enumerate(rows):
        sheet.verbatim(GAP.join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)))
        if header and index == 0:
            sheet.verbatim(GAP.join("-" * width for width in widths))


def _records(sheet: Sheet, rows: Sequence[Sequence[str]]) -> None:
    names, *records = rows
    margin = sheet.margin
    for index, record in enumerate(records):
        if index:
            sheet.space()
        for name, cell in zip(names, record, strict=True):
            if name or cell:
                sheet.write(f"{name}: {cell}".rstrip() if name else cell)
                sheet.margin = f"{margin}  "
        sheet.margin = margin
