"""A record that gives what was said after a name and a colon is one of turns."""

import pytest

from fixtures import Case, cases, listed, note_in
from notekit import Role
from notekit.parsers.structure.turns import Turn, turn


def found(text: str) -> str:
    note = note_in(text)
    return listed(
        *(
            f"{', '.join(section.by)}: {len(section.content)}"
            for section in note.body
            if section.role is Role.CONTRIBUTION
        )
    )


@cases("parsers/turns.txt")
def test_who_takes_turns_and_how_many_paragraphs_each_has(case: Case) -> None:
    assert found(case.given) == case.expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruth Quill: Shall we?", Turn("Ruth Quill", 12)),
        ("Dr. Ruth Quill: Shall we?", Turn("Dr. Ruth Quill", 16)),
        ("RQ: Shall we?", Turn("RQ", 4)),
        ("Q: Shall we?", Turn("Q", 3, of_talk=True)),
        ("Omar Farrant (nurse): Yes.", Turn("Omar Farrant", 22)),
        ("A (Ruth Quill): Yes.", Turn("Ruth Quill", 16, of_talk=True)),
        ("A: (Ruth Quill) Yes.", Turn("Ruth Quill", 16, of_talk=True)),
        ("Shall we begin: yes", None),
        ("Ruth Quill", None),
        ("Ruth Quill:", None),
        ("Ruth Quill:no", None),
        ("12:30 tea", None),
        ("", None),
    ],
)
def test_how_a_turn_begins(text: str, expected: Turn | None) -> None:
    assert turn(text) == expected
