"""Rows of labels that Markdown runs into one paragraph, as no blank line parts them: 'Date: …', 'Venue: …'."""

import re
from collections.abc import Iterator

from notekit.blocks import Block, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.readers.splicing import part_of
from notekit.reading import Directive, Title
from notekit.source import Source, Span

__all__ = ["part_label_rows"]

_LINE = re.compile(rf"[ \t*_>]*(?P<label>[{UPPER}][\w’'/& -]{{1,30}}?)[ \t*_]*:")


def part_label_rows(draft: Draft) -> None:
    """Makes a paragraph of each line of a paragraph whose every line in the source begins with a label."""
    draft.blocks = [piece for block in draft.blocks for piece in _parted(block, draft.source)]


def _parted(block: Block | Title | Directive, source: Source) -> Iterator[Block | Title | Directive]:
    starts = _rows(block, source) if isinstance(block, Paragraph) and ":" in block.text else []
    if len(starts) < 2 or not isinstance(block, Paragraph) or block.span is None:
        yield block
        return
    ends = [*starts[1:], (len(block.text), block.span.end)]
    for (start, at), (end, until) in zip(starts, ends, strict=True):
        content = part_of(block.content, start, end)
        written = source.slice(Span(at, until))
        yield Paragraph(content, span=Span(at, at + len(written.rstrip())))


def _rows(block: Paragraph, source: Source) -> list[tuple[int, int]]:
    """Where each line begins in the text, and where in the source; [] where one has no label."""
    if block.span is None:
        return []
    found: list[tuple[int, int]] = []
    start, at = 0, block.span.start
    for line in source.slice(block.span).split("\n"):
        label = _LINE.match(line)
        start = block.text.find(label["label"], start) if label else -1
        if start < 0 or (start and not block.text[start - 1].isspace()):
            return []
        found.append((start, at))
        start, at = start + 1, at + len(line) + 1
    return found
