"""What belongs to the page is laid aside, piece by piece, and never lost."""

import notekit
from fixtures import Case, cases, listed, note_in


def found(text: str) -> str:
    return listed(*note_in(text).furniture)


@cases("parsers/furniture.txt")
def test_furniture_of_a_page(case: Case) -> None:
    assert found(case.given) == case.expected


def test_furniture_has_its_place_in_the_source() -> None:
    text = "Home\n\nSlipway workshop\n\nWe met and talked.\n\nBack to top\n"
    note = note_in(text)
    assert [text[piece.span.start : piece.span.end] for piece in note.page if piece.span] == ["Home", "Back to top"]


def test_furniture_is_counted_apart() -> None:
    coverage = notekit.parse(b"Home\n\nSlipway workshop\n\nWe met and talked.\n\nBack to top\n").coverage
    assert coverage is not None
    assert coverage.complete
    assert (coverage.in_furniture, coverage.left_over) == (13, ())
