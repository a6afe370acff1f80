"""Segmentation: where the sentences of a plain text begin and end."""

import re
from bisect import bisect_right
from functools import lru_cache

__all__ = ["sentence_at", "sentences"]

_ENDING = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_]*+(?=\s)|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|etc|cf|viz|vs|approx|no|nos|p|pp|vol|fig|dr|mr|mrs|ms|mx|prof|rev|hon|st|sr|jr|cllr|dept|est|incl|gov|lt|gen|fr|al|coun|sen|rep|capt|col|sgt|maj|msgr|mgr|supt|insp|ald|ven|revd|messrs)"
    r"|\b[A-Z]|\b[a-z]\.[a-z])\.$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:jan|janv|feb|févr?|mar|apr|avr|jun|jul|juil|aug|sept?|oct|nov|dec|déc|art|ch|para|sec|tel|tél)\.$",
    re.IGNORECASE,
)
"""What is short for a word before a number only: 'on 6 Feb. 2014', and not 'I met Jan. He'."""
_OPENING = re.compile(r"\s+(?=[\"'“‘«(\[*_]*[^\Wa-z_])")
_NUMBER = re.compile(r"\s+\d")
_SPACE = re.compile(r"\s*")


def _ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    if mark.group() == "\n":
        return True
    if not _OPENING.match(text, mark.end()):
        return False
    if not mark.group().startswith("."):
        return True
    before = max(start, mark.start() - 8), mark.start() + 1
    if _NUMBER.match(text, mark.end()) and _NUMBERED.search(text, *before):
        return False
    return not _ABBREVIATION.search(text, *before)


def _skip_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a plain text as (start, end) offsets; every character but white space is in one.

    A full stop after a known abbreviation or an initial, or before a lower-case letter, ends nothing.
    """
    found: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for mark in _ENDING.finditer(text):
        end = mark.start() if mark.group() == "\n" else mark.end()
        if end > start and _ends_sentence(text, start, mark):
            found.append((start, end))
            start = _skip_space(text, end)
    if start < len(text):
        found.append((start, len(text.rstrip())))
    return tuple(found)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The (start, end) of the sentence of a plain text that begins last at or before an offset.

    Raises `IndexError` for a text without sentences, which is a blank one.
    """
    bounds = sentences(text)
    return bounds[max(bisect_right(bounds, offset, key=lambda bound: bound[0]) - 1, 0)]
