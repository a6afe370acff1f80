"""Lines that their type or quotation marks set apart: in bold as a whole, a title in marks, bold above italics."""

import re

from notekit.blocks import Paragraph
from notekit.parsers.structure.lone_lines import MOST_WORDS, is_bare, is_dated
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.readers.splicing import part_of
from notekit.source import Source, Span
from notekit.text import Emphasis, Strong

__all__ = ["is_bold_heading", "is_bold_question", "is_quoted_title", "parted_by_type"]

LONGEST_QUESTION = 220
"""How many characters a question has at most that is a heading."""

_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d)?\d\d)?:?$")
_SMALL_WORD = r"(?i)[a-z]{4,}\s+<grammar.for|in|of>\s+(?:<grammar.the>\s+)?$"


def is_quoted_title(text: str) -> bool:
    """Whether a line is a title in quotation marks: short, most of its words with a capital, and no sentence."""
    if text[:1] not in '“‘"' or text[-1:] not in '”’"' or text[-2:-1] in ".,!?…":
        return False
    words = [word for word in text[1:-1].split() if len(word) > 3]
    return 2 <= len(words) <= MOST_WORDS - 4 and all(word[0].isupper() for word in words)


def is_bold_heading(block: Paragraph, words: Vocabulary) -> bool:
    """Whether a line is set in bold as a whole, as headings are where nothing else marks them."""
    strong = block.content.of(Strong)
    if len(strong) != 1 or strong[0].end - strong[0].start < len(block.text.rstrip(":")):
        return False
    if is_dated(block, words) and not _names_year(block.text, words):
        return False
    return is_bare(block) and not re.match(r"[QA]\d*[:.]\s", block.text)


def is_bold_question(block: Paragraph) -> bool:
    """Whether a paragraph is a question in bold as a whole that is longer than other headings: one put to groups."""
    strong = block.content.of(Strong)
    whole = len(strong) == 1 and strong[0].end - strong[0].start == len(block.text)
    is_long = len(block.text) <= LONGEST_QUESTION and block.text.count(" ") >= MOST_WORDS
    return whole and is_long and block.text.endswith("?") and "\n" not in block.text


def parted_by_type(block: Paragraph, source: Source) -> list[Paragraph]:
    """A line in bold and one in italics, as a title and what stands below it; [] where a paragraph is not these two."""
    marks = block.content.marks
    if len(marks) != 2 or block.span is None or [type(mark) for mark in marks] != [Strong, Emphasis]:
        return []
    bold, italics = marks
    above, line, below = source.slice(block.span).partition("\n")
    if (bold.start, bold.end + 1, italics.end) != (0, italics.start, len(block.text)) or not line or "\n" in below:
        return []
    at = block.span.start + len(above)
    return [
        Paragraph(part_of(block.content, 0, bold.end), span=Span(block.span.start, at)),
        Paragraph(part_of(block.content, italics.start, italics.end), span=Span(at + 1, block.span.end)),
    ]


def _names_year(text: str, words: Vocabulary) -> bool:
    """Whether a line ends in a year or two, and has more than a date before it: 'Election of wardens for 2030-2031'."""
    year = _YEARS.search(text)
    return year is not None and year.start() > 0 and words.phrase(_SMALL_WORD).search(text[: year.start()]) is not None
