"""Callings: the words by which somebody may be meant where not the whole name stands, such as 'Ann' for Ann Lee."""

import re
from collections import Counter
from collections.abc import Iterable

__all__ = ["Callings"]

_WORD = re.compile(r"[^\W\d_][\w’'-]+")


class Callings:
    """The words of the names of a note's people that only one of them has."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        words = {name: frozenset(_WORD.findall(name)) for name in names}
        bearers = Counter(word for each in words.values() for word in each)
        self._own = {name: {word for word in each if bearers[word] == 1} for name, each in words.items()}

    def is_called(self, name: str, text: str) -> bool:
        """Whether a text calls somebody by the whole name, or by a word of it that is nobody else's."""
        if name.casefold() in text.casefold():
            return True
        own = self._own.get(name, set())
        return any(_calls(word, own) for word in _WORD.findall(text))


def _calls(word: str, own: set[str]) -> bool:
    return word in own or word.removesuffix("’s").removesuffix("'s") in own
