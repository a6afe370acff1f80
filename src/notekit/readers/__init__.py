"""Readers: from the bytes of a document to a source and its blocks.

A reader knows a format and nothing about events. It is imported when a document of its format is read.
"""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, runtime_checkable

from attrs import evolve, frozen

from notekit.diagnostics import Diagnostic
from notekit.errors import FormatError, SourceError
from notekit.readers.decoding import declared_encoding, decode, tidy
from notekit.reading import Reading
from notekit.source import Source

__all__ = ["FORMATS", "JSON", "Format", "Reader", "format_of", "is_own", "read", "told_by"]


@frozen
class Format:
    """A format of documents. `title` is what people call such documents, in the plural.

    `reader` is the function that reads it, as `module:function`, None for JSON, which holds notes and no
    blocks. That of a format that is `binary` takes the bytes and the name of a document, any other a source.
    """

    name: str
    title: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    reader: str | None = None
    binary: bool = False


@runtime_checkable
class Reader(Protocol):
    """A reader that a plugin supplies.

    `name` is what users ask for with -f ('vtt'), `media_types` and `suffixes` ('.vtt') what its documents go by,
    `summary` one line about them.
    """

    name: str
    summary: str

    @property
    def media_types(self) -> Sequence[str]:
        """Such as 'text/vtt'."""

    @property
    def suffixes(self) -> Sequence[str]:
        """Such as '.vtt'."""

    def read(self, data: bytes, name: str) -> Reading:
        """The source and blocks of the document `data`, which goes by `name`; each block with its span.

        Raises `SourceError` for a document that cannot be read.
        """


TEXT = Format(
    "text",
    "plain text documents",
    ("text/plain",),
    (".txt", ".text"),
    "notekit.readers.text:read_text",
)
MARKDOWN = Format(
    "markdown",
    "Markdown documents",
    ("text/markdown", "text/x-markdown"),
    (".md", ".markdown", ".mdown", ".mkd"),
    "notekit.readers.markdown:read_markdown",
)
JSON = Format("json", "notebooks as JSON", ("application/json",), (".json",))
HTML = Format(
    "html",
    "HTML documents",
    ("text/html", "application/xhtml+xml"),
    (".html", ".htm", ".xhtml"),
    "notekit.readers.html:read_html",
)
FORMATS = (
    TEXT,
    MARKDOWN,
    HTML,
    Format(
        "docx",
        "Word documents",
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/msword"),
        (".docx", ".docm", ".dotx", ".doc"),
        "notekit.readers.docx:read_docx",
        binary=True,
    ),
    Format("pdf", "PDF documents", ("application/pdf",), (".pdf",), "notekit.readers.pdf:read_pdf", binary=True),
    JSON,
)

_OPENINGS = {
    "json": re.compile(r'\s*\{\s*"notekit"\s*:'),
    "markdown": re.compile(r"---\r?\nnotekit:"),
    "pdf": re.compile(r"%PDF-"),
    "docx": re.compile(r"PK\x03\x04"),
}


def format_of(name: str, media_type: str | None = None) -> Format:
    """The format that `media_type` states, as a media type or as a format's short name.

    None goes by the suffix of `name`; one that says nothing means plain text. Raises `FormatError`
    for a media type that is not known.
    """
    if media_type is None:
        suffix = PurePath(name).suffix.lower()
        return next((known for known in FORMATS if suffix in known.suffixes), TEXT)
    asked = media_type.partition(";")[0].strip().lower()
    for known in FORMATS:
        if asked == known.name or asked in known.media_types:
            return known
    names = [known.name for known in FORMATS]
    close = get_close_matches(asked, names, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(names)}"
    raise FormatError(f"{name}: there is no format {media_type!r} to read; {hint}")


def is_own(name: str, media_type: str | None = None) -> bool:
    """Whether notekit itself reads a format: that which is stated, else that of the suffix, if there is one."""
    if media_type is None:
        suffix = PurePath(name).suffix.lower()
        return not suffix or any(suffix in known.suffixes for known in FORMATS)
    asked = media_type.partition(";")[0].strip().lower()
    return any(asked == known.name or asked in known.media_types for known in FORMATS)


def told_by(data: bytes | str) -> str | None:
    """The name of the format that a document's first characters tell beyond doubt; None where they do not.

    Only PDF, Word's zip files and what notekit writes itself are told so: a record in JSON, and Markdown that states
    its notation.
    """
    head = data[:200] if isinstance(data, str) else data[:200].decode("utf-8-sig", "replace")
    return next((name for name, opening in _OPENINGS.items() if opening.match(head)), None)


def read(data: bytes | str, *, name: str, media_type: str | None = None, encoding: str | None = None) -> Reading:
    """The source and blocks of the document `data`, which goes by `name`.

    `media_type` and `encoding` are taken as stated; where they are None, the suffix of `name` and the
    bytes decide. A blank document gives no blocks and the diagnostic `empty-source`. Raises
    `FormatError` for a format that cannot be read and `SourceError` for what is no text.
    """
    known = format_of(name, media_type)
    if known.reader is None:
        raise FormatError(f"{name}: {known.title} hold notes, not blocks; read them with notekit.loads")
    reader = _reader(known.reader)
    if known.binary:
        if isinstance(data, str):
            raise SourceError(f"{name}: {known.title} are no text; open it for reading bytes")
        read_bytes: Reading = reader(data, name=name)
        return read_bytes
    if isinstance(data, bytes) and encoding is None and known is HTML:
        encoding = declared_encoding(data)
    text, remarks = tidy(data) if isinstance(data, str) else decode(data, name=name, encoding=encoding)
    raw = None if isinstance(data, str) else data
    source = Source.from_text(text, media_type=known.media_types[0], name=name, data=raw)
    if not text.strip():
        return Reading(source, (), (*remarks, Diagnostic("empty-source", "there is nothing but white space in it")))
    reading: Reading = reader(source)
    if reading.source.text != text:  # spans of the remarks are offsets in what was decoded
        remarks = tuple(evolve(remark, span=None) for remark in remarks)
    return evolve(reading, diagnostics=(*remarks, *reading.diagnostics))


def _reader(place: str) -> Callable[..., Reading]:
    module, _, function = place.partition(":")
    found: Callable[..., Reading] = getattr(import_module(module), function)
    return found
