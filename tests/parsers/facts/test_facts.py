"""Kind, organiser, series, topics, supporters and place are taken from where a note states them."""

import notekit
from fixtures import Case, cases, listed, note_in


def found(text: str) -> str:
    note = note_in(text)
    lines = (f"{name}: {value}" for name in ("kind", "organiser", "series", "place") if (value := getattr(note, name)))
    several = (f"{name}: {'; '.join(value)}" for name in ("topics", "supporters") if (value := getattr(note, name)))
    return listed(*lines, *several)


@cases("parsers/facts.txt")
def test_facts_of_a_note(case: Case) -> None:
    assert found(case.given) == case.expected


def test_a_long_row_of_bodies_is_read_to_its_end() -> None:
    """The forms of an organiser once tried two readings of each word, and of a row of thirty never came back."""
    note = note_in("Workshop\n\n" + "The Quay Trust and " * 200 + "jointly hosted it at the Quay Trust’s own hall.")
    assert note.title == "Workshop"


def test_a_table_filled_in_like_a_form_states_facts() -> None:
    rows = "| Date | 12 March 2031 |\n|---|---|\n| Venue | Quay Hall, Lowmere |\n| Organised by | Rope Society |"
    (note,) = notekit.parse(f"# Rope meeting\n\n{rows}".encode(), media_type="markdown").notes
    assert (note.date.text if note.date else None, note.place, note.organiser) == (
        "12 March 2031",
        "Quay Hall, Lowmere",
        "Rope Society",
    )
