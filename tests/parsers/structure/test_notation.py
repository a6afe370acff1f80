"""What headings say in a note that is stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit import Headings, Person, Role

PEOPLE = [
    Person("Ann Lee", parts=["speaker"]),
    Person("Bo Ray", parts=["panellist", "chair"]),
    Person("Cy Fox", parts=["respondent"]),
    Person("Di Moss", parts=["respondent", "speaker"]),
    Person("Ed Shaw", parts=["participant"]),
    Person("Ray, Fox and Sons", parts=["speaker"]),
]


@pytest.mark.parametrize(
    ("heading", "role", "by"),
    [
        ("Next steps", Role.NEXT_STEPS, ()),
        ("ACTIONS:", Role.NEXT_STEPS, ()),
        ("Points from the breakout groups", Role.DISCUSSION, ()),
        ("Key messages", Role.KEY_MESSAGES, ()),
        ("Ann Lee", Role.CONTRIBUTION, ("Ann Lee",)),
        ("Ann Lee: The tide table", Role.CONTRIBUTION, ("Ann Lee",)),
        ("Ann Lee and Bo Ray: two boats", Role.CONTRIBUTION, ("Ann Lee", "Bo Ray")),
        ("Ann Lee, Bo Ray, and Di Moss", Role.CONTRIBUTION, ("Ann Lee", "Bo Ray", "Di Moss")),
        ("Ray, Fox and Sons & Ann Lee", Role.CONTRIBUTION, ("Ray, Fox and Sons", "Ann Lee")),
        ("Cy Fox", Role.RESPONSE, ("Cy Fox",)),
        ("Response: Di Moss", Role.RESPONSE, ("Di Moss",)),
        ("Response: Ed Shaw: why not", Role.RESPONSE, ("Ed Shaw",)),
        ("Ed Shaw", Role.PROSE, ()),
        ("Ann Lee and Cy Fox", Role.PROSE, ()),
        ("Ann Lee on tides", Role.PROSE, ()),
        ("Ann Lee and the tides: a talk", Role.PROSE, ()),
        ("Response: the council", Role.PROSE, ()),
        ("What the next steps were", Role.PROSE, ()),
        (": Ann Lee", Role.PROSE, ()),
        ("Ann Lee: " + "x" * 500, Role.PROSE, ()),
    ],
)
def test_a_heading_says_the_role_of_its_section_and_whose_it_is(heading: str, role: Role, by: tuple[str, ...]) -> None:
    assert Headings(PEOPLE).meaning(heading) == (role, by)


@given(st.lists(st.sampled_from(["Ann Lee", "Response: ", " and ", ": ", ", ", "Next steps", "x"])).map("".join))
def test_whoever_is_named_is_one_of_the_people_and_stands_in_the_heading(heading: str) -> None:
    _, by = Headings(PEOPLE).meaning(heading)
    assert all(name in heading for name in by)
    assert set(by) <= {person.name for person in PEOPLE}
