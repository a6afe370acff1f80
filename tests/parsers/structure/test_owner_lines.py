"""A line that only says who is to do something belongs to the paragraph above it."""

import pytest

import notekit


def steps(line: str) -> list[tuple[str | None, str]]:
    head = "Slipway minutes\n\n3 May 2031\n\nPresent: Ruth Quill, Omar Farrant"
    text = f"{head}\n\nThe stones are loose.\n{line}\n\nWe closed.\n"
    (note,) = notekit.parse(text.encode(), media_type="text").notes
    return [(step.owner, step.text) for step in note.next_steps]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Action: OF", [("Omar Farrant", "The stones are loose.")]),
        ("ACTION RQ", [("Ruth Quill", "The stones are loose.")]),
        ("Action: Ruth Quill", [("Ruth Quill", "The stones are loose.")]),
        ("Action: RQ, OF", [("RQ, OF", "The stones are loose.")]),
        ("Action: all", [("all", "The stones are loose.")]),
        ("Action: mend them", [(None, "mend them")]),
        ("Action: OF to mend them", [("Omar Farrant", "OF to mend them")]),
        ("Actions: none", []),
    ],
)
def test_whose_step_it_is(line: str, expected: list[tuple[str | None, str]]) -> None:
    assert steps(line) == expected
