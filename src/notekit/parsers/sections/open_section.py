"""The section that is being made: what it holds so far, and why it has its role."""

from collections.abc import Iterator

from attrs import define, field

from notekit.blocks import Block, Heading, ListBlock, Paragraph, Verse
from notekit.parsers.structure.section_marks import leading_in
from notekit.reading import Directive
from notekit.schema import Evidence, Role, Section

__all__ = ["OpenSection", "section_evidence"]

LABEL = 4
"""Up to how many words a labelled line only leads in what is below it: 'Actions: for the secretariat'."""

SURE = {
    "stated": 1.0,
    "heading": 0.95,
    "turn": 0.95,
    "labelled-step": 0.95,
    "speaker-heading": 0.9,
    "name-line": 0.9,
    "lead-in": 0.85,
    "introduction": 0.8,
    "told-discussion": 0.6,
    "told-steps": 0.6,
    "bare-list": 0.5,
}
"""How sure each way of telling what a section is, from 0 to 1: our judgement from the annotated write-ups."""
_LISTS = frozenset([ListBlock, Verse])
_FIELDS = {
    Role.CONTRIBUTION: "contributions",
    Role.DISCUSSION: "discussions",
    Role.RESPONSE: "responses",
    Role.NEXT_STEPS: "next_steps",
    Role.KEY_MESSAGES: "key_messages",
}


@define
class OpenSection:
    """A section in the making."""

    role: Role
    heading: Heading | None = None
    because: tuple[str, Block | Directive | None] | None = None  # the rule that told its role, and what it went by
    by: list[str] = field(factory=list)
    group: str | None = None
    lead_in: list[Block] = field(factory=list)
    blocks: list[Block] = field(factory=list)
    zone: Role | None = None  # what the heading above says of everything up to the next one of its level
    zone_level: int = 0
    told: bool = False  # whether it is a discussion told in prose amid the text
    floor: bool = False  # whether it is of what was said from the floor, one quotation below the other
    labelled: bool = False  # whether a labelled action opened it, not a heading or lead-in
    name_lines: bool = False  # whether only the names of those who speak have come so far
    stated: bool = False  # whether its author marked it: what stands in it is recognised as no other section
    stated_lead_in: int | None = None  # how many blocks the mark says to lead in

    @property
    def is_empty(self) -> bool:
        return not (self.blocks or self.lead_in)

    @property
    def has_list(self) -> bool:
        return not _LISTS.isdisjoint(map(type, self.blocks))

    @property
    def leads_on(self) -> bool:
        """Whether what came last leads in what is to come."""
        last = self.blocks[-1] if self.blocks else None
        return isinstance(last, Paragraph) and (last.text.endswith(":") or len(last.text.split()) <= LABEL)

    def give_heading(self) -> Heading | None:
        """The heading, handed on to the section that follows directly below it; None where text stands between."""
        heading = self.heading if self.is_empty and not self.by else None
        if heading is not None:
            self.heading = None
        return heading

    def close(self) -> Section | None:
        if self.is_empty and self.heading is None:
            return None
        content = [*self.lead_in, *self.blocks]
        lead = len(self.lead_in)
        if self.stated:
            lead = leading_in(self.stated_lead_in, self.role, content)
        return Section(content[lead:], self.role, self.heading, self.by, self.group, content[:lead])


def section_evidence(role: Role, rule: str, block: Block | Directive | None) -> Iterator[Evidence]:
    """Why a section has its role; none for prose, which is what no rule has claimed."""
    if role is not Role.PROSE and block is not None and block.span is not None:
        yield Evidence(_FIELDS[role], block.span, rule, SURE[rule])
