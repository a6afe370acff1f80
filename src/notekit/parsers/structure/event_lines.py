"""Lines that open the note of an event: its title, and the line with its date."""

from collections.abc import Sequence

from notekit.blocks import BlockQuote, Heading, Paragraph
from notekit.parsers.entities.dates import Dates, Found
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.numbered_labels import names_group, names_session
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import SourceBlock, Title
from notekit.schema import Role

__all__ = [
    "SOME_YEAR",
    "could_be_title",
    "date_of_line",
    "has_date",
    "is_date_line",
    "is_session",
    "is_told",
    "level_of",
    "lie_apart",
    "names_event",
    "opening_date",
]

LONGEST = 160
LONGEST_DATE = 90
LONGEST_LABEL = 12
"""How many characters may stand before the date of a line."""
SOME_YEAR = 2000
"""A year in which there is each day, so that dates without one can be held against each other."""
WEEK = 7
"""Days of fewer than these are those of one event, such as a conference."""


def level_of(block: SourceBlock) -> int | None:
    """The level of a heading that the author marked, 0 that of a title; None for any other block."""
    if isinstance(block, Title):
        return 0
    return block.level if isinstance(block, Heading) else None


def is_told(block: SourceBlock) -> bool:
    """Whether a block is a paragraph of sentences, or quoted."""
    return isinstance(block, BlockQuote) or (isinstance(block, Paragraph) and block.text[-1] in '.!?”"»…')


def could_be_title(block: SourceBlock, words: Vocabulary, *, dated: bool = False) -> bool:
    """Whether a line could be the title of an event, as far as it says itself.

    A marked heading with its date beside it may hold the words of a discussion: 'Discussion: Who owns the quay?'
    """
    if not isinstance(block, (Paragraph, Heading, Title)) or len(block.text) > LONGEST or block.text[-1] in ".:;,":
        return False
    role = heading_role(block.text, words)
    if role is not None and not (dated and role is Role.DISCUSSION and _names_more(block, words)):
        return False
    asks = block.text[-1] == "?" and not isinstance(block, Paragraph)
    return asks or words.cue("dates", "other").search(block.text) is None


def _names_more(block: Heading | Title | Paragraph, words: Vocabulary) -> bool:
    """Whether a marked heading with the words of a discussion says more than that it is one."""
    more = ":" in block.text.rstrip(" :") or not heading_role(block.text, words, exact=True)
    return more and not isinstance(block, Paragraph) and not names_group(block.text, words)


def names_event(text: str, words: Vocabulary) -> bool:
    """Whether a line has a word for a kind of event."""
    return any(words.cue("kinds", kind).search(text) for kind in words.terms["kinds"])


def has_date(block: SourceBlock, words: Vocabulary) -> bool:
    """Whether a line holds a date, or a longer text begins with one: '3 May 2031, Loft. Chair: …'."""
    if not isinstance(block, (Paragraph, Heading, Title)):
        return False
    found = next(Dates(words).find(block.text[:LONGEST]), None)
    return found is not None and (len(block.text) <= LONGEST or _opens(block.text, found))


def _opens(text: str, found: Found) -> bool:
    """Whether a date is what a text begins with, or follows on a label: 'When: 3 May 2031'."""
    before = text[: found.start].strip()
    return not before or (found.start <= LONGEST_LABEL and before[-1] == ":")


def is_date_line(block: SourceBlock, words: Vocabulary) -> bool:
    """Whether a line is a date, with little else."""
    return isinstance(block, Paragraph) and date_of_line(block.text, words) is not None


def date_of_line(text: str, words: Vocabulary) -> Found | None:
    """The date, the first of several, that a line is with little else; None where it says more."""
    dates = list(Dates(words).find(text)) if len(text) <= LONGEST_DATE else []
    if not dates or dates[0].start >= LONGEST_LABEL:
        return None
    return dates[0] if sum(found.end - found.start for found in dates) * 3 >= len(text) else None


def opening_date(block: SourceBlock | None, words: Vocabulary) -> Found | None:
    """The date of a line with little else, or that a text begins with; None where there is none."""
    if not isinstance(block, Paragraph):
        return None
    found = next(Dates(words).find(block.text[:LONGEST]), None)
    return found if found and (is_date_line(block, words) or _opens(block.text, found)) else None


def is_session(block: SourceBlock, words: Vocabulary) -> bool:
    """Whether a heading is a day or session of one event: 'Day 2', '3 May 2031'."""
    if not isinstance(block, (Paragraph, Heading, Title)):
        return False
    found = next(Dates(words).find(block.text[:LONGEST]), None)
    alone = found is not None and found.end - found.start >= len(block.text.strip(" .:"))
    return alone or names_session(block.text, words)


def lie_apart(dates: Sequence[Found], words: Vocabulary) -> bool:
    """Whether dates are those of several events, and not the days of one."""
    finder = Dates(words)
    meant = [finder.in_year(found.date, SOME_YEAR) for found in dates]
    known = [one.start for one in meant if one and one.start]
    return len(known) > 1 and (max(known) - min(known)).days >= WEEK
