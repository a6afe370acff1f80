"""Headings that are numbered and stand above text, as in minutes: a reader takes each for a list of one item."""

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve

from notekit.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Table
from notekit.parsers.structure.heading_roles import POINTS, heading_role
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.reading import Directive, Title
from notekit.source import Source, Span
from notekit.text import RichText

__all__ = ["LABEL", "headed_by_numbers", "with_numbered_headings"]

LONGEST = 80
"""How many characters such a heading has at most."""
LEAST = 3
"""How many of them, each above text of its own, make headings of all."""

LABEL = 6
"""How many words a heading with a colon at its end has at most; a longer line leads something in."""

WORDS = 12
"""How many words a numbered heading without one has at most."""

_ENDS = (".", ";", ",", "!", "?")
_NUMBERED_LINE = re.compile(
    rf"(?P<number>\d{{1,3}})(?:[.)]|(?P<year>/\d\d(?:\d\d)?))\s+[{UPPER}][^\s:.]*"
    rf"(?:(?:\s[^\s:]+){{0,{LABEL - 1}}}(?P<end>:)|(?:\s[^\s:.]+){{0,{WORDS - 1}}}\.?)"
)
_NUMBER = re.compile(r"\(?\d{1,3}[.)]")

SourceBlocks = Sequence[Block | Title | Directive]


@define
class _Numbered:
    """A list that goes on counting where the one before stopped."""

    at: int
    block: ListBlock
    heads: bool  # whether text follows it
    level: int  # of the headings that its items may be

    @property
    def asks(self) -> bool:
        """Whether it is one question above text, which is a heading where others of its count are."""
        return self.heads and len(self.block.items) == 1 and self.block.items[0].text.endswith("?")


def headed_by_numbers(blocks: SourceBlocks) -> frozenset[int]:
    """Where short lines with a number before them head what follows, as in minutes: '2. Planning:', '3/26 Repairs'.

    One or two with a colon behind them lead something in; without one, the lines go on counting, and most
    have text of their own below and no full stop.
    """
    labels: list[int] = []
    counted: dict[int, str] = {}
    last = 0
    for at, block in enumerate(blocks[:-1]):
        match = _NUMBERED_LINE.fullmatch(block.text) if isinstance(block, Paragraph) else None
        if match is None:
            continue
        if match["end"] == ":":
            labels.append(at)
        if int(match["number"]) == last + 1 or (match["year"] and not counted):
            counted[at], last = match.group(), int(match["number"])
    titles = sum(not line.endswith(".") for line in counted.values())
    above_text = sum(at + 1 not in counted for at in counted)
    goes_on = titles >= LEAST and min(titles, above_text) * 2 > len(counted)
    return frozenset([*(labels if len(labels) >= LEAST else ()), *(counted if goes_on else ())])


def with_numbered_headings(
    blocks: SourceBlocks, source: Source, words: Vocabulary
) -> Iterator[Block | Title | Directive]:
    """The blocks, with a heading for each short numbered item of a count that runs through the text."""
    counted = {one.at: one for run in _runs(blocks, words) if _are_headings(run) for one in run}
    for at, block in enumerate(blocks):
        if at in counted:
            yield from _parted(counted[at], source)
        else:
            yield block


def _runs(blocks: SourceBlocks, words: Vocabulary) -> Iterator[list[_Numbered]]:
    """The lists of each count that begins with 1 and goes through other blocks, but for points below a heading.

    Bare lines that head points, such as 'Group A', do not end a count that goes on below them.
    """
    run: list[_Numbered] = []
    above: Heading | Title | Paragraph | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Heading | Title):
            yield run
            run, above = [], block
        elif isinstance(block, Paragraph) and _heads_points(block, words):
            above = block
        elif isinstance(block, ListBlock) and block.ordered:
            goes_on = bool(run) and block.start == run[-1].block.start + len(run[-1].block.items)
            if not goes_on:
                if _heads_points(above, words):
                    continue
                yield run
                run = []
            if goes_on or block.start == 1:
                following = blocks[at + 1] if at + 1 < len(blocks) else None
                level = above.level + 1 if isinstance(above, Heading) else 1
                run.append(_Numbered(at, block, _is_text(following), level))
    yield run


def _heads_points(block: Heading | Title | Paragraph | None, words: Vocabulary) -> bool:
    """Whether what is counted below a heading or bare line are points: below 'Key messages' it is messages."""
    if block is None or len(block.text) > LONGEST:
        return False
    return heading_role(block.text, words, exact=isinstance(block, Paragraph)) in POINTS


def _is_text(block: object) -> bool:
    return isinstance(block, Paragraph | Table) or (isinstance(block, ListBlock) and not block.ordered)


def _are_headings(run: Sequence[_Numbered]) -> bool:
    heading = [numbered.heads and _could_head(numbered.block.items[-1]) for numbered in run]
    return sum(heading) >= LEAST and sum(heading) * 2 > len(run)


def _could_head(item: ListItem) -> bool:
    text = item.text
    if text.endswith(":") and text.count(" ") >= LABEL:
        return False
    return 0 < len(text) <= LONGEST and not text.endswith(_ENDS) and not item.blocks and item.checked is None


def _parted(numbered: _Numbered, source: Source) -> Iterator[Block]:
    """A list with headings in place of the items that could be one, the others in lists that go on counting."""
    block = numbered.block
    others: list[ListItem] = []
    for number, item in enumerate(block.items, block.start):
        if not (_could_head(item) or (numbered.asks and len(item.text) <= LONGEST)):
            others.append(item)
            continue
        if others:
            yield _listed(others, number - len(others), block)
            others = []
        yield Heading(_numbered(item, number, source), numbered.level, span=item.span or block.span)
    if others:
        yield _listed(others, block.start + len(block.items) - len(others), block)


def _listed(items: Sequence[ListItem], start: int, block: ListBlock) -> ListBlock:
    first, last = items[0].span, items[-1].span
    return evolve(block, items=items, start=start, span=Span(first.start, last.end) if first and last else block.span)


def _numbered(item: ListItem, number: int, source: Source) -> RichText:
    """The text of an item behind its number as it was written."""
    written = source.slice(item.span).partition(item.text)[0].strip() if item.span else ""
    sign = f"{written if _NUMBER.fullmatch(written) else f'{number}.'} "
    marks = [evolve(mark, start=mark.start + len(sign), end=mark.end + len(sign)) for mark in item.content.marks]
    return RichText(sign + item.text, marks)
