"""Marks of list items that came out wrong."""

import re
from collections.abc import Iterator

from notekit.blocks import Preformatted
from notekit.checks.finding import Fix, Remark
from notekit.checks.passages import Subject
from notekit.source import Span

__all__ = ["broken_list_markers"]

_BROKEN = re.compile(
    r"^[ \t]*(?P<mark>(?:[-*+•–][ \t]+)?(?P<number>\d{1,3})\*\*)(?=[ \t]+[^\s*])(?![^\n]*\*\*)", re.MULTILINE
)
_DOUBLED = re.compile(r"^[ \t]*(?P<mark>[-*+•][ \t]+(?=[•◦▪●‣][ \t]*\w)[•◦▪●‣])", re.MULTILINE)
_FOREIGN = re.compile("^[ \\t]*(?P<mark>[\ue000-\uf8ff\ufffd])(?=[ \\t]+\\w)", re.MULTILINE)
_EMPTY = re.compile(r"^[ \t]*(?P<mark>[•◦▪●‣])[ \t]*$", re.MULTILINE)


def broken_list_markers(subject: Subject) -> Iterator[Remark]:
    """Items whose mark is broken, such as '1** Text', two marks in a row, or a mark with nothing after it."""
    source = subject.source
    if source is None:
        return
    for span in _lines_of(subject):
        text = source.slice(span)
        for match in _BROKEN.finditer(text):
            place = _place(match, span)
            yield Remark(f"the list marker “{match['mark']}” is broken", place, Fix(place, f"{match['number']}."))
        for match in _DOUBLED.finditer(text):
            place = _place(match, span)
            yield Remark("an item of a list has two markers", place, Fix(place, match["mark"][-1]))
        for match in _FOREIGN.finditer(text):
            place = _place(match, span)
            yield Remark("the marker of a list item is a character that no font shows", place, Fix(place, "•"))
        for match in _EMPTY.finditer(text):
            yield Remark(
                "a list marker has no text", _place(match, span), hint="write the item, or take the marker out"
            )


def _lines_of(subject: Subject) -> list[Span]:
    """The pieces of the source that hold the note's own text, code left out."""
    blocks = [block for section in subject.note.body for block in section.content]
    return sorted({block.span for block in blocks if block.span and not isinstance(block, Preformatted)})


def _place(match: re.Match[str], span: Span) -> Span:
    return Span(span.start + match.start("mark"), span.start + match.end("mark"))
