"""Listings: pages that hold several events, each under a line of its own with its date.

Dates tell what opens the events. Where they stand under headings of one level, a heading of that level
without a date may open one too. Text that tells something is never taken for the head or foot of the page.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from notekit.blocks import BlockQuote, Heading, ListBlock, Paragraph, Rule
from notekit.parsers.structure.dated_headings import find_dated_headings
from notekit.parsers.structure.dated_titles import dated_title
from notekit.parsers.structure.event_lines import (
    could_be_title,
    has_date,
    is_date_line,
    is_session,
    is_told,
    level_of,
    lie_apart,
    opening_date,
)
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import SourceBlock, Title

__all__ = ["Listing", "find_listing"]

DATED_WITHIN = 3
"""Within how many blocks of a note its date stands, where rules part several notes."""
LEAST_BLOCKS = 4
LEAST_DATED = 3
"""How many dated titles open notes of their own."""
LEAST_TOLD = 80
"""How many characters of prose follow a dated title at least; an agenda or a calendar has none."""
MASTHEAD = 4
"""How many blocks may stand before the first of the dated titles."""
COLOPHON = 3
"""How many blocks may stand after the last rule of a page to count as its foot."""

_QUOTES = '“”„«"'


@frozen
class Listing:
    """Where in some blocks each note begins, and where the foot of the page does.

    `dated` says that each begins with a line with date and title.
    """

    starts: tuple[int, ...]
    foot: int
    dated: bool = False


def find_listing(blocks: Sequence[SourceBlock], words: Vocabulary) -> Listing | None:
    """The notes that some blocks hold, if dates tell of several; what stands before the first is the page's head.

    Where that tells something it is a note itself.
    """
    listing = _by_rule(blocks, words)
    if listing is None and (heads := find_dated_headings(blocks, words)):
        dated = all(dated_title(blocks[head], words) for head in heads)
        listing = Listing(heads, len(blocks), dated=dated)
    listing = listing or _by_date_line(blocks, words) or _by_dated_title(blocks, words)
    if listing and listing.starts[0] > 0 and _tells(blocks[: listing.starts[0]]):
        return evolve(listing, starts=(0, *listing.starts))
    return listing


def _tells(blocks: Sequence[SourceBlock]) -> bool:
    """Whether some blocks are text rather than the name and address of a page: sentences, or a quotation."""
    told = [block.text for block in blocks if isinstance(block, Paragraph) and is_told(block)]
    return sum(map(len, told)) >= LEAST_TOLD or _quotes(blocks)


def _quotes(blocks: Sequence[SourceBlock]) -> bool:
    return any(
        isinstance(block, BlockQuote)
        or (isinstance(block, Paragraph) and is_told(block) and any(sign in block.text for sign in _QUOTES))
        for block in blocks
    )


def _by_rule(blocks: Sequence[SourceBlock], words: Vocabulary) -> Listing | None:
    """Notes parted by rules, each under a line with its date; None where there are not two of them."""
    rules = [index for index, block in enumerate(blocks) if isinstance(block, Rule)]
    parts = [part for part in pairwise([0, *rules, len(blocks)]) if part[0] < part[1]] if rules else []
    opened = [part for part in parts if _opens_with_date(blocks, *part, words)]
    if len(opened) < 2:
        return None
    level = _shared_level(blocks, opened[1:])
    if level is None:
        starts = [_below_heading(blocks, *opened[0], words), *(start for start, _ in opened[1:])]
    else:
        starts = _at_level(blocks, parts, opened, level, words)
    return Listing(tuple(starts), _foot(blocks, parts, starts[-1])) if len(starts) > 1 else None


def _head(blocks: Sequence[SourceBlock], start: int, end: int) -> int:
    """Where the text of a part begins, below the rule above it."""
    return next((index for index in range(start, end) if not isinstance(blocks[index], Rule)), start)


def _opens_with_date(blocks: Sequence[SourceBlock], start: int, end: int, words: Vocabulary) -> bool:
    """Whether a part begins with a line that could be a title, with a date in it or just below."""
    head = _head(blocks, start, end)
    if not could_be_title(blocks[head], words, dated=True):
        return False
    return any(has_date(block, words) for block in blocks[head : min(head + DATED_WITHIN, end)])


def _shared_level(blocks: Sequence[SourceBlock], parts: Sequence[tuple[int, int]]) -> int | None:
    """The level of the headings with which all parts begin; None where one begins with a line or at another level."""
    levels = {level_of(blocks[_head(blocks, *part)]) for part in parts}
    return levels.pop() if len(levels) == 1 else None


def _at_level(
    blocks: Sequence[SourceBlock],
    parts: Sequence[tuple[int, int]],
    opened: Sequence[tuple[int, int]],
    level: int,
    words: Vocabulary,
) -> list[int]:
    """Where notes begin that are parted by rules, and the most of which have a heading of one level and a date."""
    dated = {_title_in(blocks, part, level, words) for part in opened}
    others = set(parts) - set(opened)
    heads = {_title_in(blocks, part, level, words) for part in others}
    undated = [head for head in heads if _opens_undated(blocks, head, level, words)]
    if len(undated) > len(dated):
        undated = []  # sections of notes
    within = _dated_within(blocks, level, words)
    return sorted({*dated, *undated, *(index for index in within if index > min(dated))})


def _title_in(blocks: Sequence[SourceBlock], part: tuple[int, int], level: int, words: Vocabulary) -> int:
    """Where the first note of a part begins: with a heading of the level, if only the page's own stand above it."""
    head = _head(blocks, *part)
    for index in range(head, min(head + MASTHEAD, part[1])):
        if level_of(blocks[index]) == level:
            return index
        if is_told(blocks[index]) or has_date(blocks[index], words):
            break
    return head


def _opens_undated(blocks: Sequence[SourceBlock], head: int, level: int, words: Vocabulary) -> bool:
    """Whether a heading below a rule opens a note though no date stands by it."""
    block = blocks[head]
    if level_of(block) != level or not could_be_title(block, words) or not isinstance(block, (Heading, Title)):
        return False
    if head + 1 < len(blocks) and isinstance(blocks[head + 1], Rule):
        return False
    text = block.text.casefold()
    return not any(words.cue("furniture", key).fullmatch(text) for key in ("navigation", "menu"))


def _dated_within(blocks: Sequence[SourceBlock], level: int, words: Vocabulary) -> Iterator[int]:
    """The headings of the level with a line with a date below them, also where no rule stands above."""
    for index, (block, below) in enumerate(pairwise(blocks)):
        if level_of(block) == level and is_date_line(below, words) and could_be_title(block, words, dated=True):
            yield index


def _below_heading(blocks: Sequence[SourceBlock], start: int, end: int, words: Vocabulary) -> int:
    """Where the first note begins: below a line that says that there are several, such as 'Past events'."""
    head = _head(blocks, start, end)
    lines = blocks[head : min(head + DATED_WITHIN, end)]
    first = lines[0]
    if len(lines) < DATED_WITHIN or not isinstance(first, (Paragraph, Heading, Title)) or has_date(first, words):
        return start
    names = words.cue("furniture", "listings").fullmatch(first.text.strip(" :"))
    titled = could_be_title(lines[1], words) and any(has_date(line, words) for line in lines[1:])
    return head + 1 if names and titled and not is_date_line(lines[1], words) else start


def _foot(blocks: Sequence[SourceBlock], parts: Sequence[tuple[int, int]], last: int) -> int:
    """Where the foot of the page begins, after the last note: few lines below a rule, or one paragraph.

    It is none where that note would be left without any text.
    """
    foot = len(blocks)
    for start, end in reversed(parts):
        said = [block for block in blocks[start:end] if not isinstance(block, Rule)]
        text = len(said) > 1 and any(map(is_told, said))
        if start <= last or end - start > COLOPHON or text or _quotes(said):
            break
        foot = start
    return foot if any(isinstance(block, ListBlock) or is_told(block) for block in blocks[last:foot]) else len(blocks)


def _by_date_line(blocks: Sequence[SourceBlock], words: Vocabulary) -> Listing | None:
    """Notes that each begin with a title and a line with the date below it; None where there are not two of them."""
    opened = [
        index
        for index, (block, below) in enumerate(pairwise(blocks))
        if could_be_title(block, words) and is_date_line(below, words) and not has_date(block, words)
    ]
    if len(opened) < 2:
        return None
    short = [part for part in _parted(blocks, opened) if len(part) < LEAST_BLOCKS]
    if short and not (all(_tells(part[2:]) for part in short) and _are_events(blocks, opened, words)):
        return None
    return Listing(tuple(opened), len(blocks))


def _are_events(blocks: Sequence[SourceBlock], opened: Sequence[int], words: Vocabulary) -> bool:
    """Whether lines with dates below them name events, and not the days or sessions of one."""
    if any(is_session(blocks[index], words) for index in opened):
        return False
    return lie_apart([found for index in opened if (found := opening_date(blocks[index + 1], words))], words)


def _by_dated_title(blocks: Sequence[SourceBlock], words: Vocabulary) -> Listing | None:
    """Notes that each begin with a line with date and title, and then tell; None where there are not several."""
    opened = [index for index, block in enumerate(blocks) if dated_title(block, words)]
    if len(opened) < LEAST_DATED or opened[0] > MASTHEAD or not all(map(_follows, _parted(blocks, opened))):
        return None
    return Listing(tuple(opened), len(blocks), dated=True)


def _parted(blocks: Sequence[SourceBlock], starts: Sequence[int]) -> list[Sequence[SourceBlock]]:
    return [blocks[start:end] for start, end in pairwise([*starts, len(blocks)])]


def _follows(blocks: Sequence[SourceBlock]) -> bool:
    """Whether prose follows directly on the line that opens a note."""
    second = blocks[1] if len(blocks) > 1 else None
    return isinstance(second, Paragraph) and len(second.text) >= LEAST_TOLD and is_told(second)
