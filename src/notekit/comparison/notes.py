"""Notes: what changed between a note and its later form."""

from collections.abc import Iterator

from notekit.comparison.bodies import body_changes, section_text
from notekit.comparison.change import Change, date_in_words, value_changes
from notekit.comparison.entries import Entry, entry_changes, lines
from notekit.comparison.people import person_changes, renamed_people
from notekit.schema import Note
from notekit.source import Span

__all__ = ["note_changes", "note_text"]


def note_changes(before: Note, after: Note) -> Iterator[Change]:
    """What changed, in the order of a note's fields; nothing where the notes are equal."""
    if before == after:
        return
    spans_before, spans_after = _spans(before), _spans(after)
    for field, old, new in _values(before, after):
        yield from value_changes(field, field, old, new, spans=(spans_before.get(field), spans_after.get(field)))
    for field, what in (("topics", "topic"), ("supporters", "supporter"), ("highlights", "highlight")):
        entries = [lines(getattr(note, field), field, what) for note in (before, after)]
        yield from entry_changes(*entries, inner=_line_changes)
    people = [_of_people(spans) for spans in (spans_before, spans_after)]
    yield from person_changes(before.people, after.people, *people)
    yield from body_changes(before.body, after.body, renamed_people(before.people, after.people))


def note_text(note: Note) -> str:
    """The plain text of a note: its title, subtitle and body."""
    return "\n".join(filter(None, (note.title, note.subtitle, *map(section_text, note.body))))


def _values(before: Note, after: Note) -> Iterator[tuple[str, str | None, str | None]]:
    for field in ("title", "subtitle"):
        yield field, getattr(before, field), getattr(after, field)
    yield "kind", str(before.kind), str(after.kind)
    if before.date != after.date:
        yield "date", date_in_words(before.date), date_in_words(after.date)
    for field in ("place", "organiser", "series", "url", "teaser", "language"):
        yield field, getattr(before, field), getattr(after, field)


def _line_changes(before: Entry, after: Entry) -> Iterator[Change]:
    yield from value_changes(after.where, after.what, before.text, after.text)


def _spans(note: Note) -> dict[str, Span]:
    """Where the fields stand in the source: of several places, the first."""
    found: dict[str, Span] = {}
    for evidence in note.evidence:
        found.setdefault(evidence.field, evidence.span)
    return found


def _of_people(spans: dict[str, Span]) -> dict[str, Span]:
    return {field[len("people[") : -1]: span for field, span in spans.items() if field.startswith("people[")}
