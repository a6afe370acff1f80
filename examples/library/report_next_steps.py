"""All next steps of many documents in one table, by date and then by who is to take them.

python examples/library/report_next_steps.py [--open] [--csv] DOCUMENT...

The table is Markdown, which notekit reads again, or with --csv for a spreadsheet. --open leaves out
what is done. A document that cannot be read is named, and the exit status is then 1.
"""

import argparse
import csv
import sys
from collections.abc import Iterable
from datetime import date

import notekit
from notekit import NextStep, Note, Section, Status, Table

HEAD = ("Due", "Owner", "Step", "Status", "Note")
Row = tuple[str, str, str, str, str]


def order(found: tuple[NextStep, str]) -> tuple[date, bool, bool, str]:
    """By date, dates in words alone after those of the calendar and steps without any last; then by owner."""
    step, _ = found
    day = step.due.start if step.due else None
    return day or date.max, step.due is None, step.owner is None, (step.owner or "").casefold()


def rows(found: Iterable[tuple[NextStep, str]]) -> list[Row]:
    """The steps as rows of a table, in order."""
    return [
        (str(step.due or ""), step.owner or "", step.text, step.status or "", origin)
        for step, origin in sorted(found, key=order)
    ]


def main() -> int:
    """Print the report; 1 where a document could not be read."""
    parser = argparse.ArgumentParser(description="All next steps of many documents in one table.")
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT")
    parser.add_argument("--open", action="store_true", help="leave out what is done")
    parser.add_argument("--csv", action="store_true", help="for a spreadsheet")
    asked = parser.parse_args()
    found: list[tuple[NextStep, str]] = []
    failed = 0
    for document in asked.documents:
        try:
            notes = notekit.parse(document).notes
        except notekit.NotekitError as error:
            print(f"failed: {error}", file=sys.stderr)
            failed = 1
            continue
        found += [(step, note.title or document) for note in notes for step in note.next_steps]
    if asked.open:
        found = [(step, origin) for step, origin in found if step.status is not Status.DONE]
    if asked.csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows([HEAD, *rows(found)])
    else:
        report = Note("Next steps", body=[Section([Table([HEAD, *rows(found)])])])
        print(notekit.render(report, "markdown").data.decode(), end="")
    return failed


if __name__ == "__main__":
    sys.exit(main())
