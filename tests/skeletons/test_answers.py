"""What people answer about an event is read as they mean it."""

import re

import pytest
from hypothesis import given

import strategies
from notekit import Part, Person, Post, SchemaError
from notekit.parsers.languages import english
from notekit.skeletons.answers import Answers

ANSWERS = Answers(english())


@pytest.mark.parametrize(
    ("text", "honorific", "name"),
    [
        ("Ann Lee", None, "Ann Lee"),
        ("Dr Ann Lee", "Dr", "Ann Lee"),
        ("Prof. Dame Ann Lee", "Prof Dame", "Ann Lee"),
        ("Cllr Quill", "Cllr", "Quill"),
        ("Justice Okoro", None, "Justice Okoro"),
        ("bell hooks", None, "bell hooks"),
        ("Dr", None, "Dr"),
    ],
)
def test_an_honorific_is_no_part_of_a_name(text: str, honorific: str | None, name: str) -> None:
    assert ANSWERS.person(text, Part.SPEAKER) == Person(name, honorific, parts=[Part.SPEAKER])


@pytest.mark.parametrize(
    ("said", "role", "affiliation"),
    [
        ("Lee Council", None, "Lee Council"),
        ("the Quay Trust", None, "the Quay Trust"),
        ("Director", "Director", None),
        ("former Director", "former Director", None),
        ("Director of the Quay Trust", "Director", "Quay Trust"),
        ("Harbour Manager at Quay Trust", "Harbour Manager", "Quay Trust"),
        ("Director, Quay Trust", "Director", "Quay Trust"),
        ("Head of Parks, Trees and Paths, Lee Council", "Head of Parks, Trees and Paths", "Lee Council"),
        ("Owner, Quay Boats, Ltd", "Owner", "Quay Boats, Ltd"),
        (" , Owner ,, Quay Boats,", "Owner", "Quay Boats"),
    ],
)
def test_after_the_name_come_role_and_organisation(said: str, role: str | None, affiliation: str | None) -> None:
    assert ANSWERS.person(f"Ann Lee, {said}", Part.CHAIR).posts == (Post(role, affiliation),)


def test_semicolons_part_what_has_commas_within() -> None:
    person = ANSWERS.person("Ann Lee; Director; Parks, Trees and Paths", Part.CHAIR)
    assert person.posts == (Post("Director", "Parks, Trees and Paths"),)


@given(strategies.lines)
def test_no_word_of_an_answer_is_lost(text: str) -> None:
    person = ANSWERS.person(f"Ann, {text}", Part.SPEAKER)
    said = " ".join([str(person), *(str(post) for post in person.posts)])
    assert set(re.findall(r"\w+", text)) <= {*re.findall(r"\w+", said), "of", "at", "for", "with", "the"}


@pytest.mark.parametrize("text", ["", "  ", ",;", "?", "--"])
def test_who_has_no_name_is_nobody(text: str) -> None:
    with pytest.raises(SchemaError, match="names nobody; write Name, Role, Organisation"):
        ANSWERS.person(text, Part.SPEAKER)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2031-05-06", "2031-05-06"),
        (" 2031-05 ", "2031-05"),
        ("2031", "2031"),
        ("6 May 2031", "2031-05-06"),
        ("Tuesday 6th of May 2031", "2031-05-06"),
        ("May 2031", "2031-05"),
        ("2031-05-30/2031-06-02", "2031-05-30/2031-06-02"),
        ("30 May - 2 June 2031", "2031-05-30/2031-06-02"),
    ],
)
def test_a_date_is_read_in_iso_form_and_in_words(text: str, iso: str) -> None:
    date = ANSWERS.date(text)
    assert (date.iso, date.text) == (iso, None)


@pytest.mark.parametrize("text", ["yesterday", "6 May", "2031-02-30", "31 February 2031", "on 6 May 2031", "", "\0"])
def test_what_is_no_full_date_says_what_to_write(text: str) -> None:
    with pytest.raises(SchemaError, match=r"is no full date; write it as 2031-05-06, 2031-05 or 6 May 2031"):
        ANSWERS.date(text)


def test_a_day_of_the_week_that_is_not_that_of_its_date_is_refused() -> None:
    assert ANSWERS.date("Saturday 14 June 2031").iso == "2031-06-14"
    with pytest.raises(SchemaError, match="'Monday 14 June 2031' falls on another day of the week"):
        ANSWERS.date("Monday 14 June 2031")
