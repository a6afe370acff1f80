"""The Word renderer: sections, each as its role asks."""

from typing import Any

import pytest
from docx.document import Document

from notekit import (
    Action,
    EventDate,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Person,
    RichText,
    Role,
    Section,
    Table,
)
from notekit.testing import full_note
from word_documents import lines, of_blocks, of_style, opened


def speakers(*sections: Section, people: tuple[Person, ...]) -> list[str]:
    return of_style(opened(Note("x", people=people, body=sections)), "Speaker")


HOLLIS = Person("Kwabena Hollis", "Cllr", (("Flood warden", "Upper Marl"),))
VANE = Person("Piotr Vane")


def test_a_contribution_says_who_speaks_and_what_they_are() -> None:
    both = Section(("Gates.",), Role.CONTRIBUTION, by=("Kwabena Hollis", "Piotr Vane"))
    assert speakers(both, people=(HOLLIS, VANE)) == ["Cllr Kwabena Hollis, Flood warden, Upper Marl", "Piotr Vane"]


def test_nobody_is_introduced_twice() -> None:
    by = ("Kwabena Hollis",)
    said = Section(("Kwabena Hollis, flood warden in Upper Marl, began.",), Role.CONTRIBUTION, by=by)
    more = Section(("He went on.",), Role.CONTRIBUTION, by=by)
    response = Section(("It was time.",), Role.RESPONSE, "A response", by)
    assert speakers(said, more, people=(HOLLIS,)) == []
    assert speakers(said, response, people=(HOLLIS,)) == ["Cllr Kwabena Hollis"]


def test_a_heading_that_names_the_speaker_leaves_the_post_to_be_said() -> None:
    section = Section(("Gates.",), Role.CONTRIBUTION, "Kwabena Hollis on gates", ("Kwabena Hollis",))
    assert speakers(section, people=(HOLLIS,)) == ["Flood warden, Upper Marl"]


def test_of_several_speakers_whom_the_heading_names_the_posts_are_said() -> None:
    section = Section(("Gates.",), Role.CONTRIBUTION, "Kwabena Hollis and Piotr Vane", ("Kwabena Hollis", "Piotr Vane"))
    assert speakers(section, people=(HOLLIS, VANE)) == ["Cllr Kwabena Hollis, Flood warden, Upper Marl"]


def test_a_group_is_named_unless_the_heading_names_it() -> None:
    found = lines(opened(full_note()))
    assert ("Group", "Group A: streets") in found
    assert ("Heading 2", "Group B: money") in found
    assert ("Group", "Group B: money") not in found
    assert ("Lead-in", "What would make neighbours feel ready?") in found


def steps(*items: ListItem | RichText | str, role: Role = Role.NEXT_STEPS) -> Document:
    return opened(Note("x", body=(Section((ListBlock(items),), role),)))


def action(text: str, **fields: Any) -> RichText:
    return RichText(text, (Action(0, len(text), **fields),))


def test_steps_whose_words_leave_owner_or_date_unsaid_are_tabled() -> None:
    document = steps(
        action("Mend it", owner="Bea Quill", due=EventDate.from_iso("2031-05")), ListItem("Paint it", checked=True)
    )
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [
        ["What", "Who", "When", "Status"],
        ["Mend it", "Bea Quill", "May 2031", ""],
        ["Paint it", "", "", "Done"],
    ]


def test_steps_that_say_it_themselves_stay_a_list() -> None:
    due = EventDate.from_iso("2031-05-01")
    document = steps(action("Bea Quill mends it by 1 May 2031", owner="Bea Quill", due=due), "Meet")
    assert not document.tables
    assert of_style(document, "List Bullet") == ["Bea Quill mends it by 1 May 2031", "Meet"]


def test_what_an_action_leaves_unsaid_elsewhere_follows_in_brackets() -> None:
    text = action("Mend it", owner="Bea Quill", due=EventDate.from_iso("2031-05-01"), status="done")
    assert of_style(of_blocks(Paragraph(text)), "Body Text") == ["Mend it (Bea Quill, 1 May 2031, done)"]
    nested = steps(ListItem(text, (Paragraph("Soon."),)))
    assert of_style(nested, "List Bullet") == ["Mend it (Bea Quill, 1 May 2031, done)"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Bea will mend it", ""),
        ("Ms Quill’s turn to mend it", ""),
        ("Beatrice will mend it", " (Bea Quill)"),
        ("BQ to mend it", " (Bea Quill)"),
    ],
)
def test_an_owner_whom_the_words_call_by_one_name_is_not_named_again(text: str, after: str) -> None:
    body = [Section([Paragraph(action(text, owner="Bea Quill"))])]
    document = opened(Note("x", body=body, people=[Person("Bea Quill"), Person("Ann Lee")]))
    assert of_style(document, "Body Text") == [text + after]


def test_an_owner_is_named_again_where_two_go_by_the_word() -> None:
    body = [Section([Paragraph(action("Bea will mend it", owner="Bea Quill"))])]
    document = opened(Note("x", body=body, people=[Person("Bea Quill"), Person("Bea Lee")]))
    assert of_style(document, "Body Text") == ["Bea will mend it (Bea Quill)"]


def test_an_owner_whom_the_row_of_a_table_names_is_not_named_again() -> None:
    row = [action("intro to darning", owner="Agnes Nowak"), "Agnes"]
    document = opened(Note("x", body=[Section([Table([["What", "Who"], row])])], people=[Person("Agnes Nowak")]))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["intro to darning", "Agnes"]


def test_a_date_is_not_taken_as_said_by_a_longer_number() -> None:
    text = action("Mend it by 21 May 2031", due=EventDate.from_iso("2031-05-01"))
    assert of_style(of_blocks(Paragraph(text)), "Body Text") == ["Mend it by 21 May 2031 (1 May 2031)"]
