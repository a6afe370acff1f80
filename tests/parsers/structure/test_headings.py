"""Headings are told from layout where nothing marks them, and say what their sections are."""

import io

import pytest

import notekit
from fixtures import Case, cases, listed, note_in
from notekit import Role
from notekit.parsers.languages import english
from notekit.parsers.structure.heading_roles import heading_role


def found(text: str) -> str:
    return listed(*(f"{heading.level} {heading.text}" for heading in note_in(text).headings))


@cases("parsers/headings.txt")
def test_headings_of_a_note(case: Case) -> None:
    assert found(case.given) == case.expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Next steps", Role.NEXT_STEPS),
        ("NEXT STEPS:", Role.NEXT_STEPS),
        ("3. Next steps", Role.NEXT_STEPS),
        ("The next steps", Role.NEXT_STEPS),
        ("Our next steps for the slipway", Role.NEXT_STEPS),
        ("Key messages", Role.KEY_MESSAGES),
        ("Breakout groups", Role.DISCUSSION),
        ("Discussion", Role.DISCUSSION),
        ("What our speakers said", Role.CONTRIBUTION),
        ("Responses", Role.RESPONSE),
        ("Response by Ruth Quill", Role.RESPONSE),
        ("Afternoon: open space", Role.DISCUSSION),
        ("Afternoon: the slipway", None),
        ("Background", Role.PROSE),
        ("Why it matters", None),
        ("The slipway", None),
        ("The discussions that we never had about the slipway, and what they would have cost us", None),
    ],
)
def test_what_a_heading_says_of_its_section(text: str, role: Role | None) -> None:
    assert heading_role(text, english()) is role


def test_numbers_that_markdown_has_escaped() -> None:
    minutes = "Some text.\n\n1\\. Apologies from:\n\nRuth Quill\n\n2\\. Ropes:\n\nNone.\n\n3\\. Lamps:\n\nTwo."
    (note,) = notekit.parse(io.BytesIO(minutes.encode()), media_type="text/markdown").notes
    assert [heading.text for heading in note.headings] == ["1. Apologies from:", "2. Ropes:", "3. Lamps:"]


@pytest.mark.parametrize(
    ("minutes", "headings"),
    [
        ("1\\. Ropes\n\nNone.\n\n2\\. Lamps on the pier.\n\nTwo.\n\n3\\. Tea\n\nGood.\n\n4\\. Boats\n\nNew.", 4),
        ("1\\. Ropes are dear.\n\nYes.\n\n2\\. Lamps are dim.\n\nYes.\n\n3\\. Tea is cold.\n\nYes.", 0),
    ],
)
def test_lines_that_count_on_are_headings_if_most_have_no_full_stop(minutes: str, headings: int) -> None:
    (note,) = notekit.parse(io.BytesIO(f"Some text.\n\n{minutes}".encode()), media_type="text/markdown").notes
    numbered = [heading.text for heading in note.headings if heading.text[0].isdigit()]
    assert len(numbered) == headings


def _headings(markdown: str) -> list[str]:
    (note,) = notekit.parse(io.BytesIO(markdown.encode()), media_type="text/markdown").notes
    return [heading.text for heading in note.headings]


def test_labels_in_bold_before_a_first_sentence_are_headings_where_one_of_several_says_what_its_section_is() -> None:
    labelled = (
        "# The old cinema\n\nForty neighbours came.\n\n"
        "**Options.** Nora Pell presented three of them.\n\n"
        "**Straw poll:** the arts centre had thirty-three.\n\n"
    )
    told = f"{labelled}**Discussion.**\nMrs Quill: I would come every day.\nDan (22): Make it a venue."
    assert _headings(told) == ["Options", "Straw poll", "Discussion"]
    assert _headings(f"{labelled}**Ropes.** They are all too dear.") == []
    facts = "**Present:** Nora Pell and many others.\n\n**Venue:** the old cinema.\n\n**Action:** Nora Pell to ask."
    assert _headings(f"# The old cinema\n\n{facts}\n\n**Discussion:** it was short and loud.") == []


def test_questions_in_bold_on_lines_of_their_own_are_headings() -> None:
    asked = "**1. Why so late?**\nBudget, and the Dean will publish it.\n\n"
    told = "**Takeaways**\nThe Dean listens, and money is tight."
    assert _headings(f"# A talk with the dean\n\nForty came to ask.\n\n{asked}{told}") == [
        "1. Why so late?",
        "Takeaways",
    ]


def test_a_long_question_in_bold_is_a_heading_as_one_put_to_groups_is() -> None:
    asked = "What would have to happen on the quay this year for all of us to trust its ropes again?"
    text = f"# Rope night\n\nForty rowers came to talk of ropes.\n\n**{asked}**\n\n* We can hold a moot\n* Buy rope"
    assert _headings(text) == [asked]
    assert _headings(text.replace("**", "")) == []
