"""Presiding: who chaired or moderated, told in passing: 'Ann Lee, director of the Quay Trust, chaired the session'."""

import re
from collections.abc import Iterator

from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import Known
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Part
from notekit.text import sentence_at

__all__ = ["find_presiding", "presided"]

NEAR = 90
"""How many characters after a name may stand before the verb."""
FAR = 180
"""How many may where a post stands between them."""
WHAT = 60
"""How many characters after 'hosted' say what."""

_KEYS = (("chairs-active", Part.CHAIR), ("hosts-active", Part.CHAIR), ("facilitates-active", Part.FACILITATOR))
_ANY_KEY = "|".join(key for key, _ in _KEYS)
_BY = r"\s+<grammar.by>(?!\w)"
_EVENT = r"(?i)<organiser.own-events>|<people.hosted>"
_POST = r"(?:,|\s*\(|\s+<grammar.of|from|at>\s)"
_IS_MODERATOR = (
    r"(?i)\s*[,(](?:[^.;:()]{0,140}(?:,|\s<grammar.and>))?\s*(?:<grammar.the|our|a>\s+)?"
    r"(?:<people.host-titles>|<people-lists.facilitator>)\s*(?=[.;,)]|$)"
)
_LAST_WORD = re.compile(rf"(?:^|[\s(])(?P<who>[{UPPER}][\w’'-]+)(?:\s+[a-z]+ly|\s+then|\s+also)?\s+$")


def presided(after: str, person: Known, draft: Draft) -> Part | None:
    """What the words after somebody's name say of them: that they chaired, or moderated."""
    words = draft.words
    end = FAR if words.phrase(_POST).match(after) else NEAR
    for at, part in _verbs(after[:end], words):
        other = _LAST_WORD.search(after, 0, at) if at else None
        known = draft.roster.get(other["who"]) if other else None
        if known is None or known is person:
            return part
    if words.cue("people-lists", "facilitator").may_be_in(after) and words.phrase(_IS_MODERATOR).match(after):
        return Part.FACILITATOR
    return None


def find_presiding(draft: Draft) -> None:
    """Gives those their part who are named shortly before the verb: 'Lee chaired the session'."""
    for passage in draft.passages.saying(draft.words.cue("people", _ANY_KEY)):
        text = passage.content.text
        for at, part in _verbs(text, draft.words):
            who = _LAST_WORD.search(text, max(sentence_at(text, at)[0], at - 40), at)
            known = draft.roster.get(who["who"]) if who else None
            if known is not None:
                known.takes(part)


def _verbs(text: str, words: Vocabulary) -> Iterator[tuple[int, Part]]:
    """Where a text says that somebody presided; not where it says by whom, or that somebody had guests."""
    if not words.cue("people", _ANY_KEY).may_be_in(text):
        return
    for key, part in _KEYS:
        for verb in words.cue("people", key).finditer(text):
            if words.phrase(_BY).match(text, verb.end()):
                continue
            what = text[verb.end() : verb.end() + WHAT]
            if key != "hosts-active" or words.phrase(_EVENT).search(what):
                yield verb.start(), part
