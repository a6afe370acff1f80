"""The file: its properties, and bytes that are the same each time."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.pkgwriter import PackageWriter
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

import notekit

__all__ = ["set_properties", "to_bytes"]

_LONGEST = 255  # characters of a property; python-docx refuses more
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_SECONDS = re.compile(r"\d{1,10}")  # as reproducible-builds.org defines SOURCE_DATE_EPOCH
_COMPRESSION = 3  # takes 40 % less time than the default and makes files 5 % larger
_EARLIEST = 1601  # the first year that Windows has a file time for


def set_properties(document: Document, notes: Sequence[notekit.Note], title: str) -> None:
    """Sets what the file says about itself; it was made on the day of the event."""
    first = notes[0]
    properties = document.core_properties
    properties.title = title[:_LONGEST]
    properties.subject = (first.subtitle or first.series or "")[:_LONGEST]
    properties.author = _same(notes, "organiser")[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.keywords = ", ".join(dict.fromkeys(topic for note in notes for topic in note.topics))[:_LONGEST]
    properties.category = ("" if first.kind is notekit.Kind.OTHER else first.kind)[:_LONGEST]
    properties.language = first.language[:_LONGEST]
    properties.revision = 1
    properties.created = properties.modified = _day(first)


def to_bytes(document: Document) -> bytes:
    """The file's bytes: as python-docx writes them, but with no time of writing in them.

    They are opened once more before they are handed out. Raises `NotekitError` where that fails.
    """
    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    file = BytesIO()
    members = _Members(file)
    _Writer.write(members, package.rels, package.parts)
    members.close()
    _check(file, document.part.partname.membername)
    return file.getvalue()


def _check(file: BytesIO, main: str) -> None:
    """Opens the file again, as strictly as other programs do: parsers of XML refuse texts that are too long."""
    try:
        with ZipFile(file) as archive:
            etree.fromstring(archive.read(main))
    except (BadZipFile, etree.XMLSyntaxError) as error:
        raise notekit.NotekitError(f"the document could not be opened again ({error}); part the note") from None


class _Members:
    """Takes the members of a package into a zip file."""

    def __init__(self, file: BytesIO) -> None:
        self._archive = ZipFile(file, "w", ZIP_DEFLATED)

    def write(self, uri: Any, blob: bytes) -> None:
        member = ZipInfo(uri.membername)
        member.compress_type = ZIP_DEFLATED
        self._archive.writestr(member, blob, compresslevel=_COMPRESSION)

    def close(self) -> None:
        self._archive.close()


class _Writer(PackageWriter):
    """python-docx's writer, for members that are taken elsewhere than to a file of its own."""

    @staticmethod
    def write(members: Any, relationships: Any, parts: Any) -> None:
        PackageWriter._write_content_types_stream(members, parts)  # type: ignore[no-untyped-call]
        PackageWriter._write_pkg_rels(members, relationships)  # type: ignore[no-untyped-call]
        PackageWriter._write_parts(members, parts)


def _same(notes: Sequence[notekit.Note], field: str) -> str:
    """What all notes have in a field; '' where they differ or have nothing."""
    values = {getattr(note, field) for note in notes}
    return (values.pop() or "") if len(values) == 1 else ""


def _day(note: notekit.Note) -> datetime:
    """The day of the event; where it has none, the time with which builds are dated, else a day of no meaning."""
    if note.date and note.date.start and note.date.start.year >= _EARLIEST:
        day = note.date.start
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(stated), UTC) if _SECONDS.fullmatch(stated) else _UNDATED
