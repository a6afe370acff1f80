"""The HTML part: each note's body set element by element, and the message around it."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from attrs import define, field, frozen
from markupsafe import Markup

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
from notekit_newsletter.events import Attribution, Box, Byline, Event, Group
from notekit_newsletter.options import NewsletterOptions
from notekit_newsletter.outline import Entry, Front, Outline, duties, pictured, posts
from notekit_newsletter.theme import CONTENT, PREHEADER, TITLE, Theme, frame, framed, macros, shell, theme

__all__ = ["Page", "html_page"]

_RIGHT_TO_LEFT = re.compile(r"(?:ar|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)(?![a-z])|[a-z]+-(?:arab|hebr)", re.IGNORECASE)


@frozen
class Page:
    """The HTML of an e-mail. `sizes` are the bytes that each entry takes of it."""

    html: str
    sizes: tuple[int, ...]


def html_page(front: Front, preheader: str, options: NewsletterOptions, *, logo: str | None) -> Page:
    """The issue as the HTML of one e-mail; `logo` is the address of the sender's picture, None where there is none."""
    look = _theme(options, front.language)
    cards = [_card(entry, _theme(options, entry.note.language)) for entry in front.entries]
    above = [_head(front, look)] if front.headed or front.date or front.introduction else []
    if len(cards) > 1:
        above.append(_contents(front.entries, look))
    content = framed(look, "gap", "").join(framed(look, "card", card) for card in (*above, *cards))
    page = shell(look, front.language).replace(TITLE, escape(front.title)).replace(PREHEADER, escape(preheader))
    return Page(page.replace(CONTENT, content), tuple(len(card.encode()) for card in cards))


def _theme(options: NewsletterOptions, language: str) -> Theme:
    return theme(options.accent, "rtl" if _RIGHT_TO_LEFT.match(language) else "ltr")


def _head(front: Front, look: Theme) -> str:
    head = framed(look, "title", escape(front.title)) if front.headed else ""
    date = framed(look, "fact", escape(front.date)) if front.date else ""
    return head + date + _Body(look, front).set(front.introduction)


def _contents(entries: Sequence[Entry], look: Theme) -> str:
    titles = "".join(framed(look, "item", escape(entry.note.title)) for entry in entries)
    return framed(look, "label", "In this issue") + framed(look, "bullets", titles, False)


def _card(entry: Entry, look: Theme) -> str:
    note = entry.note
    head = [framed(look, "label", escape(words)) for words in (entry.group, note.label) if words]
    head.append(framed(look, "title", escape(note.title)))
    if note.subtitle:
        head.append(framed(look, "subtitle", escape(note.subtitle)))
    head += [framed(look, "fact", escape(fact)) for fact in note.facts]
    line = framed(look, "rule", "")
    for cast in note.casts:
        head.append(framed(look, "cast", escape(cast.label)))
        if cast.crowd:
            head.append(framed(look, "person", escape(cast.crowd)))
        else:
            head += [_introduced(person, look) for person in cast.people]
    held = framed(look, "localised", "".join((*head, line, _Body(look, note).set(note.events))), note.language)
    return held + framed(look, "button", escape(entry.link)) if entry.link else held


def _introduced(person: Person, look: Theme) -> str:
    known = posts(person)
    name = f"<strong>{escape(str(person))}</strong>"
    return framed(look, "person", name + framed(look, "posts", escape(known)) if known else name)


@define
class _Body:
    """A note's body so far; `ends` close what is still open, and `depth` counts the list items among it.

    `opened` says that what is set next is the first of what holds it.
    """

    theme: Theme
    told: Outline | Front
    html: list[str] = field(factory=list)
    ends: list[str] = field(factory=list)
    depth: int = 0
    opened: bool = True

    def set(self, events: Sequence[Event]) -> str:
        """The events as HTML. Plain text is escaped here, all else by the templates."""
        for item, begins in events:
            if not begins:
                self.html.append(self.ends.pop())
                self.depth -= isinstance(item, ListItem)
            elif setter := _SETTERS.get(type(item)):
                setter(self, item)
        return "".join(self.html)

    def paragraph(self, block: Paragraph) -> None:
        self._whole("paragraph", self._owed(block.content))

    def heading(self, block: Heading) -> None:
        self._whole("heading", self._words(block.content), block.level, self.opened)

    def item(self, item: ListItem) -> None:
        words, ticked = self._owed(item.content), item.checked is not None
        if ticked:
            words = f"{macros().checked(item.checked)}{words}"
        if not item.blocks:
            self._whole("item", words, ticked)
            return
        self._open("item", ticked)
        self.depth += 1
        if words:
            self._whole("paragraph", words, True)

    def list(self, block: ListBlock) -> None:
        if block.ordered:
            self._open("numbers", self.depth > 0, block.start)
        else:
            self._open("bullets", self.depth > 0)

    def quotation(self, block: BlockQuote) -> None:
        self._open("quotation")

    def box(self, box: Box) -> None:
        self._open("box", box.role.value)

    def verse(self, block: Verse) -> None:
        self._whole("verse", "<br>".join(map(self._words, block.lines)))

    def preformatted(self, block: Preformatted) -> None:
        self._whole("preformatted", escape(block.text))

    def group(self, group: Group) -> None:
        self._whole("group", escape(group.text))

    def attribution(self, attribution: Attribution) -> None:
        self._whole("attribution", escape(", ".join(attribution.names)))

    def rule(self, block: Rule) -> None:
        self._whole("rule", "")

    def table(self, block: Table) -> None:
        rows = [[Markup(self._words(cell)) for cell in row] for row in block.rows]
        self.html.append(macros().table(rows, block.header, self.theme))

    def picture(self, block: Image) -> None:
        words, *caption = (Markup(self._words(line)) for line in pictured(block))
        self.html.append(macros().picture(words, Markup("").join(caption), self.theme))

    def byline(self, byline: Byline) -> None:
        people = "".join(_introduced(person, self.theme) for person in byline.people)
        self._whole("byline", people)

    def _whole(self, element: str, words: str, *choices: object) -> None:
        self.html.append(framed(self.theme, element, words, *choices))
        self.opened = False

    def _open(self, element: str, *choices: object) -> None:
        before, after = frame(self.theme, element, *choices)
        self.opened = True
        self.html.append(before)
        self.ends.append(after)

    def _words(self, content: RichText) -> str:
        """The text as HTML."""
        if content.marks:
            return "".join(map(self._run, content.runs()))
        return _broken(content.text)

    def _run(self, run: Run) -> str:
        words = _broken(run.text)
        if run.code:
            words = framed(self.theme, "code", words)
        if run.emphasis:
            words = f"<em>{words}</em>"
        if run.strong:
            words = f"<strong>{words}</strong>"
        if run.url:
            words = f"{framed(self.theme, 'link', escape(run.url))}{words}</a>"
        return words

    def _owed(self, content: RichText) -> str:
        """The text as HTML, and below it what is to be done by whom and when."""
        if not content.marks:
            return _broken(content.text)
        words = self._words(content)
        owed = duties(content, self.told)
        return words + str(macros().owed(owed, self.theme)) if owed else words


def _broken(text: str) -> str:
    """Plain text as HTML, with its line breaks."""
    words = escape(text, quote=False)
    return words.replace("\n", "<br>") if "\n" in words else words


_SETTERS: dict[type, Callable[[_Body, Any], None]] = {
    Attribution: _Body.attribution,
    BlockQuote: _Body.quotation,
    Box: _Body.box,
    Byline: _Body.byline,
    Group: _Body.group,
    Heading: _Body.heading,
    Image: _Body.picture,
    ListBlock: _Body.list,
    ListItem: _Body.item,
    Paragraph: _Body.paragraph,
    Preformatted: _Body.preformatted,
    Rule: _Body.rule,
    Table: _Body.table,
    Verse: _Body.verse,
}
