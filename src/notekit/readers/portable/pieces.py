"""Pieces of text on the pages of a PDF, each with its place, as a worker process finds them.

PDFs come from anywhere, and what reads them is written in C: a document that would take all memory, all
time or the whole process takes only the worker.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from attrs import frozen

from notekit.errors import FormatError, SourceError

__all__ = ["Page", "Piece", "pieces_of"]

SECONDS = 120
"""How long the worker may take."""

MEGABYTES = 1500
"""How much memory the worker may take, where the system can limit it."""

_REASONS = {
    "password": "it is encrypted; save a copy without its password first",
    "damaged": "it is damaged; open it in a viewer and save it anew",
    "long": "it has too many pages or characters; part it first",
}


@frozen
class Piece:
    """Text on one line of a page without a wide gap in it; lengths in points, from the lower left corner.

    `bottom` and `top` are those of most of its letters.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False

    @property
    def size(self) -> float:
        """The height of the letters."""
        return self.top - self.bottom


@frozen
class Page:
    """The pieces of one page in the order of the file; `top` and `bottom` are its edges."""

    pieces: tuple[Piece, ...]
    bottom: float
    top: float


def pieces_of(data: bytes, *, name: str) -> tuple[list[Page], dict[str, str]]:
    """The pages of the PDF `data`, which goes by `name`, and what it says of itself.

    Raises `FormatError` where pypdfium2 is missing, and `SourceError` for what is encrypted, damaged,
    or too large to be read within the limits.
    """
    if find_spec("pypdfium2") is None:
        raise FormatError(f"{name}: reading PDF documents needs pypdfium2; run pip install 'notekit-events[pdf]'")
    if b"%PDF-" not in data[:1024]:
        raise SourceError(f"{name}: not a PDF document; name its true format with -f")
    found = _extracted(data, name)
    if reason := found.get("error"):
        raise SourceError(f"{name}: cannot be read: {_REASONS[reason]}")
    pages = [Page(tuple(Piece(*piece) for piece in page["pieces"]), *page["edges"]) for page in found["pages"]]
    return pages, found["says"]


def _extracted(data: bytes, name: str) -> dict[str, Any]:
    """What the worker says."""
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; from notekit.readers.portable import worker; worker.main({MEGABYTES})"
    )
    command = [sys.executable, "-I", "-c", code]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(f"{name}: cannot be read within {SECONDS} seconds; part it first") from None
    except OSError as error:
        raise SourceError(f"{name}: cannot be read, since no process can be started ({error.strerror})") from None
    if done.returncode:
        raise SourceError(f"{name}: cannot be read within {MEGABYTES} MB of memory, or is damaged; save it anew")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
