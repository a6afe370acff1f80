from collections import Counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import notekit
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Change,
    ChangeKind,
    EventDate,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Note,
    Notebook,
    Paragraph,
    Person,
    Post,
    Preformatted,
    RichText,
    SchemaError,
    Section,
    Span,
    Speech,
    Strong,
    Table,
    Verse,
    compare,
)
from notekit.comparison.wording import LONGEST, reworded
from strategies import notes, texts

MIRRORED = {"added": "removed", "removed": "added", "changed": "changed", "moved": "moved"}


def body(*blocks: Any) -> Note:
    return Note("Reed bed day", body=[Section(blocks)])


def told(before: Note, after: Note) -> list[tuple[str, str, str | None, str | None]]:
    return [(str(change.kind), change.where, change.before, change.after) for change in compare(before, after)]


def remarks(before: RichText, after: RichText) -> tuple[str, ...]:
    (change,) = compare(body(Paragraph(before)), body(Paragraph(after)))
    assert change.kind is ChangeKind.CHANGED
    return change.remarks


def kinds_and_texts(changes: tuple[Change, ...]) -> Counter[tuple[str, str | None, str | None]]:
    return Counter((str(change.kind), change.before, change.after) for change in changes)


def mirrored(changes: tuple[Change, ...]) -> Counter[tuple[str, str | None, str | None]]:
    return Counter((MIRRORED[change.kind], change.after, change.before) for change in changes)


@st.composite
def later_forms(draw: st.DrawFn) -> tuple[Note, Note]:
    """Two notes that share people and sections, in any order."""
    first, second = draw(notes()), draw(notes())
    people = list({person.name: person for note in (first, second) for person in note.people}.values())
    sections = st.lists(st.sampled_from([*first.body, *second.body, Section(["We met."])]), max_size=4)
    one, other = (evolve(first, people=draw(st.permutations(people)), body=draw(sections)) for _ in range(2))
    return one, other


# What holds for all notes


@given(notes(), notes())
def test_notes_have_no_changes_exactly_where_they_are_equal(before: Note, after: Note) -> None:
    assert compare(before, before) == ()
    assert (compare(before, after) == ()) is (before == after)


@given(notes(), notes())
def test_the_other_way_round_what_was_added_is_removed(before: Note, after: Note) -> None:
    assert mirrored(compare(before, after)) == kinds_and_texts(compare(after, before))


@given(later_forms())
def test_both_hold_for_notes_that_are_much_the_same(forms: tuple[Note, Note]) -> None:
    before, after = forms
    assert (compare(before, after) == ()) is (before == after)
    assert mirrored(compare(before, after)) == kinds_and_texts(compare(after, before))


@given(st.lists(notes(), max_size=3), st.data())
def test_both_hold_for_several_notes(before: list[Note], data: st.DataObject) -> None:
    after = data.draw(st.lists(st.sampled_from([*before, Note("Old quay evening")]), max_size=3))
    assert (compare(before, after) == ()) is (before == after)
    assert mirrored(compare(before, after)) == kinds_and_texts(compare(after, before))


def test_where_a_note_comes_from_is_no_change() -> None:
    note = body("We met.")
    assert compare(note, evolve(note, span=Span(0, 9), page=[notekit.Furniture("Read more")])) == ()


def test_notes_of_different_formats_are_compared_by_what_they_say() -> None:
    text = "Reed bed day\n\nWe met by the water on 3 May 2031.\n\nNext steps\n\n- Rope will be bought\n"
    markdown = "# Reed bed day\n\nWe met by the water on 4 May 2031.\n\n## Next steps\n\n* Rope will be bought\n"
    before, after = notekit.parse(text.encode()), notekit.parse(markdown.encode(), media_type="markdown")
    assert compare(before, notekit.loads(notekit.dumps(before))) == ()
    changes = compare(before, after)
    assert {change.where for change in changes} >= {"date"}
    assert "2031-05-04" in str(next(change.after for change in changes if change.where == "date"))


# Fields


@pytest.mark.parametrize("field", ["title", "subtitle", "place", "organiser", "series", "teaser"])
def test_a_field_is_added_changed_and_removed(field: str) -> None:
    missing, one, other = (Note(**{field: value}) for value in (None, "The quay", "The old quay"))  # type: ignore[arg-type]
    assert told(missing, one) == [("added", field, None, "The quay")]
    assert told(one, other) == [("changed", field, "The quay", "The old quay")]
    assert told(other, missing) == [("removed", field, "The old quay", None)]


def test_kind_language_and_date_are_told_in_words() -> None:
    before = Note(kind="panel", date="2031-05", language="cy")
    after = Note(kind="webinar", date=EventDate.from_iso("2031-05", "May 2031"))
    assert told(before, after) == [
        ("changed", "kind", "panel", "webinar"),
        ("changed", "date", "2031-05", "2031-05 “May 2031”"),
        ("changed", "language", "cy", "en-GB"),
    ]


def test_of_topics_each_is_told_by_itself() -> None:
    before, after = Note(topics=["rivers", "ropes", "oars"]), Note(topics=["oars", "rivers", "reeds"])
    assert told(before, after) == [
        ("moved", "topics[0]", "oars", "oars"),
        ("removed", "topics[1]", "ropes", None),
        ("added", "topics[2]", None, "reeds"),
    ]


def test_of_highlights_each_is_told_by_itself_and_the_address_as_a_field() -> None:
    before = Note(url="https://a.example/1", highlights=["Reeds first, then ropes"])
    after = Note(url="https://a.example/2", highlights=["Reeds first, then oars", "Boats"])
    assert told(before, after) == [
        ("changed", "url", "https://a.example/1", "https://a.example/2"),
        ("changed", "highlights[0]", "Reeds first, then ropes", "Reeds first, then oars"),
        ("added", "highlights[1]", None, "Boats"),
    ]


def test_a_field_has_the_span_of_its_evidence() -> None:
    before, after = (
        notekit.parse(f"Reed bed day\n\nWe met on {day} May 2031 at noon.\n".encode()) for day in ("3", "14")
    )
    (change,) = [change for change in compare(before, after) if change.where == "date"]
    assert change.before_span is not None
    assert before.source is not None
    assert before.source.slice(change.before_span) == "3 May 2031"
    assert change.after_span is not None


# People


def test_people_come_and_go() -> None:
    before = Note(people=[Person("Ann Lee"), Person("Bo Ek")])
    after = Note(people=[Person("Ann Lee"), Person("Imre Quist", "Dr", [Post("Warden", "Wending Trust")], ["chair"])])
    assert told(before, after) == [
        ("removed", "people[Bo Ek]", "Bo Ek", None),
        ("added", "people[Imre Quist]", None, "Dr Imre Quist, Warden, Wending Trust; chair"),
    ]


def test_what_changed_about_a_person_is_told_by_field() -> None:
    before = Note(people=[Person("Ann Lee", None, [Post("Senior Warden", "Wending Trust")], ["chair"])])
    after = Note(people=[Person("Ann Lee", "Dr", [Post("Warden", "Wending Trust", former=True)], ["speaker"])])
    assert told(before, after) == [
        ("added", "people[Ann Lee].honorific", None, "Dr"),
        ("changed", "people[Ann Lee].posts[0].role", "Senior Warden", "Warden"),
        ("changed", "people[Ann Lee].posts[0].former", "present", "former"),
        ("removed", "people[Ann Lee].parts[0]", "chair", None),
        ("added", "people[Ann Lee].parts[0]", None, "speaker"),
    ]
    assert {change.within for change in compare(before, after)} == {"Dr Ann Lee"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Person("Tobias Meakin"), Person("Tobias Meekin")),
        (
            Person("Ann Lee", posts=[("Warden", "Wending Trust")]),
            Person("Ann Castellane", posts=[("Warden", "Wending Trust")]),
        ),
    ],
    ids=["a similar name", "the same posts"],
)
def test_a_person_by_another_name_is_one_change_wherever_the_name_stands(before: Person, after: Person) -> None:
    first, last = Note("Reeds", people=["Imre Quist"]).people[0], Person("Bo Ek")

    def spoken(person: Person) -> Note:
        said = Paragraph(RichText("We are late", [Speech(0, 11, person.name)]))
        return Note("Reeds", people=[first, person, last], body=[Section([said], by=[person.name])])

    assert told(spoken(before), spoken(after)) == [("changed", f"people[{after.name}].name", before.name, after.name)]


def test_another_person_is_not_a_renamed_one() -> None:
    assert [kind for kind, *_ in told(Note(people=["Ann Lee"]), Note(people=["Bo Lee"]))] == ["removed", "added"]


def test_a_person_who_comes_later_among_the_others_moved() -> None:
    before = Note(people=["Ann Lee", "Bo Ek", "Imre Quist"])
    after = Note(people=[Person("Bo Ek"), Person("Imre Quist"), Person("Ann Lee", "Dr")])
    assert told(before, after) == [
        ("moved", "people[Ann Lee]", "Ann Lee", "Dr Ann Lee"),
        ("added", "people[Ann Lee].honorific", None, "Dr"),
    ]
    assert compare(before, after)[0].moved_from == "people[0]"


# The body


def test_a_paragraph_in_which_a_word_changed_is_one_change() -> None:
    assert told(body("We met by the old mill.", "It rained."), body("We met by the new mill.", "It rained.")) == [
        ("changed", "body[0].blocks[0]", "We met by the old mill.", "We met by the new mill.")
    ]


def test_a_paragraph_put_in_is_one_change() -> None:
    before = [f"This is what number {number} had to say." for number in range(20)]
    after = [*before[:10], "And then it rained.", *before[10:]]
    assert told(body(*before), body(*after)) == [("added", "body[0].blocks[10]", None, "And then it rained.")]


def test_an_item_put_into_a_nested_list_is_one_change() -> None:
    def nested(*items: str) -> Note:
        return body(ListBlock([ListItem("Boats", [ListBlock(items)]), ListItem("Ropes")]))

    assert told(nested("oars", "sails"), nested("oars", "rudders", "sails")) == [
        ("added", "body[0].blocks[0].items[0].blocks[0].items[1]", None, "rudders")
    ]


def test_a_table_row_put_in_is_one_change_and_a_cell_is_another() -> None:
    before = Table([["Boat", "Berth"], ["Heron", "4"], ["Teal", "5"]])
    after = Table([["Boat", "Berth"], ["Heron", "4"], ["Coot", "9"], ["Teal", "6"]])
    assert told(body(before), body(after)) == [
        ("added", "body[0].blocks[0].rows[2]", None, "Coot | 9"),
        ("changed", "body[0].blocks[0].rows[3][1]", "5", "6"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "where", "values"),
    [
        (Heading("Reeds", 1), Heading("Reeds", 2), ".level", ("1", "2")),
        (ListBlock(["reeds"]), ListBlock(["reeds"], ordered=True), ".ordered", ("bullets", "numbers")),
        (ListBlock(["a"], True, 1), ListBlock(["a"], True, 3), ".start", ("1", "3")),
        (
            ListBlock([ListItem("Rope", checked=False)]),
            ListBlock([ListItem("Rope", checked=True)]),
            ".items[0].checked",
            ("not checked", "checked"),
        ),
        (Image("A reed", source="a.png"), Image("A reed", source="b.png"), ".source", ("a.png", "b.png")),
        (Image("A reed", "By the pond"), Image("A reed"), ".caption", ("By the pond", None)),
        (Preformatted("a = 1", "python"), Preformatted("a = 1"), ".language", ("python", None)),
        (Preformatted("rope = 1"), Preformatted("rope = 2"), "", ("rope = 1", "rope = 2")),
        (
            Verse(["Low water", "grey reeds"]),
            Verse(["Low water", "green reeds"]),
            ".lines[1]",
            ("grey reeds", "green reeds"),
        ),
        (
            BlockQuote([Paragraph("It rained hard.")]),
            BlockQuote([Paragraph("It rained.")]),
            ".blocks[0]",
            ("It rained hard.", "It rained."),
        ),
        (
            Table([["Boat", "Berth"]], header=True),
            Table([["Boat", "Berth"]], header=False),
            ".header",
            ("names the columns", "is like any other"),
        ),
        (Table([["Boat", "Berth"]]), Table([["Boat", "Berth", "Age"]]), ".rows[0][2]", (None, "Age")),
    ],
)
def test_what_changed_within_a_block_is_told_by_its_path(
    before: Any, after: Any, where: str, values: tuple[str | None, str | None]
) -> None:
    (change,) = compare(body(before), body(after))
    assert (change.where, (change.before, change.after)) == (f"body[0].blocks[0]{where}", values)


def test_a_paragraph_that_became_a_heading_is_said_to_be_one() -> None:
    (change,) = compare(body(Paragraph("Reeds and ropes")), body(Heading("Reeds and ropes")))
    assert change.remarks == ("the paragraph is now a heading",)


def test_a_block_that_moved_to_another_section_is_one_change() -> None:
    before = Note(body=[Section(["It rained.", "We sang."], heading="Noon"), Section(["We left."], heading="Dusk")])
    after = Note(body=[Section(["We sang."], heading="Noon"), Section(["We left.", "It rained."], heading="Dusk")])
    (change,) = compare(before, after)
    assert (change.kind, change.where, change.moved_from) == ("moved", "body[1].blocks[1]", "body[0].blocks[0]")
    assert change.within == "Dusk"


def test_a_heading_put_in_between_leaves_what_stands_below_it_alone() -> None:
    before = Note(body=[Section(["It rained.", "We sang."], heading="Noon")])
    after = Note(body=[Section(["It rained."], heading="Noon"), Section(["We sang."], heading="Dusk")])
    (change,) = compare(before, after)
    assert (change.kind, change.where, change.what, change.after) == (
        "added",
        "body[1]",
        "beginning of a section",
        "Dusk",
    )


def test_a_whole_section_is_one_change() -> None:
    noon, dusk = Section(["It rained.", "We sang."], heading="Noon"), Section(["We left."], heading="Dusk")
    assert told(Note(body=[dusk]), Note(body=[noon, dusk])) == [
        ("added", "body[0]", None, "Noon\nIt rained.\nWe sang.")
    ]
    late = evolve(dusk, blocks=["We left.", "The boats did not.", "Nor did the geese."])
    (change,) = compare(Note(body=[noon, late]), Note(body=[late, noon]))
    assert (change.kind, change.what, change.where, change.moved_from) == ("moved", "section", "body[1]", "body[0]")


def test_what_is_said_about_a_section_is_told_by_field() -> None:
    people = ["Ann Lee", "Bo Ek"]
    before = Section(["It rained."], heading="Noon", by=["Ann Lee"], role="contribution")
    after = Section(["It rained."], heading=Heading("Noon", 2), by=["Bo Ek"], role="response", group="A")
    assert told(Note(people=people, body=[before]), Note(people=people, body=[after])) == [
        ("changed", "body[0].role", "contribution", "response"),
        ("changed", "body[0].heading.level", "1", "2"),
        ("removed", "body[0].by[0]", "Ann Lee", None),
        ("added", "body[0].by[0]", None, "Bo Ek"),
        ("added", "body[0].group", None, "A"),
    ]


def test_a_block_that_leads_in_no_longer_is_said_to_be_one() -> None:
    before, after = Section(["It rained."], lead_in=["What next?"]), Section(["What next?", "It rained."])
    (change,) = compare(Note(body=[before]), Note(body=[after]))
    assert (change.before, change.after) == ("What next?", "What next?")
    assert change.remarks == ("it no longer leads in to the section",)


# Marks


@pytest.mark.parametrize(
    ("before", "after", "remark"),
    [
        (None, Strong(0, 3), "“Ask” is now strong"),
        (Strong(0, 3), None, "“Ask” is no longer strong"),
        (Strong(0, 3), Strong(0, 7), "“Ask the” is now strong instead of “Ask”"),
        (Strong(0, 3), notekit.Emphasis(0, 3), "“Ask” is now emphasised"),
        (None, notekit.Code(4, 7), "“the” is now code"),
        (
            Anchor(4, 13, "https://a.example"),
            Anchor(4, 13, "https://b.example"),
            "“the mayor”: address https://b.example instead of https://a.example",
        ),
        (Anchor(4, 13), None, "“the mayor” is no longer a link without address"),
        (None, Speech(0, 14, "Ann Lee"), "“Ask the mayor.” is now a quotation of Ann Lee"),
        (Speech(0, 14, "Ann Lee"), Speech(0, 14), "“Ask the mayor.”: speaker none instead of Ann Lee"),
        (None, Action(0, 14, "Bo", "2031-06"), "“Ask the mayor.” is now an action (owner Bo, due 2031-06)"),
        (Action(0, 14, "Bo"), Action(0, 14, "Ann"), "“Ask the mayor.”: owner Ann instead of Bo"),
        (Action(0, 14), Action(0, 14, due="2031-06-01"), "“Ask the mayor.”: due 2031-06-01 instead of none"),
        (Action(0, 14, status="open"), Action(0, 14, status="done"), "“Ask the mayor.”: status done instead of open"),
    ],
)
def test_marks_that_changed_are_told_in_words(before: Any, after: Any, remark: str) -> None:
    one, other = (RichText("Ask the mayor.", [mark] if mark else []) for mark in (before, after))
    assert remark in remarks(one, other)


def test_the_same_word_at_another_place_is_remarked_on() -> None:
    one, other = (RichText("a b a", [Strong(start, start + 1)]) for start in (0, 4))
    assert remarks(one, other) == ("another “a” is now strong",)


def test_a_mark_that_grew_with_its_words_is_not_remarked_on() -> None:
    one, other = "We are late, she said.", "We are very late, she said."
    assert remarks(RichText(one, [Speech(0, 11)]), RichText(other, [Speech(0, 16)])) == ()


def test_long_words_under_a_mark_are_shortened() -> None:
    words = "rope " * 40
    (remark,) = remarks(RichText(words), RichText(words.strip(), [Strong(0, 199)]))
    assert len(remark) < 90


# Several notes


def test_a_note_without_partner_is_one_change() -> None:
    reeds, quay = body("We met."), Note("Old quay evening", body=[Section(["It rained."])])
    (change,) = compare(Notebook([reeds]), Notebook([quay, reeds]))
    assert (change.kind, change.where, change.what, change.note) == ("added", "notes[0]", "note", "Old quay evening")
    assert (change.after, change.notes) == ("Old quay evening\nIt rained.", (None, 0))
    (change,) = compare([quay, reeds], reeds)
    assert (change.kind, change.where, change.notes) == ("removed", "notes[0]", (0, None))


def test_notes_of_one_title_belong_together_and_may_move() -> None:
    before = [Note("Reeds"), Note("Ropes"), Note("Oars")]
    after = [Note("Ropes"), Note("Oars", place="The quay"), Note("Reeds")]
    changes = compare(before, after)
    assert [(change.kind, change.note, change.notes) for change in changes] == [
        ("added", "Oars", (2, 1)),
        ("moved", "Reeds", (0, 2)),
    ]
    assert (changes[1].where, changes[1].moved_from) == ("notes[2]", "notes[0]")


def test_a_note_by_another_title_is_known_by_what_it_says() -> None:
    said = [Section(["The lamps on the towpath have been broken since the spring."])]
    before = [Note("Lamps", body=said), Note("Ropes")]
    after = [Note("Something else"), Note("Lights", body=said), Note("Ropes")]
    assert [(str(change.kind), change.where) for change in compare(before, after)] == [
        ("added", "notes[0]"),
        ("changed", "title"),
    ]


def test_two_single_notes_belong_together_whatever_they_say() -> None:
    assert told(Note("Reeds"), Note("Lamps")) == [("changed", "title", "Reeds", "Lamps")]


@pytest.mark.parametrize("value", [None, 5, "notes.md", [5]])
def test_what_is_no_note_is_an_error(value: Any) -> None:
    with pytest.raises(SchemaError, match=r"Notebook\.notes"):
        compare(Note(), value)


# Hostile notes


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            [f"number {number} says {number * 7919 % 10007}" for number in range(3_000)],
            [f"at {number} tells {number * 7907 % 10009} of ropes" for number in range(3_000)],
            {"removed": 3_000, "added": 3_000},
        ),
        (["x"] * 3_000, ["x"] * 2_000, {"removed": 1_000}),
        (
            [f"We met at {number} by the old mill pond." for number in range(3_000)],
            [f"We met at {number} by the new mill pond." for number in range(3_000)],
            {"changed": 3_000},
        ),
    ],
    ids=["all different", "all the same", "all alike"],
)
def test_long_notes_are_compared(before: list[str], after: list[str], expected: dict[str, int]) -> None:
    assert Counter(str(change.kind) for change in compare(body(*before), body(*after))) == expected


def test_deeply_nested_blocks_are_compared() -> None:
    before, after = Paragraph("We met by the old mill."), Paragraph("We met by the new mill.")
    for _ in range(60):
        before, after = BlockQuote([before]), BlockQuote([after])  # type: ignore[assignment]
    (change,) = compare(body(before), body(after))
    assert change.where == "body[0].blocks[0]" + ".blocks[0]" * 60


# Words


@given(texts(), texts())
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = reworded(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(piece.text for piece in pieces)


def words(before: str, after: str) -> str:
    signs = {None: "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in reworded(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("We met by the old mill.", "We met by the new mill.", "We met by the [-old-]{+new+} mill."),
        ("Now we met.", "we met.", "[-Now -]we met."),
        ("We met.", "Then We met.", "{+Then +}We met."),
        ("We met", "We met again", "We met{+ again+}"),
        ("Old ropes", "New ropes", "[-Old-]{+New+} ropes"),
        ("", "ropes", "{+ropes+}"),
        ("ropes", "ropes", "ropes"),
        ("", "", ""),
    ],
)
def test_words_that_changed_are_told_apart(before: str, after: str, shown: str) -> None:
    assert words(before, after) == shown


def test_of_a_very_long_text_all_between_the_first_and_the_last_difference_changed() -> None:
    before = " ".join(f"w{number}" for number in range(LONGEST + 2))
    after = before.replace("w5 ", "x ").replace("w9 ", "y ")
    assert [piece.text for piece in reworded(before, after) if piece.kind] == ["w5 w6 w7 w8 w9", "x w6 w7 w8 y"]


def test_a_change_gives_its_words() -> None:
    (change,) = compare(Note("Old ropes"), Note("New ropes"))
    assert [piece.text for piece in change.words] == ["Old", "New", " ropes"]
