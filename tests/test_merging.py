"""The notes of two people become one: nothing is lost, what both say stands once, contradictions are errors."""

from collections import Counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from notekit import (
    Action,
    Anchor,
    Block,
    BlockQuote,
    EventDate,
    Evidence,
    Furniture,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Part,
    Person,
    Post,
    RichText,
    Role,
    Rule,
    SchemaError,
    Section,
    Span,
    Speech,
    Status,
    Strong,
    Verse,
    change_each,
    merge,
)
from notekit.testing import full_note
from strategies import notes, people, sections

HEAD = ("title", "subtitle", "date", "place", "organiser", "series")


def prose(*blocks: Block | str) -> Note:
    return Note(body=[Section(blocks, heading="Morning")])


def words(note: Note) -> list[str]:
    """Every text of a note in order."""
    return [text.text for section in note.body for text in section.texts()]


def headings(note: Note) -> list[str | None]:
    return [section.heading.text if section.heading else None for section in note.body]


def chapters(*titles: str) -> Note:
    """A note with a section for each title, deeper by one for each '.' before it."""
    return Note(
        body=[
            Section(heading=Heading(title.lstrip("."), level=1 + len(title) - len(title.lstrip("."))))
            for title in titles
        ]
    )


# What holds for any notes


@st.composite
def two_notes(draw: st.DrawFn) -> tuple[Note, Note]:
    """Two notes that agree on the head and have sections in common, of which some blocks lack or change place."""
    persons = [evolve(person, honorific=None) for person in draw(people)]
    common = draw(st.lists(sections([person.name for person in persons]), min_size=1, max_size=3))

    def noted(section: Section) -> Section:
        blocks = draw(st.permutations(section.blocks))[: draw(st.integers(0, len(section.blocks)))]
        heading = draw(st.sampled_from((section.heading, section.heading, Heading("Two"))))
        return evolve(section, blocks=blocks, heading=heading or (None if blocks else Heading("Two")))

    def note() -> Note:
        body = [noted(section) for section in draw(st.lists(st.sampled_from(common), max_size=3))]
        return Note("Quay day", people=persons, body=body)

    return note(), note()


@given(notes())
def test_a_note_merged_with_itself_is_itself(note: Note) -> None:
    assert merge(note, note) == note


@given(notes())
def test_a_note_merged_with_an_empty_one_is_itself(note: Note) -> None:
    assert merge(note, Note()) == note
    assert merge(Note(), note) == note


@given(two_notes())
def test_all_of_both_notes_is_in_the_merged_one_and_nothing_more_often(pair: tuple[Note, Note]) -> None:
    merged = merge(*pair)
    for note in pair:
        assert everything(note) <= everything(merged)
        assert {person.name for person in note.speakers} <= {person.name for person in merged.speakers}
        for view in ("breakout_points", "key_messages", "next_steps", "quotes"):
            assert {piece.text for piece in getattr(note, view)} <= {piece.text for piece in getattr(merged, view)}
        assert addresses(note) <= addresses(merged)
    names = [person.name for person in merged.people]
    assert sorted(names) == sorted({person.name for note in pair for person in note.people})
    assert Counter(words(merged)) <= Counter(words(pair[0])) + Counter(words(pair[1]))


def addresses(note: Note) -> set[tuple[str, str]]:
    return {(link.text, link.url) for link in note.links if link.url}


def everything(note: Note) -> set[Any]:
    """The texts of a note, and the blocks that are no texts."""
    found: set[Any] = set()

    def note_down(piece: object) -> object:
        if isinstance(piece, RichText):
            found.add(piece.text)
        elif type(piece).__name__ in {"Image", "Preformatted", "Rule", "Person", "Post"}:
            found.add(piece)
        return piece

    change_each(note, object, note_down)
    return found


lines_apart = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)


@given(lines_apart, lines_apart, st.booleans())
def test_what_both_say_in_a_section_stands_once(first: list[str], second: list[str], listed: bool) -> None:
    def note(lines: list[str]) -> Note:
        return prose(*([ListBlock(lines)] if listed and lines else lines))

    merged = merge(note(first), note(second))
    assert len(merged.body) == 1
    assert sorted(words(merged)) == sorted({"Morning", *first, *second})
    assert [line for line in words(merged) if line in first] == first
    assert merge(merged, note(second)) == merge(merged, note(first)) == merged


# The head


def test_a_field_that_the_first_leaves_open_is_the_seconds() -> None:
    first = Note("Quay day", place="Fennel Hall", kind="panel")
    second = Note(subtitle="Notes", place="Fennel Hall", date="2031-05-06", language="cy")
    assert merge(first, second) == Note(
        "Quay day", "Notes", place="Fennel Hall", kind="panel", date="2031-05-06", language="cy"
    )


def test_topics_and_supporters_are_those_of_both_each_once() -> None:
    merged = merge(Note(topics=["tides", "quays"], supporters=["Ann"]), Note(topics=["quays", "boats"]))
    assert (merged.topics, merged.supporters) == (("tides", "quays", "boats"), ("Ann",))


def test_highlights_are_those_of_both_and_one_address_and_teaser_those_of_either() -> None:
    first = Note(teaser="Ropes, mostly.", highlights=["Ropes"])
    second = Note(url="https://a.example/1", highlights=["Oars", "Ropes"])
    assert merge(first, second) == Note(
        url="https://a.example/1", teaser="Ropes, mostly.", highlights=["Ropes", "Oars"]
    )
    with pytest.raises(SchemaError, match=r"url is 'https://a\.example/1' and 'https://a\.example/2'"):
        merge(second, Note(url="https://a.example/2"))


WORDED = EventDate.from_iso("2031-05-06", "Tuesday 6 May")


@pytest.mark.parametrize("other", [EventDate.from_iso("2031-05-06"), EventDate(text="Tuesday 6 May"), WORDED])
def test_of_one_date_the_fuller_form_is_taken(other: EventDate) -> None:
    for first, second in [(other, WORDED), (WORDED, other)]:
        assert merge(Note(date=first), Note(date=second)).date == WORDED


def test_dates_that_differ_under_the_same_words_are_told_apart() -> None:
    other = EventDate.from_iso("2032-05-06", "Tuesday 6 May")
    with pytest.raises(SchemaError, match="date is '2031-05-06' and '2032-05-06'"):
        merge(Note(date=WORDED), Note(date=other))


def test_all_contradictions_are_named_in_one_error() -> None:
    first = Note("Quay day", date="2031-05-06", kind="panel", people=[Person("Odo Farrant", "Dr")])
    second = Note("Day of quays", date="2031-05-07", kind="webinar", people=[Person("Odo Farrant", "Mr")])
    with pytest.raises(SchemaError) as caught:
        merge(first, second)
    assert str(caught.value) == (
        "two notes that contradict each other are not merged: title is 'Quay day' and 'Day of quays';"
        " kind is 'panel' and 'webinar'; date is '2031-05-06' and '2031-05-07';"
        " honorific of 'Odo Farrant' is 'Dr' and 'Mr'."
        " Use attrs.evolve to give both the same, or to leave it out of one"
    )


@pytest.mark.parametrize("field", HEAD)
def test_no_field_of_the_head_is_lost_in_silence(field: str) -> None:
    first = evolve(Note(), **{field: "2031" if field == "date" else "one"})
    second = evolve(Note(), **{field: "2032" if field == "date" else "other"})
    with pytest.raises(SchemaError, match=f" {field} is '"):
        merge(first, second)


# People


def test_people_of_one_name_are_one_with_the_posts_and_parts_of_both() -> None:
    warden, baker = Post("Warden", "Quay Trust"), Post("Baker")
    first = Person("Nesta Quill", None, [warden], ["speaker"])
    second = Person("Nesta Quill", "Dr", [warden, baker], ["chair", "speaker"])
    merged = merge(Note(people=[first]), Note(people=["Odo Farrant", second]))
    together = Person("Nesta Quill", "Dr", [warden, baker], [Part.SPEAKER, Part.CHAIR])
    assert merged.people == (together, Person("Odo Farrant"))


# Sections


def test_sections_stand_in_the_order_of_both() -> None:
    merged = merge(chapters("Welcome", "Boats", "Close"), chapters("Welcome", "Cranes", "Close", "Thanks"))
    assert headings(merged) == ["Welcome", "Boats", "Cranes", "Close", "Thanks"]


def test_a_section_that_stands_elsewhere_is_the_same_section() -> None:
    assert headings(merge(chapters("Boats", "Cranes"), chapters("Cranes", "Boats"))) == ["Boats", "Cranes"]


def test_a_section_is_put_below_the_heading_that_it_belongs_to() -> None:
    merged = merge(chapters("Gates", ".Cost", "Boats"), chapters("Gates", ".Time", "Cranes"))
    assert headings(merged) == ["Gates", "Cost", "Time", "Boats", "Cranes"]


def test_sections_of_one_heading_below_different_ones_are_different() -> None:
    merged = merge(chapters("Gates", ".Questions"), chapters("Boats", ".Questions"))
    assert headings(merged) == ["Gates", "Questions", "Boats", "Questions"]


def test_what_has_no_heading_comes_before_headings_that_are_not_its_own() -> None:
    merged = merge(chapters("Gates"), Note(body=[Section(["We met."])]))
    assert headings(merged) == [None, "Gates"]


@pytest.mark.parametrize(
    "other", [{"role": Role.PROSE}, {"by": ["Nesta Quill"]}, {"group": "Group B"}, {"heading": "Later"}]
)
def test_sections_that_differ_in_what_they_are_stay_apart(other: dict[str, Any]) -> None:
    section = Section(["We met."], role=Role.DISCUSSION, heading="Points", by=["Odo Farrant"], group="Group A")
    both = Note(people=["Odo Farrant", "Nesta Quill"], body=[section])
    assert len(merge(both, evolve(both, body=[evolve(section, **other)])).body) == 2


def test_points_in_paragraphs_stay_points_beside_points_in_a_list() -> None:
    def note(block: Block) -> Note:
        return Note(body=[Section([block], role=Role.DISCUSSION, heading="Points")])

    merged = merge(note(Paragraph("Lamps are old.")), note(ListBlock(["Vans are few."])))
    assert [point.text for point in merged.breakout_points] == ["Lamps are old.", "Vans are few."]


def steps(*items: str | ListItem, heading: str | None = None) -> Section:
    return Section([ListBlock(items)], role=Role.NEXT_STEPS, heading=heading)


def test_a_step_without_heading_goes_to_the_next_steps_that_there_are() -> None:
    first = Note(body=[steps("Ring the bell", heading="What we agreed"), Section(["Bye."], heading="Close")])
    merged = merge(first, Note(body=[steps("Mend the gate")]))
    assert headings(merged) == ["What we agreed", "Close"]
    assert [step.text for step in merged.next_steps] == ["Ring the bell", "Mend the gate"]


def test_of_several_sections_of_next_steps_none_is_guessed() -> None:
    first = Note(body=[steps("Ring the bell", heading="Soon"), steps("Sleep", heading="Later")])
    assert headings(merge(first, Note(body=[steps("Mend the gate")]))) == [None, "Soon", "Later"]


# Blocks


def test_paragraphs_of_both_stand_in_one_order() -> None:
    assert words(merge(prose("We met.", "We left."), prose("We met.", "We ate.", "We left."))) == [
        "Morning",
        "We met.",
        "We ate.",
        "We left.",
    ]


def test_a_question_that_leads_in_is_not_asked_again() -> None:
    first = Note(body=[Section(["Yes."], heading="Morning", lead_in=["Who cares?"])])
    assert merge(first, prose("Who cares?", "No.")).body[0].content == tuple(
        map(Paragraph, ["Who cares?", "Yes.", "No."])
    )
    assert words(merge(prose("Who cares?", "No."), first)) == ["Morning", "Who cares?", "No.", "Yes."]


def test_headings_and_rules_within_a_section_stand_wherever_something_comes_below_them() -> None:
    first = prose(Heading("A", 2), "a", Heading("B", 2), "b")
    second = prose(Heading("B", 2), "c", Heading("A", 2), "d", Rule())
    said = words(merge(first, second))
    assert [piece for piece in said[: said.index("c")] if piece.isupper()][-1] == "B"
    assert [piece for piece in said[: said.index("d")] if piece.isupper()][-1] == "A"


def test_lists_that_share_an_item_are_one() -> None:
    merged = merge(
        prose("Seen:", ListBlock(["heron", "teal"]), "Bye."),
        prose("There were", ListBlock(["teal", "coot"]), "So long."),
    )
    assert ListBlock(["heron", "teal", "coot"]) in merged.body[0].blocks


def test_lists_that_would_stand_side_by_side_are_one() -> None:
    assert merge(prose(ListBlock(["heron"])), prose(ListBlock(["coot"]))) == prose(ListBlock(["heron", "coot"]))


def test_lists_of_different_things_or_kinds_stay_apart() -> None:
    merged = merge(prose("Seen:", ListBlock(["heron"])), prose("Heard:", ListBlock(["coot"])))
    assert merged == prose("Seen:", ListBlock(["heron"]), "Heard:", ListBlock(["coot"]))
    numbered = ListBlock(["heron"], ordered=True)
    assert merge(prose(numbered), prose(ListBlock(["heron"]))) == prose(numbered, ListBlock(["heron"]))


def test_what_is_nested_in_items_of_the_same_words_is_merged() -> None:
    def note(*nested: str) -> Note:
        return prose(ListBlock([ListItem("Birds", [ListBlock(nested)])]))

    assert merge(note("heron", "teal"), note("teal", "coot")) == note("heron", "teal", "coot")


@pytest.mark.parametrize("block", [BlockQuote([Paragraph("We met.")]), Verse(["We met."]), ListBlock(["We met."])])
def test_other_blocks_that_are_the_same_stand_once(block: Block) -> None:
    assert merge(prose("Once.", block), prose(block, "Twice.")) == prose("Once.", block, "Twice.")


# Marks


def text(*marks: tuple[type, str, dict[str, Any]]) -> Note:
    said = RichText("Ring the bell")
    for kind, over, values in marks:
        said = said.marked(kind, over, **values)
    return prose(Paragraph(said))


def test_the_same_words_have_the_marks_of_both() -> None:
    strong, link = (Strong, "Ring", {}), (Anchor, "bell", {"url": "https://bell.example"})
    assert merge(text(strong), text(link)) == text(strong, link)


def test_a_mark_says_what_either_says() -> None:
    owned, dated = {"owner": "Odo Farrant"}, {"due": "2031-06", "status": "open"}
    whole = "Ring the bell"
    assert merge(text((Action, whole, owned)), text((Action, whole, dated))) == text((Action, whole, owned | dated))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((Action, "Ring the bell", {"owner": "Odo"}), (Action, "Ring the bell", {"owner": "Nesta"})),
        ((Speech, "the bell", {}), (Speech, "Ring the", {})),
        ((Anchor, "bell", {"url": "https://a.example"}), (Anchor, "bell", {"url": "https://b.example"})),
    ],
)
def test_words_whose_marks_contradict_each_other_stay_twice(first: Any, second: Any) -> None:
    merged = merge(text(first), text(second))
    assert merged.body[0].blocks == text(first).body[0].blocks + text(second).body[0].blocks


def test_boxes_are_ticked_where_either_is() -> None:
    done, undone = ListItem("Ring", checked=True), ListItem("Ring", checked=False)
    assert merge(Note(body=[steps("Ring")]), Note(body=[steps(done)])).next_steps[0].status is Status.DONE
    both = merge(Note(body=[steps(undone)]), Note(body=[steps(done)]))
    assert [step.status for step in both.next_steps] == [Status.DONE]


# Where it came from


def test_places_in_a_source_are_those_of_the_first() -> None:
    def note(said: str, title: str | None) -> Note:
        return Note(
            title,
            body=[Section([Paragraph(said, span=Span(5, 9))], heading="Morning")],
            page=[Furniture("Home", Span(0, 4)), Furniture(said, Span(9, 12))],
            evidence=[Evidence("title", Span(0, 4), "cover-line")],
            head_spans=[Span(0, 4)],
            span=Span(0, 12),
        )

    first = note("We met.", "Quay day")
    merged = merge(first, note("We ate.", None))
    assert (merged.evidence, merged.head_spans, merged.span) == (first.evidence, first.head_spans, first.span)
    assert [block.span for block in merged.body[0].blocks] == [Span(5, 9), None]
    assert merged.page == (*first.page, Furniture("We ate."))


def test_a_note_of_everything_takes_in_one_more() -> None:
    merged = merge(full_note(), Note(people=["Odo Farrant"], body=[Section(["He came."], by=["Odo Farrant"])]))
    assert set(words(full_note())) <= set(words(merged))
    assert merged.people[-1] == Person("Odo Farrant")
