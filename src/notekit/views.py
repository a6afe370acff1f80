"""What a reader asks of a note: its contributions, points, steps, quotations and links.

These records are made from the note's body each time they are asked for and never stored.
"""

from attrs import frozen

from notekit.blocks import Block
from notekit.event_date import EventDate
from notekit.people import Person
from notekit.text import RichText, Status

__all__ = ["Contribution", "Discussion", "Link", "NextStep", "Point", "Quote", "Response"]


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
