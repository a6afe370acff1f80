"""Headings of one level that each open the note of an event, by the date that stands beside them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from notekit.blocks import Heading, ListBlock, Paragraph, Table
from notekit.event_date import Precision
from notekit.parsers.entities.dates import Dates, Found
from notekit.parsers.structure.event_lines import (
    could_be_title,
    date_of_line,
    is_session,
    is_told,
    level_of,
    lie_apart,
    names_event,
    opening_date,
)
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import SourceBlock, Title

__all__ = ["find_dated_headings"]

MASTHEAD = 4
"""How many blocks may stand before the first of the headings."""
APART = 5
"""How many days lie between two meetings of a series, at least."""
MOST_LINES = 4
"""How many lines below a heading tell who spoke, where and when, at most."""
DATED_TO_UNDATED = 3
"""How many headings with a date there are for each without."""


def find_dated_headings(blocks: Sequence[SourceBlock], words: Vocabulary) -> tuple[int, ...] | None:
    """Where the notes of a listing begin, whose headings have dates beside them; None where there is no listing.

    One event has sections with dates too: its own date stands above them, they are days or sessions, or all
    lie within a week. A calendar has dates, and nothing below them.
    """
    levels = sorted({level for block in blocks if (level := level_of(block)) is not None})
    return next((found for level in levels if (found := _at_level(blocks, level, words))), None)


def _at_level(blocks: Sequence[SourceBlock], level: int, words: Vocabulary) -> tuple[int, ...] | None:
    heads = [index for index, block in enumerate(blocks) if level_of(block) == level and _opens(blocks, index, words)]
    if len(heads) < 2 or heads[0] > MASTHEAD:
        return None
    dates = _dates(blocks, heads, words)
    sessions = any(is_session(blocks[head], words) for head in heads)
    if sessions and not _are_meetings(blocks, heads, dates, words):
        return None
    undated = len(heads) - len(dates)
    if len(dates) < 2 or undated * DATED_TO_UNDATED > len(dates) or not lie_apart([*dates.values()], words):
        return None
    starts = tuple(sorted([*dates, *(head for head in heads if head not in dates and head - 1 not in dates)]))
    if any(_names_day(block, words) for block in blocks[: starts[0]]):
        return None
    tell = sum(_says_something(blocks[start:end]) for start, end in pairwise([*starts, len(blocks)]))
    return starts if tell * 2 >= len(starts) else None


def _are_meetings(
    blocks: Sequence[SourceBlock], heads: Sequence[int], dates: Mapping[int, Found], words: Vocabulary
) -> bool:
    """Whether headings that are dates and nothing else are those of meetings, all below a line that says so.

    Meetings lie days apart, and are told from the last to the first or from the first to the last.
    """
    above = [block for block in blocks[: heads[0]] if isinstance(block, (Heading, Title))]
    records = words.cue("events", "records")
    said = any(names_event(block.text, words) or records.search(block.text) for block in above)
    if not said or list(dates) != list(heads):
        return False
    days = [found.date.start for found in dates.values()]
    gaps = [(after - before).days for before, after in pairwise(days) if before and after]
    return len(gaps) == len(days) - 1 and (min(gaps) >= APART or max(gaps) <= -APART)


def _opens(blocks: Sequence[SourceBlock], index: int, words: Vocabulary) -> bool:
    """Whether a heading could be an event's title, by itself or with the date of a line below it."""
    if could_be_title(blocks[index], words):
        return True
    below = index + 1 < len(blocks) and opening_date(blocks[index + 1], words) is not None
    return below and could_be_title(blocks[index], words, dated=True)


def _dates(blocks: Sequence[SourceBlock], heads: Sequence[int], words: Vocabulary) -> Mapping[int, Found]:
    """The dates of headings, by where their notes begin: in or below the heading, or in the line above each."""
    below = {head: found for head in heads if (found := _own_date(blocks, head, words))}
    above = {
        head - 1: found
        for head in heads
        if head > 0 and head not in below and (found := opening_date(blocks[head - 1], words))
    }
    return above if len(above) > len(below) else below


def _own_date(blocks: Sequence[SourceBlock], head: int, words: Vocabulary) -> Found | None:
    """The date in a heading, of the line below it, or of one of the lines below that say who spoke and where."""
    block = blocks[head]
    said = next(Dates(words).find(block.text), None) if isinstance(block, (Heading, Title)) else None
    said = said or opening_date(blocks[head + 1] if head + 1 < len(blocks) else None, words)
    return said or _date_below(blocks[head + 1 : head + 1 + MOST_LINES], level_of(block), words)


def _date_below(lines: Sequence[SourceBlock], level: int | None, words: Vocabulary) -> Found | None:
    """The date that is one of the lines right below a heading: 'Ann Lee', 'Quay Seminar', '5 May 2031'."""
    for line in lines:
        deeper = level_of(line)
        if not isinstance(line, (Heading, Paragraph)) or is_told(line) or (deeper and level and deeper <= level):
            return None
        if found := date_of_line(line.text, words):
            return found
    return None


def _names_day(block: SourceBlock, words: Vocabulary) -> bool:
    """Whether a line above all headings says on which day something was."""
    if level_of(block) is None and opening_date(block, words) is None:
        return False
    dates = Dates(words).find(block.text) if isinstance(block, (Heading, Title)) else ()
    found = next(iter(dates), None) or opening_date(block, words)
    return found is not None and found.date.precision is Precision.DAY


def _says_something(blocks: Sequence[SourceBlock]) -> bool:
    return any(isinstance(block, (ListBlock, Table)) or is_told(block) for block in blocks)
