"""The event's own date is told apart from all others."""

from fixtures import Case, cases, listed, note_in


def found(text: str) -> str:
    date = note_in(text).date
    return f"{date.iso or 'no year'} ({date.precision}): {date.text}" if date else listed()


@cases("parsers/event-dates.txt")
def test_the_date_of_the_event(case: Case) -> None:
    assert found(case.given) == case.expected
