"""A page that lists several events gives a note of each, and of one event with many dates one."""

import notekit
from fixtures import Case, cases, listed
from notekit import Notebook


def notebook_of(text: str) -> Notebook:
    media_type = "html" if text.startswith("<") else "markdown"
    return notekit.parse(text.encode(), media_type=media_type)


def found(text: str) -> str:
    notes = notebook_of(text).notes
    page = [piece for note in notes for piece in note.furniture if any(map(str.isalnum, piece))]
    return listed(*(note.title or "(no title)" for note in notes), *(f"page: {piece}" for piece in page))


@cases("parsers/listings.txt")
def test_notes_of_a_listing(case: Case) -> None:
    assert found(case.given) == case.expected


@cases("parsers/listings.txt")
def test_nothing_of_a_listing_is_lost(case: Case) -> None:
    coverage = notebook_of(case.given).coverage
    assert coverage is not None
    assert coverage.complete
