"""A note's body as events: what begins and what ends, in order, without nesting."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from attrs import define, evolve, field, frozen

import notekit
from notekit import BlockQuote, Heading, Image, ListBlock, ListItem, Note, Paragraph, Person, Role, Section, Speech

__all__ = [
    "DEEPEST",
    "Attribution",
    "Box",
    "Byline",
    "Event",
    "Group",
    "Item",
    "Passage",
    "TooDeep",
    "body",
    "names",
    "passage",
]

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


@define
class Passage:
    """What is read in order, as events; `unlike` are those of its items that are not given as they stand."""

    events: list[Event] = field(factory=list)
    unlike: list[Image | TooDeep] = field(factory=list)
    _headings: list[tuple[int, Heading]] = field(factory=list)

    def add(self, blocks: Iterable[Held]) -> None:
        """Blocks, each holder with what it holds."""
        for block in blocks:
            if adder := _ADDERS.get(type(block)):
                adder(self, block)
            else:
                self.events.append((block, True))

    def heading(self, heading: Heading) -> None:
        """A heading, of the level that it has in the note."""
        self._headings.append((len(self.events), heading))
        self.events.append((heading, True))

    def image(self, image: Image) -> None:
        self.unlike.append(image)
        self.events.append((image, True))

    def list(self, block: ListBlock) -> None:
        if any(item.blocks for item in block.items):
            self.holder(block)
        else:
            self.events += [(block, True), *[(item, True) for item in block.items], (block, False)]

    def holder(self, block: Holder) -> None:
        """A block that holds others, and its end, without recursion: hostile input nests as deep as it likes."""
        self.events.append((block, True))
        stack: list[tuple[Holder | None, Iterator[Held]]] = [(block, iter(_inner(block)))]
        while stack:
            holder, held = stack[-1]
            for item in held:
                if not isinstance(item, _HOLDERS) or not (inner := _inner(item)):
                    self.add([item])
                    continue
                if len(stack) < DEEPEST or isinstance(holder, ListBlock):
                    self.events.append((item, True))
                    stack.append((item, iter(inner)))
                else:
                    self._too_deep(item)
                    stack.append((None, iter(inner)))
                break
            else:
                stack.pop()
                if isinstance(holder, BlockQuote) and (speakers := _unnamed(holder)):
                    self.events.append((Attribution(speakers), True))
                if holder is not None:
                    self.events.append((holder, False))

    def _too_deep(self, item: Holder) -> None:
        self.unlike.append(TOO_DEEP)
        self.events.append((TOO_DEEP, True))
        if isinstance(item, ListItem) and item.content:
            self.events.append((Paragraph(item.content), True))

    def graded(self) -> "Passage":
        """The passage with headings that leave out no level."""
        above: list[int] = []
        for at, heading in self._headings:
            while above and above[-1] >= heading.level:
                above.pop()
            above.append(heading.level)
            if heading.level != len(above):
                self.events[at] = evolve(heading, level=len(above)), True
        return self


_ADDERS: dict[type, Callable[[Passage, Any], None]] = {
    BlockQuote: Passage.holder,
    Heading: Passage.heading,
    Image: Passage.image,
    ListBlock: Passage.list,
}


def body(note: Note) -> Passage:
    """The sections of the body, with what each needs so that a reader knows whose words they are."""
    found = Passage()
    people: dict[str, Person] = {}
    announced = False
    for section in note.body:
        content, heading, box = section.content, section.heading, None
        if section.role in _BOXED and content:
            box = Box(section.role)
            found.events.append((box, True))
        if heading:
            found.heading(heading)
        elif box and not announced:
            found.heading(_BOXED[box.role])
        if section.group or section.by:
            people = people or {person.name: person for person in note.people}
            found.events += _introduction(section, people)
        found.add(content)
        if box:
            found.events.append((box, False))
        announced = bool(heading and not content)
    return found.graded()


def passage(blocks: Sequence[notekit.Block]) -> Passage:
    """Blocks that belong to no section, such as an editor's introduction."""
    found = Passage()
    found.add(blocks)
    return found.graded()


def _introduction(section: Section, people: dict[str, Person]) -> Iterator[Event]:
    """The group and the speakers, unless the heading or the first words name them."""
    said = section.heading.text if section.heading else ""
    if section.group and not names(said, section.group):
        yield Group(section.group), True
    unsaid = [name for name in section.by if not names(said, name)]
    if not unsaid:
        return
    opening = next(iter(section.content), None)
    first = opening.items[0] if isinstance(opening, ListBlock) else opening
    if isinstance(first, (Paragraph, ListItem)) and all(names(first.text, name) for name in unsaid):
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


def _inner(holder: Holder) -> Sequence[Held]:
    return holder.items if isinstance(holder, ListBlock) else holder.blocks


def _unnamed(quote: BlockQuote) -> tuple[str, ...]:
    """Those whose words the quotation gives without naming them."""
    contents = [block.content for block in quote.blocks if isinstance(block, Paragraph)]
    words = {word for content in contents for word in _WORD.findall(content.text)}
    speakers = dict.fromkeys(mark.speaker for content in contents for mark in content.of(Speech) if mark.speaker)
    return tuple(name for name in speakers if not words.issuperset(_WORD.findall(name)))
