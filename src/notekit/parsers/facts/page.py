"""What a page says of itself, in its head, its linked data or its margins, fills what its text leaves open."""

from collections.abc import Iterator

from notekit.event_date import Precision
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.dates import Dates
from notekit.parsers.facts.metadata import keys_of, stated_fields
from notekit.parsers.facts.publication import is_front_page
from notekit.parsers.facts.title_lines import is_body_line
from notekit.parsers.structure.event_lines import names_event
from notekit.parsers.structure.lone_lines import BARS
from notekit.reading import Metadata, PageFurniture

__all__ = ["RUNNING_HEAD", "find_page_facts"]

RUNNING_HEAD = "running-head"
"""The key of what stands at the head of every page, a line for each piece."""
LONGEST_TITLE = 150
LEAST_WORDS = 3
"""How many words a title has at least that does not name an event."""

_FIELDS = ("title", "date", "place", "organiser", "url")
_NOT_ON = r"(?i)<dates.not-on|of-papers>(?:\s+<grammar.of|on>)?[\s:]*$"
_NO_TITLE = r"(?i)<furniture.no-titles>|©|.*(?:@|://|\bwww\.|\.docx?\b)|.*[.,;:]$"
_EDGES = " |·•–—-,;:"


def find_page_facts(draft: Draft) -> None:
    """Title, date, place, organiser and address from the page's metadata and margins, where nothing else told them."""
    metadata = draft.metadata
    heads: list[tuple[str, Metadata | PageFurniture]] = []
    if metadata is not None and not metadata.stated:
        fields, keys = stated_fields(metadata), keys_of(metadata)
        for name in _FIELDS:
            value = fields.get(name)
            if value and not (name == "url" and is_front_page(value)):
                place = draft.place(metadata, str(metadata.values[keys[name]]))
                draft.find(name, value, place, "page-metadata", 0.7)
        heads = [(piece, metadata) for piece in str(metadata.values.get(RUNNING_HEAD, "")).split("\n") if piece]
        _find_running_title(draft, heads)
    _find_running_date(draft, [*heads, *((block.text, block) for block in draft.running)])


def _find_running_title(draft: Draft, heads: list[tuple[str, Metadata | PageFurniture]]) -> None:
    """The title out of the head of every page: what names an event, else what is long enough for one."""
    titles = [(title, block) for text, block in heads for title in _titles(text, draft)]
    named = (each for each in titles if names_event(each[0], draft.words))
    for title, block in (*named, *titles):
        draft.find("title", title, draft.place(block, title), "running-head", 0.5)
        return


def _titles(text: str, draft: Draft) -> Iterator[str]:
    """What of a running head could be a title: a piece of it without its date."""
    for part in BARS.split(text):
        dated = next(Dates(draft.words).find(part), None)
        title = (part if dated is None else part[: dated.start]).strip(_EDGES)
        least = 2 if names_event(title, draft.words) else LEAST_WORDS
        fits = len(title) <= LONGEST_TITLE and len(title.split()) >= least and title[0].isalnum()
        if fits and not draft.words.phrase(_NO_TITLE).match(title) and not is_body_line(title, draft.words):
            yield title


def _find_running_date(draft: Draft, pieces: list[tuple[str, Metadata | PageFurniture]]) -> None:
    """The first full date at the head or foot of every page that is not one of publication or of another event."""
    words = draft.words
    for text, block in pieces:
        if words.cue("dates", "published").search(text) or words.cue("dates", "later").search(text):
            continue
        for found in Dates(words).find(text):
            before = text[: found.start]
            if (
                found.date.start is None
                or found.date.precision is not Precision.DAY
                or words.phrase(_NOT_ON).search(before)
            ):
                continue
            if not words.cue("dates", "other").search(before[-60:]):
                draft.find("date", found.date, draft.place(block, found.date.text or ""), "running-head", 0.5)
                return
