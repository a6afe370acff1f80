"""The roster knows each person once, also by a short form or by initials that fit nobody else."""

import pytest

from notekit import Part, Person, Post, Span
from notekit.parsers.draft.roster import Known, Roster


def roster(*names: str) -> Roster:
    made = Roster()
    for seen, name in enumerate(names):
        made.add(name, seen, Span(seen, seen + 1), "test", 1.0)
    return made


def name_of(person: Known | None) -> str | None:
    return person.name if person else None


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Ruth Quill", "Ruth Quill"),
        ("ruth  QUILL", "Ruth Quill"),
        ("Ruth", "Ruth Quill"),
        ("Quill", "Ruth Quill"),
        ("Mary", "Mary-Jane O'Hara Pryce"),
        ("O’Hara Pryce", "Mary-Jane O'Hara Pryce"),
        ("Omar", None),
        ("Jane", None),
        ("", None),
    ],
)
def test_a_person_is_known_by_full_name_and_short_forms(form: str, name: str | None) -> None:
    assert name_of(roster("Ruth Quill", "Mary-Jane O'Hara Pryce").get(form)) == name


def test_a_short_form_of_two_people_is_nobody() -> None:
    made = roster("Ruth Quill", "Omar Quill")
    assert made.get("Quill") is None
    assert name_of(made.get("Omar")) == "Omar Quill"


@pytest.mark.parametrize(
    ("initials", "name"), [("RQ", "Ruth Quill"), ("r.q.", "Ruth Quill"), ("OF", None), ("R", None)]
)
def test_a_person_is_known_by_initials(initials: str, name: str | None) -> None:
    assert name_of(roster("Ruth Quill", "Ingrid Pascoe").by_initials(initials)) == name


def test_initials_of_two_people_are_nobody() -> None:
    assert roster("Ruth Quill", "Rhys Quinn").by_initials("RQ") is None


def test_a_person_who_is_added_again_is_the_same_and_keeps_the_first_place() -> None:
    made = roster("Ruth Quill", "Omar Farrant")
    again = made.add("ruth quill", 7, Span(7, 8), "test", 1.0)
    assert again is made.get("Ruth Quill")
    assert (again.name, again.seen, again.span) == ("Ruth Quill", 0, Span(0, 1))
    earlier = made.add("Omar Farrant", -1, Span(9, 10), "test", 1.0)
    assert (earlier.seen, earlier.span) == (-1, Span(9, 10))
    assert [person.name for person in made.in_order()] == ["Omar Farrant", "Ruth Quill"]


def test_an_empty_roster_is_false() -> None:
    assert not Roster()
    assert roster("Ruth Quill")


def test_posts_that_say_nothing_new_are_not_held_twice() -> None:
    person = Known("Ruth Quill", 0)
    person.holds([Post("Director"), Post(None, "Quay Trust"), Post("director", "quay trust"), Post("Poet")])
    assert person.posts == [Post("Director", "Quay Trust"), Post("Poet")]


def test_a_former_post_is_another_post() -> None:
    person = Known("Ruth Quill", 0)
    person.holds([Post("Director", "Quay Trust"), Post("Director", "Quay Trust", former=True)])
    assert len(person.posts) == 2


def test_a_part_is_taken_once_and_somebody_without_one_is_mentioned() -> None:
    person = Known("Ruth Quill", 0, honorific="Dr")
    assert person.person() == Person("Ruth Quill", "Dr", parts=[Part.MENTIONED])
    person.takes(Part.CHAIR)
    person.takes(Part.CHAIR)
    assert person.person() == Person("Ruth Quill", "Dr", parts=[Part.CHAIR])


@pytest.mark.parametrize(
    ("first", "then"), [("Ruth", "Ruth Quill"), ("R. Quill", "Ruth Quill"), ("Ruth Quill", "Ruth")]
)
def test_a_shorter_form_of_one_name_is_the_same_person_who_goes_by_the_longer(first: str, then: str) -> None:
    roster = Roster()
    person = roster.add(first, 0, None, "listed", 0.9)
    assert roster.add(then, 9, None, "name", 0.9) is person
    assert person.name == "Ruth Quill"
    assert roster["Ruth Quill"] is roster.get(first) is person


@pytest.mark.parametrize("rule", ["listed", "stated"])
def test_two_names_of_one_list_are_two_people(rule: str) -> None:
    roster = Roster()
    assert roster.add("Ruth", 0, None, rule, 1.0) is not roster.add("Ruth Quill", 0, None, rule, 1.0)


def test_a_stated_name_stays_as_it_is() -> None:
    roster = Roster()
    person = roster.add("Ruth", 0, None, "stated", 1.0)
    assert roster.add("Ruth Quill", 9, None, "name", 0.9) is person
    assert person.name == "Ruth"


def test_an_initial_that_two_share_is_neither() -> None:
    roster = Roster()
    roster.add("Ruth Quill", 0, None, "name", 0.9)
    roster.add("Rob Quill", 9, None, "name", 0.9)
    assert roster.add("R. Quill", 20, None, "name", 0.9).name == "R. Quill"


def test_who_is_joined_with_another_is_that_one() -> None:
    roster = Roster()
    alone, full = (roster.add(name, at, None, "listed", 0.9) for at, name in enumerate(("Ruth", "Ruth Quill")))
    alone.takes(Part.CHAIR)
    roster.join(alone, full)
    assert roster.get("Ruth") is full
    assert full.parts == [Part.CHAIR]
    assert [person.name for person in roster.in_order()] == ["Ruth Quill"]
