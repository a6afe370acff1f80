"""What ordinary front matter states is used, and what cannot be used is remarked on."""

import pytest

import notekit
from notekit import Note, Part

TOLD = "We met and talked for two hours about kettles."


def note_of(front_matter: str) -> tuple[Note, list[str]]:
    notebook = notekit.parse(
        f"---\ntitle: Kettles\n{front_matter}\n---\n\n{TOLD}\n".encode(), media_type="text/markdown"
    )
    (note,) = notebook.notes
    return note, [remark.message for remark in notebook.diagnostics]


def test_a_date_in_words_is_the_date() -> None:
    note, remarks = note_of("date: 6th May 2031")
    assert note.date is not None
    assert (note.date.iso, note.date.text, remarks) == ("2031-05-06", "6th May 2031", [])


@pytest.mark.parametrize(("key", "part"), [("speakers", Part.SPEAKER), ("author", Part.AUTHOR), ("Chair", Part.CHAIR)])
def test_people_named_in_plain_words_have_the_part_of_their_key(key: str, part: Part) -> None:
    note, remarks = note_of(f"{key}: [Ann Leigh, Bo Quinn]")
    assert [(person.name, person.parts) for person in note.people] == [("Ann Leigh", (part,)), ("Bo Quinn", (part,))]
    assert remarks == []


def test_who_paid_supports() -> None:
    assert note_of("funder: Moon Fund")[0].supporters == ("Moon Fund",)


@pytest.mark.parametrize(
    ("front_matter", "named"),
    [
        ("kind: conference\nnotes: Confidential until June", "kind, notes"),
        ("date: yesterday", "date"),
        ("author: the communications team", "author"),
    ],
)
def test_what_fills_no_field_is_remarked_on(front_matter: str, named: str) -> None:
    assert note_of(front_matter)[1] == [f"front matter fills no field with {named}"]


def test_what_only_a_site_generator_needs_is_passed_over() -> None:
    assert note_of("layout: post\nslug: kettles\ndraft: true")[1] == []
