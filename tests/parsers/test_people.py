"""People take the parts that the text gives them, and no others."""

from fixtures import Case, cases, listed, note_in
from people import people_of


def found(text: str) -> str:
    return listed(*people_of(note_in(text)))


@cases("parsers/people.txt")
def test_parts_of_people(case: Case) -> None:
    assert found(case.given) == case.expected


def test_everybody_has_evidence_in_the_source() -> None:
    text = "Slipway workshop\n\nPresent: Dr Ruth Quill\n\nOmar Farrant, a nurse, spoke of tides and the moon."
    note = note_in(text)
    said = {fact.field: text[fact.span.start : fact.span.end] for fact in note.evidence if "people" in fact.field}
    assert said == {"people[Ruth Quill]": "Ruth Quill", "people[Omar Farrant]": "Omar Farrant"}
