"""Links whose address the source lost: 'You can read more here.'"""

import re
from collections.abc import Sequence
from itertools import compress
from operator import and_

from notekit.parsers.vocabulary.cues import Cue, Vocabulary
from notekit.segmentation import sentences
from notekit.text import Anchor, RichText

__all__ = ["find_lost_links", "may_lose_links"]


def may_lose_links(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Those of many texts in which there may be words that were a link: few, which alone need a closer look."""
    lost, invites = (words.cue("links", key).may_be_in_each(texts) for key in ("lost", "invites"))
    return frozenset(compress(texts, map(and_, lost, invites)))


def find_lost_links(content: RichText, words: Vocabulary) -> list[Anchor]:
    """The words that were a link, one stretch a sentence; a sentence with a working link has none."""
    text = content.text
    lost, invites = words.cue("links", "lost"), words.cue("links", "invites")
    if lost.search(text) is None or not invites.may_be_in(text):
        return []
    kept = content.of(Anchor)
    found: list[Anchor] = []
    for start, end in sentences(text):
        if any(start <= anchor.start < end for anchor in kept):
            continue
        if invites.search(text, start, end) is None:
            continue
        match = _last(lost, text, start, end)
        if match and _reads_as_link(text, match, start, end):
            found.append(Anchor(match.start(), match.end()))
    return found


def _last(cue: Cue, text: str, start: int, end: int) -> re.Match[str] | None:
    return max(cue.finditer(text, start, end), key=lambda match: match.start(), default=None)


def _reads_as_link(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether 'here' is where to click, not 'here are', 'here in Leeds' or 'the report here'."""
    if match.group().casefold() != "here":
        return True
    after = text[match.end() : end]
    if after.strip(" .!)") == "" or after.lstrip().startswith((",", "to ", "and ", "for ", "–", "(")):
        return not text[start : match.start()].strip() or bool(re.search(r"\w\s+$", text[start : match.start()]))
    return False
