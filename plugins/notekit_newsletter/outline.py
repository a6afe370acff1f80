"""What a newsletter says of a note, in order, before it is set as HTML or as plain text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from attrs import frozen

import notekit
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    EventDate,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Part,
    Person,
    RichText,
    Role,
    Section,
    Speech,
    Status,
)

__all__ = [
    "DEEPEST",
    "Attribution",
    "Box",
    "Byline",
    "Cast",
    "Event",
    "Group",
    "Item",
    "Outline",
    "TooDeep",
    "duties",
    "outline",
    "pictured",
    "posts",
]

DEEPEST = 8
"""How many lists, items and quotations are set inside one another; what is nested deeper comes as paragraphs."""

FEW = 4
"""How many people without posts are named one below the other, at most."""


@frozen
class Byline:
    """Who speaks in a section that does not say so itself."""

    people: tuple[Person, ...]


@frozen
class Group:
    """The breakout that a section reports."""

    text: str


@frozen
class Attribution:
    """Whose words a quotation gives that does not say so itself."""

    names: tuple[str, ...]


@frozen
class Box:
    """A section set apart: key messages or next steps."""

    role: Role


@frozen
class TooDeep:
    """The place of a list, item or quotation too deeply nested to be set as such; what it holds follows."""


TOO_DEEP = TooDeep()

Held: TypeAlias = notekit.Block | ListItem
Item: TypeAlias = Held | Byline | Group | Attribution | Box | TooDeep
Event: TypeAlias = tuple[Item, bool]
"""An item that begins (True), or one that holds others and ends (False)."""


@frozen
class Cast:
    """People who had the same part."""

    label: str
    people: tuple[Person, ...]

    @property
    def crowd(self) -> str | None:
        """The names on one line, where there are many of which nothing else is known; else None."""
        if len(self.people) <= FEW or any(person.posts for person in self.people):
            return None
        return ", ".join(map(str, self.people))


@frozen
class Outline:
    """A note as a newsletter gives it: its head, and its body as events."""

    title: str
    label: str | None
    subtitle: str | None
    facts: tuple[str, ...]
    casts: tuple[Cast, ...]
    events: Sequence[Event]
    language: str


_CASTS = {
    Part.AUTHOR: ("Author", "Authors"),
    Part.CHAIR: ("Chair", "Chairs"),
    Part.FACILITATOR: ("Facilitator", "Facilitators"),
    Part.SPEAKER: ("Speaker", "Speakers"),
    Part.PANELLIST: ("Panellist", "Panellists"),
    Part.RESPONDENT: ("Respondent", "Respondents"),
    Part.PARTICIPANT: ("Participant", "Participants"),
}
_PART_OF = {Role.CONTRIBUTION: Part.SPEAKER, Role.RESPONSE: Part.RESPONDENT}
_BOXED = {Role.KEY_MESSAGES: "Key messages", Role.NEXT_STEPS: "Next steps"}
_WORD = re.compile(r"\w+")
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def outline(note: Note) -> Outline:
    """The note's outline. Furniture has no place in it."""
    kind = None if note.kind is notekit.Kind.OTHER else note.kind.capitalize()
    label = " · ".join(dict.fromkeys(filter(None, (note.series, kind)))) or None
    return Outline(
        title=note.title or note.series or kind or "Note",
        label=label if note.title else None,
        subtitle=note.subtitle,
        facts=tuple(_facts(note)),
        casts=tuple(_casts(note)),
        events=_body(note),
        language=note.language,
    )


def _facts(note: Note) -> Iterator[str]:
    date = _written(note.date, note.language) if note.date else None
    if where := " · ".join(filter(None, (date, note.place, note.organiser))):
        yield where
    if note.topics:
        yield f"Topics: {', '.join(note.topics)}"
    if note.supporters:
        yield f"Supported by {', '.join(note.supporters)}"


def _written(date: EventDate, language: str) -> str:
    """The date as written, or in words where it never was and the note is in English."""
    if date.text or date.start is None or not language.lower().startswith("en"):
        return str(date)
    if date.end is None:
        return _in_words(date.start.isoformat()[: len(date.iso or "")])
    width = len((date.iso or "").partition("/")[0])
    return f"{_in_words(date.start.isoformat()[:width])} – {_in_words(date.end.isoformat()[:width])}"


def _in_words(iso: str) -> str:
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    return f"{day or ''} {_MONTHS[month]} {year}".strip()


def _casts(note: Note) -> Iterator[Cast]:
    """The people by their part, each once a part; those who are only mentioned stand in the text."""
    if not note.people:
        return
    named = {name: _PART_OF[section.role] for section in note.body if section.role in _PART_OF for name in section.by}
    parts = {person: {*person.parts, named.get(person.name)} - {None} for person in note.people}
    for part, labels in _CASTS.items():
        people = tuple(person for person in note.people if part in parts[person])
        if part is Part.PARTICIPANT:
            people = tuple(person for person in people if len(parts[person] - {Part.MENTIONED}) == 1)
        if people:
            yield Cast(labels[len(people) > 1], people)
    others = tuple(person for person in note.people if not parts[person])
    if others:
        yield Cast("People", others)


def posts(person: Person) -> str:
    """What the person is, all posts on one line; '' where nothing is known."""
    return "; ".join(map(str, person.posts))


def _body(note: Note) -> list[Event]:
    events: list[Event] = []
    people = {person.name: person for person in note.people}
    announced = False
    for section in note.body:
        label = _BOXED.get(section.role)
        box = Box(section.role) if label and section.content else None
        if box:
            events.append((box, True))
        if section.heading:
            events.append((section.heading, True))
        elif box and label and not announced:
            events.append((_label(label), True))
        if section.group or section.by:
            events.extend(_introduction(section, people))
        _walk(section.content, events)
        if box:
            events.append((box, False))
        announced = bool(section.heading and not section.content)
    return events


@cache
def _label(text: str) -> Heading:
    return Heading(text)


def _introduction(section: Section, people: dict[str, Person]) -> Iterator[Event]:
    """The group and the speakers, unless the heading or the first words name them."""
    said = section.heading.text if section.heading else ""
    if section.group and section.group not in said:
        yield Group(section.group), True
    if any(name not in said for name in section.by):
        first = next(iter(section.content), None)
        said = f"{said}\n{first.text}" if isinstance(first, Paragraph) else said
        if any(name not in said for name in section.by):
            yield Byline(tuple(people[name] for name in section.by)), True


def _walk(blocks: Sequence[notekit.Block], events: list[Event]) -> None:
    """Adds the blocks to `events` without recursion: hostile input nests as deep as it likes."""
    stack: list[tuple[Item | None, Iterator[Held]]] = [(None, iter(blocks))]
    while stack:
        holder, held = stack[-1]
        for item in held:
            inner = _inner(item)
            if not inner:
                events.append((item, True))
                continue
            if len(stack) <= DEEPEST or isinstance(holder, ListBlock):
                events.append((item, True))
                stack.append((item, iter(inner)))
            else:
                events.append((TOO_DEEP, True))
                if isinstance(item, ListItem) and item.content:
                    events.append((Paragraph(item.content), True))
                stack.append((None, iter(inner)))
            break
        else:
            stack.pop()
            if holder is not None:
                events.extend(_end(holder))


def _inner(item: Held) -> Sequence[Held]:
    if isinstance(item, (ListItem, BlockQuote)):
        return item.blocks
    return item.items if isinstance(item, ListBlock) else ()


def _end(holder: Item) -> Iterator[Event]:
    if isinstance(holder, BlockQuote) and (names := _unnamed(holder)):
        yield Attribution(names), True
    yield holder, False


def _unnamed(quote: BlockQuote) -> tuple[str, ...]:
    """Those whose words the quotation gives without naming them."""
    contents = [block.content for block in quote.blocks if isinstance(block, Paragraph)]
    words = {word for content in contents for word in _WORD.findall(content.text)}
    speakers = dict.fromkeys(mark.speaker for content in contents for mark in content.of(Speech) if mark.speaker)
    return tuple(name for name in speakers if not words.issuperset(_WORD.findall(name)))


def duties(content: RichText, language: str) -> list[str]:
    """Who is to do what by when, an entry for each action whose text does not say it; [] where all is said."""
    actions = content.of(Action) if content.marks else []
    words = set(_WORD.findall(content.text)) if actions else set()
    found = []
    for action in actions:
        due = _written(action.due, language) if action.due else ""
        terms = [
            f"Owner: {action.owner}" if action.owner and not _named(action.owner, words) else "",
            f"Due: {due}" if not words.issuperset(_WORD.findall(due)) else "",
            "Done" if action.status is Status.DONE else "",
        ]
        told = " · ".join(filter(None, terms))
        if told:
            found.append(f"{content.under(action)} – {told}" if len(actions) > 1 else told)
    return found


def _named(owner: str, words: set[str]) -> bool:
    """Whether a text of these words names the owner, be it in short: 'Orla' for Orla Penhallow, 'the Trust'."""
    names = _WORD.findall(owner)
    return words.issuperset(names) or any(name[0].isupper() and name in words for name in names)


def pictured(image: Image) -> tuple[RichText, ...]:
    """What stands for a picture: what it shows, linked to where it is, and its caption unless that says the same."""
    shown = image.alt or image.caption or _file_name(image.source or "")
    link = Anchor(0, len(shown), url=image.source)
    words = RichText(shown, (link,) if link.url else ())
    return (words, RichText(image.caption)) if image.caption and image.caption != shown else (words,)


def _file_name(source: str) -> str:
    """The end of a path or address; a picture given in full in its address has none."""
    return "" if source.startswith("data:") else re.split(r"[/\\]", source)[-1] or source
