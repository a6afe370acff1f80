"""People take the parts that the text gives them, and no others."""

import notekit
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


def test_the_order_of_people_in_a_table_does_not_depend_on_how_wide_it_is_written() -> None:
    rows = "| Name | Role |\n|{}|\n| Ruth Quill | Chair |\n| Omar al-Farrant | Head |\n| Cerys ap Lee | clerk |\n"
    text = "# Slipway workshop\n\n**Attendees**\n\n" + rows + "\nCerys ap Lee spoke of the tides and the moon.\n"
    orders = []
    for delimiters in ("---|---", "-" * 60 + "|" + "-" * 60):
        (note,) = notekit.parse(text.format(delimiters).encode(), media_type="markdown").notes
        orders.append([person.name for person in note.people])
    assert orders[0] == orders[1] == ["Ruth Quill", "Omar al-Farrant", "Cerys ap Lee"]


def test_a_byline_on_the_page_is_read_without_its_emphasis() -> None:
    for sign in "*_":
        text = f"# Slipway day\n\n{sign}Posted on 3rd October 2023 by Ruth Quill{sign}\n\nThe tide was in.\n"
        (note,) = notekit.parse(text.encode(), media_type="markdown").notes
        assert [person.name for person in note.people] == ["Ruth Quill"]


def test_a_section_is_by_whom_lines_in_bold_above_it_name_with_their_body_and_place() -> None:
    text = (
        "# Reflections on the slipway meeting\n\nWe asked two of those present for their thoughts.\n\n"
        "**Ruth Quill**  \n**Quay Public Library**  \n**Tidemark, ON**\n\nI was glad to hear how the lamps are lit.\n\n"
        "**Omar Farrant**  \n**Rigg University**\n\nThe meeting was a very good one for me. I came home with hope.\n"
    )
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    assert [(person.name, person.posts[0].affiliation) for person in note.people] == [
        ("Ruth Quill", "Quay Public Library"),
        ("Omar Farrant", "Rigg University"),
    ]
