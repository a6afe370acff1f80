"""Positions: words are found where they stand in the source, whatever markup stands between."""

import pytest

from notekit import Span
from notekit.parsers.draft.positions import NEAR, Positions


def positions(source: str) -> Positions:
    return Positions(source, Span(0, len(source)))


def test_words_are_found_at_their_own_place_and_not_at_an_earlier_one() -> None:
    source = "tide in, tide out"
    assert positions(source).at(9, "tide") == Span(9, 13)


def test_markup_before_the_words_moves_them_along() -> None:
    source = "*the* **tide** is [out](https://quay.example/out), says Ruth Quill"
    places = positions(source)
    assert [places.at(4, "tide"), places.at(12, "out"), places.at(22, "Ruth Quill")] == [
        Span(8, 12),
        Span(19, 22),
        Span(56, 66),
    ]


def test_words_may_run_over_the_end_of_a_line() -> None:
    assert positions("we heard Ruth\nQuill speak").at(9, "Ruth Quill") == Span(9, 19)


@pytest.mark.parametrize("words", ["ebb", "Tide", "tide  out"])
def test_words_that_are_not_there_as_written_have_no_place(words: str) -> None:
    assert positions("tide in, tide out").at(0, words) is None


def test_words_that_were_not_found_do_not_lose_the_next() -> None:
    places = positions("tide in, tide out")
    assert [places.at(0, "ebb"), places.at(9, "tide")] == [None, Span(9, 13)]


def test_nothing_is_found_outside_the_stretch() -> None:
    assert Positions("tide in, tide out", Span(9, 13)).next("out") is None


def test_what_stands_next_is_found_one_after_the_other() -> None:
    places = positions("- Ruth Quill\n- Omar Farrant\n")
    assert [places.next("Ruth Quill"), places.next("Omar Farrant"), places.next("Ruth Quill")] == [
        Span(2, 12),
        Span(15, 27),
        None,
    ]


def test_nothing_is_looked_for_far_from_where_it_should_stand() -> None:
    assert positions("-" * 2 * NEAR + "tide").next("tide") is None
