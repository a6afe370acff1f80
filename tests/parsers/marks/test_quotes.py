"""Quotations are somebody's words; terms, titles and apostrophes are not."""

from fixtures import Case, cases, listed, note_in


def found(text: str) -> str:
    return listed(*(f"{quote.speaker or '?'}: {quote.text}" for quote in note_in(text).quotes))


@cases("parsers/quotes.txt")
def test_quotations_and_who_said_them(case: Case) -> None:
    assert found(case.given) == case.expected
