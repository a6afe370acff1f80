"""What stands above the text of a note: its title and what there is to know about the event."""

import notekit
from notekit_word.dates import written
from notekit_word.story import Story

__all__ = ["label", "write_title_block"]

_BETWEEN = " · "


def label(note: notekit.Note) -> str:
    """What to call a note in a list of contents."""
    headings = (section.heading.text for section in note.body if section.heading)
    return note.title or next(headings, None) or note.series or (str(note.date) if note.date else "Untitled")


def write_title_block(story: Story, note: notekit.Note) -> None:
    """Writes title, subtitle and details, each where there is one."""
    if kicker := _kicker(note):
        story.paragraph("Kicker", kicker)
    if note.title:
        story.paragraph("Title", note.title)
    if note.subtitle:
        story.paragraph("Subtitle", note.subtitle)
    for line in _details(note):
        story.paragraph("Details", line)


def _kicker(note: notekit.Note) -> str:
    """The series and the kind of event, the latter unless another line names it."""
    named = " ".join(filter(None, (note.title, note.subtitle, note.series))).casefold()
    kind = note.kind.capitalize() if note.kind is not notekit.Kind.OTHER and note.kind not in named else None
    return _BETWEEN.join(filter(None, (note.series, kind)))


def _details(note: notekit.Note) -> list[str]:
    event = (written(note.date, note.language) if note.date else None, note.place, note.organiser)
    lines = [_BETWEEN.join(filter(None, event))]
    if note.topics:
        lines.append(f"Topics: {', '.join(note.topics)}")
    if note.supporters:
        lines.append(f"Supported by: {', '.join(note.supporters)}")
    return list(filter(None, lines))
