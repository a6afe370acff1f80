"""What a note says, by what it is, and what of it a rendering does not say."""

from collections.abc import Iterable, Iterator, Mapping

from notekit import EventDate, Heading, Note, Part, Point, Preformatted
from notekit.blocks import nested

__all__ = ["ASPECTS", "folded", "missing", "said"]

ASPECTS = (
    *("titles", "facts", "dates", "names", "posts", "headings", "groups"),
    *("points", "steps", "owners", "quotations", "texts", "code", "pictures"),
)
"""What a note says, and what a renderer may leave out on purpose."""


def said(note: Note) -> dict[str, list[str]]:
    """Everything that a note says, by aspect; each text as the note has it.

    Of a date that is its year, where it is written with one, as formats write the rest in ways of their own.
    People who are only mentioned are not among the names.
    """
    people = [person for person in note.people if set(person.parts) != {Part.MENTIONED}]
    blocks = [inner for section in note.body for block in section.content for inner in nested(block)]
    headings = [section.heading for section in note.body if section.heading]
    listed = (*note.breakout_points, *note.key_messages, *(point for each in note.responses for point in each.points))
    return {
        "titles": _given(note.title, note.subtitle),
        "facts": _given(note.place, note.organiser, note.series, *note.topics, *note.supporters),
        "dates": list(_dated(note.date)) if note.date else [],
        "names": [person.name for person in people],
        "posts": [text for person in people for post in person.posts for text in _given(post.role, post.affiliation)],
        "headings": [each.text for each in (*headings, *(block for block in blocks if isinstance(block, Heading)))],
        "groups": _given(*(section.group for section in note.body)),
        "points": [text for point in listed for text in _points(point)],
        "steps": [step.text for step in note.next_steps],
        "owners": _given(*(step.owner for step in note.next_steps)),
        "quotations": [quote.text for quote in note.quotes],
        "texts": [content.text for section in note.body for content in section.texts()],
        "code": [line for block in blocks if isinstance(block, Preformatted) for line in block.text.split("\n")],
        "pictures": _given(*(text for image in note.images for text in (image.alt, image.caption))),
    }


def folded(words: str) -> str:
    """The words on one line, with single spaces between them."""
    return " ".join(words.split())


def missing(expected: Mapping[str, Iterable[str]], text: str) -> dict[str, list[str]]:
    """Those of the expected words that do not stand in a text, by aspect; aspects that are whole are left out."""
    lost = {aspect: list(_missing(words, text)) for aspect, words in expected.items()}
    return {aspect: words for aspect, words in lost.items() if words}


def _missing(expected: Iterable[str], text: str) -> Iterator[str]:
    at = 0  # most stand in order: to begin where the last one stood keeps this linear
    for words in expected:
        found = text.find(words, at)
        if found < 0:
            found = text.find(words)
        if found < 0:
            yield words
        else:
            at = found


def _given(*texts: str | None) -> list[str]:
    return [text for text in texts if text]


def _dated(date: EventDate) -> Iterator[str]:
    if date.start is None:
        yield date.text or ""
    elif not date.text or str(date.start.year) in date.text:
        yield str(date.start.year)


def _points(point: Point) -> Iterator[str]:
    yield point.text
    for child in point.children:
        yield from _points(child)
