"""Markers typed as Markdown does not know them: '• Boats', '☐ Boats', '-Boats' and '2.Boats' tight, 'b) Boats'."""

import re
from collections.abc import Iterator

__all__ = ["CHECKED", "TIGHT", "has_typed_markers", "with_typed_markers"]

TIGHT = r"(?=[^\W\d_]|[“\"'‘(*\[])"
"""What stands right behind a hyphen or number that opens an item without a space."""

CHECKED = {"☐": False, "□": False, "☑": True, "☒": True}
"""Boxes before items, and whether they are ticked."""

_BULLETS = "•◦▪●‣"
_BOX = re.compile(
    rf"([ \t]*(?:>[ \t]*)*)(?:((?:[-+*]|\d{{1,3}}[.)])[ \t]+)|[{_BULLETS}][ \t]+)?"
    rf"([{''.join(CHECKED)}])[ \t\u00a0]*(?=\S)"
)
_BULLET = re.compile(rf"([ \t]*(?:>[ \t]*)*)[{_BULLETS}](?:[ \t\u00a0]|(?=[^\s{_BULLETS}]))")
_TIGHT_LINE = rf"[ ]{{0,3}}(?:-|\d{{1,2}}[.)]){TIGHT}"
_NEXT_LINE = r"[^\n]*\n(?:[ \t]*\n)?"
_LETTERED_LINES = rf"[ ]{{0,3}}\(?(?:a[.)]\s{_NEXT_LINE}[ ]{{0,3}}\(?b|i[.)]\s{_NEXT_LINE}[ ]{{0,3}}\(?ii)[.)]\s"
_TYPED_LINES = re.compile(rf"^(?:{_TIGHT_LINE}{_NEXT_LINE}{_TIGHT_LINE}|{_LETTERED_LINES})", re.MULTILINE)
_TIGHT_MARKER = re.compile(rf"([ ]{{0,3}}(?:-|\d{{1,2}}[.)])){TIGHT}")
_LETTER = re.compile(r"([ ]{0,3})\(?([a-z]|[ivx]{2,4})[.)](?=[ \t]+\S)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def has_typed_markers(text: str) -> bool:
    """Whether lines one below the other begin with hyphens or numbers and no space behind them, or with a) and b)."""
    return _TYPED_LINES.search(text) is not None


def with_typed_markers(lines: list[str], text: str) -> list[str]:
    """The lines of a Markdown document, with the markers of Markdown for those that are typed otherwise outside code.

    A bullet becomes a hyphen, a box one with a box of Markdown's; a hyphen or number gets a space behind it, and
    letters become numbers, where several lines begin so. `text` is the document as a whole, in which they are
    found sooner than in its lines.
    """
    typed = has_typed_markers(text)
    if not typed and not any(map(text.__contains__, (*_BULLETS, *CHECKED))):
        return lines
    return list(_marked(lines, typed=typed))


def _marked(lines: list[str], *, typed: bool) -> Iterator[str]:
    fence = ""
    count = 0
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if fence:
            yield line
        elif box := _BOX.match(line):
            yield f"{box[1]}{box[2] or '- '}[{'x' if CHECKED[box[3]] else ' '}] {line[box.end() :]}"
        elif bullet := _BULLET.match(line):
            yield f"{bullet[1]}- {line[bullet.end() :]}"
        elif typed and (marker := _TIGHT_MARKER.match(line)):
            yield f"{marker[1]} {line[marker.end() :]}"
        elif typed and (letter := _LETTER.match(line)) and (number := _number(letter[2], count)):
            count = number
            yield f"{letter[1]}{number}.{line[letter.end() :]}"
        else:
            yield line


def _number(letter: str, count: int) -> int:
    """The number for which a letter stands that begins a count or goes on with one; 0 for any other."""
    for signs in (_LETTERS, _ROMAN):
        for number in (1, count + 1):
            if number <= len(signs) and signs[number - 1] == letter:
                return number
    return 0
