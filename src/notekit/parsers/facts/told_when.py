"""When an event was, as told on the day of writing: 'held earlier this month', 'Last week we hosted'."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from attrs import frozen

from notekit.blocks import Paragraph
from notekit.event_date import EventDate, Precision
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Directive, SourceBlock, Title
from notekit.segmentation import sentence_at

__all__ = ["ToldWhen", "told_when"]

OPENING = 3
"""In how many paragraphs from the start an event is told of."""
NEAR = 160
"""How many characters around what says when it was may say that something was held."""


@frozen
class ToldWhen:
    """Words for a time before that of writing, and the paragraph in which they stand."""

    text: str
    block: Paragraph

    def day(self, published: EventDate, words: Vocabulary) -> EventDate | None:
        """The day or month that is meant in what was published then; None where the words leave it open.

        'Yesterday' does: it is the day before that of writing, which need not be that of publication.
        """
        if published.start is None or published.precision is not Precision.DAY:
            return None
        if words.cue("dates", "same-day").fullmatch(self.text):
            return EventDate(published.start, text=self.text)
        month = published.start.replace(day=1)
        if words.cue("dates", "last-month").fullmatch(self.text):
            month = (month - timedelta(days=1)).replace(day=1)
        elif not words.cue("dates", "this-month").fullmatch(self.text):
            return None
        return EventDate(month, precision=Precision.MONTH, text=self.text)


def told_when(blocks: Sequence[SourceBlock | Title | Directive], words: Vocabulary) -> ToldWhen | None:
    """What the opening says of when the event was, where it says so by the day of writing; None where it does not."""
    for block in _opening(blocks):
        for match in words.cue("dates", "same-day|day-before|this-month|last-month|ago").finditer(block.text):
            start, end = sentence_at(block.text, match.start())
            start, end = max(start, match.start() - NEAR), min(end, match.end() + NEAR)
            if words.cue("dates", "held").search(block.text, start, end):
                return ToldWhen(match.group(), block)
    return None


def _opening(blocks: Sequence[SourceBlock | Title | Directive]) -> Iterator[Paragraph]:
    paragraphs = [block for block in blocks[: 4 * OPENING] if isinstance(block, Paragraph) and len(block.text) > 60]
    yield from paragraphs[:OPENING]
