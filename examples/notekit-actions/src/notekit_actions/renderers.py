"""The renderers: the next steps of notes as a table, and as a calendar of to-dos."""

from collections.abc import Sequence
from typing import Any

from attrs import field, frozen

from notekit import Artefact, Note
from notekit_actions.calendar import as_calendar
from notekit_actions.steps import steps_of
from notekit_actions.table import as_table

__all__ = ["CalendarOptions", "CalendarRenderer", "TableOptions", "TableRenderer"]


@frozen
class TableOptions:
    """What users may set for the table."""

    bom: bool = field(
        default=True, metadata={"help": "whether to begin with a byte order mark, by which Excel knows UTF-8"}
    )


@frozen
class CalendarOptions:
    """What users may set for the calendar: nothing."""


class TableRenderer:
    """Next steps as CSV, a row each."""

    name = "actions-csv"
    media_type = "text/csv"
    suffix = ".csv"
    summary = "next steps as a table for spreadsheets"
    options: type[Any] = TableOptions

    def can_render(self, note: Note) -> bool:
        """Whether there is anything to be done."""
        return bool(note.next_steps)

    def render(self, notes: Sequence[Note], options: TableOptions) -> Artefact:
        """The steps of all notes as one table."""
        return Artefact(as_table(list(steps_of(notes)), bom=options.bom), self.media_type, self.suffix)


class CalendarRenderer:
    """Next steps as to-dos of iCalendar."""

    name = "actions-ics"
    media_type = "text/calendar"
    suffix = ".ics"
    summary = "next steps as to-dos for calendars and task lists"
    options: type[Any] = CalendarOptions

    def can_render(self, note: Note) -> bool:
        """Whether there is anything to be done."""
        return bool(note.next_steps)

    def render(self, notes: Sequence[Note], options: CalendarOptions) -> Artefact:
        """The steps of all notes as one calendar."""
        return Artefact(as_calendar(list(steps_of(notes))), self.media_type, self.suffix)
