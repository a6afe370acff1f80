"""The worker that takes the text out of a PDF: bytes on standard input, pieces as JSON on standard output."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from ctypes import byref, c_int
from typing import Any

import pypdfium2
from pypdfium2 import raw

__all__ = ["extracted", "main"]

MOST_PAGES = 5000
MOST_CHARACTERS = 5_000_000

_WIDE = 1.2
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
        number = len(document)
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if error.err_code == raw.FPDF_ERR_PASSWORD else "damaged"}
    if not number:
        return {"error": "empty"}
    pages: list[dict[str, Any]] = []
    left = MOST_CHARACTERS
    for index in range(number):
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
    open_piece: list[Any] | None = None
    letters: list[str] = []
    box = raw.FS_RECTF()
    for at in range(number):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in (0x0A, 0x0D):
            yield from _closed(open_piece, letters)
            open_piece = None
            continue
        if code in _HYPHENS:
            code = 0xAD
        letter = chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if letter.isspace():
            letters += [" "] if open_piece else []
            continue
        if raw.FPDFText_IsGenerated(text, at) or not raw.FPDFText_GetLooseCharBox(text, at, byref(box)):
            letters += [letter] if open_piece else []
            continue
        if open_piece is not None and _apart(open_piece, box):
            yield from _closed(open_piece, letters)
            open_piece = None
        if open_piece is None:
            letters = []
            open_piece = [None, box.left, box.right, box.bottom, box.top, _is_bold(text, at)]
        letters.append(letter)
        open_piece[2] = max(open_piece[2], box.right)
        open_piece[3] = min(open_piece[3], box.bottom)
        open_piece[4] = max(open_piece[4], box.top)
    yield from _closed(open_piece, letters)


def _apart(piece: list[Any], box: Any) -> bool:
    """Whether a letter stands apart from the piece before it."""
    height = max(piece[4] - piece[3], 1.0)
    middle = (box.bottom + box.top) / 2
    return bool(
        box.left - piece[2] > _WIDE * height
        or box.left < piece[1] - height
        or not piece[3] - height / 4 <= middle <= piece[4] + height / 4
    )


def _closed(piece: list[Any] | None, letters: list[str]) -> Iterator[list[Any]]:
    text = "".join(letters).strip() if piece is not None else ""
    if piece is not None and text:
        yield [text, *(round(number, 2) for number in piece[1:5]), piece[5]]


def _is_bold(text: pypdfium2.PdfTextPage, at: int) -> bool:
    if raw.FPDFText_GetFontWeight(text, at) >= _BOLD:
        return True
    flags = c_int()
    size = raw.FPDFText_GetFontInfo(text, at, None, 0, byref(flags))
    if not size or size > 1000:
        return False
    name = (raw.c_char * size)() if hasattr(raw, "c_char") else bytearray(size)
    return bool(flags.value & _FORCED) or _is_named_bold(text, at, size, name)
