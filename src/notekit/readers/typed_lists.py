"""Lists whose bullets are typed as characters, as pages made with word processors have them."""

import re
from collections.abc import Iterable, Iterator

from notekit.blocks import ListBlock, ListItem, Paragraph
from notekit.readers.splicing import lines_of, part_of
from notekit.reading import SourceBlock
from notekit.text import RichText

__all__ = ["with_typed_lists"]

MOST_LINES = 1000
"""How many lines of a paragraph are looked at."""

_BULLET = re.compile(r"[•◦▪▫●○‣⁃·\uf0b7\uf0a7][\s\u00a0]+(?=\S)")


def with_typed_lists(blocks: Iterable[SourceBlock]) -> Iterator[SourceBlock]:
    """The blocks, with a list for each run of paragraphs or lines that all begin with a bullet."""
    items: list[ListItem] = []
    for block in blocks:
        found = _items(block.content) if isinstance(block, Paragraph) else []
        if items and not found:
            yield ListBlock(items)
            items = []
        items += found
        if not found:
            yield block
    if items:
        yield ListBlock(items)


def _items(content: RichText) -> list[ListItem]:
    """The items that the lines of a text are; none if not all of them are."""
    if not _BULLET.match(content.text) or content.text.count("\n") >= MOST_LINES:
        return []
    lines = lines_of(content)
    bullets = [_BULLET.match(line.text) for line in lines]
    items = [
        ListItem(part_of(line, bullet.end(), len(line.text)))
        for line, bullet in zip(lines, bullets, strict=True)
        if bullet
    ]
    return items if len(items) == len(lines) else []
