"""Lists of steps, parted from items at their end that only say when the next meeting is."""

from attrs import evolve

from notekit.blocks import ListBlock
from notekit.parsers.draft.draft import Draft
from notekit.parsers.marks.meeting_dates import states_meeting
from notekit.source import Span

__all__ = ["parted"]


def parted(block: ListBlock, draft: Draft) -> tuple[ListBlock | None, ListBlock | None]:
    """The steps of a list, and the dates of meetings that stand below them; None for what there is none of."""
    at = len(block.items)
    while at and states_meeting(block.items[at - 1].text, draft.words, draft.roster):
        at -= 1
    if at == len(block.items):
        return block, None
    if at == 0:
        return None, block
    begins = block.items[at].span
    before = after = block.span
    if block.span and begins:
        before, after = Span(block.span.start, begins.start), Span(begins.start, block.span.end)
    steps = evolve(block, items=block.items[:at], span=before)
    return steps, evolve(block, items=block.items[at:], start=block.start + at, span=after)
