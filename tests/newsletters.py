"""What the tests of the newsletter share: a reader of its HTML, strict about how it is nested."""

import re
from base64 import b64decode
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

import notekit
from notekit import Artefact, Issue, Note
from notekit.targets import digest

__all__ = ["PNG", "Page", "folded", "html", "made", "mail", "opened", "text"]

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

_SILENT = {"style", "title", "script"}


def made(to: str, *told: Issue | Note, **options: Any) -> Artefact:
    """An issue, or notes, as that part of a newsletter."""
    (first, *_) = told
    if isinstance(first, Issue):
        return digest(to, first, options)
    return notekit.render([note for note in told if isinstance(note, Note)], to, **options)


def html(*told: Issue | Note, **options: Any) -> str:
    """The HTML part."""
    return made("newsletter", *told, **options).data.decode()


def text(*told: Issue | Note, **options: Any) -> str:
    """The plain-text part."""
    return made("newsletter-text", *told, **options).data.decode()


def mail(*told: Issue | Note, **options: Any) -> bytes:
    """The whole message."""
    return made("newsletter-mail", *told, **options).data


def opened(data: bytes) -> EmailMessage:
    """A message as a mail program reads it."""
    read = message_from_bytes(data, policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


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
        if tag not in ("meta", "br", "img"):
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
