"""Headings, sections, and what stands in no note."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from notekit.blocks import Heading
from notekit.checks.finding import Remark
from notekit.checks.passages import Subject
from notekit.schema import Role
from notekit.source import Span

__all__ = ["empty_sections", "left_over_texts", "pasted_furniture", "skipped_levels"]

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)

MARKED = ("text/markdown", "text/html")
"""The formats in which an author says what level a heading has."""
UNMARKED = ("text/plain", "application/pdf")
"""The formats in which a heading is a line that looks like one: what no word tells to be a heading may be none."""
TOLD = (Role.NEXT_STEPS, Role.KEY_MESSAGES, Role.RESPONSE)
"""The roles of sections that words of a heading tell for certain."""
PASTED = ("text/plain", "text/markdown")
"""The formats that have no page, so that furniture in them was pasted."""


def empty_sections(subject: Subject) -> Iterator[Remark]:
    """Headings with nothing below them before the next of the same or a higher level, or the end."""
    for part, following in pairwise([*_outline(subject), None]):
        if part is None or (subject.media_type in UNMARKED and part.role not in TOLD):
            continue
        if part.empty and (following is None or following.heading.level <= part.heading.level):
            yield Remark(
                f"the section “{part.heading.text}” is empty",
                part.heading.span,
                hint="write what belongs below the heading, or take the heading out",
            )


def skipped_levels(subject: Subject) -> Iterator[Remark]:
    """Headings more than one level below the heading before, in formats that say the level."""
    if subject.media_type not in MARKED:
        return
    level = 0
    for part in _outline(subject):
        heading = part.heading
        if heading.level > level + 1:
            yield Remark(
                f"the heading “{heading.text}” skips {_levels(heading.level - level - 1)}",
                heading.span,
                hint="headings go down one level at a time",
            )
        level = heading.level


def left_over_texts(subject: Subject) -> Iterator[Remark]:
    """Pieces of the source that belong to no note; they are told with the first note."""
    notebook = subject.notebook
    if notebook.notes and notebook.notes[0] is subject.note:
        for piece in notebook.left_over:
            yield Remark("this text belongs to no note", piece.span, hint="put it into one, or take it out")


def pasted_furniture(subject: Subject) -> Iterator[Remark]:
    """Navigation, page numbers and the like, pasted with the text; pieces that stand together count as one."""
    if subject.source is None or subject.media_type not in PASTED:
        return
    for span in _joined(subject.source.text, sorted(piece.span for piece in subject.note.page if piece.span)):
        said = _COMMENT.sub("", subject.source.slice(span))
        if any(character.isalnum() for character in said):
            yield Remark(
                "this is taken for furniture of a page and is in no note",
                span,
                hint="take it out, unless it is of a note: that begins with front matter or a heading with its date",
            )


@frozen
class _Part:
    """A heading, and whether nothing but headings or the end follows it."""

    heading: Heading
    role: Role
    empty: bool


def _outline(subject: Subject) -> Iterator[_Part]:
    """The headings of a note in order."""
    open_heading: tuple[Heading, Role] | None = None
    for section in subject.note.body:
        for block in (*([section.heading] if section.heading else []), *section.content):
            if open_heading is not None:
                yield _Part(*open_heading, empty=isinstance(block, Heading))
            open_heading = (block, section.role) if isinstance(block, Heading) else None
    if open_heading is not None:
        yield _Part(*open_heading, empty=True)


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans in order, those with nothing but white space between them as one."""
    together: Span | None = None
    for span in spans:
        if together and not text[together.end : span.start].strip():
            together = together.cover(span)
            continue
        if together:
            yield together
        together = span
    if together:
        yield together


def _levels(number: int) -> str:
    return "a level" if number == 1 else f"{number} levels"
