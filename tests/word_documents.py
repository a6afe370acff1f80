"""What tests of the Word renderer ask of its documents."""

import struct
import zlib
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

import notekit
from notekit import (
    Note,
    Section,
)
from notekit_word import WordRenderer

RENDERER = WordRenderer()


def rendered(*notes: Note, **options: Any) -> notekit.Artefact:
    return RENDERER.render(notes, RENDERER.options(**options))


def opened(*notes: Note, **options: Any) -> Document:
    return docx.Document(BytesIO(rendered(*notes, **options).data))


def of_blocks(*blocks: notekit.Block | str) -> Document:
    return opened(Note(body=(Section(blocks),)))


def text_of(element: Any) -> str:
    """The text under an element, a line for each paragraph, line break and cell."""
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:p"): "\n"}
    return "".join(part.text or "" if part.tag == qn("w:t") else signs.get(part.tag, "") for part in element.iter())


def lines(document: Document) -> list[tuple[str, str]]:
    """The paragraphs outside tables: style and text."""
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]


def of_style(document: Document, style: str) -> list[str]:
    return [text for name, text in lines(document) if name == style]


def numbers(document: Document) -> list[tuple[str, int, int]]:
    """Of each paragraph that says its numbering itself: its text, the numbering and the level."""
    places = [(paragraph.text, paragraph._p.pPr.numPr) for paragraph in document.paragraphs]
    return [(text, place.numId.val, place.ilvl.val) for text, place in places if place is not None]


def links(document: Document) -> list[tuple[str, str]]:
    """Words and address of each link out of the document."""
    elements = document.element.body.iter(qn("w:hyperlink"))
    out = [(text_of(element), element.get(qn("r:id"))) for element in elements]
    return [(text, document.part.rels[target].target_ref) for text, target in out if target]


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
