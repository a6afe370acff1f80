"""The walk through the blocks of a note, in which its sections open and close."""

from attrs import define

from notekit.blocks import Block, BlockQuote, Heading, ListBlock, Paragraph
from notekit.parsers.marks.meeting_dates import states_meeting
from notekit.parsers.sections.endings import tells_end
from notekit.parsers.sections.heading_walk import TOLD, HeadingWalk
from notekit.parsers.sections.open_section import OpenSection
from notekit.parsers.sections.speech_walk import Following
from notekit.parsers.sections.step_lists import parted
from notekit.parsers.sections.told_discussions import tells_of_discussion
from notekit.parsers.sections.voiced_points import makers_of
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.lone_lines import is_quoted
from notekit.parsers.structure.signatures import signature
from notekit.people import Part
from notekit.reading import Directive, Title
from notekit.schema import Kind, Role

__all__ = ["Walk"]

OPENING = 1
"""How many paragraphs at the head of a note tell of the event as a whole, and of no discussion."""

REPORTING = 260
"""How many characters into a paragraph those present must be said to speak for it to report a discussion."""

LEAST_QUOTED = 2
"""How many quotations stand one below the other at least where they are what was said from the floor."""

_DID = r"(?i)(?:\s+(?!<grammar.who>\s)[^\s.!?]+){0,4}?\s+<discussion.did>"
_AROUND = (Role.PROSE, Role.CONTRIBUTION)
_NO_DISCUSSION = (Kind.ARTICLE, Kind.EXTRACT)


@define
class Walk(HeadingWalk):
    """The walk through the blocks of a draft that reports an event."""

    begins: int = 0  # contributions open from this block on

    def run(self) -> None:
        blocks = self.draft.blocks
        if self.draft.words.cue("headings", "discussion-titles").fullmatch((self.draft.title or "").strip()):
            self.open.zone = Role.DISCUSSION  # each heading below is that of a group
        signed = signature(blocks, self.draft.words)
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if index >= signed:
                self._take_signature(block, begins=index == signed)
            elif isinstance(block, Heading):
                self.take_heading(block, following)
            elif isinstance(block, ListBlock) and not self.open.stated and self._take_voices(block):
                continue
            elif isinstance(block, Paragraph):
                self._take_paragraph(index, block, following)
            elif isinstance(block, Directive):
                self.take_mark(block)
            elif not isinstance(block, Title):
                if self.open.labelled and not self.open.leads_on:
                    self.begin(OpenSection(Role.PROSE))  # what stands below a labelled action is none of it
                self._take_other(block)
        self.close()

    def _take_voices(self, block: ListBlock) -> bool:
        """A list that says of its items whose words they are: a contribution of each, or points that were made."""
        return self._take_reports(block) or self._take_voiced_points(block)

    def _take_signature(self, block: Block | Title | Directive, *, begins: bool) -> None:
        """Whoever signs below a note says nothing more in it."""
        if begins and self.open.role is not Role.PROSE and not self.open.stated:
            self.begin(OpenSection(Role.PROSE))
        if isinstance(block, Paragraph):
            self.open.blocks.append(block)

    def _take_other(self, block: Block) -> None:
        """What is neither heading nor paragraph belongs to the open section, but for the dates of meetings to come.

        Nor do the points of a discussion belong to a talk that the paragraph above them tells of first.
        """
        above = self.open.blocks[-1] if self.open.by and self.open.blocks else None
        if isinstance(block, ListBlock) and isinstance(above, Paragraph) and self.lead_ins.turns_to_discussion(above):
            self.begin(OpenSection(Role.DISCUSSION, because=("lead-in", above), blocks=[block]))
            return
        if not isinstance(block, ListBlock) or self.open.role is not Role.NEXT_STEPS or self.open.stated:
            self.open.blocks.append(block)
            return
        steps, meetings = parted(block, self.draft)
        if steps is not None:
            self.open.blocks.append(steps)
        if meetings is not None:
            self.begin(OpenSection(Role.PROSE, self.open.give_heading(), blocks=[meetings]))

    # Paragraphs

    def _take_paragraph(self, index: int, block: Paragraph, following: Following) -> None:
        if self.open.stated or id(block) in self.draft.people_lists:
            self._place(block, following)
            return
        if self._take_from_floor(index, block):
            return
        if self.open.zone not in TOLD:
            if self._take_name_line(block, following) or self._take_turn(block):
                return
            if index >= self.begins and self._take_lead_in(block, following):
                return
            if index >= self.begins and not self._opens_talk(block) and self._take_speech(block, following):
                return
        if self._take_steps(block, following):
            return
        if self._take_talk(block):
            return
        if self.open.role is Role.CONTRIBUTION and self._closes_talk(block):
            self.begin(OpenSection(Role.PROSE))
        ended = self.open.labelled and not self.lead_ins.labels_step(block)
        ended = ended or (self.open.role is Role.KEY_MESSAGES and self._tells_next_meeting(block))
        ended = ended or (self.open.role is Role.NEXT_STEPS and self.open.heading is None and self._closes_event(block))
        listing = self.open.role in (Role.DISCUSSION, Role.KEY_MESSAGES) and self.open.has_list
        if ended or (listing and not self._is_amid_items(following)):
            self.begin(OpenSection(Role.PROSE))  # closing prose, not one of the points
        elif id(following) not in self.draft.people_lists and self._reports_discussion(block):
            self.open.role, self.open.because = Role.DISCUSSION, ("told-discussion", block)
        self._place(block, following)

    def _is_amid_items(self, following: Following) -> bool:
        """Whether a paragraph stands between two lists of one item each, as text below items that is not indented."""
        above = self.open.blocks[-1]
        return all(isinstance(block, ListBlock) and len(block.items) == 1 for block in (above, following))

    def _tells_next_meeting(self, block: Paragraph) -> bool:
        """Whether a paragraph only says when those present meet again."""
        return not self.open.is_empty and states_meeting(block.text, self.draft.words, self.draft.roster)

    def _closes_event(self, block: Paragraph) -> bool:
        """Whether a paragraph tells how an event ended: 'The evening closed with a song.'"""
        return not self.open.is_empty and tells_end(block.text, self.draft.words)

    def _take_from_floor(self, index: int, block: Paragraph) -> bool:
        """Quotations one below the other are points, where the line above says that those present said them."""
        if self.open.floor:
            if is_quoted(block):
                self.open.blocks.append(block)
                return True
            self.begin(OpenSection(Role.PROSE))
        following = self.draft.blocks[index + 1 : index + 1 + LEAST_QUOTED]
        if block.text[-1] != ":" or len(following) < LEAST_QUOTED:
            return False
        if not all(isinstance(one, (Paragraph, BlockQuote)) and is_quoted(one) for one in following):
            return False
        last = block.text[-REPORTING:]
        words = self.draft.words
        spoke = words.cue("discussion", "spoke").search(last) or words.cue("headings-within", "discussion").search(last)
        if spoke is None or self.lead_ins.is_personal(block):
            return False
        heading = self.open.give_heading()
        self.begin(OpenSection(Role.DISCUSSION, heading, ("lead-in", block), lead_in=[block], floor=True))
        return True

    def _take_voiced_points(self, block: ListBlock) -> bool:
        """A list amid prose whose items begin with who made the point, in brackets, is a discussion: '(Ann) Boats.'."""
        if self.open.role is not Role.PROSE or id(block) in self.draft.people_lists:
            return False
        makers = makers_of(block, self.draft.roster)
        if not makers:
            return False
        heading = self.open.give_heading()
        self.begin(OpenSection(Role.DISCUSSION, heading, ("turn", block), blocks=[block]))
        for person in makers if not self.minuted else ():
            person.takes(Part.SPEAKER)
        return True

    def _opens_talk(self, block: Paragraph) -> bool:
        """Whether a paragraph below a talk begins to tell of the discussion: 'In discussion, Ann Lee asked …'."""
        speaking = self.open.role in (Role.CONTRIBUTION, Role.RESPONSE)
        return speaking and self.draft.words.cue("discussion", "opens").match(block.text) is not None

    def _take_talk(self, block: Paragraph) -> bool:
        """A paragraph after somebody's contribution that begins to tell of the discussion opens one in prose."""
        if self._opens_talk(block):
            self.begin(OpenSection(Role.DISCUSSION, because=("told-discussion", block), blocks=[block], told=True))
            return True
        if self._tells_of_discussion(block):
            if self.open.told:
                return False
            heading = self.open.give_heading()
            self.begin(
                OpenSection(Role.DISCUSSION, heading, because=("told-discussion", block), blocks=[block], told=True)
            )
            return True
        if self.open.told and not self._goes_on(block.text):
            self.begin(OpenSection(Role.PROSE))
        return False

    def _goes_on(self, text: str) -> bool:
        """Whether a paragraph goes on with a discussion that is told: 'Furthermore, …', or those present said more."""
        words = self.draft.words
        told = words.cue("discussion", "spoke").search(text[:REPORTING]) or words.cue("told", "goes-on").match(text)
        return told is not None

    def _tells_of_discussion(self, block: Paragraph) -> bool:
        """Whether a paragraph amid prose or below a talk tells of a discussion; the opening of a note does not."""
        section, draft = self.open, self.draft
        if self.is_minutes or draft.kind in _NO_DISCUSSION or not (section.told or section.role in _AROUND):
            return False
        if not draft.sections and section.heading is None and len(section.blocks) < OPENING:
            return False
        return tells_of_discussion(block.text, draft.words)

    def _reports_discussion(self, block: Paragraph) -> bool:
        """Whether a paragraph directly below a heading of its own reports what those present said."""
        heading = self.open.heading
        if heading is None or self.open.role is not Role.PROSE or not self.open.is_empty or self.open.zone is not None:
            return False
        if self.is_minutes:
            return False  # all of them report what was said
        if heading_role(heading.text, self.draft.words) is not None:
            return False
        return self._tells_what_was_said(block.text[:REPORTING])

    def _tells_what_was_said(self, text: str) -> bool:
        """Whether a text tells of a discussion, or names those present and goes on with what they did."""
        words = self.draft.words
        return any(
            words.cue("discussion", "crowd").fullmatch(found.group()) is None
            or words.phrase(_DID).match(text, found.end()) is not None
            for found in words.cue("discussion", "spoke").finditer(text)
        )

    # Discussions and next steps

    def _take_lead_in(self, block: Paragraph, following: Following) -> bool:
        """A paragraph that says the list after it to be points opens a discussion."""
        if (
            isinstance(following, Heading)
            and block.text.endswith(":")
            and self.lead_ins.to_points(block, speaking=False)
        ) or (self._stands_above(following) and self.lead_ins.presents_points(block)):
            self.open.blocks.append(block)  # the points stand under the headings that follow
            self.open.zone = Role.DISCUSSION
            self.open.zone_level = following.level - 1 if isinstance(following, Heading) else 0
            return True
        if not isinstance(following, ListBlock) or id(following) in self.draft.people_lists:
            return False
        if not self.lead_ins.is_general(block) and self._reported_by(following):
            return False
        if self.open.role is Role.DISCUSSION and self.lead_ins.instructs(block):
            self.begin(OpenSection(Role.PROSE, blocks=[block]))
            return True
        if self.lead_ins.sums_up(block) or self._leads_in_messages(block, following):
            heading = self.open.give_heading() if self.open.role is Role.PROSE else None
            self.begin(OpenSection(Role.KEY_MESSAGES, heading, ("lead-in", block), lead_in=[block]))
            return True
        if not self._leads_in_points(block) or self.lead_ins.asks(block, following):
            return False
        section = self.open
        if section.role is Role.DISCUSSION and not section.has_list:
            section.lead_in += [*section.blocks, block]
            section.blocks = []
        else:
            heading = section.give_heading() if section.role is Role.PROSE else None
            self.begin(OpenSection(Role.DISCUSSION, heading, ("lead-in", block), lead_in=[block]))
        return True

    def _stands_above(self, following: Following) -> bool:
        """Whether a heading follows that stands below the one of the open section."""
        heading = self.open.heading
        return isinstance(following, Heading) and (heading is None or following.level > heading.level)

    def _heading_over(self, block: Paragraph) -> Heading | None:
        """The heading directly above a paragraph that leads something in; None where that is not so."""
        return self.open.heading if self.open.is_empty and block.text.endswith(":") else None

    def _leads_in_messages(self, block: Paragraph, listed: ListBlock) -> bool:
        heading = self._heading_over(block)
        if heading is not None and self.lead_ins.heads_messages(heading):
            return not (self.lead_ins.is_personal(block) or self.lead_ins.resolves(block, listed))
        discussing = self.open.role is Role.DISCUSSION
        messages = self.lead_ins.to_messages(block, discussing=discussing)
        return messages and not self.open.by and not self._introduced(block)

    def _leads_in_points(self, block: Paragraph) -> bool:
        if self._introduced(block) and not self.lead_ins.is_general(block):
            return False
        if self.open.role is Role.DISCUSSION and self.open.has_list and not self.lead_ins.is_personal(block):
            return block.text.endswith((":", "?", "…", "...")) and not self.lead_ins.to_steps(block)
        heading = self._heading_over(block)
        if heading is not None and self.lead_ins.names_points(heading):
            return not self.lead_ins.is_personal(block)
        discussing = self.open.role is Role.DISCUSSION
        return self.lead_ins.to_points(block, speaking=bool(self.open.by), discussing=discussing)

    def _take_steps(self, block: Paragraph, following: Following) -> bool:
        """A paragraph that says or leads in what is to be done opens next steps."""
        if self.open.role is Role.NEXT_STEPS:
            return False
        if self.lead_ins.labels_step(block):
            self.begin(OpenSection(Role.NEXT_STEPS, because=("labelled-step", block), blocks=[block], labelled=True))
            return True
        listed = isinstance(following, ListBlock)
        if isinstance(following, ListBlock) and self.lead_ins.resolves_steps(block, following):
            heading = self.open.give_heading() if self.open.role is Role.PROSE else None
            self.begin(OpenSection(Role.NEXT_STEPS, heading, ("lead-in", block), lead_in=[block]))
            return True
        if not listed and not self._follows_discussion():
            return False
        if not listed and self.lead_ins.states_steps(block):
            self.begin(OpenSection(Role.NEXT_STEPS, because=("told-steps", block), blocks=[block]))
            return True
        if (listed or isinstance(following, Paragraph)) and self.lead_ins.to_steps(block, listed=listed):
            self.begin(OpenSection(Role.NEXT_STEPS, because=("lead-in", block), lead_in=[block]))
            return True
        return False

    def _follows_discussion(self) -> bool:
        return Role.DISCUSSION in [self.open.role, *[section.role for section in self.draft.sections[-2:]]]
