"""Dates that say too little, or cannot all be true."""

import re
from collections.abc import Iterator
from datetime import date

from notekit.checks.finding import Remark
from notekit.checks.passages import Passage, Subject
from notekit.event_date import WEEKDAYS, EventDate, Precision
from notekit.parsers.entities.dates import Dates, Found
from notekit.schema import Role
from notekit.segmentation import sentence_at
from notekit.text import Action, Status

__all__ = ["contradicting_dates", "dates_without_year", "due_before_event", "wrong_weekdays"]

_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{2,4})$")


def dates_without_year(subject: Subject) -> Iterator[Remark]:
    """The event's date, written without a year and with nothing near that gives it."""
    when = subject.note.date
    if when and when.start is None and when.text and re.search(r"\d", when.text):
        yield Remark(f"the date “{when.text}” has no year", subject.evidence("date"), hint="add the year")


def wrong_weekdays(subject: Subject) -> Iterator[Remark]:
    """Full dates that name a day of the week on which they do not fall."""
    for passage, found in _found(subject):
        said, falls_on = found.date.weekday_named, found.date.weekday
        if said is None or falls_on is None or said == falls_on:
            continue
        other = _other_way_round(found.date)
        if other is None or said != other.weekday():
            yield Remark(
                f"“{found.date.text}” was no {WEEKDAYS[said]}; that day is a {WEEKDAYS[falls_on]}",
                passage.place(found.start, found.end),
                hint="correct the day of the week or the date",
            )


def contradicting_dates(subject: Subject) -> Iterator[Remark]:
    """A sentence that says when this event took place, and says otherwise than the note's own date."""
    when = subject.note.date
    if when is None or when.start is None:
        return
    took_place, others = subject.words.cue("checks", "took-place"), subject.words.cue("checks", "other-events")
    kind = subject.note.kind.value
    for passage, found in _found(subject):
        if found.date.start is None or not _apart(when, found.date):
            continue
        start, _ = sentence_at(passage.text, found.start)
        before = passage.text[start : found.start].casefold()
        held = took_place.search(before)
        opening = before[: held.start()].split() if held and not before[held.end() :].strip() else []
        if opening in (["the", kind], ["the", "event"], ["this", kind], ["this", "event"]) and not others.search(
            before
        ):
            yield Remark(
                f"“{found.date.text}” contradicts the date of the event, which is {when.text or when.iso}",
                passage.place(found.start, found.end),
                hint="correct one of the two",
            )


def due_before_event(subject: Subject) -> Iterator[Remark]:
    """Next steps that are not done and were due before the event at which they were agreed."""
    when = subject.note.date
    if when is None or when.start is None:
        return
    for passage in subject.passages:
        if passage.section is None or passage.section.role is not Role.NEXT_STEPS or passage.checked:
            continue
        for action in passage.content.of(Action):
            due = action.due
            if action.status is Status.DONE or due is None or due.start is None or due.precision is not Precision.DAY:
                continue
            if when.precision is Precision.DAY and (due.end or due.start) < when.start:
                yield Remark(
                    f"this is due on {due.iso}, before the event on {when.iso}",
                    passage.place(action.start, action.end),
                    hint="correct one of the two dates",
                )


def _found(subject: Subject) -> Iterator[tuple[Passage, Found]]:
    finder = Dates(subject.words)
    return ((passage, one) for passage in (*subject.head, *subject.passages) for one in finder.find(passage.text))


def _other_way_round(when: EventDate) -> date | None:
    """A date in figures with day and month changed over; None where it is written in words or there is no such day."""
    match = _NUMERIC.search(when.text or "")
    if match is None or when.start is None:
        return None
    try:
        return date(when.start.year, when.start.day, when.start.month)
    except ValueError:
        return None


def _apart(one: EventDate, other: EventDate) -> bool:
    """Whether two dates, both to the day, share no day."""
    if one.start is None or other.start is None or {one.precision, other.precision} != {Precision.DAY}:
        return False
    return (one.end or one.start) < other.start or (other.end or other.start) < one.start
