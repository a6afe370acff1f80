"""What the tests of the newsletter share: readers of its parts, that of HTML strict about how it is nested."""

import re
from base64 import b64decode
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

import notekit
from notekit import Artefact, Issue, Note
from notekit.blocks import texts
from notekit.targets import digest
from notekit.testing import said

__all__ = ["PNG", "Page", "folded", "html", "made", "mail", "opened", "part", "text", "unsaid"]

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


def part(read: EmailMessage, kind: str) -> list[str]:
    """The lines of the part of a message that is text/kind."""
    (found,) = [each for each in read.walk() if each.get_content_type() == f"text/{kind}"]
    assert isinstance(found, EmailMessage)
    return str(found.get_content()).splitlines()


def unsaid(issue: Issue, **options: Any) -> dict[str, list[str]]:
    """What the issue's items say, name or link to that does not stand in the HTML or in the text of its message."""
    read = opened(mail(issue, **options))
    page, plain = Page("\n".join(part(read, "html"))), "\n".join(part(read, "plain"))
    links = {link.get("href") for link in page.all("a")}
    words, urls = list(_words(issue)), list(_urls(issue))
    seen, written = folded(page.text), folded(plain)
    return {
        "html": [*(each for each in words if folded(each) not in seen), *(each for each in urls if each not in links)],
        "text": [
            *(each for each in words if folded(each) not in written),
            *(each for each in urls if re.sub(r"^(?:https?://|mailto:)", "", each) not in plain),
        ],
    }


def _words(issue: Issue) -> Iterator[str]:
    yield from filter(None, (issue.title, *(item.group for item in issue.items)))
    yield from (content.text for block in issue.introduction for content in texts(block))
    for item in issue.items:
        for aspect, words in said(item.note).items():
            if aspect != "owners":  # told below paragraphs and items
                yield from words


def _urls(issue: Issue) -> Iterator[str]:
    for item in issue.items:
        yield from filter(None, (item.link, *(link.url for link in item.note.links)))


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
