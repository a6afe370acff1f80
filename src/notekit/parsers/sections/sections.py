"""Sections: which stretch of a note is whose contribution, a discussion, a response, next steps.

The blocks are walked once, in order. A heading may say what follows; without one, the sentence that
introduces a person opens a contribution or response, and the sentence that leads in a list of
points opens a discussion.
"""

from notekit.blocks import Block, Heading, ListBlock, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import SPEAKING
from notekit.parsers.sections.lead_ins import LeadIns
from notekit.parsers.sections.open_section import OpenSection, section_evidence
from notekit.parsers.sections.speech import Speech
from notekit.parsers.sections.walk import Walk
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.section_marks import is_mark
from notekit.reading import Directive, Title
from notekit.schema import Kind, Role, Section

__all__ = ["find_sections"]

OPENING = 12
"""How many blocks from the start are looked at for words that only an event's record has."""

LEAST_HINTS = 3
"""How many different words there say it together that do not say it alone."""

LEAD_IN = 160
"""How many characters at the end of a lead-in are looked at for what the list below it gives."""

LEAST_BARE = 2
"""How many items a list has at least that is of points where nothing says so."""
_OF_EVENTS = (Role.DISCUSSION, Role.RESPONSE, Role.CONTRIBUTION, Role.NEXT_STEPS)
LEAST_AGENDA = 2
"""How many items of an agenda a note has whose lists are one."""


def find_sections(draft: Draft) -> None:
    """Lays the draft's blocks into sections; where no event is reported, all of them are prose."""
    draft.reports_event = _reports_event(draft)
    if not draft.reports_event:
        _divide_prose(draft)
        return
    begins = 0
    if draft.kind is Kind.EXTRACT:
        blocks, extracts = enumerate(draft.blocks), draft.words.cue("events", "extract-headings")
        begins = next((i for i, block in blocks if isinstance(block, Heading) and extracts.search(block.text)), 0)
    Walk(draft, begins=begins, speech=Speech(draft), lead_ins=LeadIns(draft)).run()
    _take_bare_lists(draft, Speech(draft))


def _reports_event(draft: Draft) -> bool:
    """Whether a note names a kind of event or its date, or has the words or sections of an event's record.

    An author who marks sections, or names speakers, reports one.
    """
    if any(isinstance(block, Directive) and is_mark(block) for block in draft.blocks):
        return True
    if any(not SPEAKING.isdisjoint(person.parts) for person in draft.fields.get("people", ())):
        return True
    if not draft.is_record:
        return False
    if draft.kind is not None or draft.date is not None or draft.in_turns or draft.people_lists:
        return True
    cues = draft.words.cue("events", "cues")
    blocks = enumerate(draft.blocks)
    said = [index for index, block in blocks if isinstance(block, Paragraph) and cues.search(block.text)]
    if said and (said[0] < OPENING or len(said) > 1):
        return True
    if len(_hints(draft)) >= LEAST_HINTS:
        return True
    headings = [block.text for block in draft.blocks if isinstance(block, Heading)]
    return any(heading_role(text, draft.words) in _OF_EVENTS and not _is_anywhere(text, draft) for text in headings)


def _hints(draft: Draft) -> set[str]:
    """The words at the beginning of a note that records of events have, and sometimes other texts: 'delegates'."""
    hints = draft.words.cue("events", "hints")
    texts = [block.text for block in draft.blocks[:OPENING] if isinstance(block, Paragraph)]
    return {match.group().casefold() for text in texts for match in hints.finditer(text)}


def _is_anywhere(heading: str, draft: Draft) -> bool:
    """Whether any text may have a heading, one that records no event too: 'To do'."""
    return heading.strip(" :?").casefold() in draft.words.words("headings", "anywhere")


def _divide_prose(draft: Draft) -> None:
    """Prose under its headings."""
    section = OpenSection(Role.PROSE)
    closed = []
    for block in draft.blocks:
        if isinstance(block, Heading):
            closed.append(section.close())
            section = OpenSection(Role.PROSE, block)
        elif not isinstance(block, (Title, Directive)):
            section.blocks.append(block)
    draft.sections += [made for made in (*closed, section.close()) if made]


def _is_no_point(block: ListBlock, above: Block | None, draft: Draft, speech: Speech) -> bool:
    """Whether a list names people or asks questions, is one item, or a lead-in says that it gives something else."""
    if len(block.items) < LEAST_BARE:
        return True
    if isinstance(above, Paragraph) and above.text.endswith(":") and _is_of_plan(above.text, draft):
        return True
    if id(block) in draft.people_lists or speech.lists_people(block):
        return True
    return all(item.text.endswith("?") for item in block.items)


def _is_of_plan(lead_in: str, draft: Draft) -> bool:
    """Whether a lead-in is about what was meant to be done: 'We set ourselves three goals:'."""
    return draft.words.cue("discussion", "planned").search(lead_in, max(0, len(lead_in) - LEAD_IN)) is not None


def _is_agenda(sections: list[Section], draft: Draft) -> bool:
    """Whether the lists of a note are the numbered items of a meeting: 'Apologies', 'Minutes of 3 May approved'."""
    agenda = draft.words.cue("discussion", "agenda")
    items = (
        item.text
        for section in sections
        for block in section.blocks
        if isinstance(block, ListBlock)
        for item in block.items
    )
    return sum(agenda.match(text) is not None for text in items) >= LEAST_AGENDA


def _take_bare_lists(draft: Draft, speech: Speech) -> None:
    """Where an event's record is bare bullets and nothing says what they are, they are its points."""
    sections = draft.sections
    if draft.is_minutes:
        return
    if any(section.role not in (Role.PROSE, Role.NEXT_STEPS) for section in sections) or _is_agenda(sections, draft):
        return
    for index, section in enumerate(sections):
        lists = [
            at
            for at, block in enumerate(section.blocks)
            if isinstance(block, ListBlock)
            and not _is_no_point(block, section.blocks[at - 1] if at else None, draft, speech)
        ]
        if section.role is not Role.PROSE or section.heading is not None or not lists:
            continue
        first, last = lists[0], lists[-1] + 1
        draft.evidence.extend(section_evidence(Role.DISCUSSION, "bare-list", section.blocks[first]))
        parts = (section.blocks[:first], Role.PROSE), (section.blocks[first:last], Role.DISCUSSION)
        rest = (section.blocks[last:], Role.PROSE)
        sections[index : index + 1] = [Section(blocks, role) for blocks, role in (*parts, rest) if blocks]
        return
