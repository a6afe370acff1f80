"""Abridging: a note with only as much of it as a digest gives."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from notekit.blocks import Block, ListBlock, ListItem, Rule
from notekit.digests.choosing import chosen_points, chosen_teaser, first_said
from notekit.digests.passages import Passage, passages
from notekit.issue import Depth
from notekit.people import Part, Person
from notekit.readers.splicing import part_of
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
        chosen = [each for each in chosen if not _says(opening, each)]
    elif not chosen:
        opening = first_said(note)
    body = [*_opening(opening), *_sections(chosen, headed=depth is Depth.HIGHLIGHTS)]
    if depth is Depth.HIGHLIGHTS or not body:
        body += _steps(note, chosen)
    body = list(_apart(body))
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


def _says(opening: Passage, point: Passage) -> bool:
    """Whether a teaser says all of a point that stands in the same section."""
    return point.section is opening.section and not point.item.blocks and point.content.text in opening.content.text


def _opening(passage: Passage | None) -> Iterator[Section]:
    if passage:
        yield _only(passage.section, passage.block)


def _sections(chosen: Sequence[Passage], *, headed: bool) -> Iterator[Section]:
    """The points as lists, those of one section together; `headed` by what was discussed, once."""
    above: Section | None = None
    for (section, lead), points in groupby(chosen, key=lambda passage: (passage.section, passage.lead)):
        only = _only(section, *filter(None, (lead,)), ListBlock([passage.item for passage in points]))
        heading = section.heading if section and headed and section.role is Role.DISCUSSION else None
        yield evolve(only, heading=None if section is above else heading)
        above = section


def _only(section: Section | None, *blocks: Block) -> Section:
    """Blocks of a section alone, with whose words they are and of which group."""
    return evolve(section, heading=None, lead_in=(), blocks=blocks) if section else Section(blocks)


def _apart(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections, with a line above those that are nobody's and would be read as of the person or group before."""
    named = False
    for section in sections:
        own = bool(section.by or section.group)
        if named and not own and not section.heading and section.role is not Role.NEXT_STEPS:
            section = evolve(section, lead_in=(Rule(), *section.lead_in))
        named = own
        yield section


def _steps(note: Note, chosen: Sequence[Passage]) -> list[Section]:
    """What others say is to be done, unless it was chosen, and the sections of next steps with those below them."""
    sections, others = _of_steps(note)
    given = {passage.item for passage in chosen}
    nobody: list[ListItem] = []
    somebody: list[Section] = []
    for section in others:
        steps = [step for passage in passages((section,)) if passage.item not in given for step in _actions(passage)]
        if steps and (section.by or section.group):
            somebody.append(Section((ListBlock(steps),), Role.NEXT_STEPS, by=section.by, group=section.group))
        else:
            nobody += steps
    last = sections[-1] if sections else None
    if nobody and last and last.role is Role.NEXT_STEPS and not (last.by or last.group):
        sections[-1] = evolve(last, blocks=(*last.blocks, ListBlock(nobody)))
    elif nobody:
        sections.insert(0, Section((ListBlock(nobody),), Role.NEXT_STEPS))
    return [*sections, *somebody]


def _of_steps(note: Note) -> tuple[list[Section], list[Section]]:
    """The sections of next steps, each with those whose headings stand below its own, and all others."""
    steps: list[Section] = []
    others: list[Section] = []
    level: int | None = None
    for section in note.body:
        if section.role is Role.NEXT_STEPS:
            level = section.heading.level if section.heading else None
            steps.append(section)
        elif level and section.heading and section.heading.level > level:
            steps.append(section)
        else:
            level = None
            others.append(section)
    return steps, others


def _actions(passage: Passage) -> Iterator[ListItem]:
    """What a passage says is to be done: its actions, or all of it where it is a box to tick."""
    marked = passage.content.of(Action)
    for mark in marked:
        yield ListItem(part_of(passage.content, mark.start, mark.end), checked=passage.item.checked)
    if not marked and passage.item.checked is not None:
        yield ListItem(passage.content, checked=passage.item.checked)


def _on_stage(note: Note, body: Sequence[Section], *, named_only: bool) -> Iterator[Person]:
    """Those who did more than attend, each in the part that counts most, whose words are given, and who is to act."""
    parts: dict[str, set[Part]] = {person.name: set(person.parts) for person in note.people}
    for section in note.body:
        if section.role in _PART_OF:
            for name in section.by:
                parts[name].add(_PART_OF[section.role])
    given = {name for section in body for name in section.by}
    owing = {mark.owner for section in body for text in section.texts() for mark in text.of(Action)}
    for person in note.people:
        part = next((part for part in _ON_STAGE if part in parts[person.name]), None)
        if part or person.name in given:
            yield evolve(person, parts=[part] if part else (), posts=() if named_only else person.posts)
        elif person.name in owing:
            yield evolve(person, parts=[Part.MENTIONED])
