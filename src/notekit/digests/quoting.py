"""Quotations within a text: none is given in part, and none without the name of who said it."""

import re
from collections.abc import Iterator

from notekit.segmentation import sentences
from notekit.text import RichText, Speech

__all__ = ["whole_words"]

_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_WORD = re.compile(r"\w+")


def whole_words(content: RichText, start: int, end: int) -> tuple[int, int]:
    """The sentences from `start` to `end`, with as many more as it takes to break into no quotation.

    A quotation whose speaker is named in a later sentence reaches up to that one.
    """
    if not content.of(Speech) and not any(mark in content.text for pair in _PAIRS for mark in pair):
        return start, end
    bounds = sentences(content.text)
    for mark in content.of(Speech):
        if mark.start < start < mark.end:
            start = max((begin for begin, _ in bounds if begin <= mark.start), default=start)
    ends = [each for _, each in bounds if each >= end] or [end]
    return start, next((each for each in ends if not any(_open(content, start, each))), ends[-1])


def _open(content: RichText, start: int, end: int) -> Iterator[bool]:
    """Whether something that begins between the two ends after them, or is not yet said to be whose it is."""
    text = content.text[start:end]
    yield any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS)
    yield text.count('"') % 2 == 1
    named = set(_WORD.findall(text))
    rest = set(_WORD.findall(content.text[end:]))
    for mark in content.of(Speech):
        if mark.start < end and mark.end > start:
            names = set(_WORD.findall(mark.speaker or ""))
            yield mark.end > end or bool(names and names.isdisjoint(named) and not names.isdisjoint(rest))
