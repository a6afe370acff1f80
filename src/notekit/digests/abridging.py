"""Abridging: a note with only as much of it as a digest gives."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from notekit.blocks import Block, ListBlock, ListItem, Paragraph
from notekit.digests.choosing import chosen_points, chosen_teaser, first_said
from notekit.digests.passages import Passage, passages
from notekit.issue import Depth
from notekit.people import Part, Person
from notekit.schema import Note, Role, Section
from notekit.text import Action

__all__ = ["abridge"]

_ON_STAGE = (Part.SPEAKER, Part.RESPONDENT, Part.PANELLIST, Part.CHAIR, Part.FACILITATOR, Part.AUTHOR)
"""What makes somebody one of those who spoke, what counts most first."""
_PART_OF = {Role.CONTRIBUTION: Part.SPEAKER, Role.RESPONSE: Part.RESPONDENT}


def abridge(
    note: Note,
    depth: Depth | str = Depth.HIGHLIGHTS,
    *,
    teaser: str | None = None,
    points: Sequence[str] | None = None,
    most: int = 3,
) -> Note:
    """The note in its own words, at a depth.

    `full` is the note itself. `highlights` are its head, those who spoke, a teaser, the points chosen and all
    next steps; `teaser` is the head, those who spoke by name and the teaser, or one point where there is none.
    Where there is no point either, both have the first sentences that anybody says.

    `teaser` are the first words of a sentence of the note, or all words of several; None leaves the choice to
    the note, whose author may state it, and else to its first sentences. `points` are the first words of points
    or sentences; None takes those that the author states, else the first, as many as `most`. Nothing is cut
    inside a sentence, and what somebody said comes with the name. Raises `SchemaError` where words are not the
    note's.
    """
    depth = Depth(depth)
    if depth is Depth.FULL:
        return note
    opening, chosen = chosen_teaser(note, teaser), chosen_points(note, points, most)
    if depth is Depth.TEASER:
        chosen = [] if opening else chosen[:1]
    if opening:
        chosen = [each for each in chosen if each.content.text not in opening.content.text]
    elif not chosen:
        opening = first_said(note)
    body = [*_opening(opening), *_sections(chosen, headed=depth is Depth.HIGHLIGHTS)]
    if depth is Depth.HIGHLIGHTS or not body:
        body += _steps(note, chosen)
    return evolve(
        note,
        topics=(),
        supporters=(),
        teaser=None,
        highlights=(),
        people=_on_stage(note, body, named_only=depth is Depth.TEASER),
        body=body,
        page=(),
        head_spans=(),
        evidence=(),
    )


def _opening(passage: Passage | None) -> Iterator[Section]:
    if passage:
        yield _only(passage.section, Paragraph(passage.content))


def _sections(chosen: Sequence[Passage], *, headed: bool) -> Iterator[Section]:
    """The points as lists, those of one section together; `headed` by what was discussed."""
    for section, points in groupby(chosen, key=lambda passage: passage.section):
        only = _only(section, ListBlock([passage.item for passage in points]))
        heading = section.heading if section and headed and section.role is Role.DISCUSSION else None
        yield evolve(only, heading=heading)


def _only(section: Section | None, block: Block) -> Section:
    """A block of a section alone, with whose words it is and of which group."""
    return evolve(section, heading=None, lead_in=(), blocks=(block,)) if section else Section((block,))


def _steps(note: Note, chosen: Sequence[Passage]) -> list[Section]:
    """The sections of next steps, and at their end what others say is to be done, unless it was chosen."""
    sections = [section for section in note.body if section.role is Role.NEXT_STEPS]
    others = [section for section in note.body if section.role is not Role.NEXT_STEPS]
    given = {passage.item for passage in chosen}
    scattered = [step for passage in passages(others) if passage.item not in given for step in _actions(passage)]
    if not scattered:
        return sections
    steps = ListBlock(scattered)
    if not sections:
        return [Section((steps,), role=Role.NEXT_STEPS)]
    return [*sections[:-1], evolve(sections[-1], blocks=(*sections[-1].blocks, steps))]


def _actions(passage: Passage) -> Iterator[ListItem]:
    """What a passage says is to be done: its actions, or all of it where it is a box to tick."""
    marked = passage.content.of(Action)
    for mark in marked:
        yield evolve(passage.part(mark.start, mark.end).item, checked=passage.item.checked)
    if not marked and passage.item.checked is not None:
        yield ListItem(passage.content, checked=passage.item.checked)


def _on_stage(note: Note, body: Sequence[Section], *, named_only: bool) -> Iterator[Person]:
    """Those who did more than attend, each in the one part that counts most, and those whose words are given."""
    parts: dict[str, set[Part]] = {person.name: set(person.parts) for person in note.people}
    for section in note.body:
        if section.role in _PART_OF:
            for name in section.by:
                parts[name].add(_PART_OF[section.role])
    given = {name for section in body for name in section.by}
    for person in note.people:
        part = next((part for part in _ON_STAGE if part in parts[person.name]), None)
        if part or person.name in given:
            yield evolve(person, parts=[part] if part else (), posts=() if named_only else person.posts)
