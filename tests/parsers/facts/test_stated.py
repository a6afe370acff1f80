"""What an author states is taken as stated, and refused clearly where it does not fit."""

from datetime import date

import pytest

from notekit import (
    EventDate,
    Heading,
    Kind,
    ListBlock,
    Note,
    Paragraph,
    Part,
    Person,
    Post,
    Role,
    SchemaError,
    Section,
    Source,
    Span,
)
from notekit.parsers.facts.metadata import unused_keys
from notekit.parsers.facts.stated import is_stated, stated_fields, stated_note
from notekit.parsers.languages import english
from notekit.parsers.parse import parse_reading
from notekit.readers.markdown import read_markdown
from notekit.reading import Metadata


def stated(text: str) -> Note:
    source = Source.from_text(text, name="notes.md")
    blocks = read_markdown(source).blocks
    assert is_stated(blocks)
    return stated_note(blocks, source, english())


def body(text: str, *, people: str = "") -> tuple[Section, ...]:
    return stated(f"---\nnotekit: 1\n{people}---\n\n{text}").body


def test_only_front_matter_with_notekit_states_a_note() -> None:
    assert not is_stated(())
    assert not is_stated((Paragraph("notekit: 1"),))
    assert not is_stated((Metadata({"title": "x"}),))
    assert is_stated((Metadata({"notekit": "1"}),))


def test_every_field_is_taken_from_front_matter() -> None:
    note = stated(
        "---\nnotekit: 1\nsubtitle: b\nkind: workshop\ndate: 2024-05\ndate-text: in May\nplace: c\norganiser: d\n"
        "series: e\ntopics: [f, g]\nsupporters: h\nurl: https://a.example/b\nteaser: 'i, j: k.'\n"
        "highlights: ['l, m', 'n: o']\nlanguage: cy\npeople:\n  - name: Ann Lee\n    honorific: Dr\n"
        "    posts:\n      - role: Warden\n        affiliation: Quay\n        former: true\n    parts: [chair]\n"
        "  - Bo Ray\n---\n\n# a\n"
    )
    assert note == Note(
        "a",
        "b",
        kind=Kind.WORKSHOP,
        date=EventDate.from_iso("2024-05", "in May"),
        place="c",
        organiser="d",
        series="e",
        topics=["f", "g"],
        supporters=["h"],
        url="https://a.example/b",
        teaser="i, j: k.",
        highlights=["l, m", "n: o"],
        language="cy",
        people=[Person("Ann Lee", "Dr", [Post("Warden", "Quay", former=True)], [Part.CHAIR]), Person("Bo Ray")],
    )


def test_a_title_may_stand_in_front_matter_where_the_text_has_none() -> None:
    assert stated("---\nnotekit: 1\ntitle: a\n---\nb").title == "a"


def test_headings_open_sections_and_a_comment_keeps_one_within() -> None:
    assert body("a\n\n## B\n\nc\n\n<!-- notekit: heading -->\n### D\n\ne\n\n### F\n") == (
        Section(["a"]),
        Section([Paragraph("c"), Heading("D", 2), Paragraph("e")], heading=Heading("B")),
        Section(heading=Heading("F", 2)),
    )


def test_comments_state_roles_people_and_groups() -> None:
    sections = body(
        '<!-- notekit: contribution by="Ann Lee; Bo%3B Ray" -->\n## A\n\nb\n\n<!-- notekit: prose -->\n\nc\n\n'
        '<!-- notekit: discussion group="North" -->\n\n- d\n',
        people='people: [Ann Lee, "Bo; Ray"]\n',
    )
    assert sections == (
        Section(["b"], role=Role.CONTRIBUTION, heading="A", by=["Ann Lee", "Bo; Ray"]),
        Section(["c"]),
        Section([ListBlock(["d"])], role=Role.DISCUSSION, group="North"),
    )


def test_a_heading_states_what_no_comment_does_and_a_comment_has_the_last_word() -> None:
    people = "people: [{name: Ann Lee, parts: speaker}, {name: Bo Ray, parts: respondent}]\n"
    text = (
        "## Ann Lee: tides\n\na\n\n## Bo Ray\n\nb\n\n## Next steps\n\nc\n\n<!-- notekit: prose -->\n## Actions\n\nd\n"
    )
    assert body(text, people=people) == (
        Section(["a"], role=Role.CONTRIBUTION, heading="Ann Lee: tides", by=["Ann Lee"]),
        Section(["b"], role=Role.RESPONSE, heading="Bo Ray", by=["Bo Ray"]),
        Section(["c"], role=Role.NEXT_STEPS, heading="Next steps"),
        Section(["d"], heading="Actions"),
    )


def test_who_has_one_post_has_it_beside_the_name() -> None:
    person = "  - name: Ann Lee\n    role: Warden\n    affiliation: Quay\n    parts: speaker\n"
    assert stated(f"---\nnotekit: 1\npeople:\n{person}---\na").people == (
        Person("Ann Lee", posts=[Post("Warden", "Quay")], parts=["speaker"]),
    )
    assert stated_fields(Metadata({"people": [{"name": "Ann Lee", "affiliation": "Quay"}]})) == {
        "people": (Person("Ann Lee", posts=[Post(None, "Quay")]),)
    }


def test_a_discussion_is_led_into_by_what_stands_before_its_first_list() -> None:
    points = ListBlock(["c"])
    assert body("<!-- notekit: discussion -->\n\na\n\nb\n\n- c\n\nd")[0] == Section(
        [points, Paragraph("d")], role=Role.DISCUSSION, lead_in=["a", "b"]
    )
    assert body("<!-- notekit: discussion -->\n\na")[0] == Section(["a"], role=Role.DISCUSSION)
    assert body('<!-- notekit: discussion lead-in="1" -->\n\na\n\nb\n\n- c')[0] == Section(
        [Paragraph("b"), points], role=Role.DISCUSSION, lead_in=["a"]
    )


def test_fields_and_head_have_spans_and_evidence() -> None:
    text = "---\nnotekit: 1\nkind: panel\n---\n\n# A\n\n<!-- notekit: prose -->\n\nb\n"
    note = stated(text)
    assert [text[span.start : span.end] for span in note.head_spans] == [
        "---\nnotekit: 1\nkind: panel\n---",
        "# A",
        "<!-- notekit: prose -->",
    ]
    assert {(fact.field, fact.rule) for fact in note.evidence} == {("kind", "stated"), ("title", "stated")}
    assert note.body[0].blocks[0].span == Span(62, 63)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\nnotekit: 2\n---\n", "notes.md:2: notekit: this notekit reads notation 1, not '2'; write notekit: 1"),
        ("---\nnotekit: 1\nkind: party\n---\n", "notes.md:3: kind: Kind is one of roundtable, workshop"),
        ("---\nnotekit: 1\ndate: yesterday\n---\n", "notes.md:3: date: a date is written as 2022-10-31"),
        ("---\nnotekit: 1\ndate: 2023-02-30\n---\n", "notes.md:3: date: there is no such date"),
        ("---\nnotekit: 1\nplace: [a]\n---\n", "notes.md:3: place: takes one text"),
        (
            "---\nnotekit: 1\nplace: b\nurl: /log/1\n---\n",
            "notes.md:4: url: takes the address at which the note is published, such as https://…, not '/log/1'",
        ),
        ("---\nnotekit: 1\nurl: javascript:alert(1)\n---\n", "notes.md:3: url: takes the address at which the note"),
        ("---\nnotekit: 1\nurl: [a]\n---\n", "notes.md:3: url: takes one text"),
        ("---\nnotekit: 1\nteaser: [a]\n---\n", "notes.md:3: teaser: takes one text"),
        ("---\nnotekit: 1\nhighlights: [{a: b}]\n---\n", "notes.md:3: highlights: takes a list of texts"),
        (
            "---\nnotekit: 1\nhighlight: [a]\n---\n",
            "notes.md:3: highlight: there is no such field; did you mean 'highlig",
        ),
        ("---\nnotekit: 1\ntopics: [{a: b}]\n---\n", "notes.md:3: topics: takes a list of texts"),
        ("---\nnotekit: 1\norganzier: x\n---\n", "notes.md:3: organzier: there is no such field; did you mean 'organi"),
        (
            "---\nnotekit: 1\npeople:\n  - nam: x\n---\n",
            "notes.md:3: people: there is no such field; did you mean 'name'",
        ),
        ("---\nnotekit: 1\npeople: [A, A]\n---\n", "notes.md:3: people: Note.people[1] is a second 'A'"),
        ("---\nnotekit: 1\npeople: [{name: A, parts: [pilot]}]\n---\n", "notes.md:3: people: Part is one of"),
        ("---\nnotekit: 1\npeople: [{name: A, posts: [x]}]\n---\n", "notes.md:3: people: Person.posts takes mappings"),
        (
            "---\nnotekit: 1\npeople: [{name: A, role: B, posts: [{role: C}]}]\n---\n",
            "notes.md:3: people: Person.posts holds all posts; move role there, or leave out posts",
        ),
        (
            "---\nnotekit: 1\n---\n\n<!-- notekit: prosa -->\n\na",
            "notes.md:5: notekit: prosa: write one of heading, prose",
        ),
        ("---\nnotekit: 1\n---\n\n<!-- notekit: prose -->", "notes.md:5: body[0]: Section takes a heading or at least"),
        (
            '---\nnotekit: 1\n---\n\na\n\n<!-- notekit: response by="Q" -->\n\na',
            "notes.md:7: body[1]: by: 'Q' is not among the people",
        ),
        (
            '---\nnotekit: 1\n---\n\n<!-- notekit: prose lead-in="9" -->\n\na',
            "notes.md:5: body[0]: lead-in: a number of blocks from 0 to 1, not 9",
        ),
        (
            '---\nnotekit: 1\n---\n\n<!-- notekit: prose who="Q" -->\n\na',
            "notes.md:5: body[0]: who: a section takes by",
        ),
    ],
)
def test_what_does_not_fit_names_file_line_and_field(text: str, message: str) -> None:
    with pytest.raises(SchemaError) as refused:
        stated(text)
    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_several_keys_of_lists_are_taken_together() -> None:
    values = {"categories": ["events"], "tags": "rope, lamps"}
    assert stated_fields(Metadata(values)) == {"topics": ("events", "rope", "lamps")}


def test_of_several_keys_of_one_field_the_first_is_used_and_the_others_are_not() -> None:
    metadata = Metadata({"location": "Tidemark", "venue": "The Old Loft"})
    assert stated_fields(metadata) == {"place": "Tidemark"}
    assert unused_keys(metadata, {"place"}) == ["venue"]


@pytest.mark.parametrize("of_post", [{"layout": "post"}, {"categories": "news"}, {"image": "kettle.png"}])
@pytest.mark.parametrize(
    "more", [{"venue": "The Loft"}, {"layout": "event"}, {"publishDate": "2031-01-01"}, {"attendees": "Ann Leigh"}]
)
def test_the_date_of_a_post_is_that_of_publication_unless_it_tells_of_an_event(
    of_post: dict[str, str], more: dict[str, str]
) -> None:
    values = {**of_post, "date": "2031-05-03"}
    assert "date" not in stated_fields(Metadata(values))
    assert stated_fields(Metadata(values))["published"] == EventDate(date(2031, 5, 3))
    assert stated_fields(Metadata(values | more))["date"] == EventDate(date(2031, 5, 3))


@pytest.mark.parametrize("key", ["publishedAt", "pub_date", "Date published", "created"])
def test_a_key_may_say_by_itself_when_a_post_was_published(key: str) -> None:
    assert stated_fields(Metadata({"title": "A", key: "2031-05-03"})) == {
        "title": "A",
        "published": EventDate(date(2031, 5, 3)),
    }
    assert stated_fields(Metadata({"title": "A", key: "true"})) == {"title": "A"}


@pytest.mark.parametrize(("time", "field"), [("09:20:33", "published"), ("09:20:00", "date"), ("09:20", "date")])
def test_a_time_to_the_second_is_that_of_publication(time: str, field: str) -> None:
    assert stated_fields(Metadata({"title": "A", "date": f"2031-05-03 {time}"})) == {
        "title": "A",
        field: EventDate(date(2031, 5, 3)),
    }


def test_the_type_article_is_that_of_a_page() -> None:
    assert stated_fields(Metadata({"title": "A", "type": "article"})) == {"title": "A"}
    assert unused_keys(Metadata({"title": "A", "type": "article"}), {"title"}) == []
    assert unused_keys(Metadata({"title": "A", "type": "story"}), {"title"}) == ["type"]
    assert stated_fields(Metadata({"title": "A", "kind": "article"})) == {"title": "A", "kind": Kind.ARTICLE}


def test_ordinary_front_matter_states_the_fields_that_it_names() -> None:
    values = {
        "title": "A",
        "Venue": "B",
        "organizer": "C",
        "tags": "d, e",
        "type": "Webinar",
        "date": "2024-05-01T18:30:00Z",
        "speakers": [{"name": "Ann Lee"}],
        "layout": "post",
    }
    assert stated_fields(Metadata(values)) == {
        "title": "A",
        "place": "B",
        "organiser": "C",
        "topics": ("d", "e"),
        "kind": Kind.WEBINAR,
        "date": EventDate(date(2024, 5, 1)),
        "people": (Person("Ann Lee"),),
    }


def test_ordinary_front_matter_leaves_out_what_is_no_value_of_a_field() -> None:
    values = {"type": "post", "people": [" "], "title": " ", "place": ["a"], "date": "yesterday"}
    assert stated_fields(Metadata(values)) == {"date_text": "yesterday", "unfit": ["person 1 has no name"]}
    assert stated_fields(Metadata({"date": "2023-02-30"})) == {"date_text": "2023-02-30"}
    assert set(stated_fields(Metadata({"people": [{"name": ""}]}))) == {"unfit"}


def test_all_that_does_not_fit_is_told_at_once_in_the_order_of_the_source() -> None:
    text = (
        "---\nnotekit: 1\noganiser: X\ndate: yesterday\nkind: fest\npeople:\n- Ann Lee\n---\n\n"
        '<!-- notekit: contribution by="Bo Wright" -->\n\nLamps.\n\n'
        '<!-- notekit: contributoin -->\n\n<!-- notekit: contribution by="Joan Petherick" -->\n\nMoths.\n'
    )
    with pytest.raises(SchemaError) as caught:
        stated(text)
    told = str(caught.value)
    places = ["notes.md:3: oganiser", "notes.md:4: date", "notes.md:5: kind", "notes.md:10: body[0]: by: 'Bo Wright'"]
    places += ["notes.md:14: notekit: contributoin", "notes.md:16: body[1]: by: 'Joan Petherick'"]
    at = [told.index(place) for place in places]
    assert at == sorted(at)


def test_who_is_among_the_people_is_not_asked_where_they_do_not_fit() -> None:
    text = '---\nnotekit: 1\npeople: Ann Lee; Bo Ek\n---\n\n<!-- notekit: contribution by="Ann Lee" -->\n\nLamps.\n'
    with pytest.raises(SchemaError) as caught:
        stated(text)
    assert "each on a line of its own" in str(caught.value)
    assert "not among the people" not in str(caught.value)


def test_of_very_many_faults_only_the_first_are_told() -> None:
    marks = "<!-- notekit: contributoin -->\n\n" * 15
    with pytest.raises(SchemaError, match=r"; and 5 more$"):
        body(marks)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Joan Petherick; Bo Wright", ["Joan Petherick", "Bo Wright"]),
        ("Joan Petherick, Bo Wright and Ann Lee", ["Joan Petherick", "Bo Wright", "Ann Lee"]),
        ("Dr Joan Petherick, Warden, Harbour Trust; Bo Wright (Ladder Library)", ["Joan Petherick", "Bo Wright"]),
        ("['Joan Petherick; Bo Wright', Ann Lee]", ["Joan Petherick", "Bo Wright", "Ann Lee"]),
        ("Joan Petherick & Bo Wright", ["Joan Petherick", "Bo Wright"]),
        ("Joan Petherick", ["Joan Petherick"]),
        ("[Joan, Bo Wright]", ["Joan", "Bo Wright"]),
    ],
)
def test_several_people_may_stand_on_a_line(line: str, names: list[str]) -> None:
    source = Source.from_text(f"---\npeople: {line}\n---\n\nThe lamps were lit.\n", name="notes.md")
    found = parse_reading(read_markdown(source))
    assert [person.name for person in found.notes[0].people] == names
    assert not found.diagnostics


def test_a_line_of_people_that_cannot_be_read_is_nobody_and_a_remark_says_so() -> None:
    source = Source.from_text("---\npeople: Joan; Bo Wright\n---\n\nThe lamps were lit.\n", name="notes.md")
    found = parse_reading(read_markdown(source))
    assert not found.notes[0].people
    assert [remark.code for remark in found.diagnostics] == ["front-matter-unfit"]
