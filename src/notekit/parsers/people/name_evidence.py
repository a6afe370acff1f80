"""Further evidence that a phrase is a name, beyond the words next to it: a page of theirs, a row of names, a sequel."""

import re
from collections.abc import Iterable
from itertools import pairwise

from notekit.blocks import Heading
from notekit.parsers.draft.passages import Passage
from notekit.parsers.entities.name_context import CERTAIN, ENOUGH
from notekit.parsers.entities.names import Mention
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.text import Anchor

__all__ = ["weigh_again"]

LEAST = 0.3
"""The confidence that a mention has at least for further evidence to count."""
SURE_PER_WEAK = 3
"""How many of a row are surely names for each that may be one: in 'Ann Lee, Quay Mills, Bo Ek' one is a body."""
SHORTEST_ROW = 3
"""How many names a line has at least that is a row of them."""
LONGEST_BODY = 80
"""How many characters a body between two names of a list has at most."""
_PERSONAL = re.compile(
    r"(?i)/(?:people|person|staff|faculty|our-people|our-team|team|speakers?|bios?)/|orcid\.org/|linkedin\.com/in/"
)
_PROFILE = re.compile(
    r"(?i)/(?:profiles?|authors?|users?)/|//(?:www\.|mobile\.)?(?:twitter|x|github|facebook)\.com/[\w.-]+/?$"
)
_IN_ROW = r"(?<!\s)\s*+,\s+(?:<grammar.and>\s+)?|(?<!\s)\s++(?:<grammar.and>|&)\s+"
_TITLE_ENDS = re.compile(r"(?:^|(?<=:\s))[\"“‘«][^\"”»]{1,200}[\"”’»](?:,|:|\s[–—-])\s+")
_WITHIN = r"(?i)<grammar.at|in|of|for|near|the><~>$"
_BODY_FOLLOWS = rf",?\s+(?P<link><grammar.from|of|for>)\s+(?:<grammar.the>\s+)?[{UPPER}]|\s\([{UPPER}]"
_LIST_GOES_ON = r"[^.;:]*(?:,|,?\s<grammar.and>|;)\s(?:(?i:<people.honorifics>)\.?\s)?"
# It begins with a set of characters, for which a text is searched fast.
_SUBJECT = (
    rf"[.!?\n](?:(?<=\n)|(?<=[.!?])\s+)(?:[^.!?;:,\n]{{2,60}},\s+)?"
    rf"(?P<name>[{UPPER}][\w’-]++)\s++(?:<grammar.then|also>\s+)?"
    r"(?:(?i:<people.speaks>)(?!\w)|[a-z]+<-grammar.past>\s+<grammar.his|their>\s)"
)


def weigh_again(naming: Iterable[Passage], texts: Iterable[str], words: Vocabulary) -> None:
    """Raises the confidence of those mentions for which more speaks than what stands next to them.

    `naming` are the passages with mentions, `texts` those of all passages.
    """
    told: set[str] | None = None
    for passage in naming:
        if passage.content.marks:
            _weigh_links(passage)
        weak = [mention for mention in passage.mentions if mention.confidence < ENOUGH]
        if not weak:
            continue
        if len(weak) * SURE_PER_WEAK <= len(passage.mentions) - len(weak):
            _fill_rows(passage, words)
        else:
            for mention in _all_named(passage, words):
                mention.confidence = max(mention.confidence, ENOUGH)
        if len(weak) < len(passage.mentions):
            _fill_lists(passage, words)
        heads = isinstance(passage.block, Heading) and weak[0].name == passage.content.text
        weak = weak if heads else [mention for mention in weak if LEAST <= mention.confidence < ENOUGH]
        if weak and told is None:
            told = _told_of(texts, words)
        for mention in weak:
            if told and not told.isdisjoint(mention.name.split()) and not _is_within(passage, mention, words):
                mention.confidence = min(CERTAIN, mention.confidence + (ENOUGH if heads else 0.4))


def _weigh_links(passage: Passage) -> None:
    """Counts a link for a mention that it is of a page about a person: 'https://quay.example/people/ann-lee'."""
    if all(mention.confidence >= ENOUGH for mention in passage.mentions):
        return
    pages = {mark.end: mark.url for mark in passage.content.of(Anchor) if mark.url}
    for mention in passage.mentions:
        url = pages.get(mention.end)
        if url:
            weight = 0.7 * bool(_PERSONAL.search(url)) or 0.4 * bool(_PROFILE.search(url))
            mention.confidence = min(CERTAIN, mention.confidence + weight)


def _fill_rows(passage: Passage, words: Vocabulary) -> None:
    """Makes names of the few in a row of them that are none by themselves: 'Ann Lee, Quox Ibbs, Bo Ek and Cy Dee'."""
    row: list[Mention] = []
    text, apart = passage.content.text, words.phrase(_IN_ROW)
    for mention in passage.mentions:
        if row and not apart.fullmatch(text, row[-1].end, mention.start - _titled(mention)):
            _fill(row)
            row = []
        row.append(mention)
    _fill(row)


def _all_named(passage: Passage, words: Vocabulary) -> list[Mention]:
    """Those in a line, or behind the title of a talk in it, of nothing but a row of what may be names.

    There are none where each of them may have a body behind it.
    """
    text, apart = passage.content.text, words.phrase(_IN_ROW)
    title = _TITLE_ENDS.search(text)
    begins = title.end() if title else 0
    row = [mention for mention in passage.mentions if mention.start >= begins]
    sure = [mention.confidence >= ENOUGH for mention in row]
    if title:
        enough = any(sure) and (len(row) >= SHORTEST_ROW or sure[-1])
    else:
        enough = len(row) >= SHORTEST_ROW and sum(sure) * 2 > len(row)
    if not enough or row[0].start - _titled(row[0]) > begins or text[row[-1].end :].strip(" ."):
        return []
    joined = all(apart.fullmatch(text, one.end, other.start - _titled(other)) for one, other in pairwise(row))
    return row if joined else []


def _fill_lists(passage: Passage, words: Vocabulary) -> None:
    """Makes names of those listed with their bodies as the one next to them is: 'Ann Lee from X, Quox Ibbs from Y'."""
    text, following = passage.content.text, words.phrase(_BODY_FOLLOWS)
    previous: tuple[Mention, str] | None = None
    pairs: list[tuple[Mention, Mention]] = []
    for mention in passage.mentions:
        body = following.match(text, mention.end)
        link = (body["link"] or "(").casefold() if body else ""
        if body and previous and previous[1] == link and _in_list(text[previous[0].end : mention.start], words):
            pairs.append((previous[0], mention))
        previous = (mention, link) if body else None
    for one, other in (*pairs, *((other, one) for one, other in reversed(pairs))):
        if other.confidence >= ENOUGH and LEAST <= one.confidence < ENOUGH:
            one.confidence = ENOUGH
        elif one.confidence >= ENOUGH and LEAST <= other.confidence < ENOUGH:
            other.confidence = ENOUGH


def _in_list(between: str, words: Vocabulary) -> bool:
    """Whether what stands between two names is the body of the first, and then a comma or 'and'."""
    return len(between) <= LONGEST_BODY and words.phrase(_LIST_GOES_ON).fullmatch(between) is not None


def _titled(mention: Mention) -> int:
    """How many characters stand before a name that belong to it."""
    return len(mention.honorific) + 1 if mention.honorific else 0


def _fill(row: list[Mention]) -> None:
    weak = [mention for mention in row if mention.confidence < ENOUGH]
    if weak and len(weak) * SURE_PER_WEAK <= len(row) - len(weak):
        for mention in weak:
            mention.confidence = ENOUGH


def _is_within(passage: Passage, mention: Mention, words: Vocabulary) -> bool:
    """Whether a mention is of where something is, as a body would be: 'a manager at Quay Mills'."""
    return words.phrase(_WITHIN).search(passage.content.text, max(0, mention.start - 8), mention.start) is not None


def _told_of(texts: Iterable[str], words: Vocabulary) -> set[str]:
    """The short names of whom sentences tell: 'Ann shared her maps.', 'Lee explained …'."""
    subject = words.phrase(_SUBJECT)
    behind_sign = map("\n".__add__, texts)  # as the first sentence too begins
    found = {match["name"] for text in behind_sign for match in subject.finditer(text)}
    return {name for name in found if name.casefold() not in words.words("people", "not-names")}
