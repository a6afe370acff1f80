"""Whose words a quotation is by the sentence that leads to it, where no name and verb stand right beside it."""

import re

from notekit.parsers.draft.roster import Roster
from notekit.parsers.marks.earlier import Earlier, named_last
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.segmentation import sentences

__all__ = ["is_attributed", "only_attributes", "said_in_sentence"]

NEAR = 80
"""How many characters before a quotation are looked at for a verb of saying."""
LEAST_WORDS = 5
"""How many words a quotation has at least of which only a verb of saying before it tells."""
LONGEST_TAIL = 200
"""How many characters may stand behind the words quoted that only say who said them."""
_ENDS = (".", "!", "?", "”", "’", '"', "'")

_NAME = rf"(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)*)"
_CAPITALISED = re.compile(rf"[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)*")
_AND_SAID = (
    r"(?i)(?:<grammar.and>|,)\s+(?:[\w-]+\s+){0,2}?(?:<quotes.says>|<quotes.saying>)"
    r"(?:\s+(?:<grammar.to|on|about|at|with>\s+)?[\w’'-]+){0,4}?\s*[:,]?\s*$"
)
_WITH_WORDS = r"(?i)<quotes.with-words>\s*[:,]?\s*$"
_SHE_TOLD = r"<quotes.pronouns-before>\s+<quotes.told>\s[^.!?:]{1,40}$"
_SPOKEN_WITH = rf"(?i)<quotes.talking-with>\s+(?-i:{_NAME})"
_MESSAGE = (
    rf"{_NAME}(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)"
    r"\s+(?:[\w-]+\s+){0,2}?<quotes.said-things>(?:\s+[^.!?:“]{1,40})?\s*[:,]\s*$"
)
_SPOKE = (
    rf"(?:(?P<pronoun><^quotes.pronouns-before>)|{_NAME}(?:,\s[^.;:]{{2,120}},)?)"
    r"\s+(?:<grammar.then|also>\s+)?(?:<people.speaks>|<speech.hosts>)(?!\w)"
)
_HOSTED = rf"^(?:[\w’'-]+\s+){{0,6}}?{_NAME}(?:,\s[^.;:]{{2,120}},)?\s+<speech.hosts>(?!\w)"
# 'Mr Lee was blunt: “…”', 'For Ann Lee the matter is simple: “…”'
_LED_IN_BY = (
    rf"^(?:<^speech.for>\s+)?(?:(?i:<people.honorifics>)\.?\s+){{0,2}}{_NAME}"
    r"(?:,\s[^.;:]{2,120},|\s*\([^()]{2,80}\))?\s+[^.;:]{2,120}:\s*$"
)
_SAID_RIGHT_BEFORE = r"(?i)(?<!\w)(?!<quotes.names-things>)<quotes.says>\s*[,:]?\s*$"
_TAIL = rf"[\W_]*(?:<quotes.says>\s+|{_NAME}\s+<quotes.says>|<quotes.pronouns>\s+<quotes.says>)"


def said_in_sentence(before: str, after: str, words: Vocabulary, roster: Roster, earlier: Earlier) -> str | None:
    """Who says the words between two texts: 'Ann Lee opened the day and said: “…”', 'Ann’s advice was simple: “…”'."""
    spans = sentences(before)
    sentence = before[spans[-1][0] :] if spans else ""
    if not sentence.strip():
        return None
    if _stands_alone(sentence, after):
        return _spoken_of(before, sentence, words, roster, earlier)
    near = sentence[-NEAR:]
    if words.cue("quotes", "told").search(near) and words.phrase(_SHE_TOLD).search(sentence):
        spoken_with = words.phrase(_SPOKEN_WITH).search(sentence)
        person = roster.known_as(spoken_with["name"]) if spoken_with else None
        return person.name if person else named_last(before, words, roster) or earlier.told_of()
    if words.phrase(_AND_SAID).search(near) or words.phrase(_WITH_WORDS).search(near):
        return earlier.subject(sentence)
    if sentence.rstrip().endswith(":") and words.phrase(_HOSTED).search(sentence):
        return earlier.subject(sentence)
    message = words.phrase(_MESSAGE).search(sentence[-NEAR * 2 :]) if sentence.rstrip()[-1] in ",:" else None
    led_in = words.phrase(_LED_IN_BY).match(sentence) if message is None and sentence.rstrip()[-1] == ":" else None
    match = message or led_in
    person = roster.known_as(match["name"]) if match else None
    if person is None or (led_in and _named(sentence, roster) != {person.name}):
        return None
    return person.name


def is_attributed(said: str, before: str, words: Vocabulary) -> bool:
    """Whether words quoted right after a verb of saying are speech and no title, whatever they hold themselves."""
    found = said.split()
    small = sum(word[0].islower() for word in found)
    if len(found) < LEAST_WORDS or small * 2 < len(found):
        return False
    return words.phrase(_SAID_RIGHT_BEFORE).search(before[-NEAR:]) is not None


def only_attributes(tail: str, words: Vocabulary) -> bool:
    """Whether what stands behind the last words quoted in a text only says whose they are: ',” said Ann Lee.'"""
    if len(tail) > LONGEST_TAIL or words.cue("quotes", "says").search(tail) is None:
        return False
    return words.phrase(_TAIL).match(tail) is not None and len(sentences(tail.lstrip("”’\"', "))) == 1


def _stands_alone(sentence: str, after: str) -> bool:
    """Whether the words quoted are a sentence of their own, between others."""
    behind = after.lstrip(" .’”'\"")
    return sentence.rstrip().endswith(_ENDS) and (not behind or behind[0].isupper())


def _only_named(before: str, words: Vocabulary, roster: Roster) -> str | None:
    """Whom a pronoun means after a text: who alone is named in its last sentence, or named there by the way."""
    spans = sentences(before)
    last = before[spans[-1][0] :] if spans else ""
    named = _named(last, roster)
    return named.pop() if len(named) == 1 else named_last(before, words, roster)


def _named(text: str, roster: Roster) -> set[str]:
    """The names of those whom a text names, by half a name too."""
    return {person.name for match in _CAPITALISED.finditer(text) if (person := roster.known_as(match.group()))}


def _spoken_of(before: str, sentence: str, words: Vocabulary, roster: Roster, earlier: Earlier) -> str | None:
    """Who spoke by the sentence before words that are a sentence of their own: 'She spoke of tides. “…”'."""
    spoke = words.phrase(_SPOKE).match(sentence)
    if spoke is None:
        return None
    if spoke["pronoun"]:
        return _only_named(before[: -len(sentence)], words, roster) or earlier.told_of()
    person = roster.known_as(spoke["name"])
    return person.name if person else None
