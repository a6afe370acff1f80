"""A note's body, or an introduction, as HTML: each thing set as an element of the theme."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, field

from notekit import (
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Person,
    Preformatted,
    RichText,
    Rule,
    Run,
    Table,
    Verse,
)
from notekit_newsletter.escaping import escaped, quoted
from notekit_newsletter.events import Attribution, Box, Byline, Event, Group
from notekit_newsletter.outline import Front, Outline, duties, pictured, posts
from notekit_newsletter.theme import Theme

__all__ = ["Body", "introduced"]


def introduced(person: Person, theme: Theme) -> str:
    """Who somebody is, on a line."""
    known = posts(person)
    name = f"<strong>{escaped(str(person))}</strong>"
    return theme.framed("person", name + theme.framed("posts", escaped(known)) if known else name)


@define
class Body:
    """A body so far; `ends` close what is still open, and `depth` counts the list items among it.

    `level` is that of the heading above the body, from 1; `opened` says that what is set next is the first
    of what holds it.
    """

    theme: Theme
    told: Outline | Front
    level: int
    html: list[str] = field(factory=list)
    ends: list[str] = field(factory=list)
    depth: int = 0
    opened: bool = True

    def set(self, events: Sequence[Event]) -> list[str]:
        """The events as pieces of HTML. Plain text is escaped here, and nowhere else."""
        for item, begins in events:
            if not begins:
                self.html.append(self.ends.pop())
                self.depth -= isinstance(item, ListItem)
            elif setter := _SETTERS.get(type(item)):
                setter(self, item)
        return self.html

    def paragraph(self, block: Paragraph) -> None:
        self._whole("paragraph", self._owed(block.content))

    def heading(self, block: Heading) -> None:
        first = "-first" if self.opened else ""
        before, after = self.theme.heading(f"heading-{min(block.level, 3)}{first}", self.level + block.level)
        self.html.append(f"{before}{self._words(block.content)}{after}")
        self.opened = False

    def item(self, item: ListItem) -> None:
        words, element = self._owed(item.content), "item"
        if item.checked is not None:
            (mark,) = self.theme.frames["done" if item.checked else "open"]
            words, element = f"{mark}{words}", "item-ticked"
        if not item.blocks:
            self._whole(element, words)
            return
        self._open(element)
        self.depth += 1
        if words:
            self._whole("paragraph-inside", words)

    def list(self, block: ListBlock) -> None:
        inside = "-inside" if self.depth else ""
        if not block.ordered:
            self._open(f"bullets{inside}")
        elif block.start == 1:
            self._open(f"numbers{inside}")
        else:
            opening, before, after = self.theme.frames[f"numbers-from{inside}"]
            self._begin(f"{opening}{block.start}{before}", after)

    def quotation(self, block: BlockQuote) -> None:
        self._open("quotation")

    def box(self, box: Box) -> None:
        self._open(box.role.value)

    def verse(self, block: Verse) -> None:
        self._whole("verse", "<br>".join(map(self._words, block.lines)))

    def preformatted(self, block: Preformatted) -> None:
        self._whole("preformatted", escaped(block.text))

    def group(self, group: Group) -> None:
        self._whole("group", escaped(group.text))

    def attribution(self, attribution: Attribution) -> None:
        self._whole("attribution", escaped(", ".join(attribution.names)))

    def rule(self, block: Rule) -> None:
        self.html += self.theme.frames["rule"]
        self.opened = False

    def table(self, block: Table) -> None:
        named = block.rows[:1] if block.header else ()
        rows = [self._row(row, "named-cell") for row in named]
        rows += [self._row(row, "cell") for row in block.rows[len(named) :]]
        self._whole("table", "".join(rows))

    def _row(self, row: Sequence[RichText], cell: str) -> str:
        return self.theme.framed("row", "".join(self.theme.framed(cell, self._words(words)) for words in row))

    def picture(self, block: Image) -> None:
        words, *caption = map(self._words, pictured(block))
        self._whole("picture", "<br>".join([f": {words}" if words else "", *caption]))

    def byline(self, byline: Byline) -> None:
        self._whole("byline", "".join(introduced(person, self.theme) for person in byline.people))

    def _whole(self, element: str, words: str) -> None:
        before, after = self.theme.frames[element]
        self.html.append(f"{before}{words}{after}")
        self.opened = False

    def _open(self, element: str) -> None:
        before, after = self.theme.frames[element]
        self._begin(before, after)

    def _begin(self, before: str, after: str) -> None:
        self.opened = True
        self.html.append(before)
        self.ends.append(after)

    def _words(self, content: RichText) -> str:
        """The text as HTML."""
        if content.marks:
            return "".join(map(self._run, content.runs()))
        return escaped(content.text, "<br>")

    def _run(self, run: Run) -> str:
        words = escaped(run.text, "<br>")
        if run.code:
            words = self.theme.framed("code", words)
        if run.emphasis:
            words = f"<em>{words}</em>"
        if run.strong:
            words = f"<strong>{words}</strong>"
        if run.url:
            opening, before, after = self.theme.frames["link"]
            words = f"{opening}{quoted(run.url)}{before}{words}{after}"
        return words

    def _owed(self, content: RichText) -> str:
        """The text as HTML, and below it what is to be done by whom and when."""
        if not content.marks:
            return escaped(content.text, "<br>")
        owed = (self.theme.framed("owed", escaped(duty)) for duty in duties(content, self.told))
        return "".join((self._words(content), *owed))


_SETTERS: dict[type, Callable[[Body, Any], None]] = {
    Attribution: Body.attribution,
    BlockQuote: Body.quotation,
    Box: Body.box,
    Byline: Body.byline,
    Group: Body.group,
    Heading: Body.heading,
    Image: Body.picture,
    ListBlock: Body.list,
    ListItem: Body.item,
    Paragraph: Body.paragraph,
    Preformatted: Body.preformatted,
    Rule: Body.rule,
    Table: Body.table,
    Verse: Body.verse,
}
