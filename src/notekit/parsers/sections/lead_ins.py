"""Lead-ins: paragraphs that introduce points of a discussion, or next steps."""

import re

from attrs import define

from notekit.blocks import Heading, ListBlock, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.marks.owners import Owners
from notekit.parsers.marks.resolutions import Resolutions
from notekit.parsers.marks.steps import find_labelled_actions
from notekit.parsers.sections.short_names import short_name
from notekit.parsers.structure.lone_lines import NUMBERED
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.segmentation import sentences

__all__ = ["LeadIns"]

_GROUPS_DID = r"(?i)<discussion.groups>\s+(?:<discussion.together>\s+)*<discussion.did>"
_APART = r"(?<!\s)\s*+/\s*|(?<!\s)\s++(?:<grammar.and>|&)\s+"
_PRONOUN = r"<^discussion.personal>"
_PURPOSE = r"<discussion.purpose>\s*:$"
_SUBJECT = re.compile(rf"[\"'“‘]?(?P<name>[{UPPER}][\w-]+(?:\s[{UPPER}][\w-]+){{0,2}})(?:[’']s?)?\b")
_STEPS = r"(?i)(?:[\w’'-]+\s+){0,4}?<steps.listed>\s+(?:<grammar.sentence-verbs>|[a-z]+<-grammar.past>)(?!\w)"
_STEPS_AROSE = (
    r"(?i)(?:[\w’'-]+\s+){0,5}?<steps.listed>\s+(?:(?:<grammar.and|for|from>\s+)(?:[\w’'-]+\s+){1,4}?)?"
    r"(?:(?:<grammar.were|was>\s+)?<discussion.arose|did>|<told.were>)(?!\w)"
)
_THAT = r"(?i)<grammar.that><~>"
_RESOLVED = r"(?i)<steps.resolved>(?:\s+<grammar.that|to>)?\s*:$"
_INSTRUCTS = r"(?i)<discussion.instructions>(?:\s+<grammar.sentence-verbs>)?\s*:$"
_BY_SOMEBODY = rf"<discussion.made|arose>\s+<grammar.by>\s+(?!(?i:<discussion.groups|crowd>))[{UPPER}]"
# 'Ann summed up some key takeaways from the session.'
_MESSAGES_OF_EVENT = (
    r"(?i)<headings-within.messages-of-events>\s+<grammar.from|of|at><~>(?:[\w’'-]+\s+){0,3}?<line-ups.events>(?!\w)"
)
_PRESENTS = (
    r"(?i)(?:[\w’'-]+,?\s+){0,4}?<discussion.presents>\s(?:[\w’'-]+\s+){0,4}?"
    r"<discussion.points>\s[^.:!?]*?<discussion.each-group>"
)
LONGEST_INSTRUCTION = 60
"""How many characters at the end of a lead-in are looked at for what it leads in."""
NEAR_START = 40
"""How many characters into a point those present are said to have spoken: 'Participants noted that …'."""
LAST_SENTENCES = 3
"""Among how many sentences at the end of a paragraph the one may be that says what stands below it."""
SHORT_STEPS = 160
LONGEST_STEPS = 400
"""How many characters a lead-in to next steps may have."""


def _last_sentence(text: str) -> str:
    start, end = sentences(text)[-1]
    return text[start:end]


def _bare(heading: Heading) -> str:
    """The words of a heading without its number."""
    return NUMBERED.sub("", heading.text, count=1).strip(" :")


@define
class LeadIns:
    """Tells what a paragraph leads in, with the words of a draft's language and the people it names."""

    draft: Draft

    def to_points(self, block: Paragraph, *, speaking: bool, discussing: bool = False) -> bool:
        """Whether a paragraph before a list says that its items are points; `speaking`: amid a contribution.

        `discussing`: amid a discussion, whose key points are points.
        """
        last, words = _last_sentence(block.text), self.draft.words
        if self.is_personal(block) or words.phrase(_PURPOSE).search(last):
            return False
        if self._lists_steps(last) or words.phrase(_BY_SOMEBODY).search(last):
            return False
        if last.rstrip().endswith(":") and words.cue("discussion", "asked-there").search(last):
            return True
        if last.endswith(":") and words.cue("headings", "listed-points").fullmatch(last[:-1]):
            return True
        if last.endswith(":") and self._are_raised(last, discussing=discussing):
            return True
        asks = last.rstrip()[-1:] in ":?"
        two = " ".join(block.text[start:end] for start, end in sentences(block.text)[-2:])
        if asks and words.cue("discussion", "talk").search(two):
            return True
        if words.cue("discussion", "points").search(last):
            if words.cue("discussion", "arose").search(last):
                return True
            alone = len(sentences(block.text)) == 1
            if (alone or not speaking) and words.cue("discussion", "made").search(last):
                return True
        return asks and bool(words.phrase(_GROUPS_DID).search(last))

    def turns_to_discussion(self, block: Paragraph) -> bool:
        """Whether a paragraph about a talk ends by leading in what was discussed: 'In discussion, points were:'."""
        last = _last_sentence(block.text)
        if last == block.text or not last.endswith(":"):
            return False
        return self.draft.words.cue("discussion", "opens").match(last) is not None

    def presents_points(self, block: Paragraph) -> bool:
        """Whether a paragraph says that what groups said stands below: 'Here are the main points from each table.'"""
        if not self.draft.words.cue("discussion", "each-group").may_be_in(block.text):
            return False
        presents = self.draft.words.phrase(_PRESENTS)
        return any(presents.match(block.text, start, end) for start, end in sentences(block.text)[-LAST_SENTENCES:])

    def to_messages(self, block: Paragraph, *, discussing: bool = False) -> bool:
        """Whether a paragraph says that the list below it gives the key messages: 'Key conclusions were:'.

        `discussing`: amid a discussion, whose key points are none.
        """
        last, words = _last_sentence(block.text), self.draft.words
        if not last.endswith(":") and words.cue("discussion", "presents").match(last) is None:
            return False
        if words.phrase(_BY_SOMEBODY).search(last) or self._are_raised(last, discussing=discussing):
            return False
        return words.cue("headings-within", "key-messages").search(last) is not None

    def _are_raised(self, last: str, *, discussing: bool) -> bool:
        """Whether a sentence speaks of points that were raised, and not of messages."""
        keys = "points-raised|points-of-discussion" if discussing else "points-raised"
        return self.draft.words.cue("headings-within", keys).search(last) is not None

    def sums_up(self, block: Paragraph) -> bool:
        """Whether somebody gives the key messages of the event in the list below: not those of their own talk."""
        last, messages = _last_sentence(block.text), self.draft.words.cue("headings-within", "messages-of-events")
        return messages.may_be_in(last) and self.draft.words.phrase(_MESSAGES_OF_EVENT).search(last) is not None

    def heads_points(self, heading: Heading, listed: ListBlock) -> bool:
        """Whether a list directly below a heading gives points: answers to its question, or what people said."""
        if id(listed) in self.draft.people_lists:
            return False
        if heading.text.endswith("?") or self.names_points(heading):
            return True
        spoke = self.draft.words.cue("discussion", "spoke")
        return any(spoke.search(item.text, 0, NEAR_START) for item in listed.items)

    def names_points(self, heading: Heading) -> bool:
        """Whether a heading is one of those that say of a list below them that it gives points: 'Open questions'."""
        return self.draft.words.cue("headings", "listed-points").fullmatch(_bare(heading)) is not None

    def heads_messages(self, heading: Heading) -> bool:
        """Whether a list directly below a heading gives the key messages."""
        messages = self.draft.words.cue("headings", "listed-messages")
        pieces = self.draft.words.phrase(_APART).split(_bare(heading))
        points = self.draft.words.cue("headings", "listed-points")
        return any(map(messages.fullmatch, pieces)) and all(
            messages.fullmatch(piece) or points.fullmatch(piece) for piece in pieces
        )

    def asks(self, block: Paragraph, listed: ListBlock) -> bool:
        """Whether a list gives the questions that were put to those present, and not points of theirs."""
        last, words = _last_sentence(block.text), self.draft.words
        if words.cue("discussion", "arose").search(last) or words.cue("discussion", "asked-there").search(last):
            return False
        asked = self.draft.words.cue("discussion", "asked").search(block.text)
        return asked is not None and all(item.text.endswith("?") for item in listed.items)

    def instructs(self, block: Paragraph) -> bool:
        """Whether a paragraph leads in what was asked of those present: 'Groups were given these instructions:'."""
        return self.draft.words.phrase(_INSTRUCTS).search(block.text[-LONGEST_INSTRUCTION:]) is not None

    def is_personal(self, block: Paragraph) -> bool:
        """Whether a lead-in is about what one person says: 'Steven's reflections included:', 'She suggested:'."""
        match = _SUBJECT.match(_last_sentence(block.text))
        if match is None:
            return False
        name, roster = match["name"], self.draft.roster
        pronoun = self.draft.words.phrase(_PRONOUN).fullmatch(name)
        return pronoun is not None or bool(roster.get(name) or roster.get(name.split()[0]))

    def is_general(self, block: Paragraph) -> bool:
        """Whether a paragraph that names people is about the discussion all the same."""
        match = short_name(block.text)
        told = self.draft.words.cue("discussion", "discussed").search(block.text[:160])
        return told is not None and not (match and self.draft.roster.get(match["name"]))

    def within_discussion(self, block: Paragraph) -> bool:
        """Whether a paragraph at the head of a discussion introduces it, and is not its first point."""
        return block.text.endswith(":") or bool(self.draft.words.cue("discussion", "introduces").search(block.text))

    def to_steps(self, block: Paragraph, *, listed: bool = True) -> bool:
        """Whether a paragraph introduces next steps; one that no list follows is short, or ends in a colon."""
        longest = LONGEST_STEPS if listed or block.text.endswith(":") else SHORT_STEPS
        if len(block.text) <= longest and self.draft.words.cue("steps", "open").search(block.text):
            return True
        return self._lists_steps(_last_sentence(block.text))

    def _lists_steps(self, last: str) -> bool:
        """Whether a sentence that ends in a colon is about steps: 'Five action items were identified:'."""
        if not last.rstrip().endswith(":"):
            return False
        undertaking = self.draft.words.cue("steps", "undertakings").fullmatch(last.rstrip(" :"))
        return undertaking is not None or self.draft.words.phrase(_STEPS).match(last) is not None

    def resolves(self, block: Paragraph, listed: ListBlock) -> bool:
        """Whether a paragraph leads in what was resolved: 'The meeting resolved that:', 'Agreed:' and 'That a …'."""
        last, words = _last_sentence(block.text), self.draft.words
        if not last.endswith(":") or words.cue("steps", "resolved").search(last) is None:
            return False
        that = words.phrase(_THAT)
        return words.phrase(_RESOLVED).search(last) is not None or all(that.match(item.text) for item in listed.items)

    def resolves_steps(self, block: Paragraph, listed: ListBlock) -> bool:
        """Whether what was resolved is to be done: 'that fees be reviewed', and not how things are."""
        if not self.resolves(block, listed):
            return False
        resolutions = Resolutions(self.draft.words, Owners(self.draft.words, self.draft.roster))
        return any(resolutions.gives_task(item.text) for item in listed.items)

    def states_steps(self, block: Paragraph) -> bool:
        """Whether a paragraph begins by saying what was agreed to be done."""
        words = self.draft.words
        if words.cue("steps", "agreed").match(block.text):
            start, end = sentences(block.text)[0]
            resolutions = Resolutions(words, Owners(words, self.draft.roster))
            return not resolutions.is_opinion(block.text[start:end])
        return words.cue("steps", "listed").may_be_in(block.text) and bool(words.phrase(_STEPS_AROSE).match(block.text))

    def labels_step(self, block: Paragraph) -> bool:
        """Whether a paragraph is a labelled action: 'ACTION: …', and not one with a label at its end."""
        if self.draft.words.cue("steps", "label").match(block.text.lstrip(" ([")) is None:
            return False
        return bool(find_labelled_actions(block.content, self.draft.words, self.draft.roster))
