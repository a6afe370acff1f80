"""A note in the making: the blocks of one note, and what the rules have found so far."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from attrs import define, field, fields_dict

from notekit.blocks import Block, Heading, ListBlock, Paragraph
from notekit.diagnostics import Diagnostic
from notekit.errors import SchemaError
from notekit.event_date import EventDate
from notekit.parsers.draft.numbered_prose import paragraphs_of
from notekit.parsers.draft.passages import Passages
from notekit.parsers.draft.positions import Positions
from notekit.parsers.draft.roster import SPEAKING, Roster
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.people import Part
from notekit.reading import Directive, Metadata, PageFurniture, SourceBlock, Title
from notekit.schema import Evidence, Furniture, Kind, Note, Section
from notekit.source import Source, Span

__all__ = ["FIELDS", "TALKS", "Draft"]

TALKS = (Kind.PANEL, Kind.WEBINAR, Kind.ROUNDTABLE)
"""The kinds of event at which people give talks, and whose notes quote them."""
FIELDS = tuple(name for name in fields_dict(Note) if name not in ("body", "page", "head_spans", "evidence", "span"))
"""The fields that a rule may find."""

OPENING = 3
"""How many paragraphs are a note's opening, at most."""

_ON_STAGE = SPEAKING | {Part.CHAIR, Part.FACILITATOR, Part.AUTHOR}


@define
class Draft:
    """What rules work on: each takes blocks away, puts better ones in their place, or fills a field.

    `blocks` are those not yet taken, in order. A field that an author stated is in `stated`, and
    no rule changes it.
    """

    source: Source
    words: Vocabulary
    blocks: list[Block | Title | Directive]
    metadata: Metadata | None = None
    byline: str | None = None
    published: EventDate | None = None  # when the page says it was published
    fields: dict[str, Any] = field(factory=dict)
    in_turns: bool = False
    is_talk: bool = False  # of those that a page lists, each with its date and speaker
    is_record: bool = True  # False for an announcement or a programme of what is to come
    reports_event: bool = True  # False for what tells of no event, all of which is prose
    stated: frozenset[str] = frozenset()
    roster: Roster = field(factory=Roster)
    people_lists: set[int] = field(factory=set)  # the blocks that list people, by identity
    passages: Passages = field(factory=lambda: Passages([]))
    sections: list[Section] = field(factory=list)
    page: list[Furniture] = field(factory=list)
    running: list[PageFurniture] = field(factory=list)  # what stands at the foot of every page
    head_spans: list[Span] = field(factory=list)
    evidence: list[Evidence] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)

    @property
    def title(self) -> str | None:
        """The title found so far."""
        return self.fields.get("title")

    @property
    def kind(self) -> Kind | None:
        """The kind found so far."""
        return self.fields.get("kind")

    @property
    def date(self) -> EventDate | None:
        """The date found so far."""
        return self.fields.get("date")

    @property
    def is_minutes(self) -> bool:
        """Whether the note is that of a meeting with those present listed, or is called its minutes."""
        return self.kind is Kind.MEETING and (self.lists_attendance or _is_called_minutes(self.title or "", self.words))

    @property
    def lists_attendance(self) -> bool:
        """Whether people are listed, and not only those who spoke, presided or wrote."""
        if not self.people_lists:
            return False
        listed = [person for person in self.roster.known.values() if person.rule != "stated" and person.parts]
        return not listed or any(_ON_STAGE.isdisjoint(person.parts) for person in listed)

    def find(self, name: str, value: Any, span: Span | None, rule: str, confidence: float = 0.9) -> None:
        """Fills a field, unless its author stated it or an earlier rule found it.

        Raises `ValueError` for one that a note has not.
        """
        if name not in FIELDS:
            raise ValueError(f"a note has no field {name!r} to find; there are {', '.join(FIELDS)}")
        if name in self.stated or self.fields.get(name):
            return
        self.fields[name] = value
        if span is not None:
            self.evidence.append(Evidence(name, span, rule, confidence))

    def discard(self, block: SourceBlock, text: str | None = None) -> None:
        """Lays a block aside as furniture, unless there is nothing to read in it."""
        if text is None:
            text = self.source.slice(block.span).strip() if block.span else ""
        if text:
            self.page.append(Furniture(text, block.span))

    @contextmanager
    def blaming(self, block: SourceBlock | None) -> Iterator[None]:
        """A `SchemaError` raised meanwhile names the file, and the line of a block that states what does not fit."""
        try:
            yield
        except SchemaError as error:
            line = f":{self.source.line(block.span.start)}" if block and block.span else ""
            raise SchemaError(f"{self.source.name}{line}: {error}") from None

    def positions(self, span: Span | None) -> Positions | None:
        """What finds the words of a text in the stretch of the source it was read from; None if it was not."""
        return Positions(self.source.text, span) if span else None

    def place(self, block: SourceBlock, words: str) -> Span | None:
        """Where in the source `words` of a block stand: their own span, else the block's."""
        if block.span is None:
            return None
        return Positions(self.source.text, block.span).next(words) or block.span

    def opening(self) -> list[Paragraph]:
        """The first few paragraphs, before any list and before the second heading."""
        found: list[Paragraph] = []
        headings = 0
        for block in self.blocks:
            paragraphs = paragraphs_of(block)
            found += paragraphs
            headings += isinstance(block, Heading)
            listed = isinstance(block, ListBlock) and not paragraphs
            if (listed and found) or headings > 1 or len(found) >= OPENING:
                break
        return found[:OPENING]


@lru_cache(maxsize=64)
def _is_called_minutes(title: str, words: Vocabulary) -> bool:
    called = words.cue("events", "minutes").search(title)
    return called is not None and not title[: called.start()].rstrip()[-1:].isdigit()  # no '90 minutes'
