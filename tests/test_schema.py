"""A note is built by hand with clear errors, and says what it holds in views on its body."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Contribution,
    Discussion,
    EventDate,
    Heading,
    Image,
    Kind,
    Link,
    ListBlock,
    ListItem,
    NextStep,
    Note,
    Paragraph,
    Part,
    Person,
    Point,
    Post,
    Preformatted,
    Quote,
    Response,
    RichText,
    Role,
    SchemaError,
    Section,
    Span,
    Speech,
    Status,
    Strong,
    Table,
    Verse,
)
from notekit.schema import Evidence, Furniture

NESTA = Person("Nesta Quill", "Dr", [Post("Warden", "Quay Trust")], [Part.SPEAKER])
ODO = Person("Odo Farrant")
BIM = Person("Bim Oyelaran", parts=[Part.RESPONDENT])


def note(*sections: Section) -> Note:
    return Note("Quay day", people=[NESTA, ODO, BIM], body=sections)


# Made by hand


def test_a_note_may_be_empty() -> None:
    empty = Note()
    assert (empty.title, empty.kind, empty.date, empty.language) == (None, Kind.OTHER, None, "en-GB")
    assert empty.people == empty.body == empty.quotes == empty.links == empty.next_steps == empty.furniture == ()


def test_values_are_taken_as_people_give_them() -> None:
    made = Note(
        " Quay \n day ",
        kind="panel",  # type: ignore[arg-type]
        date="2031-05-03",  # type: ignore[arg-type]
        place="",
        topics=["tides", "quays"],
        people=["Nesta Quill"],
        body=[Section(["We met."], heading="Morning", by=["Nesta Quill"])],
    )
    assert made.title == "Quay day"
    assert made.kind is Kind.PANEL
    assert made.date == EventDate(date(2031, 5, 3))
    assert made.place is None
    assert made.topics == ("tides", "quays")
    assert made.people == (Person("Nesta Quill"),)
    assert made.body == (Section((Paragraph("We met."),), heading=Heading("Morning"), by=("Nesta Quill",)),)


def test_a_section_takes_people_for_their_names() -> None:
    assert Section(["We met."], by=[NESTA]).by == ("Nesta Quill",)


def test_posts_are_taken_as_pairs() -> None:
    assert Person("Odo Farrant", posts=[("Pilot", None), (None, "Quay Trust")]).posts == (
        Post("Pilot"),
        Post(affiliation="Quay Trust"),
    )


def test_notes_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Note("Quay day").title = "Other"  # type: ignore[misc]


def test_where_a_note_came_from_takes_no_part_in_equality() -> None:
    span = Span(0, 8)
    found = Note(
        "Quay day",
        body=[Section([Paragraph("We met.", span=span)])],
        page=[Furniture("Home", span)],
        head_spans=[span],
        evidence=[Evidence("title", span, "title-line", 0.8)],
        span=span,
    )
    assert found == Note("Quay day", body=[Section(["We met."])])
    assert hash(found) == hash(Note("Quay day", body=[Section(["We met."])]))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Note(7), "Note.title takes a text or None, not 7"),
        (lambda: Note(kind="party"), "Kind is one of roundtable, workshop, webinar, meeting, panel, extract, "),
        (lambda: Note(date="yesterday"), "a date is written as 2022-10-31, 2022-10, 2022 or 2022-10-30/2022-10-31, "),
        (lambda: Note(date="2031-02-30"), "there is no such date as '2031-02-30'"),
        (lambda: Note(date=7), "a date takes a notekit.EventDate, a datetime.date or text such as '2022-10-31', not 7"),
        (lambda: Note(topics="tides"), "Note.topics takes several of str in a list or tuple, not 'tides'"),
        (lambda: Note(topics=[7]), "Note.topics[0] takes a str, not 7"),
        (lambda: Note(topics=["tides", " "]), "Note.topics[1] takes a str, not None"),
        (lambda: Note(supporters=None), "Note.supporters takes several of str in a list or tuple, not None"),
        (lambda: Note(teaser=7), "Note.teaser takes a text or None, not 7"),
        (lambda: Note(highlights="tides"), "Note.highlights takes several of str in a list or tuple, not 'tides'"),
        (lambda: Note(highlights=["tides", " "]), "Note.highlights[1] takes a str, not None"),
        (lambda: Note(language=" "), "Note.language takes a text that is not empty, not None"),
        (lambda: Note(people=[ODO, 7]), "Note.people[1] takes a Person, not 7"),
        (lambda: Note(people=[ODO, ODO]), "Note.people[1] is a second 'Odo Farrant'; each person stands once"),
        (lambda: Note(body=["We met."]), "Note.body[0] takes a Section, not 'We met.'"),
        (lambda: Note(body=Section(["We met."])), "Note.body takes several of Section in a list or tuple, not Section"),
        (
            lambda: Note(body=[Section(["a"]), Section(["b"], by=["Odo"])]),
            "Note.body[1].by names 'Odo', who is not among Note.people",
        ),
        (lambda: Note(span=(0, 3)), "Note.span takes a Span or None, not (0, 3)"),
        (lambda: Section(), "Section takes a heading or at least one block"),
        (lambda: Section(["We met.", 7]), "Section.blocks[1] takes a Paragraph or Heading or ListBlock or "),
        (lambda: Section("We met."), "Section.blocks takes several of Paragraph or "),
        (lambda: Section(["We met."], role="chat"), "Role is one of prose, contribution, discussion, response, "),
        (lambda: Section(["We met."], by="Odo"), "Section.by takes several of str in a list or tuple, not 'Odo'"),
        (lambda: Section(["We met."], group=7), "Section.group takes a text or None, not 7"),
        (lambda: Person(" "), "Person.name takes a text that is not empty, not None"),
        (lambda: Person("Odo", honorific=7), "Person.honorific takes a text or None, not 7"),
        (lambda: Person("Odo", posts=["Pilot"]), "Person.posts[0] takes a Post, not 'Pilot'"),
        (lambda: Person("Odo", posts=7), "Person.posts takes several of Post in a list or tuple, not 7"),
        (lambda: Person("Odo", parts=["pilot"]), "Part is one of speaker, chair, facilitator, panellist, "),
        (lambda: Post(), "Post takes a role, an affiliation, or both"),
        (lambda: Post(" ", ""), "Post takes a role, an affiliation, or both"),
        (lambda: Post(7), "Post.role takes a text or None, not 7"),
        (lambda: EventDate(), "EventDate takes a start, or the date's text alone"),
        (lambda: EventDate("2031-05-03"), "EventDate.start takes a date or None, not '2031-05-03'"),
        (
            lambda: EventDate(date(2031, 5, 3), date(2031, 5, 2)),
            "EventDate.end (2031-05-02) comes before EventDate.start (2031-05-03)",
        ),
        (lambda: EventDate(date(2031, 5, 3), precision="hour"), "Precision is one of day, month, year, not 'hour'"),
        (lambda: Paragraph(" "), "a paragraph, heading or line of verse takes a text that is not empty"),
        (lambda: Paragraph(None), "RichText.text takes a string, not None"),
        (lambda: Heading("Morning", 0), "Heading.level takes a whole number from 1 to 5, not 0"),
        (lambda: Heading("Morning", 6), "Heading.level takes a whole number from 1 to 5, not 6"),
        (lambda: Heading("Morning", True), "Heading.level takes a whole number from 1 to 5, not True"),
        (lambda: ListBlock([]), "ListBlock.items takes at least 1 ListItem, not ()"),
        (lambda: ListBlock(["rope", 7]), "ListBlock.items[1] takes a ListItem, not 7"),
        (lambda: ListBlock(["rope"], True, -1), "ListBlock.start takes a whole number from 0, not -1"),
        (lambda: ListItem(""), "ListItem.content takes a text that is not empty"),
        (lambda: ListItem("rope", checked="x"), "ListItem.checked takes a bool or None, not 'x'"),
        (lambda: ListItem("rope", ["wet"]), "ListItem.blocks[0] takes a Paragraph or "),
        (lambda: BlockQuote([]), "BlockQuote.blocks takes at least 1 Paragraph or "),
        (lambda: Verse([]), "Verse.lines takes at least 1 RichText, not ()"),
        (lambda: Verse("line"), "Verse.lines takes several of RichText in a list or tuple, not 'line'"),
        (lambda: Table([]), "Table.rows takes at least one row with one cell"),
        (lambda: Table([[], []]), "Table.rows takes at least one row with one cell"),
        (lambda: Table([7]), "Table.rows takes rows of cells, each a text, not [7]"),
        (lambda: Image(), "Image takes an alt text, a caption or a source"),
        (lambda: Image(alt=7), "Image.alt takes a text or None, not 7"),
        (lambda: Preformatted(" \n"), "Preformatted.text takes a text that is not empty, not ' \\n'"),
    ],
)
def test_what_does_not_fit_names_the_field_and_what_it_takes(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(SchemaError) as refused:
        make()
    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


# Views


def test_somebody_is_found_by_name() -> None:
    assert note().person("Odo Farrant") is ODO
    with pytest.raises(KeyError):
        note().person("Odo")


def test_speakers_and_respondents_are_those_who_have_the_part_or_a_section() -> None:
    made = note(
        Section(["Tides."], role=Role.CONTRIBUTION, by=["Odo Farrant"]),
        Section(["Yes."], role=Role.RESPONSE, by=["Odo Farrant"]),
        Section(["We met."], by=["Bim Oyelaran"]),
    )
    assert made.speakers == (NESTA, ODO)
    assert made.respondents == (ODO, BIM)


@pytest.mark.parametrize(
    ("kind", "spoke"), [("panel", True), ("webinar", True), ("workshop", False), ("meeting", False)]
)
def test_panellists_are_speakers_where_the_event_was_their_panel(kind: str, spoke: bool) -> None:
    ann = Person("Ann Leigh", parts=[Part.PANELLIST])
    assert Note(kind=kind, people=[ann]).speakers == ((ann,) if spoke else ())


def test_contributions_have_people_heading_and_all_blocks() -> None:
    made = note(
        Section(["b"], role=Role.CONTRIBUTION, by=["Odo Farrant", "Nesta Quill"], heading="Tides", lead_in=["a"]),
        Section(["c"], role=Role.CONTRIBUTION),
        Section(["d"]),
    )
    assert made.contributions == (
        Contribution((ODO, NESTA), "Tides", (Paragraph("a"), Paragraph("b"))),
        Contribution((), None, (Paragraph("c"),)),
    )


def test_discussions_have_prompt_group_and_points_with_their_children() -> None:
    points = ListBlock([ListItem("ropes", [ListBlock(["wet", "long"])]), "lamps"])
    made = note(
        Section(
            ["Before.", points, "After."],
            role=Role.DISCUSSION,
            heading="Groups",
            group="Table 1",
            lead_in=["What is missing?", ListBlock(["here", "there"])],
        )
    )
    ropes = Point(RichText("ropes"), (Point(RichText("wet")), Point(RichText("long"))))
    lamps = Point(RichText("lamps"))
    assert made.discussions == (Discussion("Groups", "What is missing?\nhere\nthere", "Table 1", (ropes, lamps)),)
    assert made.breakout_points == (ropes, lamps)
    assert made.breakout_points[0].text == "ropes"


def test_paragraphs_are_the_points_where_there_is_no_list() -> None:
    made = note(Section(["Ropes.", Heading("Lamps"), "Lamps."], role=Role.DISCUSSION))
    assert [point.text for point in made.breakout_points] == ["Ropes.", "Lamps."]


def test_lines_of_verse_are_the_points_of_a_response() -> None:
    verse = Verse(["The tide", "comes in"])
    made = note(Section(["She read:", verse], role=Role.RESPONSE, by=["Bim Oyelaran"]))
    points = (Point(RichText("The tide")), Point(RichText("comes in")))
    assert made.responses == (Response((BIM,), (Paragraph("She read:"), verse), points),)


def test_key_messages_are_points() -> None:
    made = note(Section([ListBlock(["Mend it."])], role=Role.KEY_MESSAGES), Section([ListBlock(["no"])]))
    assert made.key_messages == (Point(RichText("Mend it.")),)


def test_next_steps_are_items_under_them_and_actions_anywhere() -> None:
    due = EventDate(text="by Easter")
    marked = RichText("Odo will buy rope. We left.", [Action(0, 18, "Odo Farrant", due)])
    made = note(
        Section([Paragraph(marked), ListBlock(["no step"])]),
        Section(["Prose.", ListBlock(["Mend the lamp", ListItem(marked)])], role=Role.NEXT_STEPS),
    )
    rope = NextStep("Odo will buy rope.", "Odo Farrant", due)
    assert made.next_steps == (rope, NextStep("Mend the lamp"), rope)


def test_a_ticked_box_is_a_step_that_is_done() -> None:
    items = [ListItem("rope", checked=True), ListItem("lamp", checked=False), "sail"]
    assert note(Section([ListBlock(items)])).next_steps == (
        NextStep("rope", status=Status.DONE),
        NextStep("lamp", status=Status.OPEN),
    )


def test_steps_nested_below_steps_are_steps() -> None:
    items = [ListItem("boats", [ListBlock(["paint", "launch"])])]
    made = note(Section([ListBlock(items)], role=Role.NEXT_STEPS))
    assert [step.text for step in made.next_steps] == ["boats", "paint", "launch"]


def test_quotations_are_found_in_every_block_and_in_headings() -> None:
    said = RichText("never again", [Speech(0, 11, "Odo Farrant")])
    made = note(
        Section(
            [
                BlockQuote([Paragraph(said)]),
                ListBlock([ListItem("a", [Paragraph(said)])]),
                Verse([said]),
                Table([["a", said]]),
            ],
            heading=Heading(said),
            lead_in=[Paragraph(said)],
        )
    )
    assert made.quotes == (Quote("never again", "Odo Farrant"),) * 6


def test_a_link_stands_in_its_sentence() -> None:
    text = RichText("We met. Read the report today. We left.", [Anchor(13, 23, "https://quay.example")])
    assert note(Section([Paragraph(text)])).links == (
        Link("Read the report today.", "https://quay.example", "the report"),
    )


def test_links_whose_address_was_lost_count_once_a_sentence() -> None:
    text = RichText("Read it here or here. Watch it here.", [Anchor(8, 12), Anchor(16, 20), Anchor(31, 35)])
    assert note(Section([Paragraph(text)])).links == (
        Link("Read it here or here.", None, ""),
        Link("Watch it here.", None, ""),
    )


def test_a_link_over_several_sentences_has_all_of_them() -> None:
    text = RichText("We met. We ate. We left.", [Anchor(3, 12, "https://quay.example")])
    (link,) = note(Section([Paragraph(text)])).links
    assert (link.text, link.anchor) == ("We met. We ate.", "met. We a")


def test_images_and_headings_are_found_where_they_are_nested() -> None:
    image = Image("A quay")
    made = note(
        Section([BlockQuote([Heading("Noon", 2), image]), Heading("Night", 3)], heading="Morning"),
        Section([ListBlock([ListItem("a", [image])])]),
    )
    assert made.headings == (Heading("Morning"), Heading("Noon", 2), Heading("Night", 3))
    assert made.images == (image, image)


def test_furniture_is_the_text_of_the_page() -> None:
    assert Note(page=[Furniture("Home"), Furniture("Next")]).furniture == ("Home", "Next")


# Small forms


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (NESTA, "Dr Nesta Quill"),
        (ODO, "Odo Farrant"),
        (Post("Pilot", "Quay Trust"), "Pilot, Quay Trust"),
        (Post("Pilot", former=True), "former Pilot"),
        (Post("former Pilot", former=True), "former Pilot"),
        (EventDate(date(2031, 5, 3)), "2031-05-03"),
        (EventDate(date(2031, 5, 3), text="3 May"), "3 May"),
    ],
)
def test_how_small_records_read_as_text(person: object, shown: str) -> None:
    assert str(person) == shown


@pytest.mark.parametrize(
    "iso", ["2031-05-03", "2031-05", "2031", "2031-05-03/2031-05-05", "2031-05/2031-06", "2031/2032"]
)
def test_a_date_comes_back_from_its_iso_form(iso: str) -> None:
    assert EventDate.from_iso(iso).iso == iso


def test_a_date_keeps_no_more_than_its_precision() -> None:
    made = EventDate(date(2031, 5, 3), precision="month", text="May 2031")  # type: ignore[arg-type]
    assert made == EventDate(date(2031, 5, 1), precision="month", text="May 2031")  # type: ignore[arg-type]
    assert made.iso == "2031-05"


def test_a_date_in_words_alone_has_no_iso_form() -> None:
    assert EventDate(text="yesterday").iso is None


def test_verse_and_tables_keep_lines_and_cells() -> None:
    assert Verse(["a", "b"]).text == "a\nb"
    assert Table([["a", "b"], ["c"]]).rows[1] == (RichText("c"), RichText(""))
    assert Table([["a\nb"]]).rows == ((RichText("a b"),),)


def test_a_heading_is_one_line_and_keeps_its_marks() -> None:
    assert Heading(RichText("a\nb", [Strong(2, 3)])).content == RichText("a b", [Strong(2, 3)])


def test_bullets_have_no_count() -> None:
    assert ListBlock(["a"], start=7) == ListBlock(["a"])
    assert ListBlock(["a"], ordered=True, start=7) != ListBlock(["a"], ordered=True)
