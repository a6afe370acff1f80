"""Lines that stand alone, and what they may be but headings: dates, labels, authors, quotations."""

import re

from notekit.blocks import Block, BlockQuote, Paragraph
from notekit.parsers.entities.bylines import FULL_NAME
from notekit.parsers.entities.names import Names
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.reading import Directive, Title

__all__ = [
    "BARS",
    "LONGEST_HEADING",
    "MOST_WORDS",
    "NUMBERED",
    "SENTENCE",
    "is_authors_line",
    "is_bare",
    "is_dated",
    "is_labelled",
    "is_quoted",
]

LONGEST_HEADING = 100
MOST_WORDS = 14
"""How many words a line has at most that may be a heading."""
LONGEST_BYLINE = 40
"""How many words stand in a line of authors at most."""

_LABEL = re.compile(rf"[{UPPER}][\w \u00a0\u202f]{{1,24}}:\s+\S")
SENTENCE = re.compile(rf"\.[\"”’)]?\s+[{UPPER}]")
NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)]|[IVX]+[.)])\s+")
# 'Prof. Ann Lee', in which the full stop ends no sentence
_ABBREVIATED = re.compile(
    rf"[{UPPER}][a-z]{{1,4}}\.\s+(?=[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+){{0,3}}(?:$|[,)]|\s[–—(-]))"
)
BARS = re.compile(r"(?<!\s)\s+[|·•]\s+")
"""What parts the pieces of a line: 'Quay Hall | 5 May'."""
_NAMES_APART = r"(?<!\s)\s*+,\s*(?:<grammar.and>\s+)?|(?<!\s)\s++(?:<grammar.and>|&)\s+"
_DATE_LINE = r"(?i)\b(?:19|20)\d\d\b|\b\d{1,2}<-dates.ordinals>?\s+<dates.month-beginnings>"


def is_bare(block: Block | Title | Directive | None, most: int = MOST_WORDS) -> bool:
    """Whether a block is a line that could be a heading: short, without the end of a sentence."""
    if not isinstance(block, Paragraph):
        return False
    text = block.text
    if text[-1] in ".,;…" or not (text[0].isupper() or text[0].isdigit()) or len(text) > most * 8:
        return False
    if text[-2:] in ('."', ".”", ".’") or "\n" in text or "\t" in text or len(text.split()) > most:
        return False
    return "." not in text or not SENTENCE.search(_ABBREVIATED.sub("", NUMBERED.sub("", text, count=1), count=1))


def is_authors_line(block: Block | Title | Directive, words: Vocabulary) -> bool:
    """Whether a line is two full names or more, and nothing else, as authors stand below a title."""
    if not isinstance(block, Paragraph) or not 1 <= block.text.count(" ") <= LONGEST_BYLINE:
        return False
    text = block.text.strip()
    if FULL_NAME.match(text) is None:
        return False
    names = words.phrase(_NAMES_APART).split(text)
    could_be = Names(words).could_be
    return len(names) > 1 and all(FULL_NAME.fullmatch(name) and could_be(name) for name in names)


def is_quoted(block: Block | Title | Directive | None) -> bool:
    """Whether a block is a quotation as a whole: whose it is may stand on the line below."""
    if isinstance(block, BlockQuote):
        return True
    return isinstance(block, Paragraph) and block.text[0] in '“"«‘' and block.text.rstrip(" .")[-1] in '”"»’'


def is_dated(block: Block | Title | Directive, words: Vocabulary) -> bool:
    """Whether a block is a short line with a date."""
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST_HEADING or block.text[-1] in ".:":
        return False
    return words.phrase(_DATE_LINE).search(block.text) is not None


def is_labelled(text: str) -> bool:
    """Whether a text begins with a label: 'Venue: …'."""
    return bool(_LABEL.match(text))
