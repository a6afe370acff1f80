"""Presiding: who chaired or moderated, told in passing: 'Ann Lee, director of the Quay Trust, chaired the session'."""

import re
from collections.abc import Iterator

from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import Known
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Part
from notekit.segmentation import sentence_at

__all__ = ["called_chair", "find_presiding", "is_chair", "presided", "presides_by_post", "shares_part"]

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
_THE_CHAIR = (
    r"(?i)(?:(?:^|[.,;:]\s+|(?<!\w)<grammar.the|our|by>\s+)<people.chair-titles>[,:]?|\(<people.chair-titles>:)\s+"
    r"(?:<people.honorifics>\.?\s+){0,2}$"
)
_AS_CHAIR = r"(?i)\s*\(<people.chair-titles>\)"
_LONGEST_POST = 80
"""How many characters a post has at most between 'chaired by' and a name."""
_BY_POST = (
    r"\s+(?P<post>[^.;:()“”\"]{3,80}?)(?P<comma>,?)\s+"
    r"(?:(?i:<people.professor-ranks>\.?\s+)?(?i:<people.honorifics>)\.?\s+){0,3}$"
)
_POST_OPENS = (
    r"(?i)(?:(?:<grammar.the|our|a|its>|<posts.former-modifiers>)<~>)*(?:[\w’'-]+\s+){0,3}?<people.roles>(?!\w)"
)
_OWNS = r"(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)$"  # 'chaired by Radio Quay's Ann Lee'
_NO_POST = r"(?i)(?<!\w)(?:<line-ups.clauses>|<line-ups.including>)(?!\w)"
_AND_NEXT = (
    r"(?:,\s[^.;:()]{2,90}?|\s*\([^()]{2,80}\))?,?\s+(?:<grammar.and>|&)\s+(?:<grammar.by>\s+)?"
    r"(?P<post>[^.;:,()]{0,60}?)(?:(?i:<people.honorifics>)\.?\s+){0,2}$"
)
_LISTED_NEXT = rf",?\s+(?:<grammar.and>|&)\s+[{UPPER}]"
_SPEAKS = r"(?i),?\s+(?:<grammar.in-turn|has|had>\s+)*(?!<people.presides>(?!\w))<people.speaks>(?!\w)"
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


def is_chair(near: str, after: str, words: Vocabulary) -> bool:
    """Whether somebody named between two texts is called the chair, not that of a body: 'The chair, Ann Lee, welcomed'.

    A chair who is said to have spoken is a speaker first of all.
    """
    if words.phrase(_SPEAKS).match(after) or not words.cue("people", "chair-titles").may_be_in(near[-40:] + after[:40]):
        return False
    return words.phrase(_THE_CHAIR).search(near[-40:]) is not None or called_chair(after, words)


def called_chair(after: str, words: Vocabulary) -> bool:
    """Whether a bracket behind a name calls that one the chair: 'Ann Lee (Chair)'."""
    return words.phrase(_AS_CHAIR).match(after) is not None


def presides_by_post(near: str, words: Vocabulary) -> Part | None:
    """What is said of whoever is named after `near` by 'chaired by' and a post: 'hosted by Radio Quay journalist'."""
    for keys, part in (("chairs", Part.CHAIR), ("facilitates", Part.FACILITATOR)):
        for cue in words.cue("people", keys).finditer(near, max(0, len(near) - _LONGEST_POST - 30)):
            if cue.group().rpartition(" ")[2].casefold() not in words.words("grammar", "by"):
                continue
            match = words.phrase(_BY_POST).match(near, cue.end())
            if match and _is_post(match["post"], words, ends=not match["comma"]):
                return part
    return None


def _is_post(phrase: str, words: Vocabulary, *, ends: bool) -> bool:
    """Whether what stands between 'by' and a name is a post; its last word is a role unless a comma follows it."""
    if "," in phrase or words.phrase(_NO_POST).search(phrase):
        return False
    last = phrase.rpartition(" ")[2]
    if ends and words.phrase(_OWNS).search(last):
        return phrase[0].isupper() or phrase.partition(" ")[0] in words.words("grammar", "the")
    return words.has_role(last) or (not ends and words.phrase(_POST_OPENS).match(phrase) is not None)


def shares_part(text: str, end: int, start: int, after: int, words: Vocabulary) -> bool:
    """Whether who is named from `start` to `after` presided too: 'chaired by Ann, a pilot, and Bo', Ann up to `end`."""
    if text[end:start] == ", ":
        return words.phrase(_LISTED_NEXT).match(text, after) is not None
    following = words.phrase(_AND_NEXT).fullmatch(text, end, start)
    if following is None or words.phrase(_SPEAKS).match(text, after):
        return False
    post = following["post"].strip()
    return not post or words.has_role(post.rpartition(" ")[2])


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
