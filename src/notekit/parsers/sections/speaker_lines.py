"""Headings and lines that name whose words follow."""

import re

from notekit.blocks import Heading, Paragraph
from notekit.parsers.draft.roster import TALKING, Known
from notekit.parsers.entities.names import Mention
from notekit.parsers.sections.short_names import SAYS
from notekit.parsers.sections.speech import Speech
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.numbered_labels import names_group
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.segmentation import sentences

__all__ = ["is_name_line", "speakers_of"]

_VERB = rf"(?i)<speech.sentence-words>|(?:,|[{LOWER})])\s+(?:<grammar.then|also>\s+)?<people.speaks>\s"
_TITLE_BEHIND = re.compile(r"(?<=[\w)]):\s+\S.*$", re.DOTALL)  # 'Ann Lee, Quay Trust: “The boat is ours”'
_GOES_ON = r"\s*(?:[,(–—|-]|<grammar.and|from|of>|&)"
_WORDS = re.compile(rf"[{UPPER}][\w’'-]+")
_LABEL = r"(?P<names>[^:()–—]*?\w\.?)(?:\s*\([^()]*\)\s*|\s+<grammar.on>\s.*|\s*:\s*\S.*|\s+[–—-]\s.*)?$"
_ONLY_JOINS = r"(?:[\s,&.]|<grammar.and>|<people.honorifics>)*"
NEAR = 30
"""How many characters before a name say what somebody did there."""
MOST_LINES = 3
"""How many lines below a name say who somebody is."""
_SENTENCE_ENDS = tuple(".!?:;,…")
LONGEST_LABEL = 60
"""How many characters the names of speakers before a colon have at most."""
_BEFORE_SPEAKERS = (":", "–", "—", " -", "|", ";")
# 'What Dr Lee told us', 'Ann Lee’s closing remarks'
_SAID = (
    r"(?i:<speech.what>)\s+(?P<who>[^:,;()]{2,60}?)\s+(?:<grammar.has|had>\s+)?"
    r"(?:<people.speaks>|<quotes.says>)(?!\w)"
)
_TALK_OF = (
    rf"(?P<who>[{UPPER}][\w.’'-]*?(?:\s[{UPPER}][\w’'-]*?){{0,3}})"
    r"(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)\s+(?:[\w-]+\s+){0,2}(?i:<speech.speeches>)$"
)
_BY = r"\s<grammar.by|from|with>$"


def _heads_lines(below: str) -> bool:
    """Whether below a name stand a line or three of body, post and place, and no sentence."""
    lines = below.strip().split("\n")
    return len(lines) <= MOST_LINES and all(
        len(line) <= LONGEST_LABEL and line[:1].isupper() and line[-1:] not in _SENTENCE_ENDS for line in lines
    )


def is_name_line(block: Paragraph | Heading, people: list[Mention], words: Vocabulary) -> bool:
    """Whether a line consists of names and posts only: it begins with a name and is no sentence.

    A heading may go on with what they spoke on behind a colon.
    """
    text, first = block.text, people[0]
    if isinstance(block, Heading):
        text = _TITLE_BEHIND.sub("", text)
    lead = first.start - (len(first.honorific) + 1 if first.honorific else 0)
    if lead > 2 or len(text) > 120 + 160 * len(people) or text.endswith(":"):
        return False
    after = text[first.end :]
    if isinstance(block, Paragraph) and SAYS.match(text, first.end):
        return False  # 'Ann Lee, Quay Trust: We have no boats.'
    if not after.strip(" .*") or (after.startswith("\n") and _heads_lines(after)):
        return True
    if not words.phrase(_GOES_ON).match(after) or words.phrase(_VERB).search(text):
        return False
    return len(sentences(text)) <= len(people) + 1


def speakers_of(heading: Heading, speech: Speech) -> list[Mention]:
    """The people whose words a heading says to follow: 'Ann Lee, CEO of X', 'Ann Lee: a canteen'."""
    people, words = speech.named(heading), speech.draft.words
    if said := _said_by(heading.text, speech):
        return [said]
    if not people:
        return _short_named(heading.text, speech)
    joint = speech.joint(heading.text, people)
    before, after = heading.text[: joint[0].start], heading.text[joint[-1].end :]
    honorific = joint[0].honorific
    before = before.rstrip(" .").removesuffix(honorific).rstrip() if honorific else before.rstrip()
    if not before and (not after.strip() or after.lstrip()[0] in ":–—-|" or is_name_line(heading, people, words)):
        return joint if after.lstrip()[:1] in (":", "–", "—", "|") else people
    if _presides(before, words) or (before.endswith(":") and words.cue("speech", "captions").search(before)):
        return []
    if before.endswith("(") and heading.text.endswith(")"):
        presents = heading_role(before, words) is None and not names_group(before, words)
        return people if presents else []  # 'Lamps (Ann Lee, Quay Trust)'
    titled = words.cue("people-lists", "speaker|panellist").fullmatch(before) is not None  # 'Speaker Ann Lee (Tidekit)'
    told = titled or before.endswith(_BEFORE_SPEAKERS) or words.phrase(_BY).search(before)
    return joint if told or (not after.strip() and _is_topic(before, words)) else []


def _said_by(heading: str, speech: Speech) -> Mention | None:
    """The person whose words a heading says outright to follow: 'What Dr Lee told us', 'Ann Lee’s remarks'."""
    words = speech.draft.words
    said = words.phrase(_SAID).match(heading) or words.phrase(_TALK_OF).match(heading)
    if said is None:
        return None
    names = said["who"].split()
    while len(names) > 1 and names[0].rstrip(".").casefold() in words.words("people", "honorifics"):
        names = names[1:]
    person = speech.draft.roster.get(" ".join(names))
    return Mention(person.name, said.end("who") - len(" ".join(names)), said.end("who"), 1.0) if person else None


def _is_topic(before: str, words: Vocabulary) -> bool:
    """Whether a comma ends the topic of a heading, before the name of who spoke on it: 'Lamps at sea, Ann Lee'."""
    topic = before.removesuffix(",")
    last = topic.rpartition(",")[2]
    return topic != before and topic.count(" ") > 0 and words.cue("people", "roles").search(last) is None


def _presides(before: str, words: Vocabulary) -> bool:
    """Whether a heading says that who is named next was in the chair of what it heads: 'Table 2, led by '."""
    near = before[-NEAR:]
    presiding = (("people", "chairs|facilitates"), ("people-lists", "chair|facilitator"), ("people", "leads-group"))
    return any(words.cue(*key).search(near) for key in presiding)


def _short_named(heading: str, speech: Speech) -> list[Mention]:
    """The speakers whom a heading names by a given name or surname: 'Ann, Bo & Cy: who pays', 'Ann (Quay Trust)'."""
    words = speech.draft.words
    label = words.phrase(_LABEL).match(heading)
    if label is None or len(label["names"]) > LONGEST_LABEL:
        return []
    names = list(_WORDS.finditer(heading, 0, label.end("names")))
    names = [name for name in names if name.group().casefold() not in words.words("people", "honorifics")]
    rest = label["names"]
    for name in reversed(names):
        rest = rest[: name.start()] + rest[name.end() :]
    found = [(name, speech.draft.roster.get(name.group())) for name in names]
    if not found or words.phrase(_ONLY_JOINS).fullmatch(rest) is None:
        return []
    if not all(person is not None and _may_head(name.group(), person, words) for name, person in found):
        return []
    return [Mention(person.name, name.start(), name.end(), 1.0) for name, person in found if person is not None]


def _may_head(name: str, person: Known, words: Vocabulary) -> bool:
    """Whether somebody's short name heads what they said; of a name that is a word too, if they are a speaker."""
    return not TALKING.isdisjoint(person.parts) or name.casefold() not in words.words("people", "given-too")
