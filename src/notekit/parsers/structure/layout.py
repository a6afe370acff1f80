"""Blocks that plain text shows by layout alone: verse and pictures."""

import re
from itertools import pairwise

from attrs import evolve

from notekit.blocks import Block, Heading, Image, ListBlock, Paragraph, Verse
from notekit.parsers.draft.draft import Draft
from notekit.parsers.structure.furniture import is_page_text
from notekit.parsers.structure.heading_levels import fold_heading
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.scenes import is_scene
from notekit.parsers.structure.turns import turn
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.reading import Directive, Title
from notekit.source import Span
from notekit.text import Emphasis

__all__ = ["find_pictures", "find_verse"]

Blocks = list[Block | Title | Directive]

LONGEST_LINE = 90
LEAST_WITH_CUE = 3
LEAST_WITHOUT = 12
LONGEST_CAPTION = 250

_PICTURE = r"(?i)\[?<pictures.labels>\s*(?:\d+\s*)?[:–—-]\s*(?P<alt>[^\]]+)\]?$"
_NO_VERSE = rf"(?i)\t|\d{{4}}|,\s+(?-i:[{UPPER}])[\w ]+,\s|^<verse.no-labels>\s*:"
_PICTURED = r"<^pictures.pictured>"
_CREDIT = r"(?i)\W*<pictures.credits>"
_PAGE_GAP = re.compile(r"\n[ \t]*\n[ \t]*\n[ \t]*\n")


def _between(draft: Draft, before: Block | Title | Directive, after: Block | Title | Directive) -> str:
    """The source text between two blocks."""
    if before.span is None or after.span is None:
        return "\n\n"
    return draft.source.text[before.span.end : after.span.start]


def find_verse(draft: Draft) -> None:
    """Joins runs of short lines that are a poem into verse, a stanza each."""
    made: Blocks = []
    index = run = row = 0
    short = [*map(_is_short, draft.blocks), False]
    while index < len(draft.blocks):
        if index >= run:
            row = short.index(False, index) if index >= row else row
            run = _verse_end(draft.blocks, index, row, draft.words)
        end = run
        if end - index < LEAST_WITH_CUE:
            made += draft.blocks[index : end + 1]
            index = end + 1
            continue
        cue = index > 0 and _announces(draft.blocks[index - 1], draft)
        least = LEAST_WITH_CUE if cue else LEAST_WITHOUT
        if end - index >= least:
            end = _before_page_text(draft, index, end)
        if end - index >= least and (cue or _reads_as_verse(draft.blocks[index:end])):
            made += _verse(draft, [block for block in draft.blocks[index:end] if isinstance(block, Paragraph)])
            index = end
        else:
            made += draft.blocks[index : max(end, index + 1)]
            index = max(end, index + 1)
    draft.blocks = made


def _reads_as_verse(lines: Blocks) -> bool:
    """Whether short lines that nothing announces are verse, not a list of names or headings, and not a conversation."""
    texts = [line.text for line in lines if isinstance(line, Paragraph)]
    read = sum(not _is_verse_title(text) and len(text.split()) > 2 and turn(text) is None for text in texts)
    return read > len(texts) * 0.6


def _announces(block: Block | Title | Directive, draft: Draft) -> bool:
    text = block.text if isinstance(block, (Paragraph, Heading)) else ""
    return bool(draft.words.cue("verse", "cues").search(text))


def _verse_end(blocks: Blocks, index: int, end: int, words: Vocabulary) -> int:
    """Where a run of lines that may be verse ends, at the latest where lines cease to be short; few are only that."""
    if end - index < LEAST_WITH_CUE:
        return end
    while index < end and _is_line(blocks[index], words):
        index += 1
    return index


def _is_short(block: Block | Title | Directive) -> bool:
    return isinstance(block, Paragraph) and len(block.text) <= LONGEST_LINE


def _before_page_text(draft: Draft, index: int, end: int) -> int:
    """Where a run of lines comes to what belongs to the page, or to a heading that says what follows."""
    for at in range(index, end):
        block = draft.blocks[at]
        if isinstance(block, Paragraph) and (
            is_page_text(block.text, draft.words) or heading_role(block.text, draft.words)
        ):
            return at
    return end


def _is_line(block: Block | Title | Directive, words: Vocabulary) -> bool:
    """Whether a short paragraph may be a line of verse: no label, no row of a table or list of people."""
    return isinstance(block, Paragraph) and block.text[-1] != ":" and not words.phrase(_NO_VERSE).search(block.text)


def _verse(draft: Draft, lines: list[Paragraph]) -> Blocks:
    made: Blocks = []
    if len(lines) > LEAST_WITH_CUE and _is_verse_title(lines[0].text) and not _is_verse_title(lines[1].text):
        made.append(Heading(lines[0].content, 2, span=lines[0].span))
        lines = lines[1:]
    spaced = sum("\n\n" in _between(draft, one, other).replace(" ", "") for one, other in pairwise(lines))
    stanza: list[Paragraph] = []
    for line in lines:
        between = _between(draft, stanza[-1], line) if stanza else ""
        gap = "\n\n" in between.replace(" ", "") and spaced < len(lines) - 1
        if gap or between.strip():  # such as furniture, which is no part of a stanza
            made.append(_stanza(stanza))
            stanza = []
        stanza.append(line)
    made.append(_stanza(stanza))
    return made


def _stanza(lines: list[Paragraph]) -> Verse:
    first, last = lines[0].span, lines[-1].span
    span = Span(first.start, last.end) if first and last else None
    return Verse(tuple(line.content for line in lines), span=span)


def _is_verse_title(text: str) -> bool:
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 2)


def find_pictures(draft: Draft) -> None:
    """Makes pictures of lines that are an alternative text or a caption."""
    made: Blocks = []
    contents = {fold_heading(piece.text) for piece in draft.page}
    index = 0
    while index < len(draft.blocks):
        block = draft.blocks[index]
        index += 1
        if not isinstance(block, Paragraph):
            made.append(block)
            continue
        above = made[-1] if made else None
        following = draft.blocks[index] if index < len(draft.blocks) else None
        if isinstance(above, Image) and _is_caption_of(above, block, draft.words):
            made[-1] = _captioned(above, block)
        elif alt := _alt(block.text, following, draft):
            caption = _caption(draft, block, following)
            made.append(_picture(block, alt, caption))
            index += 1 if caption else 0
        elif isinstance(above, Image) and not above.caption and draft.words.phrase(_CREDIT).match(block.text):
            made[-1] = _captioned(above, block)
        elif above and contents and _closes_page(draft, above, block, following, contents):
            made.append(Image(caption=block.text, span=block.span))
        else:
            made.append(block)
    draft.blocks = made


def _is_caption_of(above: Image, block: Paragraph, words: Vocabulary) -> bool:
    """Whether a line stands below a picture that the document has, and is labelled as a figure or set in italics."""
    if not above.source or above.caption or len(block.text) >= LONGEST_CAPTION:
        return False
    return _is_in_italics(block) or words.phrase(_PICTURE).match(block.text) is not None


def _is_in_italics(block: Paragraph) -> bool:
    """Whether all of a paragraph is in italics, but for a full stop, and nothing else is marked in it."""
    marks = block.content.marks
    if len(marks) != 1 or not isinstance(marks[0], Emphasis):
        return False
    return len(block.text) - (marks[0].end - marks[0].start) <= 1


def _captioned(image: Image, caption: Paragraph) -> Image:
    span = image.span.cover(caption.span) if image.span and caption.span else image.span
    return evolve(image, caption=caption.text, span=span)


def _picture(block: Paragraph, alt: str, caption: Paragraph | None) -> Image:
    span = block.span
    if span and caption and caption.span:
        span = Span(span.start, caption.span.end)
    return Image(alt, caption.text if caption else None, span=span)


def _alt(text: str, following: Block | Title | Directive | None, draft: Draft) -> str | None:
    """The alternative text that a line is: labelled as one, or a scene; a line above a list leads that in."""
    if len(text) >= LONGEST_CAPTION:
        return None
    phrase = draft.words.phrase
    if phrase(_PICTURED).match(text):
        return text
    labelled = phrase(_PICTURE).match(text)
    if labelled:
        return labelled["alt"].strip()
    return text if not isinstance(following, ListBlock) and is_scene(text, draft.words) else None


def _caption(draft: Draft, block: Paragraph, following: Block | Title | Directive | None) -> Paragraph | None:
    """The caption on the line directly below an alternative text."""
    if not isinstance(following, Paragraph) or len(following.text) > 220 or following.text[-1] in ".:":
        return None
    return following if _between(draft, block, following).count("\n") == 1 else None


def _closes_page(
    draft: Draft,
    before: Block | Title | Directive,
    block: Paragraph,
    following: Block | Title | Directive | None,
    contents: set[str],
) -> bool:
    """Whether a lone short line after a page's end stands before a chapter: the caption of a full-page picture."""
    if block.text[-1] in ".:;," or not isinstance(following, (Paragraph, Heading)) or len(block.text.split()) > 8:
        return False
    if fold_heading(following.text) not in contents or fold_heading(block.text) in contents:
        return False
    return bool(_PAGE_GAP.search(_between(draft, before, block)))
