"""Short names: a speaker called by a given name or surname alone where a text begins to report what they said."""

import re

from attrs import define

from notekit.parsers.draft.roster import TALKING, Known, Roster
from notekit.parsers.entities.names import Mention
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.people import Part
from notekit.segmentation import sentences

__all__ = ["FAR_BEHIND", "FIRST_SENTENCES", "OPENING_PHRASE", "QUOTED", "ShortNames", "short_name"]

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

QUOTED = ("“", '"', "«", "‘")
_SHORT_NAME = re.compile(rf"^[\"'“‘]?(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?)\s+(?P<verb>[{LOWER}]+)")
_LEADS_ON = rf"(?i)(?:{OPENING_PHRASE},?\s+)+"
_SHORT_NAMED = (
    rf"[\"'“‘]?(?:(?i:<people.honorifics>)\.?\s+)?"
    rf"(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?)(?P<aside>,\s[^.;:]{{3,160}}?,)?\s+"
    rf"(?:<grammar.then|also>\s+)?(?P<verb>[{LOWER}]+)"
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
        if view := phrase(_SHORT_FOR).match(text):
            person = self.roster.known_as(view["name"])
            heard = person is not None and person.name not in by and not TALKING.isdisjoint(person.parts)
            return [Mention(person.name, *view.span("name"), 1.0)] if person and heard else []
        lead = phrase(_LEADS_ON).match(text) or phrase(_DOING).match(text)
        match = phrase(_SHORT_NAMED).match(text, lead.end() if lead else 0)
        person = self.roster.known_as(match["name"]) if match else None
        if match is None or person is None:
            return self._named_behind(text, by)
        if person.name in by:
            return []
        speaks = self.words.cue("people", "speaks").match(text[match.start("verb") : match.end() + NEAR_VERB])
        if not self._may_begin(
            person, speaks=speaks is not None, awaited=awaited, led=lead is not None or bool(match["aside"])
        ):
            return []
        return [Mention(person.name, match.start("name"), match.end("name"), 1.0)]

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
        """A speaker named by a short name behind the first words quoted, with which a text begins: '“…,” Lee said.'"""
        if text[:1] not in QUOTED:
            return []
        match = self.words.phrase(_SAID_BEHIND).search(text, 0, FAR_BEHIND)
        person = self.roster.known_as(match["name"] or match["after"]) if match else None
        if match is None or person is None or person.name in by or TALKING.isdisjoint(person.parts):
            return []
        start, end = match.span("name" if match["name"] else "after")
        return [Mention(person.name, start, end, 1.0)]

    def _may_begin(self, person: Known, *, speaks: bool, awaited: bool, led: bool) -> bool:
        """Whether somebody named shortly begins to speak: a panellist in any words that open a text."""
        if Part.PANELLIST in person.parts and not led:
            return True
        if Part.CHAIR in person.parts and speaks:
            return True
        if Part.RESPONDENT in person.parts and awaited and speaks:
            return True
        return not TALKING.isdisjoint(person.parts) and (speaks or (awaited and not led))
