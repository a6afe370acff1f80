"""People who are listed: after a label, under a heading, in a table."""

import notekit
from fixtures import Case, cases, listed, note_in
from people import people_of


def found(text: str) -> str:
    return listed(*people_of(note_in(text)))


@cases("parsers/people-lists.txt")
def test_people_in_lists(case: Case) -> None:
    assert found(case.given) == case.expected


def test_people_in_a_table() -> None:
    text = (
        b"# Slipway workshop\n\n"
        b"| Name | Role | Organisation |\n|---|---|---|\n"
        b"| Ruth Quill | Director | Slipway Trust |\n| Omar Farrant | Nurse | |\n"
    )
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert people_of(note) == [
        "Ruth Quill [participant]: Director @ Slipway Trust",
        "Omar Farrant [participant]: Nurse @ -",
    ]


def test_columns_of_a_table_hold_what_they_are_headed() -> None:
    text = (
        b"# Slipway workshop\n\n"
        b"| Name | Organisation | Role |\n|---|---|---|\n"
        b"| Ruth Quill | Windlass Works | Head of People |\n| Omar Farrant | Slip College | Nurse |\n"
    )
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert people_of(note) == [
        "Ruth Quill [participant]: Head of People @ Windlass Works",
        "Omar Farrant [participant]: Nurse @ Slip College",
    ]


def test_a_table_of_other_things_lists_nobody() -> None:
    text = b"# Slipway workshop\n\n| Name | Price |\n|---|---|\n| Red Rope | 3 |\n| Old Lamp | 4 |\n"
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert note.people == ()
