"""A note's body as events: what begins and what ends, in order, without nesting."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

import notekit
from notekit import BlockQuote, Heading, ListBlock, ListItem, Note, Paragraph, Person, Role, Section, Speech

__all__ = ["DEEPEST", "Attribution", "Box", "Byline", "Event", "Group", "Item", "TooDeep", "events", "names", "passage"]

DEEPEST = 8
"""How many lists, items and quotations are set inside one another; what is nested deeper comes as paragraphs."""


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

Holder: TypeAlias = ListBlock | ListItem | BlockQuote
Held: TypeAlias = notekit.Block | ListItem
Item: TypeAlias = Held | Byline | Group | Attribution | Box | TooDeep
Event: TypeAlias = tuple[Item, bool]
"""An item that begins (True), or one that holds others and ends (False)."""

_HOLDERS = ListBlock, ListItem, BlockQuote
_BOXED = {Role.KEY_MESSAGES: Heading("Key messages"), Role.NEXT_STEPS: Heading("Next steps")}
_WORD = re.compile(r"\w+")


def events(note: Note) -> list[Event]:
    """The sections of the body, with what each needs so that a reader knows whose words they are."""
    found: list[Event] = []
    people = {person.name: person for person in note.people}
    announced = False
    for section in note.body:
        box = Box(section.role) if section.content and section.role in _BOXED else None
        if box:
            found.append((box, True))
        if section.heading:
            found.append((section.heading, True))
        elif box and not announced:
            found.append((_BOXED[box.role], True))
        if section.group or section.by:
            found += _introduction(section, people)
        _walk(section.content, found)
        if box:
            found.append((box, False))
        announced = bool(section.heading and not section.content)
    return _graded(found)


def _graded(events: list[Event]) -> list[Event]:
    """The events with headings that leave out no level."""
    above: list[int] = []
    for at, heading in [(at, item) for at, (item, _) in enumerate(events) if isinstance(item, Heading)]:
        while above and above[-1] >= heading.level:
            above.pop()
        above.append(heading.level)
        if heading.level != len(above):
            events[at] = evolve(heading, level=len(above)), True
    return events


def passage(blocks: Sequence[notekit.Block]) -> list[Event]:
    """Blocks that belong to no section, such as an editor's introduction."""
    found: list[Event] = []
    _walk(blocks, found)
    return _graded(found)


def _introduction(section: Section, people: dict[str, Person]) -> Iterator[Event]:
    """The group and the speakers, unless the heading or the first words name them."""
    said = section.heading.text if section.heading else ""
    if section.group and not names(said, section.group):
        yield Group(section.group), True
    unsaid = [name for name in section.by if not names(said, name)]
    if not unsaid:
        return
    first = next(iter(section.content), None)
    if isinstance(first, Paragraph) and all(names(first.text, name) for name in unsaid):
        return
    yield Byline(tuple(people[name] for name in section.by)), True


def names(text: str, name: str) -> bool:
    """Whether a text has a name in it, and not only a word that begins or ends so."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(name, end)
    return False


def _walk(blocks: Sequence[notekit.Block], events: list[Event]) -> None:
    """Adds the blocks to `events`, each holder with what it holds."""
    for block in blocks:
        events.append((block, True))
        if isinstance(block, _HOLDERS) and (inner := _inner(block)):
            _descend(block, inner, events)


def _descend(block: Holder, inner: Sequence[Held], events: list[Event]) -> None:
    """Adds what a block holds, and its end, without recursion: hostile input nests as deep as it likes."""
    stack: list[tuple[Holder | None, Iterator[Held]]] = [(block, iter(inner))]
    while stack:
        holder, held = stack[-1]
        for item in held:
            if not isinstance(item, _HOLDERS) or not (inner := _inner(item)):
                events.append((item, True))
                continue
            if len(stack) < DEEPEST or isinstance(holder, ListBlock):
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
            if isinstance(holder, BlockQuote) and (speakers := _unnamed(holder)):
                events.append((Attribution(speakers), True))
            if holder is not None:
                events.append((holder, False))


def _inner(holder: Holder) -> Sequence[Held]:
    return holder.items if isinstance(holder, ListBlock) else holder.blocks


def _unnamed(quote: BlockQuote) -> tuple[str, ...]:
    """Those whose words the quotation gives without naming them."""
    contents = [block.content for block in quote.blocks if isinstance(block, Paragraph)]
    words = {word for content in contents for word in _WORD.findall(content.text)}
    speakers = dict.fromkeys(mark.speaker for content in contents for mark in content.of(Speech) if mark.speaker)
    return tuple(name for name in speakers if not words.issuperset(_WORD.findall(name)))
