"""The worker that takes the text out of a PDF: bytes on standard input, pieces as JSON on standard output."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from ctypes import byref, c_int, create_string_buffer
from typing import Any

import pypdfium2
from pypdfium2 import raw

__all__ = ["extracted", "main"]

MOST_PAGES = 5000
MOST_CHARACTERS = 5_000_000

_WIDE = 1.0
"""How wide a gap parts two pieces, in heights of a letter."""

_BOLD = 600
_FORCED = 1 << 18  # the flag of a font that is to be drawn bold
_HYPHENS = {0x02, 0xFFFE, 0xAD}


def main(megabytes: int) -> None:
    """Reads and writes; `megabytes` limits the memory, where the system can do so."""
    _limit(megabytes)
    found = extracted(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))


def _limit(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def extracted(data: bytes) -> dict[str, Any]:
    """The pages of a PDF, or the reason why there are none under the key `error`."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if error.err_code == raw.FPDF_ERR_PASSWORD else "damaged"}
    pages: list[dict[str, Any]] = []
    left = MOST_CHARACTERS
    for index in range(len(document)):
        page = _page(document, index, left)
        left -= sum(len(piece[0]) for piece in page["pieces"]) + 1
        if left < 0 or index >= MOST_PAGES:
            return {"error": "long"}
        pages.append(page)
    return {"pages": pages, "says": {key: value for key, value in document.get_metadata_dict().items() if value}}


def _page(document: pypdfium2.PdfDocument, index: int, most: int) -> dict[str, Any]:
    """The pieces of a page; none where the page is damaged."""
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return {"pieces": [], "edges": [0, 0]}
    _, bottom, _, top = page.get_bbox()
    pieces = [*_pieces(text, min(text.count_chars(), most + 1))]
    text.close()
    page.close()
    return {"pieces": pieces, "edges": [bottom, top]}


def _pieces(text: pypdfium2.PdfTextPage, number: int) -> Iterator[list[Any]]:
    """Pieces as lists of text, left, right, bottom, top and whether it is bold."""
    piece = _Piece(text)
    box = raw.FS_RECTF()
    for at in range(number):
        code = raw.FPDFText_GetUnicode(text, at)
        letter = "\u00ad" if code in _HYPHENS else chr(code)
        if letter in "\r\n":
            yield from piece.closed()
        elif letter.isspace() or raw.FPDFText_IsGenerated(text, at):
            piece.go_on(letter)
        elif raw.FPDFText_GetLooseCharBox(text, at, byref(box)):
            if piece.is_far_from(box):
                yield from piece.closed()
            piece.add(letter, at, box)
    yield from piece.closed()


class _Piece:
    """A piece as it grows, letter by letter."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self.text = text
        self.letters: list[str] = []
        self.heights: Counter[tuple[float, float]] = Counter()
        self.first = self.last = 0

    def add(self, letter: str, at: int, box: Any) -> None:
        if not self.letters:
            self.first = at
            self.left, self.right, self.bottom, self.top = box.left, box.right, box.bottom, box.top
        self.last = at
        self.letters.append(letter)
        self.right = max(self.right, box.right)
        self.heights[round(box.bottom, 1), round(box.top, 1)] += 1
        self.bottom = min(self.bottom, box.bottom)
        self.top = max(self.top, box.top)

    def go_on(self, letter: str) -> None:
        """Adds what has no place of its own."""
        if self.letters:
            self.letters.append(" " if letter.isspace() else letter)

    def is_far_from(self, box: Any) -> bool:
        """Whether a letter stands apart from this piece."""
        if not self.letters:
            return False
        height = max(self.top - self.bottom, 1.0)
        middle = (box.bottom + box.top) / 2
        beside = self.left - height <= box.left <= self.right + _WIDE * height
        return not (beside and self.bottom - height / 4 <= middle <= self.top + height / 4)

    def closed(self) -> Iterator[list[Any]]:
        said = "".join(self.letters).strip()
        if said.endswith("\u00ad"):  # a hyphen that pdfium takes for one of syllables
            said = said[:-1] + "-"
        self.letters = []
        if said:
            (bottom, top), _ = self.heights.most_common(1)[0]
            bold = _is_bold(self.text, self.first) and _is_bold(self.text, self.last)
            yield [said, round(self.left, 1), round(self.right, 1), bottom, top, bold]
        self.heights.clear()


def _is_bold(text: pypdfium2.PdfTextPage, at: int) -> bool:
    if raw.FPDFText_GetFontWeight(text, at) >= _BOLD:
        return True
    name, flags = create_string_buffer(200), c_int()
    size = raw.FPDFText_GetFontInfo(text, at, name, len(name), byref(flags))
    said = name.value.lower() if size <= len(name) else b""
    return bool(flags.value & _FORCED) or any(word in said for word in (b"bold", b"black", b"heavy"))
