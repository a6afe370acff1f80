"""Next steps have an owner and a day where the text gives them, and are found where it says what will be done."""

import pytest

import notekit
from fixtures import Case, cases, listed, note_in
from notekit import NextStep


def found(text: str) -> str:
    return listed(*map(_line, note_in(text).next_steps))


def _line(step: NextStep) -> str:
    due = f" [{step.due.iso or step.due.text}]" if step.due else ""
    return f"{step.owner or '-'}: {step.text}{due}{f' ({step.status})' if step.status else ''}"


@cases("parsers/steps.txt")
def test_next_steps_of_a_note(case: Case) -> None:
    assert found(case.given) == case.expected


def test_a_table_of_actions_gives_steps() -> None:
    text = (
        b"# Slipway workshop\n\n| Action | Owner | By when |\n|---|---|---|\n"
        b"| Buy rope | Omar | 9 June 2031 |\n| Mend lamps | Quay Trust | Easter |\n| Rest | | |\n"
    )
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert listed(*map(_line, note.next_steps)) == (
        "Omar: Buy rope [2031-06-09]\nQuay Trust: Mend lamps [Easter]\n-: Rest"
    )


def test_a_table_of_actions_without_a_column_for_it_names_their_owners_and_says_where_there_is_nothing_to_do() -> None:
    text = (
        "# Slipway meeting\n\nPresent: Ruth Quill (RQ), Omar Farrant\n\n| Item | Action | By |\n|---|---|---|\n"
        "| Rope | RQ to buy rope | 9 June 2031 |\n| Tea | None | |\n"
    )
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    assert listed(*map(_line, note.next_steps)) == "Ruth Quill: RQ to buy rope [2031-06-09]"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("New actions", "Ruth Quill: Buy rope\nRuth Quill & Omar Farrant: Mend lamps"), ("Fittings", "nothing")],
)
def test_details_are_what_is_to_be_done_below_a_heading_that_says_so(heading: str, expected: str) -> None:
    text = (
        "# Slipway meeting\n\nPresent: Ruth Quill (RQ), Omar Farrant (OF)\n\n"
        f"## {heading}\n\n| No. | Detail | Resp. |\n|---|---|---|\n"
        "| 1 | Buy rope | RQ |\n| 2 | Mend lamps | Ruth Quill & Omar Farrant |\n"
    )
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    assert listed(*map(_line, note.next_steps)) == expected


def test_a_table_of_prices_gives_no_steps() -> None:
    text = b"# Slipway workshop\n\n| What | Price |\n|---|---|\n| Rope | 3 |\n"
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert note.next_steps == ()


@pytest.mark.parametrize(
    ("above", "first", "cells"),
    [
        ("Programme", "No", ("1", "2")),
        ("The day", "Time", ("first", "then")),
        ("The day", "When", ("10am", "12 noon")),
        ("The day", "Slot", ("10.00-11.30", "12:00 – 12:30")),
    ],
)
def test_the_rows_of_a_programme_are_no_steps(above: str, first: str, cells: tuple[str, str]) -> None:
    rows = f"| {cells[0]} | intro to darning | Agnes |\n| {cells[1]} | lunch | - |\n"
    text = f"# Mend it, a workshop\n\n13 October 2030\n\n{above}\n\n| {first} | What | Who |\n|---|---|---|\n{rows}"
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    assert note.next_steps == ()


@pytest.mark.parametrize("nobody", ["-", "–", "n/a", "TBC", "?", ""])
def test_a_dash_is_nobody_and_no_day(nobody: str) -> None:
    rows = f"| Buy rope | {nobody} | {nobody} | 3.50 |\n| Mend lamps | Omar | 12:00 on Friday | 12.00 |\n"
    text = f"# Slipway workshop\n\n| Action | Owner | By when | Cost |\n|---|---|---|---|\n{rows}"
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    assert listed(*map(_line, note.next_steps)) == "-: Buy rope\nOmar: Mend lamps [12:00 on Friday]"
