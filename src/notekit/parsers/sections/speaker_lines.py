"""Headings and lines that name whose words follow."""

import re

from notekit.blocks import Heading, Paragraph
from notekit.parsers.entities.names import Mention
from notekit.parsers.sections.speech import TALKING, Speech
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.text import sentences

__all__ = ["is_name_line", "speakers_of"]

_VERB = rf"(?i)<speech.sentence-words>|(?:,|[{LOWER})])\s+(?:<grammar.then|also>\s+)?<people.speaks>\s"
_GOES_ON = r"\s*(?:[,(–—|-]|<grammar.and|from|of>|&)"
_WORDS = re.compile(rf"[{UPPER}][\w’'-]+")
_ONLY_JOINS = r"(?:[\s,&]|<grammar.and>)*"
MOST_LINES = 3
"""How many lines below a name say who somebody is."""
_SENTENCE_ENDS = tuple(".!?:;,…")
LONGEST_LABEL = 60
"""How many characters the names of speakers before a colon have at most."""
_BEFORE_SPEAKERS = (":", "–", "—", " -", "|", ";")
_BY = r"\s<grammar.by|from|with>$"


def _heads_lines(below: str) -> bool:
    """Whether below a name stand a line or three of body, post and place, and no sentence."""
    lines = below.strip().split("\n")
    return len(lines) <= MOST_LINES and all(
        len(line) <= LONGEST_LABEL and line[:1].isupper() and line[-1:] not in _SENTENCE_ENDS for line in lines
    )


def is_name_line(block: Paragraph | Heading, people: list[Mention], words: Vocabulary) -> bool:
    """Whether a line consists of names and posts only: it begins with a name and is no sentence."""
    text, first = block.text, people[0]
    lead = first.start - (len(first.honorific) + 1 if first.honorific else 0)
    if lead > 2 or len(text) > 120 + 160 * len(people) or text.endswith(":"):
        return False
    after = text[first.end :]
    if not after.strip(" .*") or (after.startswith("\n") and _heads_lines(after)):
        return True
    if not words.phrase(_GOES_ON).match(after) or words.phrase(_VERB).search(text):
        return False
    return len(sentences(text)) <= len(people) + 1


def speakers_of(heading: Heading, speech: Speech) -> list[Mention]:
    """The people whose words a heading says to follow: 'Ann Lee, CEO of X', 'Ann Lee: a canteen'."""
    people, words = speech.named(heading), speech.draft.words
    if not people:
        return _short_named_before(heading.text, speech)
    joint = speech.joint(heading.text, people)
    before, after = heading.text[: joint[0].start], heading.text[joint[-1].end :]
    honorific = joint[0].honorific
    before = before.removesuffix(f"{honorific} ").rstrip() if honorific else before.rstrip()
    if not before and (not after.strip() or after.lstrip()[0] in ":–—-|" or is_name_line(heading, people, words)):
        return joint if after.lstrip()[:1] in (":", "–", "—", "|") else people
    if before.endswith(":") and words.cue("speech", "captions").search(before):
        return []
    told = before.endswith(_BEFORE_SPEAKERS) or words.phrase(_BY).search(before)
    return joint if told or (not after.strip() and _is_topic(before, words)) else []


def _is_topic(before: str, words: Vocabulary) -> bool:
    """Whether a comma ends the topic of a heading, before the name of who spoke on it: 'Lamps at sea, Ann Lee'."""
    topic = before.removesuffix(",")
    last = topic.rpartition(",")[2]
    return topic != before and topic.count(" ") > 0 and words.cue("people", "roles").search(last) is None


def _short_named_before(heading: str, speech: Speech) -> list[Mention]:
    """The speakers named by first names before a colon: 'Ann, Bo & Cy: who pays'."""
    label, colon, topic = heading.partition(":")
    if not colon or not topic.strip() or len(label) > LONGEST_LABEL:
        return []
    found = [(one, speech.draft.roster.get(one.group())) for one in _WORDS.finditer(label)]
    rest = speech.draft.words.phrase(_ONLY_JOINS).fullmatch(_WORDS.sub("", label)) is not None
    speaking = [person is not None and not TALKING.isdisjoint(person.parts) for _, person in found]
    if not rest or not found or not all(speaking):
        return []
    return [Mention(person.name, one.start(), one.end(), 1.0) for one, person in found if person is not None]
