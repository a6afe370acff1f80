"""Speech: whose words a paragraph begins to report, and which lines only say who somebody is."""

import re
from itertools import chain

from attrs import define

from notekit.blocks import Block, ListBlock, Paragraph
from notekit.parsers.draft.draft import TALKS, Draft
from notekit.parsers.draft.roster import TALKING, Known
from notekit.parsers.entities.names import Mention
from notekit.parsers.sections.short_names import (
    FAR_BEHIND,
    FIRST_SENTENCES,
    OPENING_CLAUSE,
    OPENING_PHRASE,
    OWNER,
    QUOTED,
    SAYS,
    ShortNames,
)
from notekit.people import Part
from notekit.reading import Directive, Title
from notekit.segmentation import sentences

__all__ = ["Speech"]

NEAR_START = 5
"""How many characters, such as an honorific, may stand before a name with which an item begins."""
OPENING = 40
"""How many characters of an item hold the short name with which it begins."""
_SIGNS = ",.:;*_“\"'‘()"
FIRST_NAMED = 30
"""How many characters before the first full name a text may begin with somebody's short one and what they said."""
LONGEST_LEAD = 200
"""How many characters may stand in a sentence before the name of whom it is about."""
FAR_SAID = 100
"""How many characters before a name may hold 'said' and the post."""

_DESCRIPTION = (
    r"(?:[\w-]+\s+){0,4}(?:<people.parts>|<people.roles>)s?(?:-[\w-]+)?"
    r"(?:\s+<grammar.of|from|for|at><~>[^,.;]{2,60})?"
)
_LEAD = (
    rf"(?i)(?:{OPENING_PHRASE},?\s+)*(?:[a-z]+<-grammar.participle>\s[^.;:,]{{2,80}},\s+)?"
    rf"(?:<grammar.our|the|a|its><~>)?(?:(?:{OWNER}|[a-z-]+<-grammar.possessive>)\s+)?"
    rf"(?:{_DESCRIPTION},?\s*\(?\s*|(?:[\w-]+\s+){{1,3}}<speech.called>\s+)?(?:<people.honorifics>\.?\s+)?"
)
_JOINER = r"\s*(?:\([^()]{2,100}\))?[\s,]*(?:<speech.joins>|&)?[\s,]*(?:(?i:<people.honorifics>)\.?\s+)?$"
_NEXT_IN_LIST = (
    r"(?:,|;|<grammar.and>)\s*(?:<grammar.then>\s+)?(?:<grammar.from|by>\s+)?(?:(?i:<people.titles>))?\.?\s*$"
)
_LIST_ENDS = r"<speech.list-ends>"
_SAID_BY = r"[”\"»’],?\s+<quotes.says>\s+(?:[\w&’'-]+\.?,?\s+){0,8}$"
_IN_A_TALK = (
    r"(?:,[^.;]{2,60},)?\s+(?:<grammar.in|at>)\s+(?:<grammar.his|their|the>\s+)(?:[\w-]+\s+){0,2}<speech.speeches>"
)
_PASSIVE = r"<speech.passive>\s+$"
_SPEAKS_NEXT = (
    r"(?:\s*\([^()]{2,80}\)|,\s[^.;:]{2,90}?,|\s+<grammar.from|of|at>\s[^.;:,]{2,70}?)?"
    r"\s+(?:<grammar.in-turn>\s+)?(?i:<people.speaks>)(?!\w)"
)
_BEHIND_POST = r"(?:\s*\([^()]{2,80}\)|\s+<grammar.of|from|at>\s[^.;:,()]{2,60})?,\s"
_SYMBOLS = re.compile(r"^[^\w(]+")
_THEN_SAYS = r"\s*<^grammar.pronouns>\s+(?:<grammar.has|had|then|also>\s+)?(?:<people.speaks>|<quotes.says>)(?!\w)"
# 'She said that …', 'In a long speech he told us …'
_TAKES_UP = (
    r"(?:(?i:<grammar.in>)\s+<grammar.a|his|their>\s+(?:[\w-]+\s+){0,3}<speech.speeches>,?\s+)?"
    r"(?P<who>(?i:<grammar.pronouns>))\s+(?:<grammar.has|had|then|also>\s+)?<people.speaks>(?!\w)"
)
_TO_COME = r"<speech.to-come>"
_DONE_BY = r"(?i)<speech.thanked>\s+(?:[\w-]+\s+){0,2}<grammar.by>\s+(?:[\w-]+\.?\s+){0,2}$"
_NAMED_NEXT = rf"\s+(?:<grammar.the|our|a><~>)?(?:{OWNER}\s+)?(?:{_DESCRIPTION},?\s+)?(?:<people.honorifics>\.?\s+)?$"
# 'a session on ropes run by Ann Lee'
_SESSION_BY = rf"(?i)<speech.sessions>(?:\s[^.;:]{{0,70}}?)?,?\s<speech.given>\s+<grammar.by>{_NAMED_NEXT}"
# 'an overview of the tides from Ann Lee', 'was explored at length by Ann Lee', 'we rounded up with Ann Lee'
_GIVEN_BY = (
    r"(?i)(?:<speech.speeches|overviews>(?:\s[^.;:]{0,70}?)?\s<grammar.from|by>"
    r"|<grammar.was|were>\s+<people.speaks>(?:\s[^.;:,]{0,50}?)?\s<grammar.by>"
    rf"|<speech.framed>(?:\s[^.;:,]{{0,50}}?)?\s<grammar.with>){_NAMED_NEXT}"
)
_TO_DO = r"\s+<steps.infinitive>\s+[a-z]+"


@define
class Speech:
    """Finds out who speaks, with the people named in a draft's passages."""

    draft: Draft

    @property
    def short_names(self) -> ShortNames:
        """What finds those who are named by a given name or surname alone."""
        return ShortNames(self.draft.words, self.draft.roster)

    def named(self, block: Block | Title | Directive) -> list[Mention]:
        """The people whom a block names in full."""
        passages = self.draft.passages.of_block.get(id(block), ())
        return list(chain.from_iterable([passage.mentions for passage in passages]))

    def reporting_items(self, block: ListBlock) -> list[list[Mention]]:
        """Whose words each item of a list begins to report; [] where less than two thirds of them name somebody."""
        passages = {id(one.content): one.mentions for one in self.draft.passages.of_block.get(id(block), ())}
        named = [(item.text, passages.get(id(item.content), [])) for item in block.items]
        naming = [bool(mentions) or self._opens_with_known(text) for text, mentions in named]
        if sum(naming) * 3 < len(naming) * 2:
            return []
        return [
            self.introduced_in(text, mentions, by=[], awaited=False) if names else []
            for (text, mentions), names in zip(named, naming, strict=True)
        ]

    def _opens_with_known(self, text: str) -> bool:
        """Whether a text begins with half the name of somebody known."""
        first = next(iter(text[:OPENING].split(None, 1)), "").strip(_SIGNS)
        return first[:1].isupper() and self.draft.roster.may_mean(first)

    def lists_people(self, block: ListBlock) -> bool:
        """Whether half of a list's items or more begin with somebody's name, or two thirds of them name somebody."""
        naming = [passage for passage in self.draft.passages.of_block.get(id(block), []) if passage.mentions]
        first = sum(passage.mentions[0].start <= NEAR_START for passage in naming)
        return 2 * first >= len(block.items) or 3 * len(naming) >= 2 * len(block.items)

    def known(self, mention: Mention) -> Known:
        """The person whom a mention names."""
        return self.draft.roster[mention.name]

    def names(self, mentions: list[Mention]) -> list[str]:
        """The names of those mentioned, each once."""
        return list(dict.fromkeys(self.known(mention).name for mention in mentions))

    def introduced(self, block: Paragraph, *, by: list[str], awaited: bool) -> list[Mention]:
        """The people whose words a paragraph begins to report.

        `by` are those who speak already. Where speakers are `awaited`, as under a heading such as
        'Speakers', to be named first is enough.
        """
        return self.introduced_in(block.text, self.named(block), by=by, awaited=awaited)

    def taken_up(self, above: Paragraph, text: str) -> list[Mention]:
        """The subject of the paragraph above, alone named there, where a pronoun begins to report what they said."""
        named = self.named(above)
        pronoun = self.draft.words.phrase(_TAKES_UP).match(text) if len(self.names(named)) == 1 else None
        if pronoun is None or not self._is_subject(above.text[: named[0].start]):
            return []
        return [Mention(named[0].name, *pronoun.span("who"), 1.0)]

    def introduced_in(self, text: str, mentions: list[Mention], *, by: list[str], awaited: bool) -> list[Mention]:
        """The people whose words a text begins to report, in which these are named in full."""
        if not mentions:
            first = self.short_names.named(text, by, awaited=awaited)
            return [*first, *self.short_names.further(text, first)] if first else []
        found: list[Mention] = []
        announced = False
        for number, (start, end) in enumerate(sentences(text)[:FIRST_SENTENCES]):
            inside = [mention for mention in mentions if start <= mention.start < end]
            if not inside:
                continue
            speaking = self._speaking(text, start, end, inside, announced=announced)
            if not speaking and number == 0 and awaited and self._is_first(text, start, inside[0], by):
                speaking = self._listed(text, inside, inside[:1])
            announced = announced or (number == 0 and self._announces(text[start:end]))
            if number > 1 and not found and not announced:
                break
            found += speaking
        return [*self._shortly_first(text, mentions, by, found), *found] or self._named_behind(text, mentions, by)

    def _shortly_first(self, text: str, mentions: list[Mention], by: list[str], others: list[Mention]) -> list[Mention]:
        """Who is named shortly and speaks before anybody is named in full, and does not only introduce the others."""
        if mentions[0].start < FIRST_NAMED:
            return []
        first = [one for one in self.short_names.named(text, by, awaited=False) if one.end <= mentions[0].start]
        after = text[first[-1].end : first[-1].end + FIRST_NAMED].lstrip() if first and others else ""
        presides = bool(after) and self.draft.words.cue("people", "presides").match(after) is not None
        return [] if presides or {one.name for one in first} & set(self.names(others)) else first

    def _named_behind(self, text: str, mentions: list[Mention], by: list[str]) -> list[Mention]:
        """Who is named in full behind the first words quoted: '“…,” said the warden Ann Lee in her talk.'"""
        first = mentions[0]
        if text[:1] not in QUOTED or first.start > FAR_BEHIND or self.known(first).name in by:
            return []
        if not self.draft.words.phrase(_SAID_BY).search(text, max(0, first.start - FAR_SAID), first.start):
            return []
        parts = self.known(first).parts
        from_them = text[: first.start].split()[-1] in self.draft.words.words("grammar", "from")  # 'a letter from Ann'
        quoted = not parts and not from_them and self.draft.kind in TALKS
        in_talk = self.draft.words.phrase(_IN_A_TALK).match(text, first.end)
        return [first] if quoted or in_talk or not TALKING.isdisjoint(parts) else []

    def responds(self, block: Paragraph, speakers: list[Mention]) -> bool:
        """Whether a paragraph says that the speakers it introduces respond."""
        near = block.text[max(0, speakers[0].start - 80) : speakers[-1].end + 160]
        return self.draft.words.cue("people", "responds").search(near) is not None

    def announces(self, block: Paragraph, speakers: list[Mention]) -> bool:
        """Whether a paragraph announces its speakers outright, as in 'our guest was Ann Lee'."""
        before = block.text[max(0, speakers[0].start - 60) : speakers[0].start]
        return self._announces(before) and not self.draft.words.cue("speech", "joined").search(before)

    def _announces(self, text: str) -> bool:
        return self.draft.words.cue("people", "announces").search(text) is not None

    def _is_first(self, text: str, start: int, first: Mention, by: list[str]) -> bool:
        if first.start - start > 60 or self.known(first).name in by:
            return False
        return self._is_subject(text[start : first.start])

    def _speaking(self, text: str, start: int, end: int, inside: list[Mention], *, announced: bool) -> list[Mention]:
        """Those in a sentence who are said to speak: as its subject, or announced in it."""
        joint = self.joint(text, inside)
        before, after = text[start : inside[0].start], text[joint[-1].end : end]
        if _ends_in_brackets(before) or self.draft.words.phrase(_TO_COME).search(before):
            return []  # mentioned by the way, or yet to speak
        if self.draft.words.phrase(_TO_DO).match(after):
            return []  # 'Ann and Omar to write to the council'
        if self._is_turn(text, start, inside[0]):
            return inside[:1]
        if self._is_subject(before) and (announced or self._speaks(after) or self._announces(after)):
            return self._listed(text, inside, joint)
        if self._for(before, inside[0], after) or self._led_in(before, after):
            return joint
        if self._is_subject(before) and self._says_next(inside[0], text, end):
            return inside[:1]
        done_by = self.draft.words.phrase(_DONE_BY).search(before) is not None
        absent = self.draft.words.cue("people", "not-there").search(before) is not None  # 'Apologies came from Ann Lee'
        announces = self._announces(before) or self._gives_session(before, inside[0])
        return self._listed(text, inside, joint) if announces and not done_by and not absent else []

    def _gives_session(self, before: str, first: Mention) -> bool:
        """Whether somebody is said to give a part of the event: 'The last one was a session on ropes run by '.

        What less is said of ('a message from') may be by anybody, unless they have a post or are known to speak.
        """
        words, person = self.draft.words, self.known(first)
        if words.cue("discussion", "led-groups").search(before) is not None:
            return False
        if words.phrase(_SESSION_BY).search(before):
            return True
        is_of_event = bool(person.posts) or not TALKING.isdisjoint(person.parts)
        return is_of_event and words.phrase(_GIVEN_BY).search(before) is not None

    def _for(self, before: str, first: Mention, after: str) -> bool:
        """Whether a sentence is about somebody's view: 'For Ann Lee, …', 'In the view of Bo Ek (Quay Trust), …'."""
        said, words = before.strip(" *").removesuffix(first.honorific or "").rstrip().casefold(), self.draft.words
        outright = said in words.words("speech", "views")
        if not (outright or said in words.words("speech", "for")) or not words.phrase(_BEHIND_POST).match(after):
            return False
        person = self.known(first)  # to somebody who does not speak much may be owed: 'To Ann Lee, we owe the roof'
        return not TALKING.isdisjoint(person.parts) or (outright and bool(person.posts))

    def _led_in(self, before: str, after: str) -> bool:
        """Whether a sentence opens with a phrase, and somebody speaks in it: 'In a harbour, Ann Lee said …'."""
        phrase = self.draft.words.phrase
        return phrase(OPENING_CLAUSE).fullmatch(before) is not None and phrase(_SPEAKS_NEXT).match(after) is not None

    def _says_next(self, first: Mention, text: str, end: int) -> bool:
        """Whether the sentence after one about a speaker goes on with what they said: 'She told us that …'."""
        if TALKING.isdisjoint(self.known(first).parts):
            return False
        return self.draft.words.phrase(_THEN_SAYS).match(text, end) is not None

    def _is_turn(self, text: str, start: int, first: Mention) -> bool:
        """Whether a text begins with a speaker's name, a dash or colon, and words: 'Ann Lee – We have no boats.'"""
        if first.start - start > len(first.honorific or "") + 2:
            return False
        parts = self.known(first).parts
        return (Part.SPEAKER in parts or Part.PANELLIST in parts) and SAYS.match(text, first.end) is not None

    def _listed(self, text: str, inside: list[Mention], joint: list[Mention]) -> list[Mention]:
        """Further people announced in the same breath: 'from A, CEO of X, and B, chair of Y'."""
        found = list(joint)
        for mention in inside[len(joint) :]:
            between = text[found[-1].end : mention.start]
            goes_on = self.draft.words.phrase(_NEXT_IN_LIST).search(between) is not None
            if not goes_on or self.draft.words.phrase(_LIST_ENDS).search(between) or len(between) > 160:
                break
            found.append(mention)
        return found

    def _is_subject(self, before: str) -> bool:
        """Whether a name after `before` is what the sentence is about."""
        lead = _SYMBOLS.sub("", before).rstrip(" \"“”'‘,*•")  # such as the emoji of an item
        return not lead or (len(lead) <= LONGEST_LEAD and bool(self.draft.words.phrase(_LEAD).fullmatch(lead + " ")))

    def _speaks(self, after: str) -> bool:
        """Whether the words after a name, its post passed over, say that the person spoke."""
        near, words = after[:320], self.draft.words
        for verb in words.cue("people", "speaks").finditer(near):
            if not words.phrase(_PASSIVE).search(near, max(0, verb.start() - 12), verb.start()):
                return True
        return words.cue("people", "responds").search(near) is not None

    def joint(self, text: str, inside: list[Mention]) -> list[Mention]:
        """The first named, and those named with them: 'A and B'."""
        joint = inside[:1]
        for mention in inside[1:]:
            if not self.draft.words.phrase(_JOINER).fullmatch(text[joint[-1].end : mention.start]):
                break
            joint.append(mention)
        return joint


def _ends_in_brackets(text: str) -> bool:
    """Whether a bracket stands open at the end of a text, with words in it."""
    opened = text.rfind("(")
    return opened > text.rfind(")") and not text[opened + 1 :].isspace() and opened + 1 < len(text)
