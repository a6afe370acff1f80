"""Authors: whoever a byline names, or is said to have written."""

import re

from notekit.blocks import Heading, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.bylines import read_byline
from notekit.parsers.entities.names import Names
from notekit.parsers.structure.lone_lines import is_authors_line
from notekit.parsers.structure.signatures import signature
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Part
from notekit.schema import Kind
from notekit.segmentation import sentence_at

__all__ = ["find_authors", "find_bylines"]

OPENING = 6
"""Among how many blocks at the head of a text a byline may stand."""
NAMES = 3
"""Among how many a line of nothing but names says whose the text is."""
PROSE = 120
"""How many characters a text has at least that tells something."""
LONGEST_PIECE = 160
"""How many characters a byline on the page has at most, with the addresses of its links."""
BYLINE = 80
"""How many characters of a sentence may stand before a name for them to be 'Written by'."""

_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_BYLINED = rf"(?i:<grammar.by>):?\s+(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+){{1,3}})\W*$"
_BYLINE = r"(?i)^\W*<people-lists.author>\W+$"


def find_bylines(draft: Draft) -> None:
    """Makes authors of those whom a line on the page or at the head of the text names as such."""
    _find_on_page(draft)
    _find_at_head(draft)
    _find_signed(draft)


def _find_signed(draft: Draft) -> None:
    """Whoever signs at the end wrote what stands above."""
    signed = draft.blocks[signature(draft.blocks, draft.words) :]
    for passage in (passage for block in signed for passage in draft.passages.of_block.get(id(block), ())):
        for mention in passage.mentions[:1]:
            draft.roster[mention.name].takes(Part.AUTHOR)


def _find_on_page(draft: Draft) -> None:
    """Makes known whom a byline on the page names."""
    for piece in draft.page:
        text = re.sub(r"[*_`]", "", _LINK.sub(r"\1", piece.text)) if len(piece.text) < LONGEST_PIECE else ""
        match = draft.words.phrase(_BYLINED).search(text) if text else None
        name = match["name"] if match else ""
        if name and Names(draft.words).could_be(name):
            at = piece.span.start if piece.span else 0
            draft.roster.add(name, at, piece.span, "byline", 0.8).takes(Part.AUTHOR)


def _find_at_head(draft: Draft) -> None:
    """Whoever a line of its own at the head of a text names is its author: 'By Ann Lee, staff writer'."""
    for index, block in enumerate(draft.blocks[:OPENING]):
        if not isinstance(block, Paragraph | Heading):
            continue
        named = (
            read_byline(block.text, draft.words)
            or (index < NAMES and is_authors_line(block, draft.words))
            or (index < NAMES and _is_only_named(block, draft))
        )
        for passage in draft.passages.of_block.get(id(block), ()) if named else ():
            for mention in passage.mentions:
                draft.roster[mention.name].takes(Part.AUTHOR)


def _is_only_named(block: Paragraph | Heading, draft: Draft) -> bool:
    """Whether a line is the name of somebody of whom nothing that follows tells: who reports, not who spoke."""
    passages = draft.passages.of_block.get(id(block), ())
    mentions = [mention for passage in passages for mention in passage.mentions]
    if len(mentions) != 1 or mentions[0].name != block.text.strip():
        return False
    names = mentions[0].name.split()
    texts = [passage.content.text for passage in draft.passages.all if all(passage is not one for one in passages)]
    return any(len(text) > PROSE for text in texts) and not any(names[0] in text or names[-1] in text for text in texts)


def find_authors(draft: Draft) -> None:
    """Where no event is reported: whoever is said to have written is an author, nobody is a speaker."""
    if draft.kind not in (Kind.ARTICLE, Kind.OTHER) or any(section.by for section in draft.sections):
        return
    writes = draft.words.cue("people", "writes")
    byline = draft.words.phrase(_BYLINE)
    for passage in draft.passages.all:
        text = passage.content.text
        for mention in passage.mentions:
            start, end = sentence_at(text, mention.start)
            before = text[start : mention.start] if mention.start - start <= BYLINE else ""
            if writes.search(text[mention.end : min(end, mention.end + 200)]) or byline.search(before):
                draft.roster[mention.name].takes(Part.AUTHOR)
