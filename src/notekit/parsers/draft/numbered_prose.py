"""Prose whose paragraphs are numbered, as formal records have it: a reader takes them for the items of a list."""

from notekit.blocks import ListBlock, Paragraph
from notekit.reading import SourceBlock

__all__ = ["paragraphs_of"]

SHORTEST = 50
"""How many characters a numbered paragraph has at least; a shorter one is an item."""
_ENDS = tuple(".!?”\"’'")


def paragraphs_of(block: SourceBlock) -> list[Paragraph]:
    """A paragraph by itself, and the items of a list that is numbered prose; none of any other block."""
    if isinstance(block, Paragraph):
        return [block]
    if not isinstance(block, ListBlock) or not block.ordered:
        return []
    if any(item.blocks or len(item.text) < SHORTEST or not item.text.endswith(_ENDS) for item in block.items):
        return []
    return [Paragraph(item.content, span=item.span) for item in block.items]
