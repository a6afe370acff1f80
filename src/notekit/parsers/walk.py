"""The walk through the blocks of a note, in which its sections open and close."""

from collections.abc import Iterator

from attrs import define, field

from notekit.blocks import Block, Heading, ListBlock, Paragraph, Verse
from notekit.parsers.headings import heading_role, is_authors_line, is_quoted
from notekit.parsers.lead_ins import LeadIns
from notekit.parsers.names import Mention
from notekit.parsers.notation import Headings
from notekit.parsers.open_section import OpenSection
from notekit.parsers.roster import Known
from notekit.parsers.sectioning import Sectioning
from notekit.parsers.speech import Speech
from notekit.parsers.turns import turn
from notekit.people import Part
from notekit.reading import Directive, Title
from notekit.schema import Kind, Role

__all__ = ["Walk"]

REPORTING = 260
"""How many characters into a paragraph those present must be said to speak for it to report a discussion."""

ROLL = 4
"""How many lines with names, one directly after the other and no text below, make a list of people and open no talk."""
LONG_ROLL = 8
"""How many names do so in one line, and how many lines whatever stands below them."""

_GROUP = r"(?i)<discussion.numbered-groups>\s+(?:[A-Z]|\d+|<discussion.numbers>)\b"
_DID = r"(?i)(?:\s+(?!<grammar.who>\s)[^\s.!?]+){0,4}?\s+<discussion.did>"
_DASHES = "–—―-"
_TOLD = (Role.NEXT_STEPS, Role.KEY_MESSAGES)
_LED_IN = (Role.DISCUSSION, Role.RESPONSE, *_TOLD)

Following = Block | Title | Directive | None


@define
class Walk(Sectioning):
    """The walk through the blocks of a draft that reports an event."""

    speech: Speech = field(kw_only=True)
    lead_ins: LeadIns = field(kw_only=True)
    begins: int = 0  # contributions open from this block on
    alone: dict[Part, Known | None] = field(factory=dict)  # who alone has a part
    headings: Headings = field(init=False)
    minuted: bool = field(init=False)  # whether these are minutes, in which those who report give no talks
    rolls: frozenset[int] = field(init=False)  # by identity, the lines of names that list people, and open no talk

    def __attrs_post_init__(self) -> None:
        self.headings = Headings(self.draft.fields.get("people", ()))
        self.minuted = self.draft.kind is Kind.MEETING and bool(self.draft.people_lists)
        self.rolls = frozenset(self._rolls())

    def _rolls(self) -> Iterator[int]:
        """The lines that name many people, and those of which many stand one after the other, no talk below them."""
        run: list[int] = []
        for block in (*self.draft.blocks, None):
            people = self.speech.named(block) if isinstance(block, Paragraph) else []
            if isinstance(block, Paragraph) and people and self.speech.is_name_line(block, people):
                run.append(id(block))
                if len(people) >= LONG_ROLL:
                    yield id(block)
                continue
            if len(run) >= (LONG_ROLL if isinstance(block, Paragraph) else ROLL):
                yield from run
            run = []

    def run(self) -> None:
        blocks = self.draft.blocks
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if isinstance(block, Heading):
                self._take_heading(block, following)
            elif isinstance(block, Paragraph):
                self._take_paragraph(index, block, following)
            elif isinstance(block, Directive):
                self.take_mark(block)
            elif not isinstance(block, Title):
                if self.open.labelled and not self.open.leads_on:
                    self.begin(OpenSection(Role.PROSE))  # what stands below a labelled action is none of it
                self.open.blocks.append(block)
        self.close()

    # Headings

    def _take_heading(self, heading: Heading, following: Following) -> None:
        if self.take_marked_heading(heading):
            return
        if isinstance(following, Verse) and not self.open.is_empty and self.open.role not in _TOLD:
            self.open.blocks.append(heading)  # the title of a poem
            return
        if id(following) not in self.rolls and self._take_speakers_heading(heading):
            return
        role = heading_role(heading.text, self.draft.words)
        if role is None and isinstance(following, ListBlock) and self.lead_ins.heads_points(heading, following):
            role = Role.DISCUSSION
        elif isinstance(following, ListBlock) and self.lead_ins.heads_messages(heading):
            role = Role.KEY_MESSAGES
        zone_level = heading.level
        if role is None and self._is_inside(heading) and self.open.role is Role.CONTRIBUTION:
            self.open.blocks.append(heading)
            return
        if role is None and self.open.zone is not None and heading.level > self.open.zone_level:
            role, zone_level = self.open.zone, self.open.zone_level
        elif role is None and self._heads_talk():
            role, zone_level = Role.CONTRIBUTION, self.open.zone_level
        introduces = self.open.role is Role.DISCUSSION and not self.open.has_list
        if introduces and role is Role.DISCUSSION and (self.open.zone is not role or self._is_inside(heading)):
            self.open.lead_in, self.open.blocks = [*self.open.lead_in, *self.open.blocks], []
        self.close()
        group = (
            heading.text if role is Role.DISCUSSION and self.draft.words.phrase(_GROUP).match(heading.text) else None
        )
        opens = Role.PROSE if role in (Role.CONTRIBUTION, Role.RESPONSE, None) else role
        self.open = OpenSection(
            opens or Role.PROSE, heading, ("heading", heading), group=group, zone=role, zone_level=zone_level
        )

    def _take_speakers_heading(self, heading: Heading) -> bool:
        """A heading that says whose words follow opens their contribution or response."""
        role, by = self.headings.meaning(heading.text)
        people = self.speech.heads(heading)
        if not by and not people:
            return False
        if not by:
            by = tuple(self.speech.names(people))
            label = heading.text.partition(":")[0]
            replies = heading_role(label, self.draft.words, exact=True) is Role.RESPONSE
            role = Role.RESPONSE if replies else self._speaking_role()
        self.begin(OpenSection(role, heading, ("speaker-heading", heading), list(by)))
        self._note_parts(people, role)
        return True

    def _is_inside(self, heading: Heading) -> bool:
        """Whether a heading stands inside the section that is open."""
        return self.open.heading is not None and heading.level > self.open.heading.level

    def _heads_talk(self) -> bool:
        """Whether a heading is a talk's own title, directly below one such as 'Speakers' of the same level."""
        return self.open.zone is Role.CONTRIBUTION and self.open.heading is not None and self.open.is_empty

    # Paragraphs

    def _take_paragraph(self, index: int, block: Paragraph, following: Following) -> None:
        if self.open.stated or id(block) in self.draft.people_lists:
            self._place(block, following)
            return
        if self.open.zone not in _TOLD:
            if self._take_name_line(block, following) or self._take_turn(block):
                return
            if index >= self.begins and (self._take_lead_in(block, following) or self._take_speech(block, following)):
                return
        if self._take_steps(block, following):
            return
        if self._take_talk(block):
            return
        ended = self.open.labelled and not self.lead_ins.labels_step(block)
        if ended or (self.open.role in (Role.DISCUSSION, Role.KEY_MESSAGES) and self.open.has_list):
            self.begin(OpenSection(Role.PROSE))  # closing prose, not one of the points
        elif id(following) not in self.draft.people_lists and self._reports_discussion(block):
            self.open.role, self.open.because = Role.DISCUSSION, ("told-discussion", block)
        self._place(block, following)

    def _take_talk(self, block: Paragraph) -> bool:
        """A paragraph after somebody's contribution that begins to tell of the discussion opens one in prose."""
        if self.open.role is Role.CONTRIBUTION and self.draft.words.cue("discussion", "opens").match(block.text):
            self.begin(OpenSection(Role.DISCUSSION, because=("told-discussion", block), blocks=[block], told=True))
            return True
        if self.open.told and not self.draft.words.cue("discussion", "spoke").search(block.text[:REPORTING]):
            self.begin(OpenSection(Role.PROSE))
        return False

    def _reports_discussion(self, block: Paragraph) -> bool:
        """Whether a paragraph directly below a heading of its own reports what those present said."""
        heading = self.open.heading
        if heading is None or self.open.role is not Role.PROSE or not self.open.is_empty or self.open.zone is not None:
            return False
        if self.draft.is_minutes:
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

    def _place(self, block: Paragraph, following: Following) -> None:
        """Puts a paragraph into the open section: before its points, or among them."""
        section = self.open
        section.name_lines = False
        leads_in = section.role in _LED_IN and not section.blocks and block.text.endswith(":")
        if section.role is Role.DISCUSSION and not section.blocks:
            leads_in = isinstance(following, ListBlock) or self.lead_ins.within_discussion(block)
        (section.lead_in if leads_in else section.blocks).append(block)

    def _take_name_line(self, block: Paragraph, following: Following) -> bool:
        """A line that only says who somebody is opens what they say, unless it stands in a list of people."""
        people = self.speech.named(block)
        if (
            people
            and not self.draft.sections
            and self.open.heading is None
            and is_authors_line(block, self.draft.words)
        ):
            self.open.blocks.append(block)
            return True
        if not people or isinstance(following, ListBlock) or not self.speech.is_name_line(block, people):
            return False
        if self._signs(block, people, following):
            self.open.blocks.append(block)
            return True
        if (
            self._lists_people()
            or id(block) in self.rolls
            or (not self.open.name_lines and (following is None or isinstance(following, Heading)))
        ):
            self.open.blocks.append(block)
            return True
        if self.open.name_lines:
            self.open.by += [name for name in self.speech.names(people) if name not in self.open.by]
            self.open.blocks.append(block)
        else:
            heading, by = self.open.give_heading(), self.speech.names(people)
            self.begin(
                OpenSection(self._speaking_role(), heading, ("name-line", block), by, blocks=[block], name_lines=True)
            )
        self._note_parts(people, self.open.role)
        return True

    def _signs(self, block: Paragraph, people: list[Mention], following: Following) -> bool:
        """Whether a name line stands below a quotation to say whose it is, and not above what somebody said."""
        if not self.open.blocks or self.open.name_lines:
            return False
        if not is_quoted(self.open.blocks[-1]):
            return block.text[0] in _DASHES and isinstance(self.open.blocks[-1], Paragraph)
        names = self.speech.names(people)
        if block.text[0] in _DASHES or self.open.by == names:
            return True
        if self.open.because is not None and self.open.because[0] == "name-line":
            return False
        if not isinstance(following, Paragraph) or is_quoted(following):
            return True
        others = self.speech.names(self.speech.named(following))
        return bool(others) and others[0] not in names

    def _lists_people(self) -> bool:
        """Whether the open section is one that lists people, such as acknowledgements."""
        heading = self.open.heading
        if heading is None or self.open.by:
            return False
        return heading_role(heading.text, self.draft.words) is Role.PROSE

    def _take_turn(self, block: Paragraph) -> bool:
        """A paragraph that is somebody's turn, in a record of turns."""
        found = turn(block.text) if self.draft.in_turns else None
        if found is None:
            return False
        person = self._turn_of(found.who)
        if person is None:
            if found.who not in ("Q", "A"):
                return False
            self.begin(OpenSection(Role.PROSE, blocks=[block]))
        elif self.open.role is Role.CONTRIBUTION and self.open.by == [person.name]:
            self.open.blocks.append(block)
        else:
            self.begin(OpenSection(Role.CONTRIBUTION, because=("turn", block), by=[person.name], blocks=[block]))
        return True

    def _turn_of(self, who: str) -> Known | None:
        """The person meant by the label of a turn: a name, or the part that one person has."""
        tokens = who.split()
        while len(tokens) > 1 and tokens[0].rstrip(".").casefold() in self.draft.words.words("people", "honorifics"):
            tokens = tokens[1:]
        person = self.draft.roster.get(" ".join(tokens))
        if person is None and who.casefold() in set(Part):
            return self._alone(Part(who.casefold()))
        return person

    def _alone(self, part: Part) -> Known | None:
        """The person who alone has a part, as found when it is first asked for."""
        if part not in self.alone:
            holding = [known for known in self.draft.roster.known.values() if part in known.parts]
            self.alone[part] = holding[0] if len(holding) == 1 else None
        return self.alone[part]

    # Contributions and responses

    def _speaking_role(self) -> Role:
        return Role.RESPONSE if self.open.zone is Role.RESPONSE else Role.CONTRIBUTION

    def _introduced(self, block: Paragraph) -> list[Mention]:
        awaited = self.open.zone in (Role.RESPONSE, Role.CONTRIBUTION)
        return self.speech.introduced(block, by=self.open.by, awaited=awaited)

    def _take_speech(self, block: Paragraph, following: Following) -> bool:
        """A paragraph that introduces somebody opens their contribution or response."""
        speakers = self._introduced(block)
        if not speakers:
            return False
        if self.open.role is Role.DISCUSSION and not self.open.has_list and not self._may_open(block, speakers):
            return False  # amid points told in prose
        if self.open.zone is None and all(map(self._presides, speakers)):
            return False
        if self.minuted and not self.speech.announces(block, speakers):
            return False
        if len(self.speech.names(speakers)) > 2 and self.speech.announces(block, speakers):
            self._note_parts(speakers, self.open.zone)  # all of them at once; what each one said is still to come
            return False
        speakers = [one for one in speakers if not self._presides(one)] or speakers
        response = self.open.zone is Role.RESPONSE or self.speech.responds(block, speakers)
        role = Role.RESPONSE if response else Role.CONTRIBUTION
        names = self.speech.names(speakers)
        if self.open.role is role and (self.open.name_lines or (self.open.by and set(names) <= set(self.open.by))):
            self.open.by += [name for name in names if name not in self.open.by]
            self._place(block, following)
        else:
            self.begin(OpenSection(role, self._talk_heading(response=response), ("introduction", block), names))
            self._place(block, following)
        self._note_parts(speakers, self.open.role)
        return True

    def _may_open(self, block: Paragraph, speakers: list[Mention]) -> bool:
        """Whether a contribution may open in a discussion told in prose: announced, or under a heading of its own."""
        heading = self.open.heading
        own = heading is not None and self.open.is_empty and heading_role(heading.text, self.draft.words) is None
        return own or self.speech.announces(block, speakers)

    def _presides(self, mention: Mention) -> bool:
        """Whether somebody chairs or facilitates, and does nothing else."""
        parts = self.speech.known(mention).parts
        return bool(parts) and set(parts) <= {Part.CHAIR, Part.FACILITATOR, Part.PARTICIPANT}

    def _talk_heading(self, *, response: bool) -> Heading | None:
        """The heading directly above, where it is the talk's own and not one such as 'Speakers'."""
        heading = self.open.heading
        if heading is None or self.open.role not in (Role.PROSE, Role.DISCUSSION):
            return None
        own = heading_role(heading.text, self.draft.words) is None
        return self.open.give_heading() if own or response else None

    def _note_parts(self, people: list[Mention], role: Role | None) -> None:
        for mention in people:
            self.speech.known(mention).takes(Part.RESPONDENT if role is Role.RESPONSE else Part.SPEAKER)

    # Discussions and next steps

    def _take_lead_in(self, block: Paragraph, following: Following) -> bool:
        """A paragraph that says the list after it to be points opens a discussion."""
        if (
            isinstance(following, Heading)
            and block.text.endswith(":")
            and self.lead_ins.to_points(block, speaking=False)
        ):
            self.open.blocks.append(block)  # the points stand under the headings that follow
            self.open.zone, self.open.zone_level = Role.DISCUSSION, following.level - 1
            return True
        if not isinstance(following, ListBlock) or id(following) in self.draft.people_lists:
            return False
        if self.open.role is Role.DISCUSSION and self.lead_ins.instructs(block):
            self.begin(OpenSection(Role.PROSE, blocks=[block]))
            return True
        if self.lead_ins.to_messages(block) and not self.open.by and not self._introduced(block):
            self.begin(OpenSection(Role.KEY_MESSAGES, because=("lead-in", block), lead_in=[block]))
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

    def _leads_in_points(self, block: Paragraph) -> bool:
        if self._introduced(block) and not self.lead_ins.is_general(block):
            return False
        if self.open.role is Role.DISCUSSION and self.open.has_list and not self.lead_ins.is_personal(block):
            return block.text[-1] in ":?" and not self.lead_ins.to_steps(block)
        return self.lead_ins.to_points(block, speaking=bool(self.open.by))

    def _take_steps(self, block: Paragraph, following: Following) -> bool:
        """A paragraph that says or leads in what is to be done opens next steps."""
        if self.open.role is Role.NEXT_STEPS:
            return False
        if self.lead_ins.labels_step(block):
            self.begin(OpenSection(Role.NEXT_STEPS, because=("labelled-step", block), blocks=[block], labelled=True))
            return True
        listed = isinstance(following, ListBlock)
        if not listed and not self._follows_discussion():
            return False
        if not listed and self.lead_ins.states_steps(block):
            self.begin(OpenSection(Role.NEXT_STEPS, because=("told-steps", block), blocks=[block]))
            return True
        if (listed or isinstance(following, Paragraph)) and self.lead_ins.to_steps(block):
            self.begin(OpenSection(Role.NEXT_STEPS, because=("lead-in", block), lead_in=[block]))
            return True
        return False

    def _follows_discussion(self) -> bool:
        return Role.DISCUSSION in [self.open.role, *[section.role for section in self.draft.sections[-2:]]]
