"""What a reader asks of a note: its contributions, points, steps, quotations and links.

These records are made from the note's body each time they are asked for and never stored.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attrs import frozen

from notekit.blocks import Block, ListBlock, ListItem, Paragraph, Verse, texts
from notekit.event_date import EventDate
from notekit.people import Person
from notekit.segmentation import sentences
from notekit.text import Action, Anchor, RichText, Status

__all__ = [
    "Contribution",
    "Discussion",
    "Link",
    "NextStep",
    "Point",
    "Quote",
    "Response",
    "links_of",
    "points_of",
    "steps_of",
]


@frozen
class Point:
    """One point made: its rich text, and the points nested below it."""

    content: RichText
    children: tuple["Point", ...] = ()

    @property
    def text(self) -> str:
        """The plain text of the point itself."""
        return self.content.text


@frozen
class Contribution:
    """What one person, or several together, had to say; `heading` is None where the text has none."""

    by: tuple[Person, ...]
    heading: str | None
    blocks: tuple[Block, ...]


@frozen
class Discussion:
    """One discussion: what was asked (`prompt`), in which breakout (`group`), and the points made."""

    heading: str | None
    prompt: str | None
    group: str | None
    points: tuple[Point, ...]


@frozen
class Response:
    """What a respondent answered. `points` are list items or lines of verse; where there are none, the paragraphs."""

    by: tuple[Person, ...]
    blocks: tuple[Block, ...]
    points: tuple[Point, ...]


@frozen
class NextStep:
    """Something to be done. `owner`, `due` and `status` are None where the text does not say."""

    text: str
    owner: str | None = None
    due: EventDate | None = None
    status: Status | None = None


@frozen
class Quote:
    """Words quoted, without their quotation marks; `speaker` is a name, None where the text gives none."""

    text: str
    speaker: str | None = None


@frozen
class Link:
    """A link: the sentence it stands in, its address (None where the source lost it) and the words linked."""

    text: str
    url: str | None
    anchor: str


def _point(item: ListItem) -> Point:
    children = (child for block in item.blocks if isinstance(block, ListBlock) for child in block.items)
    return Point(item.content, tuple(map(_point, children)))


def points_of(blocks: tuple[Block, ...]) -> Iterator[Point]:
    """The items of lists and lines of verse; where there are none, the paragraphs."""
    listed = any(isinstance(block, (ListBlock, Verse)) for block in blocks)
    for block in blocks:
        if isinstance(block, ListBlock):
            yield from map(_point, block.items)
        elif isinstance(block, Verse):
            yield from map(Point, block.lines)
        elif isinstance(block, Paragraph) and not listed:
            yield Point(block.content)


def steps_of(blocks: tuple[Block, ...], *, whole_items: bool) -> Iterator[NextStep]:
    """What is marked as to be done, and the items with a box; as `whole_items` every list item that marks nothing."""
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _item_steps(item, whole=whole_items)
        else:
            for text in texts(block):
                yield from _marked_steps(text)


def _item_steps(item: ListItem, *, whole: bool) -> Iterator[NextStep]:
    marked = list(_marked_steps(item.content, checked=item.checked))
    if not marked and item.content and (whole or item.checked is not None):
        marked = [NextStep(item.text, status=_status(item.checked))]
    yield from marked
    yield from steps_of(item.blocks, whole_items=whole)


def _marked_steps(text: RichText, *, checked: bool | None = None) -> Iterator[NextStep]:
    for mark in text.of(Action):
        yield NextStep(text.under(mark), mark.owner, mark.due, mark.status or _status(checked))


def _status(checked: bool | None) -> Status | None:
    if checked is None:
        return None
    return Status.DONE if checked else Status.OPEN


def links_of(text: RichText) -> Iterator[Link]:
    """The links of a text, each with the sentence, or the sentences, in which it stands."""
    anchors = text.of(Anchor)
    if not anchors:
        return
    starts, ends = zip(*sentences(text.text), strict=True)
    for anchor in anchors:
        start = starts[max(bisect_right(starts, anchor.start) - 1, 0)]
        end = ends[min(bisect_left(ends, anchor.end), len(ends) - 1)]
        yield Link(text.text[start:end], anchor.url, text.under(anchor) if anchor.url else "")
