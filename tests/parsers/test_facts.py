"""Kind, organiser, series, topics, supporters and place are taken from where a note states them."""

from fixtures import Case, cases, listed, note_in


def found(text: str) -> str:
    note = note_in(text)
    lines = (f"{name}: {value}" for name in ("kind", "organiser", "series", "place") if (value := getattr(note, name)))
    several = (f"{name}: {'; '.join(value)}" for name in ("topics", "supporters") if (value := getattr(note, name)))
    return listed(*lines, *several)


@cases("parsers/facts.txt")
def test_facts_of_a_note(case: Case) -> None:
    assert found(case.given) == case.expected
