"""Bullets that are typed as characters, such as '•', or without the space that Markdown wants: '-Boats', '2.Lamps'."""

import re
from collections.abc import Iterator

__all__ = ["TIGHT", "has_tight_markers", "with_typed_bullets"]

TIGHT = r"(?=[^\W\d_]|[“\"'‘(*\[])"
"""What stands right behind a hyphen or number that opens an item without a space."""

_BULLETS = "•◦▪●‣"
_BULLET = re.compile(rf"([ \t]*(?:>[ \t]*)*)[{_BULLETS}](?:[ \t\u00a0]|(?=[^\s{_BULLETS}]))")
_TIGHT_LINE = rf"[ ]{{0,3}}(?:-|\d{{1,2}}[.)]){TIGHT}"
_TIGHT_LINES = re.compile(rf"^{_TIGHT_LINE}[^\n]*\n(?:[ \t]*\n)?{_TIGHT_LINE}", re.MULTILINE)
_TIGHT_MARKER = re.compile(rf"([ ]{{0,3}}(?:-|\d{{1,2}}[.)])){TIGHT}")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def has_tight_markers(text: str) -> bool:
    """Whether two lines one below the other begin with a hyphen or a number, and no space behind it."""
    return _TIGHT_LINES.search(text) is not None


def with_typed_bullets(lines: list[str], text: str) -> list[str]:
    """The lines of a Markdown document, with a hyphen for each bullet with which one begins outside code.

    Where hyphens and numbers open items without a space behind them, they get one. `text` is the document as
    a whole, in which bullets are found sooner than in its lines.
    """
    tight = has_tight_markers(text)
    if not tight and not any(map(text.__contains__, _BULLETS)):
        return lines
    return list(_hyphened(lines, tight=tight))


def _hyphened(lines: list[str], *, tight: bool) -> Iterator[str]:
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if fence:
            yield line
        elif bullet := _BULLET.match(line):
            yield f"{bullet[1]}- {line[bullet.end() :]}"
        elif tight and (marker := _TIGHT_MARKER.match(line)):
            yield f"{marker[1]} {line[marker.end() :]}"
        else:
            yield line
