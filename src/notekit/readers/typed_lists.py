"""Lists whose bullets or numbers are typed as characters, as pages made with word processors have them."""

import re
from collections.abc import Iterable, Iterator

from notekit.blocks import ListBlock, ListItem, Paragraph
from notekit.readers.splicing import lines_of, part_of
from notekit.reading import SourceBlock
from notekit.text import RichText, Strong

__all__ = ["with_typed_lists", "with_typed_numbers"]

MOST_LINES = 1000
"""How many lines of a paragraph are looked at."""

_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)][ \t\u00a0]+(?=\S)")
_OPENINGS = frozenset("0123456789-–—")
_DASH = re.compile(r"[-–—][ \t\u00a0]+(?=\S)")
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


def with_typed_numbers(blocks: Iterable[SourceBlock]) -> Iterator[SourceBlock]:
    """The blocks, with a list for each run of two paragraphs or more that begin with numbers in order, or with dashes.

    A paragraph that is strong all through is none of them, since it may be a heading.
    """
    run: list[tuple[Paragraph, re.Match[str]]] = []
    for block in blocks:
        found = _numbered(block)
        if run and (found is None or not _follows(run[-1][1], found[1])):
            yield from _listed(run)
            run = []
        if found is None:
            yield block
        else:
            run.append(found)
    yield from _listed(run)


def _numbered(block: SourceBlock) -> tuple[Paragraph, re.Match[str]] | None:
    """A paragraph of one line with the number or dash that it begins with; None for anything else."""
    if not isinstance(block, Paragraph) or block.text[0] not in _OPENINGS or "\n" in block.text:
        return None
    match = _NUMBER.match(block.text) or _DASH.match(block.text)
    strong = block.content.of(Strong)
    if match is None or (len(strong) == 1 and len(block.content.under(strong[0])) == len(block.text)):
        return None
    return block, match


def _follows(before: re.Match[str], match: re.Match[str]) -> bool:
    if before.re is not match.re or match.re is _DASH:
        return before.re is match.re
    return int(match["number"]) == int(before["number"]) + 1


def _listed(run: list[tuple[Paragraph, re.Match[str]]]) -> Iterator[SourceBlock]:
    """The list that a run of paragraphs is; a single one is a paragraph still."""
    if len(run) < 2:
        yield from (block for block, _ in run)
        return
    items = [ListItem(part_of(block.content, match.end(), len(block.text))) for block, match in run]
    first = run[0][1]
    yield ListBlock(items) if first.re is _DASH else ListBlock(items, ordered=True, start=int(first["number"]))


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
