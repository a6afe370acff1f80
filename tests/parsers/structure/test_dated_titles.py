"""A line with date, title and speaker gives all three."""

from fixtures import notes_in
from notekit.schema import Kind
from people import people_of

TALKS = """Our talks in 2031

25th January: AGM

The year began well with the usual meeting and supper, and in spite of the rain it was well attended.

25th February 2031: Ruth Quill; A Life - Nora Blythe

This was the third and last of her popular tales of the rope war, told from the side of the tar makers.

21st March: A Walk by the Quay – Dr Omar Farrant.

A broad look at how the quay was built, and how it has been used and kept over the years by all sorts.
"""


def test_date_title_and_speaker() -> None:
    meeting, life, walk = notes_in(TALKS)
    assert (meeting.title, meeting.kind, meeting.people) == ("AGM", Kind.MEETING, ())
    assert life.title == "Ruth Quill; A Life"
    assert "Nora Blythe [speaker]" in people_of(life)
    assert (walk.title, walk.kind) == ("A Walk by the Quay", Kind.OTHER)
    assert [(person.honorific, person.name) for person in walk.people] == [("Dr", "Omar Farrant")]


def test_a_date_without_its_year_has_that_of_the_page() -> None:
    dates = [note.date for note in notes_in(TALKS)]
    assert [when.iso for when in dates if when] == ["2031-01-25", "2031-02-25", "2031-03-21"]
