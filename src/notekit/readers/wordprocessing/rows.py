"""The rows and cells of tables as they stand in a document, and whether the first row names the columns."""

from collections.abc import Iterator, Sequence

from notekit.readers.wordprocessing.elements import Element, is_on, number, value, w
from notekit.readers.wordprocessing.lines import Cell, Line
from notekit.readers.wordprocessing.styles import Styles
from notekit.text import Strong

__all__ = ["cells_of", "columns_before", "has_header", "is_gone", "reach_of", "rows_of"]

_ROW, _CELL, _CONTROL, _CONTENT = w("tr"), w("tc"), w("sdt"), w("sdtContent")
_AROUND = frozenset(map(w, ("ins", "moveTo", "customXml")))
_FIRST_ROW = 0x20
_MERGED = frozenset({"continue", None})


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table."""
    yield from _within(table, _ROW)


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    yield from _within(row, _CELL)


def is_gone(row: Element) -> bool:
    """Whether a row was deleted, and the deletion is tracked."""
    return row.find(f"{w('trPr')}/{w('del')}") is not None


def columns_before(row: Element) -> int:
    """Over how many columns a row has no cell at its start."""
    return number(value(row.find(w("trPr")), "gridBefore")) or 0


def reach_of(cell: Element) -> tuple[int, bool]:
    """Over how many columns a cell reaches, and whether it goes on from the row above."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        return 1, False
    merge = properties.find(w("vMerge"))
    return number(value(properties, "gridSpan")) or 1, merge is not None and merge.get(w("val")) in _MERGED


def has_header(table: Element, first: Element, rows: Sequence[Sequence[Cell]], styles: Styles) -> bool:
    """Whether the first row names the columns: it says so, or all of it is bold and not all of the rest."""
    if is_on(first.find(w("trPr")), "tblHeader"):
        return True
    if len(rows) < 2 or not any(line for cell in rows[0] for line in cell.lines):
        return False
    properties = table.find(w("tblPr"))
    if styles.has_bold_head(value(properties, "tblStyle")) and _uses_head(properties):
        return True
    return _is_bold(rows[0]) and not all(map(_is_bold, rows[1:]))


def _uses_head(properties: Element) -> bool:
    """Whether a table shows its first row as its style has it."""
    look = properties.find(w("tblLook"))
    if look is None:
        return False
    if (stated := look.get(w("firstRow"))) is not None:
        return stated in ("1", "true", "on")
    try:
        return bool(int(look.get(w("val"), "0")[:8], 16) & _FIRST_ROW)
    except ValueError:
        return False


def _within(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == _CONTROL:
            for content in child.iterfind(_CONTENT):
                yield from _within(content, tag)
        elif child.tag in _AROUND:
            yield from _within(child, tag)


def _is_bold(row: Sequence[Cell]) -> bool:
    lines = [line for cell in row for line in cell.lines if isinstance(line, Line) and line]
    return bool(lines) and all(map(_is_strong, lines))


def _is_strong(line: Line) -> bool:
    if line.style.bold:
        return True
    content = line.content
    marks = content.of(Strong)
    return len(marks) == 1 and (marks[0].start, marks[0].end) == (0, len(content.text))
