"""Bodies that stand before a name: 'the Quay Council (Chair, Ann Lee)', 'RTQ’s Ann Lee'."""

import re

from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Post

__all__ = ["body_before"]

FAR = 90
"""How many characters before a name are looked at."""
_WORDS = rf"[{UPPER}][\w&-]*(?:\s+(?:<grammar.of|for|and|the><~>){{0,2}}[{UPPER}][\w&-]*){{0,6}}"
_IN_BRACKETS = rf"(?P<body>{_WORDS})\s\((?P<role>[^(),:]{{3,50}})[,:]\s+$"
_OWNED = (
    rf"(?P<body>[{UPPER}][\w&.-]*(?:\s[{UPPER}][\w&.-]*){{0,5}})"
    r"(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)\s+$"
)
_SHORT = re.compile(r"[A-Z][\w&.-]*[A-Z][\w&.-]*")


def body_before(text: str, start: int, end: int, words: Vocabulary) -> list[Post]:
    """The post of whom a name from `start` to `end` follows the body and in brackets the role, or the body's own."""
    before = text[max(0, start - FAR) : start]
    if text.startswith(")", end) and "(" in before:
        bracketed = words.phrase(_IN_BRACKETS).search(before)
        if bracketed and words.has_role(bracketed["role"]):
            return [Post(bracketed["role"], bracketed["body"].removeprefix("The "))]
    if before.endswith(("s ", "' ", "’ ")):
        owned = words.phrase(_OWNED).search(before)
        if owned and _is_body(owned["body"], words):
            return [Post(None, owned["body"])]
    return []


def _is_body(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase before 's and a name is a body, and not a day, a place or somebody: 'RTQ', 'Quay Trust'."""
    if words.cue("organisations", "countries").fullmatch(phrase):
        return False
    last = phrase.rpartition(" ")[2].casefold()
    return _SHORT.fullmatch(phrase) is not None or last in words.words("organisations", "kinds")
