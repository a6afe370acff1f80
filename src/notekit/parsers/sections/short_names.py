"""Short names: a speaker called by a given name or surname alone where a text begins to report what they said."""

import re

from attrs import define

from notekit.parsers.draft.roster import TALKING, Known, Roster
from notekit.parsers.entities.names import Mention
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.people import Part
from notekit.segmentation import sentence_at, sentences

__all__ = [
    "FAR_BEHIND",
    "FIRST_SENTENCES",
    "OPENING_CLAUSE",
    "OPENING_PHRASE",
    "OWNER",
    "QUOTED",
    "SAYS",
    "ShortNames",
    "short_name",
]

FAR_BEHIND = 600
"""How far into a text that begins with a quotation its speaker may be named."""
NEAR_VERB = 20
"""How many characters after a verb may go on with it: 'pointed out'."""
FIRST_SENTENCES = 8
"""How many sentences of a paragraph are looked at for people who begin to speak."""

OPENING_PHRASE = (
    r"(?:<speech.openings>|<speech.openings-on><~>[^,]{1,60}|<speech.openings-asked> [^.;:]{1,140}"
    r"|<grammar.in><~><grammar.his|their|the><~>(?:[\w-]+\s+){0,2}<speech.speeches>)"
)
"""What may stand before who speaks at the beginning of a text, as a template of an expression."""

# 'Quay Copper’s director Ann Lee'
OWNER = rf"(?-i:[{UPPER}][\w&.-]*(?:\s[{UPPER}][\w&.-]*){{0,4}}<-grammar.possessive>)"
"""Whose people somebody is, before their name or post, as a template."""
_ON_A_DAY = (
    r"(?:<grammar.on>\s+)?(?:<dates.weekdays>,?\s+)?"
    r"(?:\d{1,2}<-dates.ordinals>?\s+<dates.months>|<dates.months>\s+\d{1,2}<-dates.ordinals>?)(?:,?\s+\d{4})?,?\s+"
)
OPENING_CLAUSE = (
    rf"(?i)(?:(?:<speech.clauses>|<grammar.to>(?=\s[a-z])|[a-z]+<-grammar.participle>)\s[^.;:,\d]{{2,90}},\s+|{_ON_A_DAY})"
    rf"(?:(?:<grammar.the>\s+)?{OWNER}\s+)?(?:(?:<people.honorifics>)\.?\s+)?"
)
"""A phrase up to its comma with which a sentence opens before who speaks: 'In a harbour, ', 'To give an example, '."""

SAYS = re.compile(r"(?:\s*\([^()]{2,80}\)|,\s[^:.;]{2,80}(?=:))?\s*(?::|\s[–—-])\s+(?=[^\n]{30,})[^\n]*[.?!…]")
"""What a name begins that stands before somebody's words: a colon or a dash, and a sentence."""
QUOTED = ("“", '"', "«", "‘")
_SHORT_NAME = re.compile(rf"^[\"'“‘]?(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?)\s+(?P<verb>[{LOWER}]+)")
_OWN = (
    rf"(?P<name>[{UPPER}][\w-]+(?:\s[{UPPER}][\w-]+)?)"
    rf"(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)\s+[{LOWER}]"
)
_LEADS_ON = rf"(?i)(?:{OPENING_PHRASE},?\s+)+"
# 'Former MP and businessman Lord ', before a surname
_POST_BEFORE = (
    r"(?:(?:<^grammar.the|our><~>)?(?:[\w-]+\s+){0,4}(?i:<people.roles>)\s+"
    rf"(?=(?i:<people.honorifics>)\.?\s+[{UPPER}]))?"
)
_SHORT_NAMED = (
    rf"[\"'“‘]?{_POST_BEFORE}(?:(?i:<people.honorifics>)\.?\s+)?"
    rf"(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?)(?P<aside>,\s(?!<grammar.then|also>\s)[^.;:]{{3,160}}?,)?,?\s+"
    rf"(?:<grammar.then|also>\s+)?(?P<verb>[{LOWER}]+)"
)
_ONE_NAME = re.compile(rf"(?P<name>[{UPPER}][\w’'-]+)")
# 'Asked about ropes, ', up to the first name that goes on with what its holder did
_ASKED = (
    rf"(?i:<speech.openings-asked>)\s[^.;:]{{1,140}}?,\s+"
    rf"(?=(?:(?i:<people.honorifics>)\.?\s+)?[{UPPER}][\w’'-]+,?\s+(?:<grammar.then|also>\s+)?[{LOWER}])"
)
_SHORT_FOR = rf"(?i:<speech.for|views>)\s+(?P<name>[{UPPER}][\w’'-]+),\s"  # 'For Lee, the tide is the point.'
# 'Looking at the lamps of the old quay, ' before a name
_DOING = (
    rf"[{UPPER}][{LOWER}]+<-grammar.participle>\s[^.;:]{{3,200}}?,\s+"
    rf"(?=(?:[{UPPER}][\w’'-]+\s){{1,2}}[{LOWER}]+<-grammar.past>\s)"
)
_SAID_BEHIND = (
    rf"[”\"»’],?\s+(?:(?:(?i:<people.honorifics>)\.?\s+)?(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?)\s+<quotes.says>"
    rf"|<quotes.says>\s+(?:(?i:<people.honorifics>)\.?\s+)?(?P<after>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?))"
)
# 'The tide is a gift, said Lee.'
_SAID_LAST = (
    r"[^.!?\n]{10,300}?[,”\"]\s+<quotes.says>\s+(?:(?i:<people.honorifics>)\.?\s+)?"
    rf"(?P<after>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?)(?=[.,])"
)
_COUPLE = (
    rf"(?:<grammar.both>\s+)?(?P<first>[{UPPER}][\w’'-]+)\s+(?:<grammar.and>|&)\s+(?P<second>[{UPPER}][\w’'-]+)\s+"
)


def short_name(text: str) -> re.Match[str] | None:
    """The name or half of a name with which a text begins, and the word after it."""
    return _SHORT_NAME.match(text)


@define
class ShortNames:
    """Finds speakers by a short name, with the people of a note."""

    words: Vocabulary
    roster: Roster

    def named(self, text: str, by: list[str], *, awaited: bool) -> list[Mention]:
        """A speaker named by first name or surname at the start, who is not among those speaking now."""
        if not self.roster.known:
            return []
        phrase = self.words.phrase
        if heard := self._in_view(text, by):
            return heard
        leads = (OPENING_CLAUSE, _ASKED, _LEADS_ON, _DOING)
        lead = next((found for form in leads if (found := phrase(form).match(text))), None)
        begins = lead.end() if lead else 0
        if couple := self._couple(text, begins, by):
            return couple
        match = phrase(_SHORT_NAMED).match(text, begins)
        person = self.roster.known_as(match["name"]) if match else None
        if match is None or person is None:
            return self._with_own(text, begins, by) or self._named_behind(text, by)
        if person.name in by:
            return []
        speaks = self._tells_to_speak(text, match)
        if not self._may_begin(person, speaks=speaks, awaited=awaited, led=lead is not None or bool(match["aside"])):
            return []
        return [Mention(person.name, match.start("name"), match.end("name"), 1.0)]

    def _tells_to_speak(self, text: str, named: re.Match[str]) -> bool:
        """Whether the verb after a name is one of speaking, or one in its sentence where an aside stands between."""
        speaks = self.words.cue("people", "speaks")
        if named["aside"]:
            return speaks.search(text, named.start("aside"), sentence_at(text, named.start("name"))[1]) is not None
        return speaks.match(text[named.start("verb") : named.end() + NEAR_VERB]) is not None

    def _with_own(self, text: str, at: int, by: list[str]) -> list[Mention]:
        """A panellist of whom something is told in a text that begins with their name: 'Ann’s object was a key.'"""
        own = self.words.phrase(_OWN).match(text, at)
        person = self.roster.known_as(own["name"]) if own else None
        if own is None or person is None or person.name in by or Part.PANELLIST not in person.parts:
            return []
        return [Mention(person.name, *own.span("name"), 1.0)]

    def _in_view(self, text: str, by: list[str]) -> list[Mention]:
        """A speaker whose view or words follow: 'For Lee, the tide is the point.', 'Lee: We have no boats.'"""
        said = self.words.phrase(_SHORT_FOR).match(text)
        if said is None:
            turn = _ONE_NAME.match(text)
            said = turn if turn and SAYS.match(text, turn.end()) else None
        return self._heard(said, "name", by) if said else []

    def _heard(self, said: re.Match[str], group: str, by: list[str]) -> list[Mention]:
        """Who is named by a group of a match, if they speak at the event and are not speaking now."""
        person = self.roster.known_as(said[group])
        if person is None or person.name in by or TALKING.isdisjoint(person.parts):
            return []
        return [Mention(person.name, *said.span(group), 1.0)]

    def further(self, text: str, first: list[Mention]) -> list[Mention]:
        """Speakers named shortly with whom later sentences begin: 'Ann liked the lamps. Omar argued that …'"""
        found: list[Mention] = []
        for start, end in sentences(text)[1:FIRST_SENTENCES]:
            by = [mention.name for mention in (*first, *found)]
            found += [
                Mention(one.name, start + one.start, start + one.end, 1.0)
                for one in self.named(text[start:end], by, awaited=False)
            ]
        return found

    def _named_behind(self, text: str, by: list[str]) -> list[Mention]:
        """A speaker named by a short name behind their first words: '“…,” Lee said.', 'The tide waits, said Lee.'"""
        if text[:1] in QUOTED:
            match = self.words.phrase(_SAID_BEHIND).search(text, 0, FAR_BEHIND)
        else:
            match = self.words.phrase(_SAID_LAST).match(text, 0, FAR_BEHIND)
        return self._heard(match, "after" if match["after"] else "name", by) if match else []

    def _couple(self, text: str, at: int, by: list[str]) -> list[Mention]:
        """Two speakers named shortly with whom a text begins: 'Ann and Bo told us …'"""
        match = self.words.phrase(_COUPLE).match(text, at)
        people = [self.roster.known_as(match[key]) for key in ("first", "second")] if match else []
        if match is None or not self.words.cue("people", "speaks").match(text[match.end() : match.end() + NEAR_VERB]):
            return []
        found = [
            Mention(person.name, *match.span(key), 1.0)
            for key, person in zip(("first", "second"), people, strict=True)
            if person is not None and not TALKING.isdisjoint(person.parts)
        ]
        are_new = len(found) == len(people) and any(one.name not in by for one in found)
        return found if are_new else []

    def _may_begin(self, person: Known, *, speaks: bool, awaited: bool, led: bool) -> bool:
        """Whether somebody named shortly begins to speak: a panellist in any words that open a text."""
        if Part.PANELLIST in person.parts and not led:
            return True
        if Part.CHAIR in person.parts and speaks:
            return True
        if Part.RESPONDENT in person.parts and speaks:
            return True
        return not TALKING.isdisjoint(person.parts) and (speaks or (awaited and not led))
