"""Lists and paragraphs parted where a heading was run into them, without a blank line between.

In a list it is a line in bold below an item; in a paragraph, its first line, set off by its type, or a label in
bold before its first sentence, where one of several says what its section is: '**Discussion.** Ann said …'.
"""

import re
from collections.abc import Iterator

from attrs import evolve

from notekit.blocks import Block, ListBlock, ListItem, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.positions import Positions
from notekit.parsers.structure.fact_labels import labels_fact
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.label_rows import parted_rows
from notekit.parsers.structure.styled_lines import is_bold_heading
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.readers.splicing import part_of
from notekit.reading import Directive, Title
from notekit.schema import Role
from notekit.source import Source, Span
from notekit.text import Emphasis, RichText, Strong

__all__ = ["parted_blocks"]

LONGEST = 80
"""How many characters such a heading has at most."""

LEAST_RUN_IN = 2
"""How many paragraphs open with a line set off by its type where these lines are headings."""
LEAST_WORDS = 6
"""How many words of prose follow the line that heads a paragraph at least."""

LEAST_LABELS = 3
"""How many paragraphs begin with a label where these are headings."""
LEAST_LABELLED = 3
"""How many words of prose follow a label at least."""
MOST_OF_LABEL = 6
"""How many spaces a label has at most."""

_ROLES = (Role.DISCUSSION, Role.NEXT_STEPS, Role.KEY_MESSAGES)
_AFTER_LABEL = re.compile(r"[.:*_]*\s*(?P<rest>)")
_SIGNS = " *_:"
_TITLED = re.compile(r"(?:\s[–—-]|:)\s|[\"“‘]")  # 'Ann Lee – Lamps at sea'
_SENTENCE_END = re.compile(r"[.!?]\s")
_BOLD_LABEL = re.compile(r"\*\*(?P<label>[^*\n]{2,40}:)\*\*")
_BOLD_LINE = re.compile(r"(?<=\n)(?P<sign>\*\*|__)(?P<words>[^*_\n]+)(?P=sign):?\s*\Z")


def parted_blocks(draft: Draft) -> Iterator[Block | Title | Directive]:
    """The blocks of a draft, parted where a heading was run into a list or a paragraph."""
    run_in = _have_headings_run_in(draft)
    labels = _labels(draft)
    for block in draft.blocks:
        if isinstance(block, ListBlock):
            yield from _parted(block, draft.source)
        elif isinstance(block, Paragraph) and id(block) in labels:
            yield from _below_label(block, labels[id(block)], draft.source)
        elif isinstance(block, Paragraph) and run_in:
            yield from _headed(block, draft.source)
        else:
            yield block


def _have_headings_run_in(draft: Draft) -> bool:
    """Whether several paragraphs open with a line that is set off by its type, and is no mere name and post.

    Those that are a line in bold and nothing else count as well.
    """
    paragraphs = [block for block in draft.blocks if isinstance(block, Paragraph)]
    opened = [
        (line, block.text[len(line) :].split(maxsplit=1)[0])
        for block in paragraphs
        if (line := _first_line_set_off(block, draft.source))
    ]
    alone = sum(is_bold_heading(block, draft.words) for block in paragraphs) if opened else 0
    return len(opened) + alone >= LEAST_RUN_IN and not any(
        _opens_with_name(line, draft.words) and not _TITLED.search(line) and line.split()[0] != goes_on
        for line, goes_on in opened
    )


def _labels(draft: Draft) -> dict[int, str]:
    """The labels that head paragraphs, by the identity of these: several, of which one says what its section is."""
    found = {
        id(block): label
        for block in draft.blocks
        if isinstance(block, Paragraph) and (label := _label(block, draft.words))
    }
    roles = {heading_role(label, draft.words, exact=True) for label in found.values()}
    return found if len(found) >= LEAST_LABELS and not roles.isdisjoint(_ROLES) else {}


def _label(block: Paragraph, words: Vocabulary) -> str | None:
    """What stands in bold before the first sentence of a paragraph, if no fact, name or action is labelled with it."""
    mark = next(iter(block.content.marks), None)
    if not isinstance(mark, Strong) or mark.start or mark.end > LONGEST or block.span is None:
        return None
    label = block.text[: mark.end + (block.text[mark.end : mark.end + 1] in (".", ":"))]
    bare, rest = label.rstrip(".: "), block.text[len(label) :]
    if label[-1] not in ".:?" or not bare or len(rest.split()) < LEAST_LABELLED or bare.count(" ") > MOST_OF_LABEL:
        return None
    if labels_fact(bare, words) or _opens_with_name(bare, words) or words.cue("steps", "label").fullmatch(bare):
        return None
    return label if bare[0].isupper() else None


def _below_label(block: Paragraph, label: str, source: Source) -> Iterator[Block | Title | Directive]:
    """The label at the head of a paragraph, and what follows it."""
    place = Positions(source.text, block.span).next(label.rstrip(".: ")) if block.span else None
    after = _AFTER_LABEL.match(source.text, place.end) if place else None
    if after is None or block.span is None or after.start("rest") >= block.span.end:
        yield block
        return
    bare = label.rstrip(".: ")
    yield Paragraph(RichText(bare, [Strong(0, len(bare))]), span=Span(block.span.start, after.start("rest")))
    offset = len(block.text) - len(block.text[len(label) :].lstrip())
    content = part_of(block.content, offset, len(block.text))
    yield from parted_rows(evolve(block, content=content, span=Span(after.start("rest"), block.span.end)), source)


def _opens_with_name(line: str, words: Vocabulary) -> bool:
    first = line.split()[0].rstrip(".")
    return first in words.given_names or first.casefold() in words.words("people", "honorifics")


def _parted(block: ListBlock, source: Source) -> Iterator[Block | Title | Directive]:
    """A list as it is, or its parts and between them the lines in bold that are no part of an item."""
    start = 0
    begins = block.span.start if block.span else 0
    for index, item in enumerate(block.items):
        below = _labels_below(item, source) or _heading_below(item, source)
        if below is None or item.span is None or block.span is None:
            continue
        end, at, content = below
        kept = evolve(item, content=part_of(item.content, 0, end), span=Span(item.span.start, at))
        yield evolve(block, items=(*block.items[start:index], kept), span=Span(begins, at))
        yield from parted_rows(Paragraph(content, span=Span(at, item.span.end)), source)
        start, begins = index + 1, item.span.end
    if start == 0:
        yield block
    elif start < len(block.items) and block.span is not None:
        yield evolve(block, items=block.items[start:], span=Span(begins, block.span.end))


def _labels_below(item: ListItem, source: Source) -> tuple[int, int, RichText] | None:
    """Where an item ends that lines with labels in bold follow at the margin: '**Apologies:** Ann Lee'.

    In its text and in the source, and those lines; None where there are none.
    """
    strong = item.content.of(Strong)
    if not strong or item.blocks or item.span is None:
        return None
    written = source.slice(item.span).rstrip()
    label, end = None, len(written)
    while (at := written.rfind("\n", 0, end)) >= 0 and written.startswith("**", at + 1):
        label, end = _BOLD_LABEL.match(written, at + 1) or label, at
    said = label["label"].strip(" :") if label else ""
    offset = next((mark.start for mark in strong if said and item.text.startswith(said, mark.start)), 0)
    if label is None or offset == 0:
        return None
    below = part_of(item.content, offset, len(item.text))
    return len(item.text[:offset].rstrip()), item.span.start + label.start(), below


def _heading_below(item: ListItem, source: Source) -> tuple[int, int, RichText] | None:
    """Where an item ends that a line in bold follows at the margin, in its text and in the source, and that line."""
    strong = item.content.of(Strong)
    if not strong or item.blocks or item.span is None or not 0 < len(item.text) - strong[-1].start <= LONGEST:
        return None
    if strong[-1].start == 0 or item.text[strong[-1].end :].strip(" :"):
        return None
    line = _BOLD_LINE.search(source.slice(item.span))
    if line is None or not item.text.rstrip(": ").endswith(line["words"].strip(" :")):
        return None
    words = line["words"].strip()
    end = len(item.text[: len(item.text.rstrip(": ")) - len(words)].rstrip())
    return end, item.span.start + line.start(), RichText(words, [Strong(0, len(words))])


def _first_line_set_off(block: Paragraph, source: Source) -> str | None:
    """The first line of a paragraph, where it alone is in bold or italics and prose follows; None elsewhere.

    In Markdown a line break is a space of the text, and the source has the line.
    """
    styles = [mark for mark in block.content.marks if isinstance(mark, (Strong, Emphasis))]
    if len(styles) != 1 or styles[0].start or styles[0].end > LONGEST or block.span is None:
        return None
    line, parted, _ = block.text.partition("\n")
    if not parted or len(line) > LONGEST:
        written = source.slice(block.span)[: LONGEST + 2 * len(_SIGNS)].partition("\n")[0].strip(_SIGNS)
        line = block.text[: styles[0].end]
        if written != line.strip(_SIGNS):
            return None
        line += ":" if block.text[len(line) : len(line) + 1] == ":" else ""
    rest = block.text[len(line) + 1 :]
    if not len(line.rstrip(": ")) <= styles[0].end <= len(line) or line[-1] in ".,;!":
        return None
    if len(rest.split()) < LEAST_WORDS or (rest[-1] not in ".!?" and not _SENTENCE_END.search(rest)):
        return None
    return line


def _headed(block: Paragraph, source: Source) -> Iterator[Paragraph]:
    """A paragraph as it is, or the line in bold at its head and what follows it."""
    line = _first_line_set_off(block, source)
    place = Positions(source.text, block.span).next(line) if line and block.span else None
    if line is None or place is None or block.span is None:
        yield block
        return
    at = source.text.find("\n", place.end, block.span.end)
    if at < 0:
        yield block
        return
    yield Paragraph(RichText(line, [Strong(0, len(line))]), span=Span(block.span.start, at))
    offset = len(line) + 1
    marks = [evolve(mark, start=mark.start - offset, end=mark.end - offset) for mark in block.content.marks]
    rest = RichText(block.text[offset:], [mark for mark in marks if mark.start >= 0])
    yield evolve(block, content=rest, span=Span(at + 1, block.span.end))
