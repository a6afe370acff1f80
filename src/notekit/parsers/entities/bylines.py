"""Bylines: lines that say who wrote a text, and when it was published: 'By Ann Lee | 3 May 2031 | 4 min read'."""

import re

from attrs import frozen

from notekit.parsers.entities.dates import Dates
from notekit.parsers.entities.names import Names
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = ["FULL_NAME", "Byline", "read_byline"]

LONGEST = 110
"""How many characters a byline has at most."""
MOST_PIECES = 5
"""Of how many pieces it is made up at most."""
LONGEST_POST = 70
"""How many characters stand at most between a name and what ends the line: a post, a body."""

_SIGNS = "|·•"
_APART = re.compile(r"\s*[|·•–—,\n]\s*|\s+-\s+")
_NAME = rf"[{UPPER}][\w’'.-]*(?:\s[{UPPER}][\w’'.-]*){{1,3}}"
FULL_NAME = re.compile(_NAME)
"""A name of two to four words, as a text prints it."""
_CREDITED = (
    rf"(?:(?P<credit>(?i:<furniture.credits>))|(?i:<people-lists.author>))[ :]\s*(?P<name>{_NAME})"
    rf"(?:\s+(?:<grammar.and>|&)\s+{_NAME})*(?:\s+<grammar.on>|\s\([^().:]{{2,70}}\))?$"
)
_OF_PAGE = r"(?i)(?:<furniture.published>(?:\s+<grammar.on>)?|\d{1,2}[:.]\d\d(?:\s?[ap]m)?|<dates.published>)$"
_TELLS = re.compile(r"[:!?]|\.\s")


@frozen
class Byline:
    """Who wrote a text, and whether the date that stands beside the name is that of publication."""

    name: str
    published: bool


def read_byline(text: str, words: Vocabulary) -> Byline | None:
    """What a line says as a byline; None where it is none."""
    if len(text) > LONGEST or text.rstrip().endswith((":", ".")):
        return None
    if not any(map(text.__contains__, _SIGNS)) and not _may_credit(text, words):
        return None
    dates = list(Dates(words).find(text))
    if len(dates) > 1:
        return None
    dated = f"{text[: dates[0].start]}|{text[dates[0].end :]}" if dates else text
    pieces = [piece for piece in (piece.strip(" *_\u00a0") for piece in _APART.split(dated)) if piece]
    return _byline(pieces, text, words, dated=bool(dates)) if len(pieces) <= MOST_PIECES else None


def _may_credit(text: str, words: Vocabulary) -> bool:
    return any(words.cue(*key).search(text) for key in (("furniture", "credits"), ("people-lists", "author")))


def _byline(pieces: list[str], text: str, words: Vocabulary, *, dated: bool) -> Byline | None:
    """A byline out of its pieces: one credits somebody, or is a name beside a date; others say who that is."""
    found: Byline | None = None
    for piece in pieces:
        credited = words.phrase(_CREDITED).match(piece) if found is None else None
        if credited and Names(words).could_be(credited["name"]):
            found = Byline(credited["name"], dated and credited["credit"] is not None)
        elif words.phrase(_OF_PAGE).match(piece):
            continue
        elif found is not None and len(piece) <= LONGEST_POST and not _TELLS.search(piece):
            continue  # a post, a body, a further author
        elif found is None and dated and FULL_NAME.fullmatch(piece) and any(map(text.__contains__, _SIGNS)):
            if not Names(words).could_be(piece):
                return None
            found = Byline(piece, True)
        else:
            return None
    return found
