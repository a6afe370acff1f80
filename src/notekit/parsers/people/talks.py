"""Talks listed: who gave them, whatever the order in which the items of a list name speaker, title and date."""

import re
from collections.abc import Callable, Iterator

from notekit.blocks import Heading, ListBlock, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.body_names import could_be_body
from notekit.parsers.entities.dates import Dates
from notekit.parsers.entities.names import AND, CAPITALISED
from notekit.parsers.entities.posts import Posts
from notekit.parsers.people.list_entries import Listed, could_be_entry, entry, pieces_of
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Part, Post

__all__ = ["listed_talks"]

LEAST = 2
"""How many talks make a list of them; half of the items may be something else, such as lunch."""
LONGEST = 180
"""How many characters an item has at most that names a speaker first: more is what they said."""
LONGEST_POST = 70
"""How many characters a post may have between a speaker's name and the title of the talk."""

_DASHED = re.compile(r"\s[–—-]\s+")
_GIVEN_BY = rf"[\s,;(]<grammar.by|with|from>\s+(?=(?:(?i:<people.titles>|<people.honorifics>)\.?\s+)?{CAPITALISED})"
_AFTER_DATE = re.compile(r"\s*(?:[:|,]|[–—]|\s-)?\s+")
_BEFORE_NAME = (
    rf"(?i:<speech.talks|speeches>|<kinds.panel>|<headings.discussion>)\s+<grammar.by|with|from>\s+(?=[{UPPER}])"
)
_TOPIC = re.compile(r"\s*:\s|\s+[–—-]\s")
_TITLE = re.compile('[,:]?\\s*[“"‘]|:\\s')
_MARKS = tuple("“‘\"'")
_HONORIFIC = r"(?i)(?:<people.titles>|<people.honorifics>)\.?\s"

_Reader = Callable[[str, Draft], list[str]]
"""What finds in an item of a list the entries of those who spoke, each a name with what stands with it."""


def listed_talks(draft: Draft, posts: Posts) -> Iterator[Listed]:
    """Who gave the talks of the draft's lists: 'Reading the tide – Ann Lee', '5 May: Ann Lee, Reading the tide'."""
    above = heading = ""  # the text directly above a block, and the heading over it
    for block in draft.blocks:
        unread = isinstance(block, ListBlock) and id(block) not in draft.people_lists
        if isinstance(block, ListBlock) and unread and any(_tells_of_talks(text, draft) for text in (above, heading)):
            yield from _speakers(block, draft, posts)
        above = block.text if isinstance(block, Heading | Paragraph) else ""
        heading = block.text if isinstance(block, Heading) else heading


def _tells_of_talks(text: str, draft: Draft) -> bool:
    """Whether a text above a list says that its items are talks, and these are not still to come."""
    words = draft.words
    told = words.cue("speech", "talks").search(text) or (
        text.endswith(":") and words.cue("people", "announces").search(text)
    )
    return bool(told) and words.cue("dates", "later").search(text) is None


def _speakers(block: ListBlock, draft: Draft, posts: Posts) -> list[Listed]:
    """The speakers of a list of talks, read in the order of name and title that finds the most of them for certain."""
    best: list[Listed] = []
    sure = -1
    for reader in (_behind_dash, _behind_by, _behind_date, _before_topic):
        entries = _read(block, reader, draft)
        listed = [[one for text in found for one in _speaker(text, block, draft, posts)] for found in entries]
        if not listed or not all(found and all(" " in one.name for one in found) for found in listed):
            continue
        certain = sum(_is_certain(text, draft) for found in entries for text in found)
        if certain > sure:
            best, sure = [one for found in listed for one in found], certain
    return best


def _read(block: ListBlock, reader: _Reader, draft: Draft) -> list[list[str]]:
    """The entries that a reader finds in the items of a list; none where it finds some in fewer than half of them."""
    found: list[list[str]] = []
    for at, item in enumerate(block.items):
        if entries := reader(item.text, draft):
            found.append(entries)
        elif (at + 1 - len(found)) * 2 > len(block.items):
            return []
    return found if len(found) >= LEAST else []


def _is_certain(text: str, draft: Draft) -> bool:
    """Whether an entry begins with a given name that is known, or an honorific."""
    return text.split()[0] in draft.words.given_names or draft.words.phrase(_HONORIFIC).match(text) is not None


def _behind_dash(text: str, draft: Draft) -> list[str]:
    """'Reading the tide – Ann Lee and Bo Ek, Quay College': all of them share the body."""
    *before, last = _DASHED.split(text)
    if not before:
        return []
    names, comma, body = last.partition(", ")
    return [name + comma + body for name in draft.words.phrase(AND).split(names)]


def _behind_by(text: str, draft: Draft) -> list[str]:
    """'Reading the tide, by Ann Lee from Quay College and Bo Ek'."""
    spaced = f" {text}"
    for at in draft.words.phrase(_GIVEN_BY).finditer(spaced):
        rest = spaced[at.end() :].rstrip(").")
        if could_be_entry(rest, draft):
            return _named(rest, draft)
    return []


def _behind_date(text: str, draft: Draft) -> list[str]:
    """'5 May: Ann Lee and Bo Ek, Reading the tide'."""
    found = Dates(draft.words).opening(text)
    apart = _AFTER_DATE.match(text, found.end) if found else None
    if apart is None:
        return []
    said = draft.words.phrase(_BEFORE_NAME).match(text, apart.end())
    return _named(text[said.end() if said else apart.end() :], draft, bare=True)


def _before_topic(text: str, draft: Draft) -> list[str]:
    """'Ann Lee (Quay College): Reading the tide'."""
    if len(text) > LONGEST or text.endswith("."):
        return []
    topic = _TOPIC.search(text)
    if topic is None or topic.start() > LONGEST_POST * 2:
        return []
    return _named(text[: topic.start()], draft)


def _named(text: str, draft: Draft, *, bare: bool = False) -> list[str]:
    """The entries with which a text begins, up to what is none; `bare` are those without what stands with them."""
    title = _TITLE.search(text)
    entries: list[str] = []
    for piece in pieces_of(text[: title.start()] if title else text, draft):
        if " " in piece and could_be_entry(piece, draft) and (not entries or _is_certain(piece, draft)):
            entries.append(piece)
        elif bare or not entries:
            break
        else:
            entries[-1] += f", {piece}"
    return entries


def _speaker(text: str, block: ListBlock, draft: Draft, posts: Posts) -> Iterator[Listed]:
    """Who gave a talk; what stands after the name and is no post is a body there."""
    for one in entry(text, Part.SPEAKER, block, draft, posts):
        body = text.partition(", ")[2]
        if not one.posts and body[:1] not in _MARKS and could_be_body(body, draft.words):
            one.posts.append(Post(None, body))
        yield one
