"""The table: steps as CSV that any spreadsheet opens, and that does nothing when it is opened."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from notekit_actions.steps import Step

__all__ = ["as_table", "harmless"]

COLUMNS = ("Event", "Date", "Step", "Owner", "Due", "Due as written", "Status", "Document")
BYTE_ORDER_MARK = "\ufeff"

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet calculate a cell, as OWASP lists it; the last four are the wide forms of the first."""


def as_table(steps: Sequence[Step], *, bom: bool = True) -> bytes:
    """The steps as CSV in UTF-8, a row each; `bom` begins it with a byte order mark.

    The column of documents is left out where no step knows its own.
    """
    width = len(COLUMNS) if any(step.document for step in steps) else len(COLUMNS) - 1
    file = StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS[:width])
    writer.writerows([harmless(cell) for cell in list(_cells(step))[:width]] for step in steps)
    return ((BYTE_ORDER_MARK if bom else "") + file.getvalue()).encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """The text of a cell so that a spreadsheet shows it and never runs it."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell


def _cells(step: Step) -> Iterator[str]:
    due = step.todo.due
    yield step.event or ""
    yield str((step.date and step.date.iso) or step.date or "")
    yield step.text
    yield step.todo.owner or ""
    yield (due and due.iso) or ""
    yield (due and due.text) or ""
    yield step.todo.status or ""
    yield step.document or ""
