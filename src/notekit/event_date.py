"""Dates as people write them: partial dates stay partial, and the words as written are kept."""

import re
from datetime import date
from typing import Any

from attrs import field, frozen

from notekit.errors import SchemaError
from notekit.fields import Choice, as_line, is_a, is_line_or_none

__all__ = ["WEEKDAYS", "EventDate", "Precision", "as_event_date"]


class Precision(Choice):
    """The smallest unit that the text gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_WIDTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_WORD = re.compile(r"[^\W\d_]+")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?$")


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The names of the days of the week, by their numbers."""


@frozen
class EventDate:
    """When an event took place, as exactly as the text says.

    `start` is the first day (the first of the month or year where no day is given) and None where
    the text gives too little for a date ('5 June', 'yesterday'). `end` is the last day of a range,
    else None. `text` is the date as written, None where it was never written in words.
    """

    start: date | None = field(default=None, validator=is_a(date, type(None)))
    end: date | None = field(default=None, validator=is_a(date, type(None)))
    precision: Precision = field(default=Precision.DAY, converter=Precision)
    text: str | None = field(default=None, converter=as_line, validator=is_line_or_none)

    def __attrs_post_init__(self) -> None:
        if self.start is None:
            object.__setattr__(self, "precision", Precision.DAY)
        for name in ("start", "end"):
            object.__setattr__(self, name, _truncated(getattr(self, name), self.precision))
        if self.start is None and (self.end is not None or self.text is None):
            raise SchemaError("EventDate takes a start, or the date's text alone")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise SchemaError(f"EventDate.end ({self.end}) comes before EventDate.start ({self.start})")

    @property
    def iso(self) -> str | None:
        """ISO 8601: '2031-10-31', '2031-01', '2031-05-30/2031-06-02'; None where there is no start."""
        if self.start is None:
            return None
        width = _WIDTH[self.precision]
        start = self.start.isoformat()[:width]
        return f"{start}/{self.end.isoformat()[:width]}" if self.end else start

    @property
    def weekday(self) -> int | None:
        """The day of the week on which it falls, from 0 for Monday; None where it is no single day."""
        if self.start is None or self.end is not None or self.precision is not Precision.DAY:
            return None
        return self.start.weekday()

    @property
    def weekday_named(self) -> int | None:
        """The day of the week that its text names first of all, from 0 for Monday; None where it names none."""
        name = _WORD.match(self.text or "")
        if name is None or len(name.group()) < 3:
            return None
        begins = name.group()[:3].capitalize()
        return next((number for number, day in enumerate(WEEKDAYS) if day.startswith(begins)), None)

    def __str__(self) -> str:
        return self.text or self.iso or ""

    @classmethod
    def from_iso(cls, iso: str, text: str | None = None) -> "EventDate":
        """The date that `iso` names, in the forms that the property `iso` gives. Raises `SchemaError`."""
        start, _, end = iso.strip().partition("/")
        if not _ISO.match(start) or (end and (not _ISO.match(end) or len(end) != len(start))):
            raise SchemaError(f"a date is written as 2022-10-31, 2022-10, 2022 or 2022-10-30/2022-10-31, not {iso!r}")
        precision = next(precision for precision, width in _WIDTH.items() if width == len(start))
        return cls(start=_day(start), end=_day(end) if end else None, precision=precision, text=text)


def _truncated(day: date | None, precision: Precision) -> date | None:
    """The first day of the month or year in which `day` lies, where no more is known."""
    if day is None or precision is Precision.DAY:
        return day
    return day.replace(day=1) if precision is Precision.MONTH else day.replace(month=1, day=1)


def _day(iso: str) -> date:
    try:
        return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10])
    except ValueError as error:
        raise SchemaError(f"there is no such date as {iso!r}: {error}") from None


def as_event_date(value: Any) -> EventDate | None:
    """An `EventDate` from itself, a `datetime.date` or an ISO text; None stays None. Raises `SchemaError`."""
    if value is None or isinstance(value, EventDate):
        return value
    if isinstance(value, date):
        return EventDate(start=date(value.year, value.month, value.day))
    if isinstance(value, str):
        return EventDate.from_iso(value)
    raise SchemaError(f"a date takes a notekit.EventDate, a datetime.date or text such as '2022-10-31', not {value!r}")
