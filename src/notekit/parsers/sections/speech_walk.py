"""The part of the walk in which people speak: lines with names, turns, and paragraphs that introduce somebody."""

from collections.abc import Iterator
from itertools import pairwise

from attrs import define, field

from notekit.blocks import Block, Heading, ListBlock, Paragraph
from notekit.parsers.draft.roster import Known, fold_name
from notekit.parsers.entities.bylines import read_byline
from notekit.parsers.entities.names import Mention
from notekit.parsers.sections.endings import tells_end, tells_what_followed
from notekit.parsers.sections.lead_ins import LeadIns
from notekit.parsers.sections.open_section import OpenSection
from notekit.parsers.sections.sectioning import Sectioning
from notekit.parsers.sections.speaker_lines import is_name_line
from notekit.parsers.sections.speech import Speech
from notekit.parsers.sections.step_lists import part_of
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.lone_lines import is_authors_line, is_dated, is_quoted
from notekit.parsers.structure.turns import turn
from notekit.people import Part
from notekit.reading import Directive, Title
from notekit.schema import Kind, Role

__all__ = ["Following", "SpeechWalk"]

ROLL = 4
"""How many lines with names, one directly after the other and no text below, make a list of people and open no talk."""
NEAR_VERB = 24
"""How many characters after a name hold the verb that says what somebody did."""
LED = 60
"""How many characters before a name may say what session somebody led."""
NOTED = 25
"""How many characters an item has at least that notes what somebody said."""
LONG_ROLL = 8
"""How many names do so in one line, and how many lines whatever stands below them."""

_SESSION_BY = (
    r"(?i)<discussion.sessions>,?\s+(?:<people.leads-group>|<people.facilitates>)\s+(?:<people.honorifics>\.?\s+)?$"
)
_DASHES = "–—―-"
_LED_IN = (Role.DISCUSSION, Role.RESPONSE, Role.NEXT_STEPS, Role.KEY_MESSAGES)

Following = Block | Title | Directive | None


@define
class SpeechWalk(Sectioning):
    """A walk that opens contributions and responses."""

    speech: Speech = field(kw_only=True)
    lead_ins: LeadIns = field(kw_only=True)
    alone: dict[Part, Known | None] = field(factory=dict)  # who alone has a part
    is_minutes: bool = field(init=False)  # whether these are minutes, asked once: it takes a look at all people
    minuted: bool = field(init=False)  # whether these are minutes, in which those who report give no talks
    rolls: frozenset[int] = field(init=False)  # by identity, the lines of names that list people, and open no talk

    def __attrs_post_init__(self) -> None:
        self.is_minutes = self.draft.is_minutes
        self.minuted = self.draft.kind is Kind.MEETING and self.draft.lists_attendance
        self.rolls = frozenset(self._rolls())

    def _rolls(self) -> Iterator[int]:
        """The lines that name many people, and those of which many stand one after the other, no talk below them."""
        run: list[int] = []
        for block in (*self.draft.blocks, None):
            people = self.speech.named(block) if isinstance(block, Paragraph) else []
            if isinstance(block, Paragraph) and people and is_name_line(block, people, self.draft.words):
                run.append(id(block))
                if len(people) >= LONG_ROLL:
                    yield id(block)
                continue
            if block is None or len(run) >= (LONG_ROLL if isinstance(block, Paragraph) else ROLL):
                yield from run  # at the end nothing is said below them
            run = []

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
        if people and not self.draft.sections and self.open.heading is None and self._heads_note(block, following):
            self.open.blocks.append(block)
            return True
        if not people or not is_name_line(block, people, self.draft.words):
            return False
        if isinstance(following, ListBlock) and not self._reports(block, people, following):
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
        if self.open.name_lines and not isinstance(self.open.blocks[-1], ListBlock):
            self.open.by += [name for name in self.speech.names(people) if name not in self.open.by]
            self.open.blocks.append(block)
        else:
            heading, by = self.open.give_heading(), self.speech.names(people)
            self.begin(
                OpenSection(self._speaking_role(), heading, ("name-line", block), by, blocks=[block], name_lines=True)
            )
        self._note_parts(people, self.open.role)
        return True

    def _heads_note(self, block: Paragraph, following: Following) -> bool:
        """Whether a line with names at the head says whose the note is: of several, or of one above a date."""
        words = self.draft.words
        return is_authors_line(block, words) or (isinstance(following, Paragraph) and is_dated(following, words))

    def _reports(self, block: Paragraph, people: list[Mention], following: ListBlock) -> bool:
        """Whether a list below a line that is one name alone notes what they said, and not what they are to do."""
        alone = len(people) == 1 and fold_name(block.text.strip(" *")) == fold_name(people[0].name)
        if not alone or self.minuted or self.open.zone in _LED_IN or self.open.role in _LED_IN:
            return False
        return sum(len(item.text) >= NOTED for item in following.items) * 2 >= len(following.items) > 1

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
        if found.of_talk and self.open.zone is Role.DISCUSSION:
            self._take_of_talk(block)
            return True
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

    def _take_of_talk(self, block: Paragraph) -> None:
        """A question or an answer below a heading such as 'Q&A' is one of the points."""
        if self.open.role is not Role.DISCUSSION:
            self.begin(OpenSection(Role.DISCUSSION, because=("turn", block)))
        self.open.blocks.append(block)

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

    def _reported_by(self, block: Following) -> list[list[Mention]]:
        """Whose words each item of a list reports, where most do and each those of somebody else; else []."""
        if not isinstance(block, ListBlock) or len(block.items) < 2 or self.minuted or self.open.zone in _LED_IN:
            return []
        items = self.speech.reporting_items(block)
        telling = [tuple(self.speech.names(speakers)) for speakers in items if speakers]
        most = len(telling) * 3 >= len(items) * 2 and len(telling) > 1
        return items if most and items[0] and len(set(telling)) == len(telling) else []

    def _take_reports(self, block: ListBlock) -> bool:
        """A list that reports what one person after the other said is a contribution of each."""
        items = self._reported_by(block)
        if not items:
            return False
        starts = [at for at, speakers in enumerate(items) if speakers]
        for start, end in pairwise([*starts, len(items)]):
            part = part_of(block, start, end)
            heading = self.open.give_heading() if start == 0 else None
            names = self.speech.names(items[start])
            self.begin(OpenSection(self._speaking_role(), heading, ("introduction", part), names, blocks=[part]))
            self._note_parts(items[start], self.open.role)
        return True

    def _speaking_role(self) -> Role:
        return Role.RESPONSE if self.open.zone is Role.RESPONSE else Role.CONTRIBUTION

    def _introduced(self, block: Paragraph) -> list[Mention]:
        awaited = self.open.zone in (Role.RESPONSE, Role.CONTRIBUTION) or self._begins_with_respondent(block)
        return self.speech.introduced(block, by=self.open.by, awaited=awaited) or self._taken_up(block)

    def _taken_up(self, block: Paragraph) -> list[Mention]:
        """Of whom alone the paragraph above told, where a pronoun begins to report their words: 'She said that …'."""
        above = self.open.blocks[-1] if self.open.role is Role.PROSE and self.open.blocks else None
        return self.speech.taken_up(above, block.text) if isinstance(above, Paragraph) else []

    def _begins_with_respondent(self, block: Paragraph) -> bool:
        """Whether a paragraph amid somebody's words begins with the full name of a respondent yet to be told of."""
        if not self.open.by:
            return False
        first = next(iter(self.speech.named(block)), None)
        if first is None or first.start > len(first.honorific or "") + 2:
            return False
        person = self.speech.known(first)
        return person.only_responds and person.name not in self.told and person.name not in self.open.by

    def _take_speech(self, block: Paragraph, following: Following) -> bool:
        """A paragraph that introduces somebody opens their contribution or response."""
        speakers = self._introduced(block)
        if not speakers:
            return False
        if self.open.role is Role.DISCUSSION and not self.open.has_list and not self._may_open(block, speakers):
            return False  # amid points told in prose
        known = list(map(self.speech.known, speakers))
        presiding = all(person.only_presides for person in known)
        if self.open.zone is None and presiding and not self._has_say(block, speakers):
            return False
        awaited = self.open.zone is Role.CONTRIBUTION
        invited = all(person.is_invited for person in known)
        if self.minuted and not (awaited or invited or self.speech.announces(block, speakers)):
            return False
        if self._lines_up(block, speakers):
            self._note_parts(speakers, self.open.zone)  # all of them at once; what each one said is still to come
            if self.open.by and set(self.open.by).isdisjoint(self.speech.names(speakers)):
                self.begin(OpenSection(Role.PROSE))  # nobody's words yet, and no longer those of who spoke before
            return False
        speakers = [one for one in speakers if not self.speech.known(one).only_presides] or speakers
        respondents = all(self.speech.known(one).only_responds for one in speakers)
        response = self.open.zone is Role.RESPONSE or respondents or self.speech.responds(block, speakers)
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

    def _lines_up(self, block: Paragraph, speakers: list[Mention]) -> bool:
        """Whether a paragraph announces more than two people: all who joined a panel count, whoever speaks first."""
        joined = self.draft.words.cue("people", "joined|sits-with").search(block.text) is not None
        named = self.speech.named(block) if joined else speakers
        return len(self.speech.names(named)) > 2 and (joined or self.speech.announces(block, speakers))

    def _closes_talk(self, block: Paragraph) -> bool:
        """Whether a paragraph tells what comes after a talk, or who the author is: 'Ann Lee is director of …'."""
        words = self.draft.words
        if tells_end(block.text, words) or tells_what_followed(block.text, words) or read_byline(block.text, words):
            return True
        if words.cue("speech", "moves-on").match(block.text) and not self._names_speaker(block):
            return True
        people = self.speech.named(block)
        if not people or people[0].start > 0 or people[0].name in self.open.by:
            return False
        return self.speech.known(people[0]).parts == [Part.AUTHOR]

    def _names_speaker(self, block: Paragraph) -> bool:
        """Whether a paragraph names one of those who speak, by any word of the name."""
        return any(word in block.text for name in self.open.by for word in name.split())

    def _has_say(self, block: Paragraph, speakers: list[Mention]) -> bool:
        """Whether who presides is said to say something of their own, or a session is told of under their name."""
        after = block.text[speakers[0].end : speakers[0].end + NEAR_VERB].lstrip()
        words = self.draft.words
        says = words.cue("people", "speaks").match(after) is not None
        return (says and not words.cue("people", "presides").match(after)) or self._leads_session(block, speakers)

    def _leads_session(self, block: Paragraph, speakers: list[Mention]) -> bool:
        """Whether a session is told of under the name of who led it: 'The first session, facilitated by Ann Lee, …'."""
        before = block.text[max(0, speakers[0].start - LED) : speakers[0].start]
        return self.draft.words.phrase(_SESSION_BY).search(before) is not None

    def _may_open(self, block: Paragraph, speakers: list[Mention]) -> bool:
        """Whether a contribution may open in a discussion told in prose: announced, or under a heading of its own."""
        heading = self.open.heading
        own = heading is not None and self.open.is_empty and heading_role(heading.text, self.draft.words) is None
        told = self.open.because is not None and self.open.because[0] == "told-discussion"
        return own or told or self.speech.announces(block, speakers)

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
