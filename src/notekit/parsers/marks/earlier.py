"""Earlier: what stands before a text, as far as it tells whose words the text goes on with."""

import re

from attrs import define, field

from notekit.parsers.draft.roster import Known, Roster
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.segmentation import sentences

__all__ = ["Earlier", "named_last", "tells_of_stranger"]

_CAPITALISED = re.compile(rf"[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)*")
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’')]?\s$")
_WHO = r",\s+<grammar.who>(?!\w)"
_OWNED = re.compile(r"[’']s?$")
_OBJECT = (
    r"(?:<grammar.to|of|for|with|about|from|by|at><~>|[a-z]<-quotes.doing-endings>\s+"
    r"|(?<!\w)(?!<quotes.says>\s)[a-z]+<-grammar.past>\s+)"
    r"(?:(?i:<people.honorifics>)\.?\s+|<people.roles>\s+)?$"
)
_TOGETHER = r"(?:\s*\([^()]{2,80}\))?\s*(?:,\s*)?(?:<grammar.and>|&)\s+(?:(?i:<people.honorifics>)\.?\s+)?$"
FEW = 4
"""How many texts before one are looked at."""
BEFORE = 30
"""How many characters before a name are looked at for a word that makes it an object."""
LONGEST = 400
"""How many characters at the beginning of a text are looked at for whom it is about."""


def named_last(text: str, words: Vocabulary, roster: Roster) -> str | None:
    """The person named last in a text, those passed over to whom something is done: 'Thanking Ann, she said'."""
    for match in reversed(list(_CAPITALISED.finditer(text))):
        person = roster.known_as(match.group()) or roster.known_as(_OWNED.sub("", match.group()))
        if person and not _is_object(text, _start(match, person), words):
            return person.name
    return None


def tells_of_stranger(text: str, words: Vocabulary, roster: Roster) -> bool:
    """Whether a text is about nobody known at its end: 'Jonah, who came late, brought a rope. “It burns,” he said'."""
    for match in reversed(list(_CAPITALISED.finditer(text))):
        if roster.known_as(match.group()):
            return False
        opens = match.start() == 0 or _SENTENCE_ENDS.search(text, max(0, match.start() - 3), match.start())
        if opens and words.phrase(_WHO).match(text, match.end()):
            return True
    return False


def _start(match: re.Match[str], person: Known) -> int:
    """Where a name begins in words with capitals, of which the first may open the sentence: 'Thanking Ann Lee'."""
    at = match.start()
    for word in match.group().split():
        if word in person.name.split():
            return at
        at = match.string.index(word, at) + len(word) + 1
    return match.start()


def _is_object(text: str, start: int, words: Vocabulary) -> bool:
    """Whether to somebody named from `start` on something is done."""
    return words.phrase(_OBJECT).search(text, max(0, start - BEFORE), start) is not None


@define
class Earlier:
    """The last texts before one, and who was quoted in them last."""

    words: Vocabulary
    roster: Roster
    texts: list[str] = field(factory=list)  # those since the last quotation, not the last one's first
    quoted: str | None = None
    opening: str = ""  # what stands in the text itself, further before a quotation than is looked at
    goes_on: bool = False  # whether the text before ended with words of that person

    @property
    def text(self) -> str:
        """The text that stands directly before."""
        return self.texts[-1] if self.texts else ""

    def take(self, text: str, said_by: str | None, *, ends_quoted: bool) -> None:
        """Goes on to the text after one in which, at its end, somebody was quoted."""
        if said_by:
            self.quoted, self.texts = said_by, []
        self.texts = [*self.texts[1 - FEW :], text]
        self.goes_on = ends_quoted and said_by is not None

    def forget(self) -> None:
        """Begins anew, as below a heading."""
        self.texts, self.quoted, self.goes_on = [], None, False

    def told_of(self) -> str | None:
        """Whom the texts before are about, the last of them first; else who was quoted in them."""
        if self.opening and (person := self.subject(self.opening)):
            return person
        if self.quoted and len(self.texts) == 1:
            return self.quoted
        found = (self.subject(text) for text in reversed(self.texts[1:] if self.quoted else self.texts))
        return next(filter(None, found), self.quoted)

    def subject(self, text: str) -> str | None:
        """The first person named in the first sentence to whom nothing is done; None where two are named together."""
        spans = sentences(text[:LONGEST])
        first = text[: spans[0][1]] if spans else ""
        found: Known | None = None
        end = 0
        for match in _CAPITALISED.finditer(first):
            person = self.roster.known_as(match.group())
            if person is None or _is_object(first, _start(match, person), self.words):
                continue
            if found is not None and found is not person:
                together = self.words.phrase(_TOGETHER).search(first, end, match.start())
                return None if together else found.name
            found, end = person, match.end()
        return found.name if found else None
