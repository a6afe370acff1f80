"""Rows of labels: the lines that Markdown runs into one paragraph, and those that tell what groups said."""

import re
from collections.abc import Iterator
from itertools import groupby

from notekit.blocks import Block, ListBlock, ListItem, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.structure.fact_labels import labels_fact
from notekit.parsers.structure.numbered_labels import names_group
from notekit.parsers.structure.styled_lines import parted_by_type
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.readers.splicing import part_of
from notekit.reading import Directive, Title
from notekit.source import Source, Span

__all__ = ["part_label_rows", "parted_rows"]

LONGEST_POINT = 200
"""How many characters a line has at most that gives the point of a group."""

LONGEST_FACT = 80
"""How many characters a line has at most that states a fact above prose."""

_WORDS = re.compile(r"\w[\w’'-]*(?: \w[\w’'-]*){0,3}")
_POINT = re.compile(r"^[\w’' -]{3,30}?(?::|\s[–—-])\s+\S")
_MAY_LABEL = re.compile("[:–—]")
_LINE = re.compile(
    rf"[ \t*_>]*(?P<label>[{UPPER}][\w’'/& -]{{1,30}}?)[ \t*_]*(?:\([^()\n]{{1,30}}\)[ \t*_]*)?(?::|\s[–—]\s)"
    rf"|[ \t>]*\*\*(?P<strong>[{UPPER}][\w’'/& -]{{1,30}})\*\*\s"  # '**Held on** 5 May'
)


def part_label_rows(draft: Draft) -> None:
    """Makes a paragraph of each line of a paragraph whose every line begins with a label: 'Date: …', 'Venue: …'.

    So is a first line that states a fact above prose: 'Rapporteur: Ann Lee'. Lines that each tell what one of several
    groups said are a list: 'Table 1 – …', 'Table 2 – …'.
    """
    below = [piece for block in draft.blocks for piece in _below_fact(block, draft)]
    parted = [piece for block in below for piece in parted_rows(block, draft.source)]
    draft.blocks = list(_listed(parted, draft.words))


def _below_fact(block: Block | Title | Directive, draft: Draft) -> Iterator[Block | Title | Directive]:
    """A block as it is, or the line at its head that states a fact of the event, and what is told below it."""
    starts = _fact_and_prose(block, draft) if isinstance(block, Paragraph) else []
    yield from _parted_at(block, starts, draft.source)


def _fact_and_prose(block: Paragraph, draft: Draft) -> list[tuple[int, int]]:
    """Where a line that states a fact and the prose below it begin, in the text and in the source; [] for others."""
    if block.span is None:
        return []
    line, _, below = draft.source.slice(block.span).partition("\n")
    label = _LINE.match(line) if len(line) <= LONGEST_FACT else None
    opening = _WORDS.search(below) if label and label["label"] and not _LINE.match(below) else None
    if label is None or opening is None or not labels_fact(label["label"], draft.words):
        return []
    start = 0
    for _ in range(line.count(opening.group()) + 1):  # the line may have the same words
        start = block.text.find(opening.group(), start + 1)
        if start < 0:
            return []
    return [(0, block.span.start), (start, block.span.start + len(line) + 1)]


def _listed(blocks: list[Block | Title | Directive], words: Vocabulary) -> Iterator[Block | Title | Directive]:
    """The blocks, with a list in place of the lines of groups that follow one another."""
    for told, row in groupby(blocks, key=lambda block: _tells_of_group(block, words)):
        run = list(row)
        lines = [block for block in run if isinstance(block, Paragraph)]
        if not told or len(lines) < 2:
            yield from run
            continue
        first, last = lines[0].span, lines[-1].span
        items = [ListItem(line.content, span=line.span) for line in lines]
        yield ListBlock(items, span=first.cover(last) if first and last else None)


def _tells_of_group(block: Block | Title | Directive, words: Vocabulary) -> bool:
    """Whether a paragraph is a line with the label of a group and, behind a colon or dash, what that said."""
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST_POINT or not names_group(block.text, words):
        return False
    return _POINT.search(block.text) is not None


def parted_rows(block: Block | Title | Directive, source: Source) -> Iterator[Block | Title | Directive]:
    """A block as it is, or a paragraph for each line of one whose every line has a label, or a type of its own."""
    if isinstance(block, Paragraph) and (parts := parted_by_type(block, source)):
        yield from parts
        return
    starts = _rows(block, source) if isinstance(block, Paragraph) and _MAY_LABEL.search(block.text) else []
    yield from _parted_at(block, starts, source)


def _parted_at(
    block: Block | Title | Directive, starts: list[tuple[int, int]], source: Source
) -> Iterator[Block | Title | Directive]:
    """A block as it is, or the paragraphs that begin at several offsets of its text and of the source."""
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
        start = block.text.find(label["label"] or label["strong"], start) if label else -1
        if start < 0 or (start and not block.text[start - 1].isspace()):
            return []
        found.append((start, at))
        start, at = start + 1, at + len(line) + 1
    return found
