"""Pieces of a note are changed by kind, and people are renamed wherever the note refers to them."""

import pytest
from attrs import evolve
from hypothesis import given

from notekit import (
    Action,
    Anchor,
    Heading,
    ListItem,
    Mark,
    Note,
    Notebook,
    Paragraph,
    Part,
    Person,
    Post,
    RichText,
    SchemaError,
    Section,
    Span,
    Speech,
    Status,
    change_each,
    rename,
)
from notekit.people import united
from notekit.schema import Evidence
from notekit.testing import full_note
from strategies import notes

# Change each


@given(notes())
def test_a_note_in_which_nothing_changes_is_the_very_same(note: Note) -> None:
    assert change_each(note, object, lambda piece: piece) is note


def test_a_mark_is_changed_wherever_it_lies() -> None:
    note = change_each(full_note(), Anchor, lambda link: evolve(link, url="https://other.example"))
    assert {link.url for link in note.links} == {"https://other.example"}
    assert len(note.links) == len(full_note().links)


def test_a_base_stands_for_all_kinds_that_derive_from_it() -> None:
    seen: set[type[Mark]] = set()

    def note_down(mark: Mark) -> Mark:
        seen.add(type(mark))
        return mark

    change_each(full_note(), Mark, note_down)
    assert {Anchor, Speech, Action} < seen


def test_blocks_nested_in_items_and_quotations_are_changed() -> None:
    note = change_each(full_note(), Paragraph, lambda paragraph: Paragraph(paragraph.text.upper()))
    said = "\n".join(text.text for section in note.body for text in section.texts())
    assert "QUOTED WITHIN THE QUOTATION." in said
    assert "THIS BELONGS TO THE ITEM ABOUT THE STREET." in said


def test_headings_of_sections_are_headings() -> None:
    note = change_each(full_note(), Heading, lambda heading: evolve(heading, level=5))
    assert {heading.level for heading in note.headings} == {5}


def test_a_piece_is_changed_after_those_inside_it() -> None:
    seen: list[str] = []

    def note_down(piece: object) -> object:
        seen.append(type(piece).__name__)
        return piece

    change_each(Section([Paragraph(RichText("See here").marked(Anchor, "here"))]), object, note_down)
    kinds = [name for name in seen if name in {"Anchor", "RichText", "Paragraph", "Section"}]
    assert kinds == ["Anchor", "RichText", "Paragraph", "Section"]


def test_parts_of_a_note_and_whole_notebooks_are_changed_as_well() -> None:
    def ticked(item: ListItem) -> ListItem:
        return evolve(item, checked=True)

    note = full_note()
    steps = next(section for section in note.body if section.heading and section.heading.text == "Next steps")
    assert {step.status for step in Note(body=[change_each(steps, ListItem, ticked)]).next_steps} == {Status.DONE}
    notebook = change_each(Notebook([note, note]), Note, lambda note: evolve(note, title="Same"))
    assert [note.title for note in notebook.notes] == ["Same", "Same"]


def test_what_stands_outside_equality_is_kept() -> None:
    note = evolve(full_note(), evidence=[Evidence("title", Span(0, 4), "cover-line")], span=Span(0, 9))
    changed = change_each(note, Section, lambda section: evolve(section, group="Group C"))
    assert (changed.evidence, changed.span) == (note.evidence, note.span)


def test_what_has_no_place_in_a_note_is_refused() -> None:
    def forgotten(section: Section) -> Section:
        return None  # type: ignore[return-value]

    with pytest.raises(SchemaError, match=r"^Note\.body\[0\] takes a Section, not None"):
        change_each(full_note(), Section, forgotten)


# Rename


def names_in(note: Note) -> set[str]:
    """Every name by which a note refers to somebody."""
    found = {person.name for person in note.people}
    found |= {name for section in note.body for name in section.by}
    found |= {quote.speaker for quote in note.quotes if quote.speaker}
    return found | {step.owner for step in note.next_steps if step.owner}


@pytest.mark.parametrize("old", ["Bea Quill", "Kwabena Hollis", "Piotr Vane", "Ottilie Brandreth"])
def test_a_person_is_renamed_wherever_the_note_refers_to_them(old: str) -> None:
    before, after = full_note(), rename(full_note(), old, "Sable Winterbourne")
    assert names_in(after) == names_in(before) - {old} | {"Sable Winterbourne"}
    assert [person.posts for person in after.people] == [person.posts for person in before.people]


@given(notes().filter(lambda note: note.people))
def test_a_name_given_and_taken_back_is_the_same_note(note: Note) -> None:
    name = note.people[0].name
    there = rename(note, name, "Sable Winterbourne")
    sections = [evolve(section, by=dict.fromkeys(section.by)) for section in note.body if name in section.by]
    assert rename(there, "Sable Winterbourne", name).people == note.people
    assert [section for section in rename(there, "Sable Winterbourne", name).body if name in section.by] == sections


def test_the_words_of_the_text_stay_as_they_are_written() -> None:
    before, after = full_note(), rename(full_note(), "Bea Quill", "Sable Winterbourne")
    for old, new in zip(before.body, after.body, strict=True):
        assert [text.text for text in new.texts()] == [text.text for text in old.texts()]


def test_the_evidence_of_a_person_goes_by_the_new_name() -> None:
    note = evolve(full_note(), evidence=[Evidence("people[Bea Quill]", Span(3, 9), "name")])
    assert rename(note, "Bea Quill", "Bea Quillon").evidence[0].field == "people[Bea Quillon]"


def test_two_names_of_one_person_become_one_person() -> None:
    full = Person("Bea Quill", "Dr", [("Warden", "Upper Marl")], ["speaker"])
    short = Person("B. Quill", None, [("Warden", "Upper Marl"), ("Baker", None)], ["respondent"])
    body = [Section(["She spoke."], by=[full, short])]
    note = rename(Note(people=[full, short], body=body), "B. Quill", "Bea Quill")
    posts = [Post("Warden", "Upper Marl"), Post("Baker")]
    assert note.people == (Person("Bea Quill", "Dr", posts, [Part.SPEAKER, Part.RESPONDENT]),)
    assert note.body[0].by == ("Bea Quill",)


def test_two_people_with_different_honorifics_do_not_become_one() -> None:
    note = Note(people=[Person("Bea Quill", "Dr"), Person("B. Quill", "Mrs")])
    with pytest.raises(SchemaError, match=r"^honorific of 'Bea Quill' is 'Dr' and 'Mrs'$"):
        rename(note, "B. Quill", "Bea Quill")


@pytest.mark.parametrize(("people", "said"), [(["Odo Farrant", "Bea Quill"], "'Odo Farrant', 'Bea Quill'"), ([], "no")])
def test_a_name_that_nobody_has_is_an_error_that_names_those_there_are(people: list[str], said: str) -> None:
    with pytest.raises(SchemaError, match=rf"^Note\.people has nobody called 'Odo'; it has {said}"):
        rename(Note(people=people), "Odo", "Otto")


def test_a_new_name_is_kept_as_names_are() -> None:
    note = Note(people=["Odo Farrant"], body=[Section(["He spoke."], by=["Odo Farrant"])])
    assert rename(note, "Odo Farrant", " Otto\nFarrant ").body[0].by == ("Otto Farrant",)


def test_a_new_name_that_is_blank_is_an_error() -> None:
    with pytest.raises(SchemaError, match=r"^Person\.name takes a text that is not empty"):
        rename(Note(people=["Odo Farrant"]), "Odo Farrant", " ")


def test_a_person_who_owns_a_step_with_others_is_renamed_there() -> None:
    text = RichText("Buy rope").marked(Action, owner="Ann Lee and Ann Lee-Ray")
    note = Note(people=["Ann Lee", "Ann Lee-Ray"], body=[Section([Paragraph(text)])])
    assert [step.owner for step in rename(note, "Ann Lee", "Ann Quill").next_steps] == ["Ann Quill and Ann Lee-Ray"]


def test_whoever_stands_twice_is_one_person_with_the_posts_and_parts_of_both() -> None:
    ann, chair = Person("Ann Lee", parts=["speaker"]), Person("Ann Lee", "Dr", [("Warden", None)], ["chair"])
    assert united([ann, Person("Bo Ray"), chair]) == (
        Person("Ann Lee", "Dr", [("Warden", None)], ["speaker", "chair"]),
        Person("Bo Ray"),
    )
