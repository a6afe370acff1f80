"""What the tests of the newsletter share: a reader of its HTML, and everything that a note has to say."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import notekit
from notekit import Image, Note, Part, Preformatted
from notekit.blocks import nested

__all__ = ["Page", "folded", "html", "said", "text"]

_SILENT = {"style", "title", "script"}


def html(*notes: Note, **options: Any) -> str:
    """The HTML part."""
    return notekit.render(notes, "newsletter", **options).data.decode()


def text(*notes: Note, **options: Any) -> str:
    """The plain-text part."""
    return notekit.render(notes, "newsletter-text", **options).data.decode()


class Page(HTMLParser):
    """A page as a mail program reads it: its tags with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.pieces: list[str] = []
        self.comments: list[str] = []
        self.feed(page)
        self.close()

    @property
    def text(self) -> str:
        """What is to be read, without what is hidden before it."""
        return "".join(self.pieces)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of that name."""
        return [attributes for name, attributes in self.tags if name == tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(attrs) == len(dict(attrs)), f"an attribute of {tag} stands twice"
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self.pieces.append("\n" if tag in ("br", "p", "td", "th", "li", "div") else "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{tag} ends something else"

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if not _SILENT & set(self.open):
            self.pieces.append(data)


def folded(words: str) -> str:
    """The words without what setting them adds: space, the bars of quotations and the numbers of links."""
    return " ".join(re.sub(r"\s*\[\d+\]", "", words).replace(">", " ").split())


def said(note: Note) -> Iterator[str]:
    """Everything that the note says, whatever renders it."""
    yield from filter(None, (note.title, note.subtitle, note.place, note.organiser, note.series))
    yield from (*note.topics, *note.supporters)
    for person in note.people:
        if set(person.parts) != {Part.MENTIONED}:
            yield str(person)
            yield from map(str, person.posts)
    for section in note.body:
        yield from (content.text for content in section.texts())
        yield from filter(None, (section.group,))
        for block in section.content:
            for inner in nested(block):
                yield from _unspoken(inner)


def _unspoken(block: notekit.Block) -> Iterator[str]:
    """What a block says outside of rich texts."""
    if isinstance(block, Image):
        yield from filter(None, (block.alt, block.caption))
    if isinstance(block, Preformatted):
        yield from block.text.split("\n")
