"""Tables, each as Word lays it out."""

from collections.abc import Iterator, Sequence

from notekit_word.elements import Element, add
from notekit_word.story import Story

__all__ = ["MOST_COLUMNS", "cells", "checked_text"]

MOST_COLUMNS = 63  # Word opens no table with more
MOST_ROWS_TOGETHER = 12  # rows of a table that is not parted between pages
CHARACTER, PADDING = 115, 260  # the width of a character of a table and of what surrounds a cell's text


def cells(
    story: Story, texts: Sequence[Sequence[str]], *, header: bool, indent: int = 0
) -> Iterator[tuple[Element, str, bool]]:
    """Lays out a table for these texts, and gives cell after cell to be filled.

    With each comes the style of its paragraph, and whether that is kept on a page with the next one. With
    `header`, the first row names the columns and is repeated on each page.
    """
    widths = _widths(texts, story.measure - indent)
    table = story.table("Note Table", widths, header=header, indent=indent)
    for at, row in enumerate(texts):
        heads = header and at == 0
        line = add(table, "tr")
        properties = add(line, "trPr")
        add(properties, "cantSplit")
        if heads:
            add(properties, "tblHeader")
        together = len(texts) <= MOST_ROWS_TOGETHER and at < len(texts) - 1
        for width, _ in zip(widths, row, strict=True):
            cell = add(line, "tc")
            add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
            yield cell, "Table Heading" if heads else "Table Text", together
    # Word joins tables that touch, and wants a paragraph after the last.
    story.paragraph("After Table")


def checked_text(texts: Sequence[Sequence[str]]) -> str:
    """The words of a table by which a reader tells whether it is still the same."""
    return "\t".join(text for row in texts for text in row)


def _widths(texts: Sequence[Sequence[str]], measure: int) -> list[int]:
    """Widths of columns: room for the longest word of each, and the rest by how much more each needs."""
    columns = list(zip(*texts, strict=True))
    least = [_width(max((len(word) for text in column for word in text.split()), default=0)) for column in columns]
    needed = [_width(max(map(len, column))) for column in columns]
    if sum(least) >= measure:
        return [measure * width // sum(least) for width in least]
    spare, wanted = measure - sum(least), sum(needed) - sum(least)
    if wanted <= spare:
        return [width + (measure - sum(needed)) * width // sum(needed) for width in needed]
    return [low + spare * (high - low) // wanted for low, high in zip(least, needed, strict=True)]


def _width(characters: int) -> int:
    return CHARACTER * characters + PADDING
