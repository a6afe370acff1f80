"""Rich texts put together and taken apart, each piece with the marks over it."""

from collections.abc import Iterable

from attrs import evolve

from notekit.text import Mark, RichText

__all__ = ["joined", "lines_of", "one_line", "part_of"]


def joined(contents: Iterable[RichText], separator: str) -> RichText:
    """The texts as one, `separator` between them."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = 0
    for content in filter(None, contents):
        if pieces:
            pieces.append(separator)
            length += len(separator)
        marks += [evolve(mark, start=mark.start + length, end=mark.end + length) for mark in content.marks]
        pieces.append(content.text)
        length += len(content.text)
    return RichText("".join(pieces), marks)


def lines_of(content: RichText) -> list[RichText]:
    """The text line by line, each with the marks over it."""
    lines: list[RichText] = []
    start = 0
    for text in content.text.split("\n"):
        lines.append(part_of(content, start, start + len(text)))
        start += len(text) + 1
    return lines


def part_of(content: RichText, start: int, end: int) -> RichText:
    """The text from `start` to `end` with the marks over it."""
    marks = [
        evolve(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in content.marks
        if mark.start < end and mark.end > start
    ]
    return RichText(content.text[start:end], marks)


def one_line(content: RichText) -> RichText:
    """The text on one line."""
    return RichText(content.text.replace("\n", " "), content.marks)
