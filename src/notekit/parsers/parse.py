"""Parsing: blocks into notes, by named rules that run in order.

Each rule looks at the draft of one note and takes a step: lays furniture aside, finds a field, makes
sections of blocks, marks a text. What an author stated is never changed by a rule.
"""

from collections.abc import Callable

from attrs import frozen

from notekit.diagnostics import Diagnostic, Severity
from notekit.ledger import left_over, take_stock
from notekit.notebook import Notebook
from notekit.parsers.cover import find_cover_facts, find_title
from notekit.parsers.cues import Vocabulary, english
from notekit.parsers.dates import find_date
from notekit.parsers.draft import Draft
from notekit.parsers.facts import (
    find_labelled,
    find_organiser,
    find_page_owner,
    find_series,
    find_supporters,
    find_tags,
)
from notekit.parsers.furniture import lay_aside
from notekit.parsers.headings import find_headings
from notekit.parsers.kinds import find_kind, settle_kind
from notekit.parsers.layout import find_pictures, find_verse
from notekit.parsers.marks import mark_texts
from notekit.parsers.note import as_note
from notekit.parsers.page import find_page_facts
from notekit.parsers.parts import find_authors, find_parts, find_speakers
from notekit.parsers.people import find_people
from notekit.parsers.sections import find_sections
from notekit.parsers.split import Stretch, split
from notekit.parsers.start import start_draft
from notekit.parsers.stated import is_stated, stated_note
from notekit.parsers.turns import find_turn_takers, find_turns
from notekit.reading import Reading
from notekit.schema import Note

__all__ = ["RULES", "Rule", "parse_reading"]


@frozen
class Rule:
    """One step of recognition, known by its name."""

    name: str
    apply: Callable[[Draft], None]


RULES = (
    Rule("verse", find_verse),
    Rule("furniture", lay_aside),
    Rule("title", find_title),
    Rule("pictures", find_pictures),
    Rule("turns", find_turns),
    Rule("headings", find_headings),
    Rule("cover", find_cover_facts),
    Rule("people", find_people),
    Rule("parts", find_parts),
    Rule("turn-takers", find_turn_takers),
    Rule("labelled-lines", find_labelled),
    Rule("tags", find_tags),
    Rule("series", find_series),
    Rule("kind", find_kind),
    Rule("date", find_date),
    Rule("organiser", find_organiser),
    Rule("page-owner", find_page_owner),
    Rule("supporters", find_supporters),
    Rule("sections", find_sections),
    Rule("page-metadata", find_page_facts),
    Rule("settle-kind", settle_kind),
    Rule("authors", find_authors),
    Rule("speakers", find_speakers),
    Rule("marks", mark_texts),
)


def parse_reading(reading: Reading, words: Vocabulary | None = None) -> Notebook:
    """Everything found in what a reader read; `words` are the cue words, those of English if None."""
    words = words or english()
    drafts = [_parse(stretch, reading, words) for stretch in split(reading.blocks, words)]
    notes = [note for note, _ in drafts if _says_something(note)]
    left = left_over(reading.source, notes)
    diagnostics = [*reading.diagnostics, *(remark for _, remarks in drafts for remark in remarks)]
    if left:
        diagnostics.append(
            Diagnostic(
                "left-over",
                f"{len(left)} piece(s) of the source belong to no note",
                Severity.WARNING,
                left[0].span,
                "they are listed in the notebook's coverage",
            )
        )
    return Notebook(
        notes,
        left_over=left,
        diagnostics=diagnostics,
        source=reading.source,
        coverage=take_stock(reading.source, notes, left),
    )


def _says_something(note: Note) -> bool:
    return bool(note.body or note.title or note.people or note.page)


def _parse(stretch: Stretch, reading: Reading, words: Vocabulary) -> tuple[Note, list[Diagnostic]]:
    if is_stated(stretch.blocks):
        return stated_note(stretch.blocks, reading.source, words, stretch.aside), []
    draft = start_draft(stretch, reading.source, words)
    for rule in RULES:
        rule.apply(draft)
    return as_note(draft), draft.diagnostics
