"""Talks: lists of them, each with the name of who gave it: 'Mending slipways – Ann Lee, Quay Trust'."""

import re
from itertools import pairwise

from notekit.blocks import Heading, ListBlock, Paragraph
from notekit.parsers.draft import Draft
from notekit.parsers.passages import Passage
from notekit.parsers.roster import fold_name
from notekit.people import Part

__all__ = ["find_listed_talks"]

LEAST = 2
"""How many talks make a list of them."""
LONGEST = 200
"""How many characters a talk in a list has at most."""

_BEFORE = r"(?:\s[–—-]{1,2}|:|\||\s<grammar.by|with>)\s+$"
_AFTER = re.compile(r"\s*(?:\([^()]{2,80}\)\s*)?(?:$|,|;|:|\||[–—-]\s|&)")
_AND = r"\s*(?:,|<grammar.and>|&)\s*"


def find_listed_talks(draft: Draft) -> None:
    """Makes speakers of those who are named in lists of talks, and who are not said to have done something else."""
    above = ""  # the heading or text directly before
    talks = draft.words.cue("speech", "talks")
    for block in draft.blocks:
        if isinstance(block, (Heading, Paragraph)):
            above = block.text
        elif isinstance(block, ListBlock) and id(block) not in draft.people_lists and talks.search(above):
            _take(block, draft)


def _take(block: ListBlock, draft: Draft) -> None:
    passages = draft.passages.of_block.get(id(block), ())
    talks = [passage for passage in passages if _gives_talk(passage, draft)]
    if len(talks) < LEAST or 2 * len(talks) < len(block.items):
        return
    for passage in talks:
        for mention in passage.mentions:
            person = draft.roster.known[fold_name(mention.name)]
            if set(person.parts) <= {Part.PARTICIPANT}:
                person.takes(Part.SPEAKER)


def _gives_talk(passage: Passage, draft: Draft) -> bool:
    """Whether an item is the title of a talk with the names of who gave it after a dash, or before one."""
    text, mentions = passage.content.text, passage.mentions
    if not mentions or len(text) > LONGEST:
        return False
    first, last = mentions[0], mentions[-1]
    together = all(draft.words.phrase(_AND).fullmatch(text, one.end, other.start) for one, other in pairwise(mentions))
    if not together or _AFTER.match(text, last.end) is None:
        return False
    start = first.start - (len(first.honorific) + 1 if first.honorific else 0)
    opens = start <= 1 and text[last.end :].lstrip()[:1] in (":", "–", "—", "-", "|")
    return opens or draft.words.phrase(_BEFORE).search(text, 0, start) is not None
