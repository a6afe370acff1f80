"""Titles with their date before them and, for a talk, who gave it behind: '5 May: Reading the tide – Ann Lee'."""

import re

from attrs import define

from notekit.blocks import Heading, Paragraph
from notekit.event_date import EventDate
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.dates import Dates, Found
from notekit.parsers.entities.name_context import ENOUGH
from notekit.parsers.entities.name_words import plain_honorific
from notekit.parsers.entities.names import Mention, Names
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.people import Part
from notekit.reading import SourceBlock, Title
from notekit.text import RichText

__all__ = ["DatedTitle", "dated_title", "take_dated_title", "years_of"]

LONGEST = 140

_APART = re.compile(r"\s*(?::|[–—|]|\s-)\s+(?=[^\W_a-z]|[“‘\"'])")
_BEHIND = re.compile(r"\s+[–—|-]\s+")
_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])")


@define
class DatedTitle:
    """What a line with a dated title says: its date, and what follows that."""

    found: Found
    rest: str


def dated_title(block: SourceBlock, words: Vocabulary) -> DatedTitle | None:
    """The date and title of a line that has them in this order, if it does."""
    if not isinstance(block, Title | Heading | Paragraph) or len(block.text) > LONGEST or "\n" in block.text:
        return None
    if _APART.search(block.text) is None:
        return None
    found = next(Dates(words).find(block.text), None)
    if found is None or found.start > 0:
        return None
    apart = _APART.match(block.text, found.end)
    return DatedTitle(found, block.text[apart.end() :]) if apart else None


def years_of(blocks: list[SourceBlock]) -> list[int]:
    """The years that lines at the head of a page name: 'Talks of 2031'."""
    lines = [block.text for block in blocks if isinstance(block, Title | Heading | Paragraph)]
    return [int(year) for line in lines if len(line) <= LONGEST for year in _YEAR.findall(line)]


def take_dated_title(draft: Draft, year: int | None) -> None:
    """Takes title, date and speaker off the line with which a note of several begins."""
    block = draft.blocks[0] if draft.blocks else None
    said = dated_title(block, draft.words) if block else None
    if said is None or not isinstance(block, Title | Heading | Paragraph):
        return
    when = said.found.date
    if when.start is None and year and when.text:
        full = next(Dates(draft.words).find(f"{when.text} {year}"), None)
        when = EventDate(full.date.start, full.date.end, full.date.precision, when.text) if full else when
    draft.blocks.pop(0)
    draft.find("date", when, draft.place(block, when.text or ""), "title-date", 0.9)
    title, speaker = _without_speaker(said.rest, draft)
    draft.find("title", title, draft.place(block, title), "dated-title", 0.8)
    if block.span:
        draft.head_spans.append(block.span)
    if speaker:
        known = draft.roster.add(speaker.name, 0, draft.place(block, speaker.name), "listed", 0.95)
        known.honorific = plain_honorific(speaker.honorific) if speaker.honorific else None
        known.takes(Part.SPEAKER)
        draft.is_talk = True


def _without_speaker(rest: str, draft: Draft) -> tuple[str, Mention | None]:
    """A title without the name behind it, and who that is."""
    parts = _BEHIND.split(rest)
    if len(parts) > 1:
        last = parts[-1].rstrip(" .")
        names = list(Names(draft.words).find(RichText(last)))
        if len(names) == 1 and names[0].confidence >= ENOUGH and names[0].end == len(last):
            before = last[: names[0].start].strip(" .")
            if before == (names[0].honorific or "").strip(" ."):
                return rest[: rest.rindex(parts[-1])].rstrip(" –—|-"), names[0]
    return rest.rstrip(" ."), None
