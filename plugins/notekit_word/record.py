"""The record that travels with a document: what its pages cannot show of the notes.

It says for each line of the page, in order, what it is in the note, and holds the fields of the note and
what bookmarks stand for. The words themselves stand on the page only; the record has checksums of them, so
that a reader can tell which lines a person changed. docs/word.md describes the form.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape
from zlib import crc32

from attrs import define, field, frozen
from docx.opc.packuri import PackURI
from docx.opc.part import Part

import notekit

__all__ = ["Record", "Said", "Value", "attach", "checksum", "pieces", "words"]

VERSION = 1
NAMESPACE = "urn:notekit:record"

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CUSTOM = f"{_RELATIONSHIPS}/customXml"
_CUSTOM_PROPERTIES = f"{_RELATIONSHIPS}/customXmlProps"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@frozen
class Value:
    """Words of a line that give a field of the record, found by the keys of `path` from its top."""

    path: tuple[str | int, ...]
    text: str


Said: TypeAlias = Sequence[str | Value]
"""A line that the document says by itself, in pieces: fields, and what stands between them."""


def words(said: Said) -> str:
    """The text of a line."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in said)


@define
class Record:
    """Takes down what is written, line by line."""

    marks: list[dict[str, Any]] = field(factory=list)
    notes: list[dict[str, Any]] = field(factory=list)
    addresses: dict[str, None] = field(factory=dict)
    _page: list[list[Any]] = field(factory=list)

    def begin(self, note: notekit.Note) -> None:
        """What follows is of this note."""
        self._page = []
        self.notes.append({"fields": dict(_fields(note)), "page": self._page})

    def put(self, *token: Any) -> None:
        """Takes down one token."""
        self._page.append(list(token))

    def line(self, name: str, text: str, *rest: Any) -> None:
        """Takes down that a line of the page, with this text, is what `name` says."""
        self._page.append([name, checksum(text), *rest])

    def said(self, name: str, said: Said) -> None:
        """Takes down a line that the document says by itself."""
        self.line(name, words(said), pieces(said))

    def mark(self, mark: notekit.Mark) -> int:
        """Takes down what a bookmark stands for; gives its number."""
        self.marks.append(dict(_mark(mark)))
        return len(self.marks) - 1

    def field(self, *path: str | int) -> tuple[str | int, ...]:
        """The path to a field of the note."""
        return "notes", len(self.notes) - 1, "fields", *path

    def next_token(self, *path: str | int) -> tuple[str | int, ...]:
        """The path into the token that is taken down next."""
        return "notes", len(self.notes) - 1, "page", len(self._page), *path

    def to_xml(self) -> bytes:
        """The record as a part of the document."""
        text = json.dumps(
            {"notekit": VERSION, "notes": self.notes, "marks": self.marks, "addresses": list(self.addresses)},
            separators=(",", ":"),
            check_circular=False,
        )
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="{NAMESPACE}">{escape(text)}</record>'.encode()


def checksum(text: str) -> int:
    """A number by which a reader tells whether a text, white space apart, is still the same."""
    return crc32(" ".join(text.split()).encode())


def pieces(said: Said) -> list[Any]:
    """A line for the record."""
    return [piece if isinstance(piece, str) else [piece.path, piece.text] for piece in said]


def attach(record: Record, main: Any) -> None:
    """Makes the record a part of the document whose main part is `main`."""
    data = record.to_xml()
    package = main.package
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", data, package)
    item = str(uuid5(NAMESPACE_URL, f"{NAMESPACE}/{crc32(data)}")).upper()
    properties = (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{{{item}}}" xmlns:ds="{_DATA_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    content_type = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    part.relate_to(
        Part(PackURI("/customXml/itemProps1.xml"), content_type, properties.encode(), package), _CUSTOM_PROPERTIES
    )
    main.relate_to(part, _CUSTOM)


def _fields(note: notekit.Note) -> Iterable[tuple[str, Any]]:
    """The fields of a note, as front matter names them."""
    for name in ("title", "subtitle", "place", "organiser", "series", "url", "teaser", "language"):
        if value := getattr(note, name):
            yield name, value
    if note.kind is not notekit.Kind.OTHER:
        yield "kind", str(note.kind)
    if note.date:
        yield from _date("date", note.date)
    for name in ("topics", "supporters", "highlights"):
        if values := getattr(note, name):
            yield name, list(values)
    if note.people:
        yield "people", list(map(_person, note.people))


def _date(name: str, date: notekit.EventDate) -> Iterable[tuple[str, str]]:
    if date.iso:
        yield name, date.iso
    if date.text:
        yield f"{name}-text", date.text


def _person(person: notekit.Person) -> Mapping[str, Any]:
    posts = [{"role": post.role, "affiliation": post.affiliation, "former": post.former} for post in person.posts]
    return {
        "name": person.name,
        "honorific": person.honorific,
        "posts": posts,
        "parts": [str(part) for part in person.parts],
    }


def _mark(mark: notekit.Mark) -> Iterable[tuple[str, Any]]:
    yield "mark", type(mark).__name__.casefold()
    if isinstance(mark, notekit.Speech):
        yield "speaker", mark.speaker
    elif isinstance(mark, notekit.Anchor):
        yield "url", mark.url
    elif isinstance(mark, notekit.Action):
        yield "owner", mark.owner
        yield "status", mark.status and str(mark.status)
        if mark.due:
            yield from _date("due", mark.due)
