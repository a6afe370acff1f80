"""Bodies that stand before a name or a post: 'the Quay Council (Chair, Ann Lee)', 'RTQ’s Ann Lee', 'RTQ director'."""

import re

from notekit.parsers.entities.body_names import names_body
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.people import Post

__all__ = ["behind_body", "body_before"]

FAR = 90
"""How many characters before a name are looked at."""
_WORDS = rf"[{UPPER}][\w&-]*(?:\s+(?:<grammar.of|for|and|the><~>){{0,2}}[{UPPER}][\w&-]*){{0,6}}"
_IN_BRACKETS = rf"(?P<body>{_WORDS})\s\((?P<role>[^(),:]{{3,50}})[,:]\s+$"
_OWNED = (
    rf"(?P<body>[{UPPER}][\w&.-]*(?:\s[{UPPER}][\w&.-]*){{0,5}})"
    r"(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)\s+$"
)
_OF_LETTERS = re.compile(rf"(?P<body>(?=[A-Z]{{3}}|[A-Z&]{{4}})[A-Z][A-Z&]{{2,9}})\s+(?P<role>[{UPPER}{LOWER}].*)$")
_OF_CAPITALS = (
    rf"(?P<body>[{UPPER}][\w’'&-]*(?:\s(?:(?:<grammar.of|for|and|the>|&)\s){{0,2}}[{UPPER}][\w’'&-]*){{1,5}})"
    rf"\s(?P<role>[{LOWER}].*)$"
)
_OF_CAMEL = re.compile(rf"(?P<body>[{UPPER}][{LOWER}]+[{UPPER}0-9]\w*)\s(?P<role>[{LOWER}].*)$")  # 'QuayNets founder'
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
    if _SHORT.fullmatch(phrase):
        return True
    *first, last = phrase.casefold().split()  # 'Quay Trust', 'Bank Tidemark'
    return last in words.words("organisations", "kinds") or any(
        word in words.words("organisations", "words") for word in first[:1]
    )


def behind_body(phrase: str, words: Vocabulary) -> tuple[str, str | None]:
    """A role, and the body before it: 'RTQ director', 'Quay Futures director'; not 'GIS director'.

    A body that does not go by letters has several words with a capital, and the role begins without one.
    """
    named = _OF_LETTERS.match(phrase) or _OF_CAMEL.match(phrase) or words.phrase(_OF_CAPITALS).match(phrase)
    if named is None or not words.has_role(named["role"]) or _is_modifier(named["body"], words):
        return phrase, None
    if words.cue("organisations", "countries").match(named["role"]):
        return phrase, None  # 'RTQ England director'
    return named["role"], named["body"]


def _is_modifier(phrase: str, words: Vocabulary) -> bool:
    """Whether what stands before a role belongs to it: 'GIS', 'Senior Policy', 'South African'."""
    folded = phrase.casefold()
    first, last = folded.split()[0], folded.split()[-1]
    if folded in words.words("posts", "fields-in-letters") or last in words.words("people", "functions"):
        return True
    ranks = words.words("posts", "ranks")
    ranked = last in ranks or (first in ranks and not names_body(phrase, words))
    of_a_country = folded.count(" ") < 2 and last in words.words("posts", "of-a-country")  # not 'Radio New Zealand'
    several = " " in phrase and last.endswith("s") and words.has_role(last)  # 'Quay Farmers chief executive'
    return ranked or of_a_country or (words.has_role(phrase) and not several)
