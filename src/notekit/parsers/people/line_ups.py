"""Line-ups: sentences that name one after the other who sat on a panel or spoke.

'The panellists at the forum were Ann Lee (Quay Trust), harbourmaster Bo Ek, and Cy Oh of Tidemark.'
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from attrs import define

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import TALKS, Draft
from notekit.parsers.draft.passages import Passage
from notekit.parsers.entities.names import Mention
from notekit.parsers.people.sayers import BESIDE
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Part
from notekit.schema import Kind
from notekit.segmentation import sentence_at

__all__ = ["find_line_ups", "find_on_stage"]

EVENTS = "events"
"""The key of the words for an event, which names those who spoke where it is said to have featured them."""
HEAD = 4
"""Among how many blocks a text says that it tells of a debate of candidates."""
FAR = 200
"""How many characters may stand between the word for those in a line-up and the first of them."""
FAR_APART = 170
"""How many may stand between two of them."""
SHORTLY = 80
"""How many characters before the word for those in a line-up may tell of others: 'asked our panel'."""
MOST = 100
"""How many people a line-up has at most."""
LONGEST_POST = 110
"""How many characters a post before a name has at most."""

_WHERE = r"(?:\s+<line-ups.where>\s[^.;:()]{1,90}?)?"
_TOLD = (
    rf"(?i){_WHERE}(?:,?\s+(?:<grammar.in-turn>\s+)?(?:<people.comprises>|<line-ups.including>)(?:\s*:)?|\s*[:(]"
    r"|,?\s*[(\[]?<line-ups.pictured>[)\]]?)(?!\w)"
)
_APART = rf"(?i)(?:{_WHERE}(?:\s*[,–—]|\s-))?(?!\w)"
# 'The panel, moderated by Ann Lee, included Bo Ek and Cy Oh'
_TITLE = r"(?:,?\s+[“\"‘][^”\"’]{2,100}[”\"’])?"
_PRESIDED = (
    rf"(?i){_TITLE}{_WHERE},?\s+(?:<grammar.which|that>\s+)?(?:<grammar.was|is>\s+)?(?:<people.chairs>|<people.facilitates>)"
    r"\s[^.;:]{2,160}?,?\s+(?:<grammar.and>\s+)?(?:<grammar.was|is>\s+)?"
    r"(?:<line-ups.including>|<line-ups.included>)(?!\w)"
)
# 'The evening, moderated by Ann Lee, featured Bo Ek and Cy Oh', of which the event is the subject
_FEATURED = (
    rf"(?i){_TITLE}{_WHERE}(?:,?\s+(?:<grammar.which|that>\s+)?(?:<grammar.was|is>\s+)?"
    r"(?:<people.chairs>|<people.facilitates>)\s[^.;:]{2,160}?,?(?:\s+<grammar.and>)?)?,?\s+(?:<grammar.which|that>\s+)?<line-ups.features>(?!\w)"
)
_LISTED_AT_END = r"[^.;:()]{1,120}:(?!\w)"
_ON_STAGE = (
    r"(?i)(?:,[^.;:]{2,110}?,?|\s*\([^()]{2,80}\),?|\s+<grammar.from|of|at|who>\s[^.;:,]{2,80}?,?)?"
    r",?\s+(?:<grammar.both|in-turn>\s+|<line-ups.all>\s+)?"
    r"(?:(?P<panel><line-ups.on-panel>)|<line-ups.on-stage>|(?P<told><line-ups.discuss>)"
    r"|(?P<spoke><people.speaks>))"
)
_SAW = r"(?i)(?<!\w)<line-ups.saw>\s+(?:(?:[\w’'-]+\.?\s+){0,4}|[^.;:]{0,60}:\s+)$"
_BESIDE = rf"(?i)(?<!\w){BESIDE}\s+(?:<people.honorifics>\.?\s+)?$"
_OF_TALKS = (*TALKS, Kind.WORKSHOP)
"""Of these, whoever is said to have said something has spoken there."""
_NOT_OF_THEM = r"(?i)<line-ups.others>\s+(?:[\w’'-]+\s+){0,3}$"
_BODY = re.compile(rf"(?<!\w)(?!The|Our)[{UPPER}][\w’'-]*\s$")
_SEPARATOR = r"[,;(]|<grammar.and>|<line-ups.as-well>|&"
_HONORIFIC = r"(?i)(?:<people.honorifics>\.?\s*)+$"
_DONE_BY = rf"(?<!\w)<grammar.by>\s+(?:(?:(?i:<people.honorifics>)\.?|[{UPPER}][a-z]{{1,5}}\.)\s+){{0,3}}$"
_PASSIVE = r"(?i)(?<!\w)<speech.passive>\s+$"
_HAS = ("'s", "’s")


def find_line_ups(draft: Draft) -> None:
    """Gives those whom a sentence lists as panellists or speakers that part."""
    groups = list(_groups(draft))
    listed = draft.words.cue("line-ups", "|".join(key for key, _ in groups))
    for passage in draft.passages.saying(listed):
        if passage.mentions:
            _LineUps(draft, passage, passage.content.text).find(groups)


def _groups(draft: Draft) -> Iterator[tuple[str, Part]]:
    """The words for those in a line-up, and what these did; candidates are on the panel of a debate only."""
    yield "panellists", Part.PANELLIST
    yield "speakers", Part.SPEAKER
    yield EVENTS, Part.SPEAKER
    heads = (draft.title or "", *(block.text for block in draft.blocks[:HEAD] if isinstance(block, Paragraph)))
    if any(draft.words.cue("line-ups", "contests").search(head) for head in heads):
        yield "candidates", Part.PANELLIST


def find_on_stage(draft: Draft) -> None:
    """Makes speakers and panellists of those who are said to have been on the stage, one or several at once."""
    cues = [draft.words.cue("line-ups", "on-panel|on-stage|discuss")]
    if _is_of_talks(draft) or _is_meeting_of_talks(draft):
        cues.append(draft.words.cue("people", "speaks"))
    for passage in draft.passages.all:
        text = passage.content.text
        if passage.mentions and not passage.listed and any(cue.search(text) for cue in cues):
            _LineUps(draft, passage, text).find_subjects()


def _is_of_talks(draft: Draft) -> bool:
    """Whether whoever said something at such an event has spoken: a conference too, where a text says it was one."""
    known = draft.kind is Kind.OTHER and any(found.field == "kind" for found in draft.evidence)
    return known or draft.kind in _OF_TALKS


def _is_meeting_of_talks(draft: Draft) -> bool:
    """Whether at a meeting whoever presented or explained something has spoken; in minutes everybody does."""
    return draft.kind is Kind.MEETING and not draft.people_lists and not draft.is_minutes


@define
class _LineUps:
    """The line-ups in one text."""

    draft: Draft
    passage: Passage
    text: str

    def find(self, groups: list[tuple[str, Part]]) -> None:
        for key, part in groups:
            end = 0  # where the last of those ends who are listed so far
            for group in self.draft.words.cue("line-ups", key).finditer(self.text):
                listed = self._listed_after(group, key) if group.start() >= end else []
                for mention in listed:
                    self.draft.roster[mention.name].takes(part)
                    end = mention.end

    def find_subjects(self) -> None:
        """Gives a part to those of whom a sentence says that they were on the stage."""
        together: list[Mention] = []  # those named one after the other
        opened, first = -1, 0  # where the sentence begins, and the first name in it
        for mention in self.passage.mentions:
            start, end = sentence_at(self.text, mention.start)
            if start != opened:
                opened, first, together = start, mention.start, []
            if together and not self._follows(self.text[together[-1].end : mention.start]):
                together = []
            together.append(mention)
            said = self.draft.words.phrase(_ON_STAGE).match(self.text, mention.end, end)
            if said is None or not self._has_spoken(said) or (said["told"] and len(together) < 2):
                continue
            # 'The series, hosted by Prof. Ann Lee, opened …', which may read as if a sentence ended at 'Prof.'
            done_by = self.draft.words.phrase(_DONE_BY).search(
                self.text, max(0, together[-1].start - 40), together[-1].start
            )
            if done_by is None and together[0].start == first and self._is_subject(self.text[start:first]):
                self._take(together, Part.PANELLIST if said["panel"] or said["told"] else Part.SPEAKER)

    def _has_spoken(self, said: re.Match[str]) -> bool:
        """Whether the verb says at this kind of event that somebody was on the stage."""
        verb = said.start("spoke")
        if verb >= 0 and self.draft.words.phrase(_PASSIVE).search(self.text, max(0, verb - 12), verb):
            return False  # 'Ann Lee, a pilot, was asked to go on'
        return not said["spoke"] or _is_of_talks(self.draft) or _is_meeting_of_talks(self.draft)

    def _take(self, people: list[Mention], part: Part) -> None:
        """Gives a part to those of whom none is known, or who are panellists as well as speakers."""
        for one in people:
            person = self.draft.roster[one.name]
            if " " not in person.name and person.name not in self.draft.words.given_names:
                continue  # of whom only a surname is known, it may be somebody else's
            if not person.parts or (part is Part.PANELLIST and person.parts == [Part.SPEAKER]):
                person.takes(part)

    def _is_subject(self, before: str) -> bool:
        """Whether a sentence may be about who is named first in it, after these words."""
        if self.draft.words.cue("line-ups", "other-times").search(before):
            return False  # 'Last year Ann Lee called for …'
        if self.draft.words.phrase(_SAW).search(before):
            return True  # 'Friday brought together '
        if self.draft.words.phrase(_BESIDE).search(before[-40:]):
            return False  # 'The chart, drawn together with '
        return "," in before[-40:] or self._is_post(before)

    def _listed_after(self, group: re.Match[str], key: str) -> list[Mention]:
        """Those listed after the word for them, as after 'the panel included'."""
        start, end = sentence_at(self.text, group.start())
        start = max(start, group.start() - SHORTLY)
        phrase = self.draft.words.phrase
        presided = phrase(_FEATURED if key == EVENTS else _PRESIDED).match(self.text, group.end(), end)
        if key == EVENTS and presided is None:
            return []
        begins = presided.end() if presided else group.end()
        inside = self._named_between(begins, end)
        if not inside or inside[0].start - begins > FAR or self._is_body(group):
            return []
        told = presided or phrase(_TOLD).match(self.text, group.end(), inside[0].start)
        lead = (
            told
            or phrase(_LISTED_AT_END).match(self.text, group.end(), inside[0].start)
            or phrase(_APART).match(self.text, group.end(), inside[0].start)
        )
        if lead is None or not self._is_post(self.text[lead.end() : inside[0].start]):
            return []
        if self.draft.words.cue("people", "responds").search(self.text, group.end(), lead.end()):
            return []  # 'by our speakers, and by three respondents: '
        listed = self._one_after_the_other(inside)
        apart = told is None and (len(listed) < 2 or phrase(_NOT_OF_THEM).search(self.text, start, group.start()))
        return [] if apart or self.text.startswith(_HAS, listed[-1].end) else listed

    def _named_between(self, start: int, end: int) -> list[Mention]:
        mentions = self.passage.mentions
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        return list(takewhile(lambda mention: mention.start < end, islice(mentions, first, first + MOST)))

    def _is_body(self, group: re.Match[str]) -> bool:
        """Whether the word is part of a body's name: 'the Scrutiny Panel'."""
        return (
            group.group()[0].isupper()
            and _BODY.search(self.text, max(0, group.start() - 30), group.start()) is not None
        )

    def _one_after_the_other(self, inside: list[Mention]) -> list[Mention]:
        """The first of those named and whoever is listed with them; others may be named amid their posts."""
        listed = inside[:1]
        for mention in inside[1:]:
            if mention.start - listed[-1].end > FAR_APART:
                break
            if self._follows(self.text[listed[-1].end : mention.start]):
                listed.append(mention)
        return listed

    def _follows(self, between: str) -> bool:
        """Whether what stands between two names has them in one list: 'of the Quay Trust, and reporter '."""
        *before, post = self.draft.words.phrase(_SEPARATOR).split(between)
        if not before or self.draft.words.cue("people", "speaks").search(between):
            return False
        return self._is_post(post)

    def _is_post(self, text: str) -> bool:
        """Whether what stands before a name is nothing, or a post: 'local historian', 'Quay Trust director Dr '."""
        words = self.draft.words
        post = text.strip(' ,*_“"\n')
        if not words.phrase(_HONORIFIC).sub("", post + " ").strip():
            return True
        if len(post) > LONGEST_POST or words.cue("line-ups", "clauses").search(post):
            return False
        role = 0
        for match in words.cue("people", "roles").finditer(post):
            role = match.end()
        small = words.words("line-ups", "small")
        return all(
            word[0].isupper() or not word[0].isalpha() or word in small or words.has_role(word.removesuffix("s"))
            for word in words.phrase(_HONORIFIC).sub("", post[role:] + " ").split()
        )
