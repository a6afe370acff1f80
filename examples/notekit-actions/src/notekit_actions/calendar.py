"""The calendar: steps as to-dos of iCalendar (RFC 5545), which calendars and task lists import."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from notekit import EventDate, Precision, Status
from notekit_actions.steps import Step

__all__ = ["as_calendar"]

LONGEST = 75
"""How many bytes a line may have, its ending not counted."""

_PROGRAM = "-//notekit//notekit-actions//EN"
_FAMILY = uuid5(NAMESPACE_URL, "urn:notekit-actions")
_STATUS = {Status.OPEN: "NEEDS-ACTION", Status.DONE: "COMPLETED"}
_EPOCH = date(1970, 1, 1)


def as_calendar(steps: Sequence[Step]) -> bytes:
    """The steps, at least one, as a calendar of to-dos; the same steps give the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PROGRAM}"]
    seen: Counter[str] = Counter()
    for step in steps:
        lines += _to_do(step, _identity(step, seen))
    lines.append("END:VCALENDAR")
    return b"".join(map(_folded, lines))


def _identity(step: Step, seen: Counter[str]) -> str:
    """What a calendar knows the step by: the same again when only its owner, date or status is corrected.

    Steps of one event in the same words are told apart by their order.
    """
    said = "\n".join((step.event or "", str(step.date and (step.date.iso or step.date.text)), step.text))
    seen[said] += 1
    return str(uuid5(_FAMILY, f"{said}\n{seen[said]}"))


def _to_do(step: Step, identity: str) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{identity}"
    yield f"DTSTAMP:{_stamp(step)}"
    yield f"SUMMARY:{_escaped(step.text)}"
    if particulars := "\n".join(_particulars(step)):
        yield f"DESCRIPTION:{_escaped(particulars)}"
    if last := _last_day(step.todo.due):
        yield f"DUE;VALUE=DATE:{_basic(last)}"
    if step.todo.status:
        yield f"STATUS:{_STATUS[step.todo.status]}"
    yield "END:VTODO"


def _stamp(step: Step) -> str:
    """When the step was made known, as nobody is asked the time: the day of its event; 1970 where that is not known."""
    start = step.date.start if step.date else None
    return f"{_basic(start or _EPOCH)}T000000Z"


def _particulars(step: Step) -> Iterator[str]:
    """What is known of the step beside its words. No address is known of an owner, so nobody is made an attendee."""
    if step.todo.owner:
        yield f"Owner: {step.todo.owner}"
    if step.todo.due:
        yield f"Due: {step.todo.due}"
    if step.event or step.date:
        yield f"Agreed at: {', '.join(filter(None, (step.event, str(step.date or ''))))}"


def _last_day(due: EventDate | None) -> date | None:
    """The day by which a step is due; None where the text gives a month or year only, which is no day."""
    if due is None or due.precision is not Precision.DAY:
        return None
    return due.end or due.start


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """Text as a value may hold it."""
    for character, escape in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(character, escape)
    return text


def _folded(line: str) -> bytes:
    """The line with its ending, folded where it is too long, and never within a character."""
    rest = line.encode("utf-8", "replace")
    pieces: list[bytes] = []
    while len(rest) > LONGEST - bool(pieces):
        end = LONGEST - bool(pieces)  # the space before a continuation counts too
        while rest[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        pieces.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*pieces, rest]) + b"\r\n"
