"""The margins of pages: running heads and page numbers."""

import re
from collections.abc import Sequence

from notekit.readers.portable.pieces import Page, Piece

__all__ = ["marginal"]

_MARGIN = 0.12
"""The share of a page's height, at its top and bottom, in which running heads and page numbers stand."""

_OFTEN = 0.3
"""The share of pages on which the same words are a running head: at least one of two, left and right differing."""

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(
    r"(?:page|p\.?)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|]?(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE
)


def marginal(pages: Sequence[Page]) -> set[int]:
    """The identities of the pieces that are running heads and page numbers."""
    candidates = [_candidates(page) for page in pages]
    counts: dict[str, int] = {}
    for pieces in candidates:
        for said in {_key(piece) for piece in pieces}:
            counts[said] = counts.get(said, 0) + 1
    enough = max(2.0, len(pages) * _OFTEN)
    return {
        id(piece)
        for pieces in candidates
        for piece in pieces
        if (counts[_key(piece)] >= enough and _WORD.search(piece.text)) or _NUMBER.fullmatch(piece.text)
    }


def _key(piece: Piece) -> str:
    return _DIGITS.sub("#", piece.text)


def _candidates(page: Page) -> list[Piece]:
    """The pieces in the margins of a page, where there is text outside of them too."""
    height = page.top - page.bottom
    low, high = page.bottom + height * _MARGIN, page.top - height * _MARGIN
    found = [piece for piece in page.pieces if piece.top < low or piece.bottom > high]
    return found if len(found) < len(page.pieces) else []
