"""Likeness: how much two texts have in common."""

import re
from collections.abc import Callable, Sequence

from attrs import frozen

__all__ = ["Gist", "gist", "is_slip", "likeness", "likeness_of"]

SHORTEST = 5
"""How many letters a word must have for one that differs in a letter to be the same word misspelt."""
LONG = 8
"""From how many letters on two may differ."""

_LONGEST = 4000
"""How many characters of a text count; those of its beginning."""
_SHORT = 24
"""Two texts of so many characters at most are compared by their letters: a single word is much of them."""
_WORD = re.compile(r"\w+")


@frozen
class Gist:
    """What of a text counts for likeness: its words and, where it is short, each three letters in a row."""

    words: frozenset[str]
    letters: frozenset[str]


def gist(text: str) -> Gist:
    """The gist of a plain text; case does not matter."""
    words = _WORD.findall(text[:_LONGEST].casefold())
    letters: set[str] = set()
    if len(text) <= _SHORT:
        line = f" {' '.join(words)} "
        letters = {line[at : at + 3] for at in range(len(line) - 2)}
    return Gist(frozenset(words), frozenset(letters))


def likeness(one: Gist, other: Gist) -> float:
    """How much two texts are alike: 0 where they share nothing, 1 where they have the same words."""
    if one.letters and other.letters:
        return _shared(one.letters, other.letters)
    return _shared(one.words, other.words)


def likeness_of(before: Sequence[str], after: Sequence[str]) -> Callable[[int, int], float]:
    """How much `before[i]` is like `after[j]`, as a function of `i` and `j` that works out each gist once."""
    gists_before: dict[int, Gist] = {}
    gists_after: dict[int, Gist] = {}

    def like(i: int, j: int) -> float:
        one, other = gists_before.get(i), gists_after.get(j)
        if one is None:
            one = gists_before[i] = gist(before[i])
        if other is None:
            other = gists_after[j] = gist(after[j])
        return likeness(one, other)

    return like


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 0.0


def _is_word(text: str) -> bool:
    """Whether a text is letters only, or a name such as "O'Connor"."""
    return text.replace("'", "").isalpha()


def is_slip(one: str, other: str) -> bool:
    """Whether two words are the same but for a letter, or two of a long one; a plural is no slip."""
    if one == other or one[:1] != other[:1] or min(len(one), len(other)) < SHORTEST:
        return False
    if one.rstrip("s") == other.rstrip("s") or not (_is_word(one) and _is_word(other)):
        return False
    from rapidfuzz.distance import OSA  # few words come so far

    most = 2 if min(len(one), len(other)) >= LONG else 1
    return OSA.distance(one.casefold(), other.casefold(), score_cutoff=most) <= most
