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
    """Widths of columns: what each needs for its longest text, or a fair share where that is more than there is."""
    needed = [CHARACTER * max(map(len, column)) + PADDING for column in zip(*texts, strict=True)]
    widths = [0] * len(needed)
    left = measure
    for taken, column in enumerate(sorted(range(len(needed)), key=needed.__getitem__)):
        widths[column] = min(needed[column], left // (len(needed) - taken))
        left -= widths[column]
    used = sum(widths)
    return [width + left * width // used for width in widths]
