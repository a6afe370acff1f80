"""When an event was, as told on the day of writing: 'held earlier this month', 'Last week we hosted'."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from attrs import frozen

from notekit.blocks import ListBlock, Paragraph
from notekit.event_date import EventDate, Precision
from notekit.parsers.entities.dates import Dates, Found
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Directive, SourceBlock, Title
from notekit.segmentation import sentence_at

__all__ = ["ToldWhen", "says_it_took_place", "told_before", "told_when"]

LONG = 60
"""How many characters a paragraph has, at least, that tells of an event."""
OPENING = 3
"""In how many paragraphs from the start an event is told of."""
SHORTLY = 120
"""How many days after an event what tells of it is published at most."""
NEAR = 160
"""How many characters around what says when it was may say that something was held."""

_DATED = r"(?:\s+[a-z]+)?,?\s*\(?(?:<dates.the>\s+)?(?:\d|[A-Z][a-z]+\s+\d)"
_ON = r"(?i)<grammar.on>\s+(?:<dates.weekdays>,?\s+)?(?:<grammar.the>\s+)?"


@frozen
class ToldWhen:
    """Words for a time before that of writing, and the block in which they stand."""

    text: str
    block: Paragraph | ListBlock

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
    for text, block in _opening(blocks):
        for match in words.cue("dates", "same-day|day-before|this-month|last-month|ago").finditer(text):
            if words.phrase(_DATED).match(text, match.end()):
                continue  # 'on Tuesday 5 May'
            start, end = sentence_at(text, match.start())
            start, end = max(start, match.start() - NEAR), min(end, match.end() + NEAR)
            if words.cue("dates", "held").search(text, start, end):
                return ToldWhen(match.group(), block)
    return None


def told_before(blocks: Sequence[SourceBlock | Title | Directive], day: EventDate, words: Vocabulary) -> bool:
    """Whether the opening tells what was held on a day shortly before that one.

    'On 5 May we ran …', 'A workshop was held in the loft on 5 May'.
    """
    finder = Dates(words)
    for text, _ in _opening(blocks):
        for found in finder.find(text):
            held = finder.in_year(found.date, day.start.year) if day.start else None
            if held is None or held.start is None or day.start is None or found.date.precision is not Precision.DAY:
                continue
            if 0 < (day.start - held.start).days <= SHORTLY and _was_held_on(found, text, words):
                return True
    return False


def _was_held_on(found: Found, text: str, words: Vocabulary) -> bool:
    """Whether a sentence says that something was held on a date in it."""
    if words.phrase(_ON).fullmatch(text, 0, found.start) is None:
        return says_it_took_place(found, text, words)
    start, end = sentence_at(text, found.start)
    return words.cue("dates", "held").search(text, start, min(end, found.end + NEAR)) is not None


def says_it_took_place(found: Found, text: str, words: Vocabulary) -> bool:
    """Whether what stands before a date in its sentence says that something was held then."""
    start, _ = sentence_at(text, found.start)
    before = text[max(start, found.start - NEAR) : found.start]
    took_place = words.cue("dates", "took-place").search(before)
    return took_place is not None and words.cue("dates", "other").search(before) is None


def _opening(blocks: Sequence[SourceBlock | Title | Directive]) -> Iterator[tuple[str, Paragraph | ListBlock]]:
    """The first texts that tell of something: long paragraphs, and of lists the first item, each with its block."""
    said = (
        (block.items[0].text if isinstance(block, ListBlock) else block.text, block)
        for block in blocks[: 4 * OPENING]
        if isinstance(block, (Paragraph, ListBlock))
    )
    yield from islice(((text, block) for text, block in said if len(text) > LONG), OPENING)
