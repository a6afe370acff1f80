"""Links keep their addresses; those that lost theirs are told from the words that invite to follow them."""

from fixtures import Case, cases, listed, note_in


def found(text: str) -> str:
    return listed(*(f"{link.url or 'lost'}: {link.anchor or '-'} / {link.text}" for link in note_in(text).links))


@cases("parsers/links.txt")
def test_links_of_a_note(case: Case) -> None:
    assert found(case.given) == case.expected
