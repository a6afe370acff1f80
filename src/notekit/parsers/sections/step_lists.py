"""Lists in parts: of steps, and of items at their end that only say when the next meeting is."""

from attrs import evolve

from notekit.blocks import ListBlock
from notekit.parsers.draft.draft import Draft
from notekit.parsers.marks.meeting_dates import states_meeting
from notekit.source import Span

__all__ = ["part_of", "parted"]


def part_of(block: ListBlock, start: int, end: int) -> ListBlock:
    """The items of a list from one to another, as a list that goes on counting; its span begins at the first."""
    span = block.span
    if span:
        first = block.items[start].span if start else None
        after = block.items[end].span if end < len(block.items) else None
        span = Span(first.start if first else span.start, after.start if after else span.end)
    return evolve(block, items=block.items[start:end], start=block.start + start, span=span)


def parted(block: ListBlock, draft: Draft) -> tuple[ListBlock | None, ListBlock | None]:
    """The steps of a list, and the dates of meetings that stand below them; None for what there is none of."""
    at = len(block.items)
    while at and states_meeting(block.items[at - 1].text, draft.words, draft.roster):
        at -= 1
    if at == len(block.items):
        return block, None
    if at == 0:
        return None, block
    return part_of(block, 0, at), part_of(block, at, len(block.items))
