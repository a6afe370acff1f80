"""Lines of Markdown: what a line begins, how far it is indented, whether it continues the paragraph above."""

import re

from attrs import define, field
from mistune.helpers import BLOCK_TAGS, HTML_ATTRIBUTES, HTML_TAGNAME

__all__ = [
    "FENCE",
    "HEADING",
    "ITEM",
    "QUOTE",
    "RULE",
    "UNDERLINE",
    "Tail",
    "cells_of",
    "dedented",
    "end_of_html",
    "indent_of",
    "interrupts",
    "is_delimiter_of",
    "item_lines",
    "lazy",
    "without_closing",
]

_LONGEST_TAG = 1_000
"""How many characters a line may have that is nothing but one HTML tag."""

RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?$")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*)")
QUOTE = re.compile(r" {0,3}>")
ITEM = re.compile(r" {0,3}(?P<marker>[-+*]|(?P<number>\d{1,9})[.)])(?=[ \t]|$)")
_INTERRUPTING_ITEM = re.compile(r"(?:[-+*]|1[.)])[ \t]+\S")
_MARKERS = re.compile(r"(?: {0,3}(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)))*")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = re.compile(r"(?:[^|\\]+|\\.|\\$)*")
_HTML: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in (
        (r"<(?:script|pre|style|textarea)(?=[\s>]|$)", r"</(?:script|pre|style|textarea)>"),
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<![a-z]", r">"),
        (r"<!\[CDATA\[", r"\]\]>"),
        (rf"</?(?:{'|'.join(BLOCK_TAGS)})(?=\s|/?>|$)", r"^\s*$"),
    )
)
_BREAKS = re.compile(r"(?:<(?:br|hr)\s*/?>\s*)+$", re.IGNORECASE)
_HERE = re.compile("")
_LONE_TAG = re.compile(rf"(?:<{HTML_TAGNAME}{HTML_ATTRIBUTES}\s*/?>|</{HTML_TAGNAME}\s*>)\s*$")


def indent_of(line: str) -> tuple[int, int]:
    """How many columns a line is indented, and at which character its text begins."""
    if line[:1] not in (" ", "\t"):
        return 0, 0
    space = line[: len(line) - len(line.lstrip(" \t"))]
    return len(space.expandtabs(4)), len(space)


def dedented(line: str, columns: int) -> str:
    """The line without its first `columns` columns of indent; a tab cut in two leaves spaces."""
    if line.startswith(" " * columns):
        return line[columns:]
    width = at = 0
    while width < columns and at < len(line) and line[at] in " \t":
        width += 1 if line[at] == " " else 4 - width % 4
        at += 1
    return " " * (width - columns) + line[at:]


def cells_of(line: str) -> list[str]:
    """The cells of a table row; `\\|` is a pipe within a cell."""
    row = line.strip()
    row = row[1:] if row.startswith("|") else row
    cells, at = [], 0
    while True:
        match = _CELL.match(row, at)
        end = match.end() if match else at
        cells.append(row[at:end].replace("\\|", "|").strip())
        if end >= len(row):
            break
        at = end + 1
    if len(cells) > 1 and row.endswith("|") and not cells[-1]:
        cells.pop()
    return cells


def end_of_html(body: str, *, lone_tag: bool) -> re.Pattern[str] | None:
    """What ends the HTML that begins here, None where none does.

    Tags that hold nothing end on their line, other than in CommonMark: a heading below '<br>' is meant as one.
    """
    if not body.startswith("<"):
        return None
    if lone_tag and len(body) < _LONGEST_TAG and _BREAKS.match(body):
        return _HERE
    for start, end in _HTML:
        if start.match(body):
            return end
    return _HTML[-1][1] if lone_tag and len(body) < _LONGEST_TAG and _LONE_TAG.match(body) else None


def interrupts(line: str) -> bool:
    """Whether a line ends the paragraph above it and begins something else."""
    columns, at = indent_of(line)
    if columns > 3 or line[at : at + 1] not in "#>-+*_1`~<":
        return False
    body = line[at:]
    return bool(
        body[0] == ">"
        or HEADING.match(body)
        or _INTERRUPTING_ITEM.match(body)
        or RULE.match(body)
        or FENCE.match(body)
        or (body[0] == "<" and end_of_html(body, lone_tag=False))
    )


@define
class Tail:
    """Whether the lines taken so far end in an open paragraph, which a line without markers continues.

    Few lines ask, so that the lines taken wait to be read until one does.
    """

    open: bool = False
    fence: str = ""
    waiting: list[str] = field(factory=list)

    def take(self, line: str) -> None:
        self.waiting.append(line)

    def continues(self, line: str) -> bool:
        """Whether a line without the markers of its container belongs to it all the same."""
        if interrupts(line) or ITEM.match(line):
            return False
        for taken in self.waiting:
            self._read(taken)
        self.waiting.clear()
        return self.open

    def _read(self, line: str) -> None:
        match = _MARKERS.match(line)
        body = line[match.end() :] if match else line
        columns, at = indent_of(body)
        body = body[at:]
        if self.fence:
            closing = body.rstrip()
            if columns < 4 and closing.startswith(self.fence) and not closing.strip(self.fence[0]):
                self.fence = ""
        elif columns < 4 and (fence := FENCE.match(body)):
            self.fence, self.open = fence["fence"], False
        elif not body.strip() or (columns < 4 and (HEADING.match(body) or RULE.match(body))):
            self.open = False
        elif not self.open:
            self.open = columns < 4 and not end_of_html(body, lone_tag=True)


def lazy(line: str) -> str:
    """A line that continues a paragraph from outside its container, where it cannot underline it."""
    body = line.lstrip(" \t")
    return "\\" + body if UNDERLINE.match(body) else body


def without_closing(text: str) -> str:
    """A heading's text without the number signs that close it."""
    text = text.strip(" \t")
    bare = text.rstrip("#")
    return bare.rstrip(" \t") if bare != text and (not bare or bare[-1] in " \t") else text


def is_delimiter_of(header: str, delimiter: str) -> bool:
    """Whether a line makes the one above it the header of a table; a list that begins there goes first."""
    if not _DELIMITER.match(delimiter) or _INTERRUPTING_ITEM.match(delimiter):
        return False
    return ("|" in header or "|" in delimiter) and len(cells_of(header)) == len(cells_of(delimiter))


def _after_marker(line: str, end: int) -> tuple[int, str]:
    """How far the text of an item whose marker ends at `end` is indented, and that text; empty where it is blank."""
    rest = line[end:]
    if rest[:1] == " " and rest[1:2].strip():
        return end + 1, rest[1:]  # nearly always
    if not rest.strip():
        return end + 1, ""
    padding = len((" " * end + rest[: indent_of(rest)[1]]).expandtabs(4)) - end
    width = end + (1 if padding > 4 else padding)
    return width, dedented(" " * end + rest, width)


def item_lines(lines: list[str], at: int, item: re.Match[str]) -> list[str]:
    """The lines of a list item without its marker and indent."""
    width, first = _after_marker(lines[at], item.end())
    blank = not first
    inner = [first]
    tail = Tail()
    tail.take(inner[0])
    kept = 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            if blank and len(inner) == 1:
                break
            rest = dedented(line, width)
        elif indent_of(line)[0] >= width:
            rest = dedented(line, width)
        elif tail.continues(line):
            rest = lazy(line)
        else:
            break
        inner.append(rest)
        tail.take(rest)
        kept = len(inner) if line.strip() else kept
    return inner[:kept]
