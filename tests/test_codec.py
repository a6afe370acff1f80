import json
from datetime import date

import pytest

import notekit
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Code,
    Coverage,
    Diagnostic,
    Emphasis,
    EventDate,
    Evidence,
    Furniture,
    Heading,
    Image,
    LeftOver,
    ListBlock,
    ListItem,
    Note,
    Notebook,
    Paragraph,
    Person,
    Post,
    Preformatted,
    RichText,
    Rule,
    SchemaError,
    Section,
    Severity,
    Source,
    Span,
    Speech,
    Strong,
    Table,
    Verse,
    dumps,
    loads,
)
from notekit.migrations import VERSION, migrate

EVERY_MARK = RichText(
    "Wren will say it: go now",
    [
        Strong(0, 4),
        Emphasis(5, 9),
        Code(10, 13),
        Anchor(14, 16, url="https://mill.example/"),
        Speech(18, 24, speaker="Wren Adeyemi"),
        Action(0, 24, owner="Wren", due="2024-05", status="open"),
    ],
)
EVERY_BLOCK = (
    Paragraph(EVERY_MARK, span=Span(0, 24)),
    Heading("Afterwards", 2),
    ListBlock([ListItem("tea", [ListBlock(["milk"], ordered=True, start=3)], checked=False), "cake"]),
    BlockQuote([Paragraph("Said once."), Rule()]),
    Verse(["A line,", "and another."]),
    Table([["Who", "When"], ["Wren"]], header=False),
    Image(alt="a mill", caption="The mill", source="mill.png"),
    Preformatted("a = 1\n  b = 2", "python"),
    Rule(),
)
NOTE = Note(
    "The mill “at work”",
    "A subtitle",
    kind="workshop",
    date=EventDate(date(2024, 5, 30), date(2024, 6, 2), text="30 May to 2 June 2024"),
    place="Low Mill",
    organiser="Friends of the Mill",
    series="Mills",
    topics=["grain", "water"],
    supporters=["The Weir Fund"],
    url="https://mill.example/notes/1",
    teaser="The mill turns: again.",
    highlights=["Grain, and water"],
    language="en-US",
    people=[
        Person("Wren Adeyemi", "Dr", [Post("Miller", "Low Mill"), Post("Chair", former=True)], ["speaker", "chair"]),
        Person("Jo Tran", parts=["respondent"]),
    ],
    body=[
        Section(["A start."], lead_in=["Asked first."], role="discussion", group="Blue"),
        Section(EVERY_BLOCK, role="contribution", heading=Heading("Talk", span=Span(3, 7)), by=["Wren Adeyemi"]),
    ],
    page=[Furniture("Read More", Span(90, 99)), Furniture("Home")],
    head_spans=[Span(0, 5), Span(7, 9)],
    evidence=[Evidence("title", Span(0, 5), "first-line", 0.75)],
    span=Span(0, 200),
)
NOTEBOOK = Notebook(
    [NOTE, Note("Second")],
    left_over=[LeftOver("stray", Span(100, 105))],
    diagnostics=[
        Diagnostic("stray-text", "a piece is left over", Severity.INFO, Span(100, 105), "put it somewhere"),
        Diagnostic("assumed-encoding", "read as cp1252"),
    ],
    source=Source.from_text("The mill “at work”\n\u2028 and so on\n", media_type="text/markdown", name="mill.md"),
    coverage=Coverage(30, 20, 5, (LeftOver("stray", Span(100, 105)),), (Span(1, 2),), (Span(3, 4), Span(5, 6))),
)


def document(**fields: object) -> str:
    return json.dumps({"notekit": VERSION, **fields})


def refusal(text: str) -> str:
    with pytest.raises(SchemaError) as caught:
        loads(text, name="mill.json")
    message = str(caught.value)
    assert "\n" not in message
    return message


# Round trips


def test_a_notebook_comes_back_equal() -> None:
    assert loads(dumps(NOTEBOOK)) == NOTEBOOK


def test_a_note_comes_back_as_a_notebook_of_its_own() -> None:
    assert loads(dumps(NOTE)).notes == (NOTE,)


def test_an_empty_notebook_comes_back() -> None:
    assert dumps(Notebook(), indent=None) == '{"notekit": 1, "notes": []}'
    assert loads(dumps(Notebook())) == Notebook()


@pytest.mark.parametrize("part", ["left_over", "diagnostics", "coverage"])
def test_what_stands_outside_equality_of_a_notebook_comes_back_too(part: str) -> None:
    assert getattr(loads(dumps(NOTEBOOK)), part) == getattr(NOTEBOOK, part)


@pytest.mark.parametrize("part", ["text", "media_type", "name", "digest"])
def test_the_source_comes_back_in_full(part: str) -> None:
    assert getattr(loads(dumps(NOTEBOOK)).source, part) == getattr(NOTEBOOK.source, part)


@pytest.mark.parametrize("part", ["page", "head_spans", "evidence", "span"])
def test_what_stands_outside_equality_of_a_note_comes_back_too(part: str) -> None:
    assert getattr(loads(dumps(NOTE)).notes[0], part) == getattr(NOTE, part)


def test_spans_of_blocks_and_headings_come_back() -> None:
    talk = loads(dumps(NOTE)).notes[0].body[1]
    assert talk.blocks[0].span == Span(0, 24)
    assert talk.blocks[1].span is None
    assert talk.heading is not None
    assert talk.heading.span == Span(3, 7)


@pytest.mark.parametrize("indent", [None, 0, 1, 2, 8])
def test_any_indent_says_the_same(indent: int | None) -> None:
    assert json.loads(dumps(NOTEBOOK, indent=indent)) == json.loads(dumps(NOTEBOOK))
    assert loads(dumps(NOTEBOOK, indent=indent)) == NOTEBOOK


def test_two_writings_are_the_same() -> None:
    assert dumps(NOTEBOOK) == dumps(loads(dumps(NOTEBOOK)))


@pytest.mark.parametrize("text", ["[\n  1,\n  2\n]", 'a "quote" and a \\', "tab\tnul \ufffd", "\u2028\u2029", "😀"])
def test_any_printable_source_text_comes_back(text: str) -> None:
    source = loads(dumps(Notebook(source=Source.from_text(text)))).source
    assert source is not None
    assert source.text == text


def test_a_lone_surrogate_in_a_source_is_written_so_that_utf_8_can_hold_it() -> None:
    written = dumps(Notebook(source=Source("a\ud800b")))
    assert written.encode("utf-8")
    source = loads(written).source
    assert source is not None
    assert source.text == "a\ud800b"


def test_a_byte_order_mark_before_the_json_is_passed_over() -> None:
    assert loads("\ufeff" + dumps(NOTE)).notes == (NOTE,)


# The form


def test_a_text_without_marks_is_a_plain_string() -> None:
    written = json.loads(dumps(Note(body=[Section(["Plain."])])))
    assert written["notes"][0]["body"] == [{"blocks": [{"type": "paragraph", "content": "Plain."}]}]


def test_marks_and_blocks_say_their_type() -> None:
    blocks = json.loads(dumps(NOTE))["notes"][0]["body"][1]["blocks"]
    assert [block["type"] for block in blocks] == [
        "paragraph",
        "heading",
        "list-block",
        "block-quote",
        "verse",
        "table",
        "image",
        "preformatted",
        "rule",
    ]
    marks = blocks[0]["content"]["marks"]
    assert [mark["type"] for mark in marks] == ["action", "strong", "emphasis", "code", "anchor", "speech"]


def test_a_date_is_iso_text_beside_the_words_as_written() -> None:
    assert json.loads(dumps(NOTE))["notes"][0]["date"] == {
        "start": "2024-05-30",
        "end": "2024-06-02",
        "text": "30 May to 2 June 2024",
    }
    assert json.loads(dumps(Note(date="2024-05")))["notes"][0]["date"] == {"start": "2024-05-01", "precision": "month"}


def test_a_span_stands_on_one_line() -> None:
    assert '"span": [0, 24]' in dumps(NOTE)


def test_what_has_its_default_is_left_out() -> None:
    assert json.loads(dumps(Note("Short")))["notes"] == [{"title": "Short"}]


def test_letters_beyond_ascii_stay_readable() -> None:
    assert "“at work”" in dumps(NOTE)


# Versions


@pytest.mark.parametrize("text", ["{}", '{"notes": []}', "[]", "3", '"notekit"', "null"])
def test_json_without_a_version_is_refused_with_the_form_it_takes(text: str) -> None:
    assert '{"notekit": 1, "notes": [...]}' in refusal(text)


def test_a_newer_version_says_to_upgrade() -> None:
    assert refusal('{"notekit": 2}') == (
        "mill.json: written as version 2, and this notekit reads up to 1: upgrade it @ $.notekit"
    )


@pytest.mark.parametrize("version", ["true", "0", "-1", '"1"', "1.0", "null", "[]"])
def test_a_version_that_is_none_is_refused(version: str) -> None:
    assert refusal(f'{{"notekit": {version}}}').endswith("@ $.notekit")


def test_an_older_document_goes_through_each_migration_in_turn() -> None:
    migrations = {
        1: lambda old: {"notes": [{"title": title} for title in old["titles"]]},
        2: lambda old: {**old, "left_over": []},
    }
    assert migrate({"titles": ["A"]}, 1, to=3, migrations=migrations) == {"notes": [{"title": "A"}], "left_over": []}
    assert migrate({"notes": []}, 2, to=3, migrations=migrations) == {"notes": [], "left_over": []}
    assert migrate({"notes": []}, 3, to=3, migrations=migrations) == {"notes": []}


# Bad input


@pytest.mark.parametrize("text", ["", "{", '{"notekit": 1,}', "notes", '{"notekit": 1} x'])
def test_what_is_no_json_is_refused_with_line_and_column(text: str) -> None:
    assert refusal(text).startswith("mill.json: not JSON at line 1, column ")


def test_the_line_is_counted() -> None:
    assert "line 3, column 1" in refusal('{"notekit": 1,\n"notes": []\n')


def test_the_name_of_the_text_is_a_dash_unless_given() -> None:
    with pytest.raises(SchemaError, match=r"^-: "):
        loads("{")


def test_a_path_leads_to_the_field() -> None:
    people = [{"name": "A"}, {"name": "B"}, {"name": None}]
    assert refusal(document(notes=[{"people": people}])) == (
        "mill.json: takes a text, not None @ $.notes[0].people[2].name"
    )


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("title", 3, "takes a text, not 3 @ $.notes[0].title"),
        ("title", True, "takes a text, not True"),
        ("title", ["A"], "takes a text, not ['A']"),
        ("topics", "abc", "takes a list, not 'abc' @ $.notes[0].topics"),
        ("topics", {"a": 1}, "takes a list"),
        ("topics", [None], "takes a text, not None @ $.notes[0].topics[0]"),
        ("people", [{}], "a required field is missing @ $.notes[0].people[0].name"),
        ("people", ["Wren"], "takes an object, not 'Wren' @ $.notes[0].people[0]"),
        ("people", [{"name": " "}], "Person.name takes a text that is not empty"),
        ("people", [{"name": "A"}, {"name": "A"}], "each person stands once @ $.notes[0]"),
        ("people", [{"name": "A", "posts": [{}]}], "@ $.notes[0].people[0].posts[0]"),
        ("people", [{"name": "A", "posts": [{"role": "B", "former": 1}]}], "takes true or false, not 1"),
        ("people", [{"name": "A", "parts": ["singer"]}], "mentioned, not 'singer' @ $.notes[0].people[0].parts[0]"),
        ("kind", "party", "extract, article, other, not 'party' @ $.notes[0].kind"),
        ("kind", None, "Kind is one of"),
        ("date", "2024-05-30", "takes an object, not '2024-05-30' @ $.notes[0].date"),
        ("date", {"start": "20240530"}, "takes a date such as '2022-10-31'"),
        ("date", {"start": "2024-02-30"}, "takes a date such as '2022-10-31'"),
        ("date", {"start": "2024-02-03", "end": "2024-02-01"}, "comes before"),
        ("date", {}, "EventDate takes a start"),
        ("span", [1], "takes a span [start, end]"),
        ("span", [1, True], "takes a span [start, end]"),
        ("span", [1.0, 2.0], "takes a span [start, end]"),
        ("span", [2, 1], "cannot end (1) before it starts (2)"),
        ("span", [-1, 1], "@ $.notes[0].span"),
        ("evidence", [{"field": "title", "span": [0, 1], "rule": "r", "confidence": True}], "takes a number"),
        ("evidence", [{"field": "title", "span": [0, 1]}], "missing @ $.notes[0].evidence[0].rule"),
        ("nme", "A", "unknown key 'nme' @ $.notes[0]"),
        ("body", [{}], "Section takes a heading or at least one block"),
        ("body", [{"blocks": ["text"]}], "takes an object, not 'text' @ $.notes[0].body[0].blocks[0]"),
        ("body", [{"blocks": [{"content": "A"}]}], "the type is one of paragraph, heading"),
        ("body", [{"blocks": [{"type": "para", "content": "A"}]}], "not 'para' @ $.notes[0].body[0].blocks[0]"),
        ("body", [{"blocks": [{"type": [], "content": "A"}]}], "the type is one of"),
        ("body", [{"blocks": [{"type": "rule", "content": "A"}]}], "unknown key 'content'"),
        ("body", [{"blocks": [{"type": "paragraph", "content": ""}]}], "not empty"),
        ("body", [{"blocks": [{"type": "paragraph", "content": 1}]}], "blocks[0].content"),
        ("body", [{"blocks": [{"type": "heading", "content": "A", "level": 9}]}], "from 1 to 5"),
        ("body", [{"blocks": [{"type": "heading", "content": "A", "level": "1"}]}], "takes a whole number, not '1'"),
        ("body", [{"blocks": [{"type": "list-block", "items": []}]}], "at least 1 ListItem"),
        ("body", [{"heading": {"content": "A"}, "by": ["Z"]}], "not among Note.people"),
    ],
)
def test_a_wrong_field_is_named_with_what_it_takes(field: str, value: object, complaint: str) -> None:
    assert complaint in refusal(document(notes=[{field: value}]))


def test_a_wrong_mark_is_named_by_its_path() -> None:
    content = {"text": "A", "marks": [{"type": "bold", "start": 0, "end": 1}]}
    section = {"blocks": [{"type": "paragraph", "content": content}]}
    assert refusal(document(notes=[{"body": [section]}])) == (
        "mill.json: the type is one of strong, emphasis, code, anchor, speech, action, not 'bold'"
        " @ $.notes[0].body[0].blocks[0].content.marks[0]"
    )


def test_many_faults_are_counted_and_the_first_told() -> None:
    assert refusal(document(notes=[{"title": 1}] * 10)).endswith("@ $.notes[2].title; and 7 more")


def test_unknown_keys_beside_the_notes_are_refused() -> None:
    assert "unknown key 'note' @ $" in refusal(document(note=[]))


def test_a_key_that_stands_twice_is_refused() -> None:
    assert "the key 'notes' stands twice" in refusal('{"notekit": 1, "notes": [], "notes": []}')


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, "1" * 5000])
def test_numbers_that_are_none_are_refused(number: str) -> None:
    evidence = f'[{{"field": "title", "span": [0, 1], "rule": "r", "confidence": {number}}}]'
    assert refusal(f'{{"notekit": 1, "notes": [{{"evidence": {evidence}}}]}}').startswith("mill.json: ")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, '{"notekit": 1, "notes": ' + "[" * 500 + "]" * 500 + "}"]
)
def test_deep_nesting_is_refused(text: str) -> None:
    assert "nested too deeply" in refusal(text)


def nested_quotes(depth: int) -> Note:
    block: notekit.Block = Paragraph("inmost")
    for _ in range(depth):
        block = BlockQuote([block])
    return Note(body=[Section([block])])


def test_fifty_block_quotes_in_one_another_come_back() -> None:
    note = nested_quotes(50)
    assert loads(dumps(note)).notes == (note,)


@pytest.mark.parametrize("depth", [100, 5_000])
def test_blocks_nested_beyond_reason_are_refused_in_writing(depth: int) -> None:
    with pytest.raises(SchemaError, match="nested too deeply"):
        dumps(nested_quotes(depth))


@pytest.mark.parametrize("value", [None, "text", [NOTE], {}])
def test_only_notebooks_and_notes_are_written(value: object) -> None:
    with pytest.raises(SchemaError, match=r"takes a notekit\.Notebook or a notekit\.Note"):
        dumps(value)  # type: ignore[arg-type]  # what is tested


def test_a_value_outside_the_schema_is_refused_in_writing() -> None:
    with pytest.raises(SchemaError, match="no place in the schema"):
        dumps(Note(evidence=[Evidence("title", Span(0, 1), "r", float("nan"))]))
    with pytest.raises(SchemaError, match="no place in the schema"):
        dumps(Notebook(coverage={1, 2}))  # type: ignore[arg-type]  # what is tested
