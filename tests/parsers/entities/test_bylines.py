"""Bylines say who wrote a text, and that the date beside the name is not the event's."""

import pytest

import notekit
from notekit import Part
from notekit.parsers.entities.bylines import Byline, read_byline
from notekit.parsers.languages import vocabulary_of

ENGLISH = vocabulary_of("en")


@pytest.mark.parametrize(
    "line",
    [
        "By Ruth Quill | March 3, 2031",
        "By Ruth Quill, 3 March 2031",
        "Posted 3 March 2031 by Ruth Quill",
        "Written by Ruth Quill on 3 March 2031",
        "by Ruth Quill · 3 March 2031 · 4 min read",
        "3 March 2031 | Ruth Quill",
        "Ruth Quill, Policy Officer | 3 March 2031",
        "Story by Ruth Quill, Harbour News - March 3, 2031, 5:30 pm",
        "By Ruth Quill\n3 March 2031",
    ],
)
def test_the_date_beside_an_author_is_that_of_publication(line: str) -> None:
    assert read_byline(line, ENGLISH) == Byline("Ruth Quill", published=True)


@pytest.mark.parametrize("line", ["By Ruth Quill", "Text and photos by Ruth Quill", "By Ruth Quill, staff writer"])
def test_an_author_may_stand_alone(line: str) -> None:
    assert read_byline(line, ENGLISH) == Byline("Ruth Quill", published=False)


def test_who_took_the_minutes_says_nothing_of_publication() -> None:
    assert read_byline("Notes by Ruth Quill | 3 March 2031", ENGLISH) == Byline("Ruth Quill", published=False)


@pytest.mark.parametrize(
    "line",
    [
        "3 March 2031",
        "Slipway Hall | 3 March 2031",
        "By the river we met, on 3 March 2031",
        "Ruth Quill – 3 March 2031",
        "Ruth Quill | Omar Farrant",
        "By Ruth Quill: a talk",
        "By Ruth Quill | 3 March 2031 | 4 May 2031",
        "By 3 March 2031",
        "By Quay Street",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line, ENGLISH) is None


def test_an_event_is_not_dated_by_the_byline_of_its_report() -> None:
    text = (
        "Lamps lent\n\nBy Ruth Quill | March 3, 2031\n\nThe panel met last Thursday.\n\nIt was chaired by Omar Farrant."
    )
    note = notekit.parse(text.encode(), media_type="text/plain").notes[0]
    assert note.date is None
    assert note.person("Ruth Quill").parts == (Part.AUTHOR,)
