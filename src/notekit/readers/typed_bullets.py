"""Bullets that are typed as characters, such as '•', which Markdown knows as text only."""

import re
from collections.abc import Iterator

__all__ = ["with_typed_bullets"]

_BULLETS = "•◦▪●‣"
_BULLET = re.compile(rf"([ \t]*(?:>[ \t]*)*)[{_BULLETS}][ \t\u00a0]")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def with_typed_bullets(lines: list[str], text: str) -> list[str]:
    """The lines of a Markdown document, with a hyphen for each bullet with which one begins outside code.

    `text` is the document as a whole, in which bullets are found sooner than in its lines.
    """
    return list(_hyphened(lines)) if any(map(text.__contains__, _BULLETS)) else lines


def _hyphened(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        bullet = _BULLET.match(line) if not fence else None
        yield f"{bullet[1]}- {line[bullet.end() :]}" if bullet else line
