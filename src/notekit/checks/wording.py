"""Slips of the pen within a sentence."""

import re
from collections.abc import Iterator

from notekit.checks.finding import Fix, Remark
from notekit.checks.passages import Form, Passage, Subject

__all__ = ["doubled_words"]

_DOUBLED = re.compile(r"(?<![\w’'’.&/@-])([^\W\d_]+)(\s+)(\1)(?![\w’'&/@-])", re.IGNORECASE)
LONG = 7
"""How many letters make a word that nobody doubles for effect, as in 'long, long' or 'no no'."""

NEAR = 8
"""How many characters before a word tell whether it opens a sentence."""


def doubled_words(subject: Subject) -> Iterator[Remark]:
    """Words written twice: small words that never stand twice in a row, and long ones."""
    never = subject.words.words("checks", "never-doubled")
    safe = subject.words.words("checks", "safe-to-undouble")
    for passage in subject.passages:
        if passage.form is Form.VERSE:
            continue
        for match in _DOUBLED.finditer(passage.text):
            first, second = match[1], match[3]
            word = second
            if not second.islower() or not _is_one_word(first, match.start(), passage):
                continue
            if word not in never and (len(word) < LONG or word.endswith("ly")):
                continue
            place = passage.exact(match.start(), match.end())
            fix = Fix(place, first) if place and word in safe else None
            yield Remark(f"“{word}” is written twice", place or passage.span, fix)


def _is_one_word(first: str, start: int, passage: Passage) -> bool:
    """Whether the first of two is no name or letter such as that of 'Vitamin A a day', and the two are no code."""
    text = passage.text
    before = text[max(0, start - NEAR) : start].rstrip()
    opens = not before or before[-1] in ".!?:“‘\"'("
    if not first.islower() and not (opens and first.istitle()):
        return False
    return not passage.is_code(start)
