"""People who are listed: after a label, under a heading, in a table."""

import pytest

import notekit
from fixtures import Case, cases, listed, note_in
from people import people_of


def found(text: str) -> str:
    return listed(*people_of(note_in(text)))


@cases("parsers/people-lists.txt")
def test_people_in_lists(case: Case) -> None:
    assert found(case.given) == case.expected


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (
            [
                "Name | Role | Organisation",
                "--|--|--",
                "Ruth Quill | Director | Slipway Trust",
                "Omar Farrant | Nurse | ",
            ],
            ["Ruth Quill [participant]: Director @ Slipway Trust", "Omar Farrant [participant]: Nurse @ -"],
        ),
        (
            ["Name | Organisation | Role", "--|--|--", "Ruth Quill | Windlass Works | Head of People"],
            ["Ruth Quill [participant]: Head of People @ Windlass Works"],
        ),
        (
            ["Given name | Surname | Representing", "--|--|--", "Ruth | Quill | Tidekit", "Omar | Farrant | Moorings"],
            ["Ruth Quill [participant]: - @ Tidekit", "Omar Farrant [participant]: - @ Moorings"],
        ),
        (
            ["Present | Role", "--|--", "Ruth Quill | Warden", "Omar Farrant | Nurse"],
            ["Ruth Quill [participant]: Warden @ -", "Omar Farrant [participant]: Nurse @ -"],
        ),
        (
            ["Time | Speaker | Title", "--|--|--", "10.00 | Ruth Quill | Ropes", "11.00 | Omar Farrant | Nets for all"],
            ["Ruth Quill [speaker]", "Omar Farrant [speaker]"],
        ),
    ],
)
def test_columns_of_a_table_hold_what_they_are_headed(rows: list[str], people: list[str]) -> None:
    text = "# Slipway workshop\n\n" + "".join(f"| {row} |\n" for row in rows)
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    assert people_of(note) == people


@pytest.mark.parametrize("head", ["Name | ", " | ", "Ed Nox | Ropeworks", "Name | Phone", "Number one | And two"])
def test_a_table_below_a_heading_of_attendees_lists_them_whatever_its_head(head: str) -> None:
    rows = f"| {head} |\n|--|--|\n| Ruth Quill | Tidekit |\n| Omar Farrant | Warden, Marl Council |\n"
    (note,) = notekit.parse(f"# Slipway workshop\n\n## Apologies\n\n{rows}".encode(), media_type="markdown").notes
    named = ["Ruth Quill [mentioned]: - @ Tidekit", "Omar Farrant [mentioned]: Warden @ Marl Council"]
    first = ["Ed Nox [mentioned]: - @ Ropeworks"] if head.startswith("Ed") else []
    bare = ["Ruth Quill [mentioned]", "Omar Farrant [mentioned]"]
    assert people_of(note) == (bare if "Phone" in head else [*first, *named])


def test_a_table_of_other_things_lists_nobody() -> None:
    text = b"# Slipway workshop\n\n| Name | Price |\n|---|---|\n| Red Rope | 3 |\n| Old Lamp | 4 |\n"
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert note.people == ()


def test_names_of_bodies_above_links_are_nobody_who_spoke() -> None:
    text = (
        b"# Slipway workshop\n\nWe met on 5 May 2031.\n\nHere are reflections from our sponsors:\n\n"
        b"Nets: [What it taught us](https://a.example)\n\nRegister Dynamics: [Ropes and hope](https://b.example)\n"
    )
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert note.people == ()


def test_a_table_filled_in_like_a_form_says_what_its_people_did() -> None:
    rows = (
        "| Chair | Ruth Quill |\n|---|---|\n| Present | Omar Farrant (Tidemark), Nora Pell |\n| Apologies | Bo Quinn |"
    )
    (note,) = notekit.parse(f"# Slipway meeting\n\n{rows}".encode(), media_type="markdown").notes
    assert [*people_of(note)] == [
        "Ruth Quill [chair]",
        "Omar Farrant [participant]: - @ Tidemark",
        "Nora Pell [participant]",
        "Bo Quinn [mentioned]",
    ]
