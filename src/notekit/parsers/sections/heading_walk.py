"""The walk through a draft at its headings: what the section below each of them is."""

from attrs import define, field

from notekit.blocks import Heading, ListBlock, Paragraph, Verse
from notekit.parsers.sections.open_section import OpenSection
from notekit.parsers.sections.speaker_lines import speakers_of
from notekit.parsers.sections.speech_walk import Following, SpeechWalk
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.lone_lines import is_dated
from notekit.parsers.structure.notation import Headings
from notekit.people import Part
from notekit.schema import Role

__all__ = ["TOLD", "HeadingWalk"]

TOLD = (Role.NEXT_STEPS, Role.KEY_MESSAGES)
"""The sections in which nobody's words are looked for."""

MOST_LINES = 3
"""How many headings below a name say on what, where and when somebody spoke, at most."""

_GROUP = r"(?i)<discussion.numbered-groups>\s+(?:[A-Z]|\d+|<discussion.numbers>)\b"


@define
class HeadingWalk(SpeechWalk):
    """A walk that opens sections at headings."""

    headings: Headings = field(init=False)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        self.headings = Headings(self.draft.fields.get("people", ()))

    def take_heading(self, heading: Heading, following: Following) -> None:
        """A heading opens the section that it says, unless it belongs to the one that is open."""
        if self.take_marked_heading(heading):
            return
        if isinstance(following, Verse) and not self.open.is_empty and self.open.role not in TOLD:
            self.open.blocks.append(heading)  # the title of a poem
            return
        if id(following) not in self.rolls and self._take_speakers_heading(heading):
            return
        role = heading_role(heading.text, self.draft.words)
        if role is Role.DISCUSSION and self._titles_event(heading, following):
            role = None
        if role is None and isinstance(following, ListBlock) and self.lead_ins.heads_points(heading, following):
            role = None if self._reported_by(following) else Role.DISCUSSION
        elif isinstance(following, ListBlock) and self.lead_ins.heads_messages(heading):
            role = Role.KEY_MESSAGES
        zone_level = heading.level
        inside = self._is_inside(heading) or self._follows_name(heading)
        if role is None and inside and self.open.role is Role.CONTRIBUTION:
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

    def _titles_event(self, heading: Heading, following: Following) -> bool:
        """Whether a heading is the name of an event: that of the note, or one with its date below it: '5 May 2031'."""
        if self.draft.title and heading.text.casefold() == self.draft.title.casefold():
            return heading_role(heading.text, self.draft.words, exact=True) is None
        if not isinstance(following, Paragraph) or not is_dated(following, self.draft.words):
            return False
        return heading_role(heading.text, self.draft.words, exact=True) is None

    def _take_speakers_heading(self, heading: Heading) -> bool:
        """A heading that says whose words follow opens their contribution or response."""
        role, by = self.headings.meaning(heading.text)
        people = speakers_of(heading, self.speech)
        if not by and (not people or self.open.zone is Role.NEXT_STEPS):
            return False  # whose tasks follow is nobody's talk
        if not by and all(self.speech.known(one).parts == [Part.AUTHOR] for one in people):
            return False
        if not by and self.draft.words.cue("people", "writers").match(heading.text):
            return False  # 'Contributed by Ann Lee and Bo Ek'
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

    def _follows_name(self, heading: Heading) -> bool:
        """Whether nothing but headings stands between a heading of the same level with a name and this one.

        It is the title of that person's talk, or says when and where it was.
        """
        above = self.open.heading
        if above is None or heading.level != above.level or (self.open.because or ("",))[0] != "speaker-heading":
            return False
        told = self.open.blocks
        return len(told) < MOST_LINES and all(isinstance(block, Heading) for block in told)

    def _heads_talk(self) -> bool:
        """Whether a heading is a talk's own title, directly below one such as 'Speakers' of the same level."""
        return self.open.zone is Role.CONTRIBUTION and self.open.heading is not None and self.open.is_empty
