"""Next steps have an owner and a day where the text gives them, and are found where it says what will be done."""

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


def test_a_table_of_prices_gives_no_steps() -> None:
    text = b"# Slipway workshop\n\n| What | Price |\n|---|---|\n| Rope | 3 |\n"
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert note.next_steps == ()
