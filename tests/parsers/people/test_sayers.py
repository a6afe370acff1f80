"""Who is said in passing to have spoken is a speaker, and who is only cited is not."""

import pytest

from fixtures import note_in

ENGLISH = "Slipway talks\n\nWe met on 5 May 2031 at the boat house to talk about nets with {}, an old hand.\n\n{}"
FRENCH = (
    "Atelier des quais\n\nNous nous sommes réunis le 5 mai 2031 à la halle aux poissons pour parler des quais et des "
    "filets, avec {} parmi nous.\n\n{}"
)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (ENGLISH, "Ruth Quill", "In the afternoon Ruth Quill said that nets tear."),
        (ENGLISH, "Ruth Quill", "Nets tear where nobody looks, said Quill."),
        (ENGLISH, "Ruth Quill", "It was late by then, and yet Quill spoke of the tide."),
        (FRENCH, "Anne Lévêque", "Dans la salle Anne Lévêque a parlé des nasses."),
    ],
)
def test_whoever_is_said_to_have_spoken_is_a_speaker(text: str, name: str, said: str) -> None:
    assert [person.name for person in note_in(text.format(name, said)).speakers] == [name]


@pytest.mark.parametrize(
    "said",
    [
        "The plan that Ruth Quill described was dropped.",
        "Long ago Ruth Quill wrote about the nets of the quay.",
        "The nets described by Ruth Quill were shown.",
    ],
)
def test_whoever_is_cited_is_none(said: str) -> None:
    note = note_in(ENGLISH.format("Ruth Quill", said))
    assert [person.name for person in note.people] == ["Ruth Quill"]
    assert note.speakers == ()
