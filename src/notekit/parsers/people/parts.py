"""What people did: who chaired, spoke, responded, wrote, where words beside their names say so."""

from collections.abc import Iterator

from attrs import define

from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.passages import Passage, Passages
from notekit.parsers.draft.roster import SPEAKING, TALKING, Known
from notekit.parsers.entities.names import AND, Mention
from notekit.parsers.people.attendance import find_attendance
from notekit.parsers.people.authors import find_bylines
from notekit.parsers.people.line_ups import find_line_ups, find_on_stage
from notekit.parsers.people.presiding import (
    called_chair,
    find_presiding,
    is_chair,
    presided,
    presides_by_post,
    shares_part,
)
from notekit.parsers.people.sayers import find_sayers
from notekit.parsers.people.title_people import find_title_speakers
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Part
from notekit.schema import Kind
from notekit.segmentation import sentence_at

__all__ = ["find_parts", "find_speakers"]

NEXT_SENTENCE = 16
"""How many characters of the next sentence are looked at for a group: 'This group …'."""
LEAST_LISTED = 3
"""How many people listed after 'we had' are speakers, and not guests."""
NEAR_LIST = 25
"""How many characters may stand between 'we had' and the first of them."""
AFTER = 180
"""How many characters of a sentence after a name may say that somebody presided."""
NEXT = 90
"""How many may say that they served as moderator."""
NEAR = 120
"""How many characters of a sentence before a name may announce a speaker."""

_UP_TO_NAME = (
    r"[^\w;]*(?:<grammar.the|our|by|from><~>)?(?:(?!(?i:<grammar.by>))[\w,’'-]+\s){0,2}"
    r"(?:(?i:<people.honorifics>)\.?\s+){0,2}$"
)
_CHAIRED_BY = rf"(?i)<people.chairs>{_UP_TO_NAME}"
_FACILITATED_BY = rf"(?i)<people.facilitates>{_UP_TO_NAME}"
# 'the workshop was run by', not 'a session of the workshop was run by': who does that speaks there
_OF_EVENT = r"(?i)<organiser.own-events|hosted-events>(?:(?!<speech.sessions>).)*$"
_JOINED_BY = r"(?i)<people.joined>|<people.sits-with>"
_OTHER_MODERATED = r"(?i)<line-ups.as-moderator>,\s*$"  # 'with Ann Lee as moderator, Bo Ek spoke'
_MODERATING = rf"(?i)<line-ups.moderating>\s[^.,;:]{{0,60}}\s<grammar.was|were>{_UP_TO_NAME}"
_AS_MODERATOR = (
    r"(?i)(?:,(?!\s+<grammar.and>\s)(?:(?!\s<grammar.with>\s)[^.;:]){2,80},?|\s+<grammar.of|from|at>\s[^.;:,]{2,60},?|\s*\([^()]{2,80}\),?)?"
    r"(?:\s+[a-z]+(?:<-grammar.past>|<-grammar.participle>))?\s+<line-ups.as-moderator>"
)
_MODERATOR_NAMED = r"(?i)(?:^|[.;]\s+)<people-lists.facilitator>\s*:\s+(?:<people.honorifics>\.?\s+){0,2}$"
_ANSWERED = r"(?i)\s+<grammar.to|with>\s[^,;:]*(?<!\sby )"  # 'responded to Ann Lee', 'responded with words of Ann Lee'
_LED_BY = rf"(?i)<people.leads-group>{_UP_TO_NAME}"
_HAD = rf"(?i:<people.had>)\s+(?=(?:[\w’'-]+\s+){{0,3}}[{UPPER}])"
_PANELLIST = r"(?i)<people.panellist-titles>,?\s+$"
_SPEAKER = r"(?i)<people.speaker-titles>,?\s+(?:(?:<people.professor-ranks>\.?\s+)?<people.honorifics>\.?\s+){0,3}$"
_HOST = r"(?i)<people.host-titles>,?\s+(?:<people.honorifics>\.?\s+){0,2}$"
_ANNOUNCED = rf"(?:(?i:<people.announces>{_UP_TO_NAME})|(?i:<people.announces>)\s(?:[{UPPER}][\w&’'-]+\s){{3,5}}$)"
# 'remarks by the director of the Quay Trust, Ann Lee'; 'remarks to set the scene were given by Ann Lee'
_ANNOUNCED_POST = r"(?i)<people.announces>\s+(?:[\w’'-]+\s+){0,4}<people.roles>(?!\w)[^.;:]{0,60},\s+$"
_SPOKEN_BY = r"(?i)<speech.speeches>\s[^.;:]{0,50}<grammar.by><~>(?:[\w’'-]+\s){0,2}$"
_ACCORDING = r"(?i)<speech.views>\s+(?:<people.honorifics>\.?\s+)?$"
_AS_DID = r"(?i)(?:,|;)?\s+(?:<grammar.and>\s+)?<line-ups.as-did>\s+(?:<people.honorifics>\.?\s+){0,2}$"
_NEXT = (
    r"\s*(?:\([^()]{2,60}\)|\s<grammar.from|of|at>\s[^.;:(),]{2,70}?)?(?:,[^.;:()]{2,70})?(?:,|;|,?\s+<grammar.and>)\s+"
    r"(?:<grammar.from|by>\s+)?$"
)
_PRESENTING = r"(?i)^[^.;]{0,160}?\b<people.presents>\b"
_APOSTROPHES = ("'", "’")
_OWN_TALK = r"(?i)['’]s?\s+(?:(?:[\w’'-]+\s+){1,2})?<speech.speeches>(?!\w)"
_WITH = r"<grammar.with>\s+(?:[\w’'-]+\s+){0,3}$"
_WILL = r"<grammar.will>"
_WRITTEN_BY = r"(?i)<people.writers>\W*$"


_PRESIDING = (Part.CHAIR, Part.FACILITATOR)


@define
class _Parts:
    """What people did, where a phrase beside their name says so."""

    draft: Draft

    def run(self, passages: Passages) -> None:
        for passage in passages.all:
            if passage.mentions:
                self._beside(passage)

    def _beside(self, passage: Passage) -> None:
        text, words = passage.content.text, self.draft.words
        had = self._had(passage)
        may_lead = words.cue("people", "leads-group").may_be_in(text)
        lists_panel = words.cue("people", "joined|sits-with").may_be_in(text)
        joined: tuple[int, int | None] = (-1, None)  # the sentence looked at last, and where it begins to list a panel
        previous, shared = -1, list[Part]()  # where the one before ends, and what is said of both: 'chaired by A and B'
        for mention in passage.mentions:
            start, end = sentence_at(text, mention.start)
            before = text[max(start, mention.start - 300) : mention.start]
            after = text[mention.end : min(end, mention.end + AFTER)]
            person = self.draft.roster[mention.name]
            if joined[0] != start:
                match = self.draft.words.phrase(_JOINED_BY).search(text, start, end) if lists_panel else None
                joined = start, match.end() if match else None
            near = text[max(start, previous, mention.start - NEAR) : mention.start]
            on_panel = joined[1] is not None and joined[1] <= mention.start
            parts = list(self._parts(before, near, after, person, joined=on_panel))
            if shared and (
                words.phrase(AND).fullmatch(text, previous, mention.start)
                or (previous > start and shares_part(text, previous, mention.start, mention.end, words))
            ):
                parts += [part for part in shared if part not in parts]
            if may_lead and self._leads_group(text, start, end, before):
                parts.append(Part.FACILITATOR)
            if had is not None and had <= mention.start < sentence_at(text, had)[1]:
                parts.append(Part.SPEAKER)
            for part in parts:
                person.takes(part)
            alone = called_chair(after, words)
            previous, shared = mention.end, [] if alone else [part for part in parts if part in _PRESIDING]

    def _leads_group(self, text: str, start: int, end: int, before: str) -> bool:
        """Whether who is named after `before` led a group, as the sentence or the beginning of the next one says."""
        if self.draft.words.phrase(_LED_BY).search(before[-40:]) is None:
            return False
        return self.draft.words.cue("discussion", "led-groups").search(text, start, end + NEXT_SENTENCE) is not None

    def _had(self, passage: Passage) -> int | None:
        """Where a sentence begins to list those who sat on a stage: 'we had Ann Lee from X, Bo Ek from Y and Cy Oh'."""
        text, words = passage.content.text, self.draft.words
        if len(passage.mentions) < LEAST_LISTED or not words.cue("people", "had").may_be_in(text):
            return None
        match = words.phrase(_HAD).search(text)
        if match is None:
            return None
        end = sentence_at(text, match.end())[1]
        listed = [mention for mention in passage.mentions if match.end() <= mention.start < end]
        near = len(listed) >= LEAST_LISTED and listed[0].start - match.end() <= NEAR_LIST
        return match.end() if near else None

    def _parts(self, before: str, near: str, after: str, person: Known, *, joined: bool) -> Iterator[Part]:
        """What is said of somebody, `near` going back no further than to who is named before them."""
        words = self.draft.words
        if words.phrase(_WRITTEN_BY).search(before[-40:]):
            yield Part.AUTHOR
            return
        presided_by = words.phrase(_CHAIRED_BY).search(near[-50:]) is not None
        if (joined and not presided_by) or words.phrase(_PANELLIST).search(before[-30:]):
            yield Part.PANELLIST
        elif words.phrase(_SPEAKER).search(before[-30:]):
            yield Part.SPEAKER
        if presided_by or words.phrase(_HOST).search(near[-40:]) or is_chair(near, after, words):
            yield Part.CHAIR
        elif self._moderates(near, after):
            yield Part.FACILITATOR
        elif part := presides_by_post(near, words):
            yield part
        elif self._responds(before):
            yield Part.RESPONDENT
        elif part := presided(after, person, self.draft):
            yield part

    def _responds(self, before: str) -> bool:
        """Whether who is named next is said to respond, and not to be answered or quoted: 'In response to Ann Lee'."""
        words = self.draft.words
        cues = list(words.cue("people", "responds").finditer(before))
        return bool(cues) and words.phrase(_ANSWERED).fullmatch(before, cues[-1].end()) is None

    def _moderates(self, near: str, after: str) -> bool:
        """Whether somebody is said to moderate: 'moderating the panel was Ann Lee', 'Ann Lee served as moderator'."""
        words = self.draft.words
        facilitated = words.phrase(_FACILITATED_BY).search(near[-50:])
        if facilitated and not words.phrase(_OTHER_MODERATED).search(near[-50:]):
            runs = words.cue("people", "runs").match(facilitated.group())
            return runs is None or words.phrase(_OF_EVENT).search(near) is not None
        if words.cue("line-ups", "moderating").search(near) and words.phrase(_MODERATING).search(near):
            return True
        if ":" in near and words.phrase(_MODERATOR_NAMED).search(near[-50:]):
            return True
        after = after[:NEXT]
        told = words.cue("line-ups", "as-moderator").search(after) is not None
        return told and words.phrase(_AS_MODERATOR).match(after) is not None


def _forget_speakers(draft: Draft) -> None:
    """What is only announced has no speakers yet, unless its author states them."""
    for person in draft.roster.known.values() if "people" not in draft.stated else ():
        person.parts = [part for part in person.parts if part not in SPEAKING]


def find_speakers(draft: Draft) -> None:
    """Where an event is reported: whoever is said in passing to have spoken, without a contribution of their own."""
    if not draft.is_record:
        _forget_speakers(draft)
    if draft.kind in (Kind.ARTICLE, Kind.EXTRACT) or not draft.is_record:
        return
    find_on_stage(draft)
    if draft.reports_event:
        find_title_speakers(draft)
    owns = not draft.is_minutes  # where everybody says something, and "Ann Lee's statement" is a paper
    if owns and draft.reports_event:
        find_sayers(draft)
    words, phrase = draft.words, draft.words.phrase
    announces, speeches = words.cue("people", "announces"), words.cue("speech", "speeches")
    views = words.cue("speech", "views")
    announced = (
        (announces, phrase(_ANNOUNCED)),
        (announces, phrase(_ANNOUNCED_POST)),
        (speeches, phrase(_SPOKEN_BY)),
        (views, phrase(_ACCORDING)),
    )
    presenting, absent = phrase(_PRESENTING), words.cue("people", "not-there")
    for passage in draft.passages.all:
        if passage.listed or not passage.mentions:
            continue
        text = passage.content.text
        may_announce = any(cue.may_be_in(text) for cue, _ in announced)
        last = -1  # where somebody announced ends, after whom others may follow in a list
        before_did: Mention | None = None  # who is named before
        for mention in passage.mentions:
            person = draft.roster[mention.name]
            start, end = sentence_at(text, mention.start)
            before = text[max(start, mention.start - NEAR) : mention.start]
            after = text[mention.end : min(end, mention.end + 200)]
            goes_on = start <= last and phrase(_NEXT).fullmatch(text, last, mention.start) is not None
            goes_on = goes_on or (before_did is not None and _did_so(before_did, before, start, draft))
            before_did = mention
            last = mention.end if goes_on else -1
            if words.cue("dates", "later").search(before) or phrase(_WILL).search(before) or absent.search(before):
                continue
            told = goes_on or (
                may_announce and any(cue.may_be_in(before) and form.search(before) for cue, form in announced)
            )
            told = told or (owns and after[:1] in _APOSTROPHES and phrase(_OWN_TALK).match(after) is not None)
            last = mention.end if told and set(person.parts) <= {Part.AUTHOR, Part.SPEAKER} else -1
            if not person.parts and (told or (phrase(_WITH).search(before) and presenting.search(after))):
                person.takes(Part.SPEAKER)


def _did_so(other: Mention, before: str, start: int, draft: Draft) -> bool:
    """Whether somebody is said to have done what who is named before did, and that was to speak: ', as did Bo Ek'."""
    words = draft.words
    if other.start < start or not words.cue("line-ups", "as-did").may_be_in(before):
        return False
    spoke = not TALKING.isdisjoint(draft.roster[other.name].parts)
    return spoke and words.phrase(_AS_DID).search(before) is not None


def find_parts(draft: Draft) -> None:
    """Gives the people named in the draft's passages the parts that are said beside their names."""
    _Parts(draft).run(draft.passages)
    find_presiding(draft)
    find_line_ups(draft)
    find_bylines(draft)
    find_attendance(draft)
