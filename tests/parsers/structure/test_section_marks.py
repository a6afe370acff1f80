"""What an author marks is taken as marked, and all around it is recognised as ever."""

import pytest

import notekit
from notekit import Heading, Note, Paragraph, Role, SchemaError


def read(text: str) -> tuple[Note, list[str]]:
    notebook = notekit.parse(text.encode(), media_type="markdown")
    (note,) = notebook.notes
    return note, [f"{remark.code}: {remark.message}" for remark in notebook.diagnostics]


def test_a_mark_states_role_people_and_group_of_the_section_below_it() -> None:
    note, remarks = read(
        "# The loft\n\nWe met.\n\n"
        '<!-- notekit: contribution by="Ruth Quill; Omar Farrant" -->\n## Two boats\n\nA crane.\n\n'
        '<!-- notekit: discussion group="North" -->\n## Ropes\n\nWhich rope?\n\n- The old one\n\n'
        '<!-- notekit: response by="Ruth Quill" -->\n\nNeither.\n\n'
        "## Next steps\n\n- Buy rope\n"
    )
    assert [(section.role, section.by, section.group) for section in note.body] == [
        (Role.PROSE, (), None),
        (Role.CONTRIBUTION, ("Ruth Quill", "Omar Farrant"), None),
        (Role.DISCUSSION, (), "North"),
        (Role.RESPONSE, ("Ruth Quill",), None),
        (Role.NEXT_STEPS, (), None),
    ]
    assert [person.name for person in note.speakers] == ["Ruth Quill", "Omar Farrant"]
    assert note.discussions[0].prompt == "Which rope?"
    assert remarks == []
    assert {fact.rule for fact in note.evidence if fact.field == "contributions"} == {"stated"}


def test_what_a_mark_says_outweighs_what_the_heading_and_the_words_say() -> None:
    text = "# The loft\n\nA roundtable.\n\n{}## Next steps\n\nRuth Quill, a nurse, told us about rope.\n\n- Buy rope\n"
    assert [section.role for section in read(text.format(""))[0].body][1] is not Role.PROSE
    note, _ = read(text.format("<!-- notekit: prose -->\n"))
    assert [(section.role, len(section.blocks)) for section in note.body] == [(Role.PROSE, 1), (Role.PROSE, 2)]
    assert note.next_steps == ()


def test_a_marked_heading_stays_within_its_section() -> None:
    note, _ = read(
        "# The loft\n\nA roundtable.\n\n## Discussion\n\n- Rope\n\n<!-- notekit: heading -->\n### Tea\n\n- Cake\n"
    )
    assert note.body[1].blocks[1] == Heading("Tea", 2)


def test_headings_below_a_marked_one_go_with_it() -> None:
    note, _ = read(
        "# The loft\n\n<!-- notekit: discussion -->\n## Rope\n\n### Old\n\n- Wet\n\n### New\n\n- Dry\n\n## Tea\n\nIt.\n"
    )
    assert [section.role for section in note.body] == [Role.DISCUSSION] * 3 + [Role.PROSE]


def test_what_leads_in_is_counted_where_it_is_stated() -> None:
    note, _ = read(
        '# Tea\n\n<!-- notekit: discussion lead-in="1" -->\n## Rope\n\nWhich is it?\n\nWe asked why.\n\n- Old\n'
    )
    assert note.body[0].lead_in == (Paragraph("Which is it?"),)


def test_an_article_with_a_marked_section_has_it() -> None:
    note, _ = read("# On rope\n\nI like rope.\n\n<!-- notekit: key-messages -->\n\n- Rope is strong\n")
    assert [point.text for point in note.key_messages] == ["Rope is strong"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<!-- notekit: prose who="x" -->\n\na', "-:3: who: a section takes by, group, lead-in"),
        ('<!-- notekit: prose lead-in="two" -->\n\na', "-:3: lead-in: a number of blocks, not 'two'"),
        ('<!-- notekit: prose lead-in="2" -->\n\na', "-:3: lead-in: a number of blocks from 0 to 1, not 2"),
    ],
)
def test_a_mark_that_does_not_fit_names_its_line(text: str, message: str) -> None:
    with pytest.raises(SchemaError) as refused:
        read(f"# The loft\n\n{text}\n")
    assert str(refused.value) == message


def test_whose_section_it_is_must_be_among_the_people_that_are_stated() -> None:
    text = '---\npeople: [{name: Ruth Quill}]\n---\n\n<!-- notekit: response by="Omar Farrant" -->\n\na\n'
    with pytest.raises(SchemaError, match="-:5: by: 'Omar Farrant' is not among the people; add the name to people"):
        read(text)


def test_a_mark_that_nobody_knows_is_remarked_on() -> None:
    _, remarks = read("# The loft\n\n<!-- notekit: prosa -->\n\nWe met.\n")
    assert remarks == ["unreadable-comment: a comment to notekit states nothing here: prosa"]
