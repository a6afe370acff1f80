"""The cover gives title, subtitle, date, organiser and place; running text is no cover."""

from fixtures import Case, cases, listed, note_in


def found(text: str) -> str:
    note = note_in(text)
    fields = {name: getattr(note, name) for name in ("title", "subtitle", "organiser", "place")}
    date = [f"date: {note.date.iso}"] if note.date else []
    return listed(*(f"{name}: {value}" for name, value in fields.items() if value), *date)


@cases("parsers/cover.txt")
def test_what_the_cover_says(case: Case) -> None:
    assert found(case.given) == case.expected
