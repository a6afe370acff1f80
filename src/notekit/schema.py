"""The note: what is known of one event, extract or article, in structured form.

The body is an ordered tuple of sections, each with a role, and the only truth about what was said;
`contributions`, `breakout_points`, `next_steps` and the like are views on it. People stand once, in
`Note.people`, and are referred to by name.
"""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import field, frozen

from notekit.blocks import (
    BLOCKS,
    Block,
    Heading,
    Image,
    Paragraph,
    nested,
    texts,
)
from notekit.errors import SchemaError
from notekit.event_date import EventDate, as_event_date
from notekit.fields import Choice, as_line, as_tuple, each, is_a, is_line, is_line_or_none
from notekit.people import Part, Person
from notekit.source import Span
from notekit.text import RichText, Speech, safe_url
from notekit.views import (
    Contribution,
    Discussion,
    Link,
    NextStep,
    Point,
    Quote,
    Response,
    links_of,
    points_of,
    steps_of,
)

__all__ = ["Evidence", "Furniture", "Kind", "Note", "Role", "Section"]


class Kind(Choice):
    """What kind of record a note is."""

    ROUNDTABLE = "roundtable"
    WORKSHOP = "workshop"
    WEBINAR = "webinar"
    MEETING = "meeting"
    PANEL = "panel"
    EXTRACT = "extract"
    ARTICLE = "article"
    OTHER = "other"


_OF_PANELLISTS = frozenset([Kind.PANEL, Kind.ROUNDTABLE, Kind.WEBINAR])
"""Events at which those on the panel are those who spoke."""


class Role(Choice):
    """What a section is in the note."""

    PROSE = "prose"
    CONTRIBUTION = "contribution"
    DISCUSSION = "discussion"
    RESPONSE = "response"
    NEXT_STEPS = "next-steps"
    KEY_MESSAGES = "key-messages"


@frozen
class Evidence:
    """Why a field has its value: the words of the source it was taken from, and the rule that took them.

    `confidence` is how sure the rule is, from 0 to 1; what an author states outright is 1.
    """

    field: str
    span: Span
    rule: str
    confidence: float = 1.0


@frozen
class Furniture:
    """What belongs to the page around a note and not to the note, such as navigation."""

    text: str
    span: Span | None = None


def _as_heading(value: Any) -> Heading | None:
    return value if value is None or isinstance(value, Heading) else Heading(value)


def _adapt(value: Any, kind: type, adapt: Callable[[Any], Any]) -> Any:
    """Several values as a tuple, each of type `kind` as `adapt` makes of it."""
    values = as_tuple(value)
    if not values or not isinstance(values, tuple):
        return values
    return tuple([adapt(item) if isinstance(item, kind) else item for item in values])


def _as_blocks(value: Any) -> Any:
    return _adapt(value, str, Paragraph)


def _as_names(value: Any) -> Any:
    return _adapt(value, Person, lambda person: person.name)


def _as_lines(value: Any) -> Any:
    return _adapt(value, str, as_line)


def _as_people(value: Any) -> Any:
    return _adapt(value, str, Person)


@frozen
class Section:
    """A stretch of the note with a role.

    `by` names the people whose contribution or response it is. `group` is the breakout it reports.
    `lead_in` are blocks that introduce the rest, such as the question discussed; in a discussion, the
    list items of `blocks` are its points or, where there is no list, the paragraphs.
    """

    blocks: tuple[Block, ...] = field(default=(), converter=_as_blocks, validator=each(*BLOCKS))
    role: Role = field(default=Role.PROSE, converter=Role)
    heading: Heading | None = field(default=None, converter=_as_heading)
    by: tuple[str, ...] = field(default=(), converter=_as_names, validator=each(str))
    group: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    lead_in: tuple[Block, ...] = field(default=(), converter=_as_blocks, validator=each(*BLOCKS))

    def __attrs_post_init__(self) -> None:
        if not (self.blocks or self.lead_in or self.heading):
            raise SchemaError("Section takes a heading or at least one block")

    @property
    def content(self) -> tuple[Block, ...]:
        """All blocks in order, what leads in first."""
        return self.lead_in + self.blocks

    def texts(self) -> Iterator[RichText]:
        """Every rich text of the section in reading order, the heading's first."""
        if self.heading:
            yield self.heading.content
        for block in self.content:
            yield from texts(block)


@frozen
class Note:
    """What is known of one event, extract or article, in structured form.

    `kind`, `date` and the like are None where the text does not say. `url` is where the note is published.
    `teaser` and `highlights` are what its author would have read first: sentences that say what it is
    about, and the beginnings of points in it, or points in words of their own. `page`, `head_spans` and
    `evidence` tell where the note came from and take no part in equality.
    """

    title: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    subtitle: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    kind: Kind = field(default=Kind.OTHER, converter=Kind, kw_only=True)
    date: EventDate | None = field(default=None, converter=as_event_date, kw_only=True)
    place: str | None = field(default=None, converter=as_line, validator=is_line_or_none, kw_only=True)
    organiser: str | None = field(default=None, converter=as_line, validator=is_line_or_none, kw_only=True)
    series: str | None = field(default=None, converter=as_line, validator=is_line_or_none, kw_only=True)
    topics: tuple[str, ...] = field(default=(), converter=_as_lines, validator=each(str), kw_only=True)
    supporters: tuple[str, ...] = field(default=(), converter=_as_lines, validator=each(str), kw_only=True)
    url: str | None = field(default=None, converter=safe_url, validator=is_line_or_none, kw_only=True)
    teaser: str | None = field(default=None, converter=as_line, validator=is_line_or_none, kw_only=True)
    highlights: tuple[str, ...] = field(default=(), converter=_as_lines, validator=each(str), kw_only=True)
    language: str = field(default="en-GB", converter=as_line, validator=is_line, kw_only=True)
    people: tuple[Person, ...] = field(default=(), converter=_as_people, validator=each(Person), kw_only=True)
    body: tuple[Section, ...] = field(default=(), converter=as_tuple, validator=each(Section), kw_only=True)
    page: tuple[Furniture, ...] = field(
        default=(), converter=as_tuple, validator=each(Furniture), kw_only=True, eq=False, repr=False
    )
    head_spans: tuple[Span, ...] = field(
        default=(), converter=as_tuple, validator=each(Span), kw_only=True, eq=False, repr=False
    )
    evidence: tuple[Evidence, ...] = field(
        default=(), converter=as_tuple, validator=each(Evidence), kw_only=True, eq=False, repr=False
    )
    span: Span | None = field(default=None, validator=is_a(Span, type(None)), kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        names: set[str] = set()
        for index, person in enumerate(self.people):
            if person.name in names:
                raise SchemaError(f"Note.people[{index}] is a second {person.name!r}; each person stands once")
            names.add(person.name)
        for index, section in enumerate(self.body):
            for name in section.by:
                if name not in names:
                    raise SchemaError(f"Note.body[{index}].by names {name!r}, who is not among Note.people")

    def person(self, name: str) -> Person:
        """The person of that name. Raises `KeyError`."""
        for person in self.people:
            if person.name == name:
                return person
        raise KeyError(name)

    def _sections(self, role: Role) -> list[Section]:
        return [section for section in self.body if section.role is role]

    def _spoken(self, role: Role) -> Iterator[tuple[Section, tuple[Person, ...]]]:
        """The sections of a role, each with the people whose words it gives."""
        people = {person.name: person for person in self.people}
        return ((section, tuple(people[name] for name in section.by)) for section in self._sections(role))

    def _texts(self) -> Iterator[RichText]:
        for section in self.body:
            yield from section.texts()

    def _who(self, parts: frozenset[Part], role: Role) -> tuple[Person, ...]:
        named = {name for section in self._sections(role) for name in section.by}
        return tuple(person for person in self.people if not parts.isdisjoint(person.parts) or person.name in named)

    @property
    def speakers(self) -> tuple[Person, ...]:
        """Those who spoke, in order of appearance. At a panel, roundtable or webinar panellists are among them.

        At other events, where the talks are one thing and the panel is another, they only have that part.
        """
        spoke = {Part.SPEAKER, Part.PANELLIST} if self.kind in _OF_PANELLISTS else {Part.SPEAKER}
        return self._who(frozenset(spoke), Role.CONTRIBUTION)

    @property
    def respondents(self) -> tuple[Person, ...]:
        """Those who responded, in order of appearance."""
        return self._who(frozenset([Part.RESPONDENT]), Role.RESPONSE)

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """What the speakers said."""
        return tuple(
            Contribution(people, section.heading.text if section.heading else None, section.content)
            for section, people in self._spoken(Role.CONTRIBUTION)
        )

    @property
    def discussions(self) -> tuple[Discussion, ...]:
        """What was discussed, a record for each discussion or breakout."""
        return tuple(
            Discussion(
                heading=section.heading.text if section.heading else None,
                prompt="\n".join(text.text for block in section.lead_in for text in texts(block)) or None,
                group=section.group,
                points=tuple(points_of(section.blocks)),
            )
            for section in self._sections(Role.DISCUSSION)
        )

    @property
    def breakout_points(self) -> tuple[Point, ...]:
        """The points of all discussions together."""
        return tuple(point for discussion in self.discussions for point in discussion.points)

    @property
    def responses(self) -> tuple[Response, ...]:
        """What the respondents answered."""
        return tuple(
            Response(people, section.content, tuple(points_of(section.blocks)))
            for section, people in self._spoken(Role.RESPONSE)
        )

    @property
    def key_messages(self) -> tuple[Point, ...]:
        """The messages that the note itself puts first."""
        return tuple(point for section in self._sections(Role.KEY_MESSAGES) for point in points_of(section.blocks))

    @property
    def next_steps(self) -> tuple[NextStep, ...]:
        """What is to be done: marked actions anywhere, and the list items of a section of next steps."""
        return tuple(
            step
            for section in self.body
            for step in steps_of(section.content, whole_items=section.role is Role.NEXT_STEPS)
        )

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Words quoted, in order."""
        return tuple(Quote(text.under(mark), mark.speaker) for text in self._texts() for mark in text.of(Speech))

    @property
    def links(self) -> tuple[Link, ...]:
        """Links in order; several whose address was lost count once a sentence."""
        return tuple(dict.fromkeys(link for text in self._texts() for link in links_of(text)))

    @property
    def images(self) -> tuple[Image, ...]:
        """Pictures in order."""
        return tuple(block for block in self._blocks() if isinstance(block, Image))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order, without the title."""
        return tuple(block for block in self._blocks() if isinstance(block, Heading))

    @property
    def furniture(self) -> tuple[str, ...]:
        """What belongs to the page around the note, piece by piece."""
        return tuple(piece.text for piece in self.page)

    def _blocks(self) -> Iterator[Block]:
        for section in self.body:
            if section.heading:
                yield section.heading
            for block in section.content:
                yield from nested(block)
