"""What stands above the text of a note: its title and what there is to know about the event."""

from collections.abc import Iterator

import notekit
from notekit_word.dates import written
from notekit_word.record import Record, Said, Value
from notekit_word.story import Story

__all__ = ["label", "write_title_block"]

_BETWEEN = " · "


def label(note: notekit.Note) -> str:
    """What to call a note in a list of contents."""
    headings = (section.heading.text for section in note.body if section.heading)
    return note.title or next(headings, None) or note.series or (str(note.date) if note.date else "Untitled")


def write_title_block(story: Story, note: notekit.Note, record: Record) -> None:
    """Writes title, subtitle and details, each where there is one."""
    for style, said in _lines(note, record):
        if said:
            record.said("head", said)
            story.said(style, said)


def _lines(note: notekit.Note, record: Record) -> Iterator[tuple[str, Said]]:
    yield "Kicker", _kicker(note, record)
    for name in ("title", "subtitle"):
        if text := getattr(note, name):
            yield name.capitalize(), [Value(record.field(name), text)]
    yield "Details", _event(note, record)
    yield "Details", _listed("Topics: ", "topics", note.topics, record)
    yield "Details", _listed("Supported by: ", "supporters", note.supporters, record)


def _kicker(note: notekit.Note, record: Record) -> Said:
    """The series and the kind of event, the latter unless another line names it."""
    named = " ".join(filter(None, (note.title, note.subtitle, note.series))).casefold()
    kind = note.kind.capitalize() if note.kind is not notekit.Kind.OTHER and note.kind not in named else None
    series = Value(record.field("series"), note.series) if note.series else None
    return _between(_BETWEEN, series, kind)


def _event(note: notekit.Note, record: Record) -> Said:
    date = Value(record.field("date"), written(note.date, note.language)) if note.date else None
    place = Value(record.field("place"), note.place) if note.place else None
    named = (note.title or "").casefold()
    unnamed = note.organiser if note.organiser and note.organiser.casefold() != named else None
    organiser = Value(record.field("organiser"), unnamed) if unnamed else None
    return _between(_BETWEEN, date, place, organiser)


def _listed(label: str, name: str, values: tuple[str, ...], record: Record) -> Said:
    fields = (Value(record.field(name, at), value) for at, value in enumerate(values))
    return [label, *_between(", ", *fields)] if values else []


def _between(separator: str, *said: str | Value | None) -> list[str | Value]:
    """The pieces that there are, parted by a separator."""
    pieces = [piece for piece in said if piece]
    return [part for piece in pieces for part in (separator, piece)][1:]
