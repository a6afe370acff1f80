"""The Word renderer: the document as a whole."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZipFile

import pytest
from docx.document import Document
from docx.oxml.ns import qn

import notekit
from notekit import (
    BlockQuote,
    EventDate,
    Note,
    Paragraph,
    Person,
    Role,
    Section,
    Table,
)
from notekit.testing import HOSTILE, full_note, short_note
from notekit_word import notekit_renderers
from word_documents import RENDERER, lines, of_blocks, of_style, opened, rendered, text_of


def test_the_plugin_supplies_the_renderer_word() -> None:
    (renderer,) = notekit_renderers()
    assert isinstance(renderer, notekit.Renderer)
    assert (renderer.name, renderer.suffix) == ("word", ".docx")
    assert renderer.media_type == rendered(short_note()).media_type


def test_a_note_of_nothing_but_people_is_declined() -> None:
    assert not RENDERER.can_render(Note(people=("Bea Quill",)))
    assert RENDERER.can_render(Note("A title"))
    assert RENDERER.can_render(Note(body=(Section(("A word.",)),)))


@pytest.mark.parametrize("options", [{}, {"contents": True, "people_table": True}])
def test_every_text_of_a_note_stands_in_the_document_in_order(options: dict[str, bool]) -> None:
    note = full_note()
    text = text_of(opened(note, **options).element.body)
    at = text.index(note.subtitle or "")
    for section in note.body:
        for words in section.texts():
            found = text.find(words.text, at)
            assert found >= 0, words.text
            at = found
    for block in note.body[-1].blocks:
        if isinstance(block, notekit.Preformatted):
            assert block.text in text
    for image in note.images:
        assert (image.alt or "") in text
        assert (image.caption or "") in text


def test_the_title_block_says_what_there_is_to_know_about_the_event() -> None:
    found = lines(opened(full_note()))
    assert found[:6] == [
        ("Kicker", "River conversations"),
        ("Title", "Who keeps the river? <Flood wardens & friends>"),
        ("Subtitle", "Notes of the spring roundtable"),
        ("Details", "7 and 8 April 2031 · Lower Marl Town Hall · Marl Valley Rivers Forum"),
        ("Details", "Topics: Flooding, Volunteers & volunteering"),
        ("Details", "Supported by: The Ostler Bequest"),
    ]


def test_the_kind_is_named_unless_the_title_names_it() -> None:
    assert of_style(opened(short_note()), "Kicker") == ["Workshop"]
    assert of_style(opened(Note("A workshop on weirs", kind=notekit.Kind.WORKSHOP)), "Kicker") == []


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2031-06-03", "3 June 2031"),
        ("2031-06", "June 2031"),
        ("2031", "2031"),
        ("2031-06-03/2031-06-05", "3–5 June 2031"),
        ("2031-06-30/2031-07-02", "30 June – 2 July 2031"),
        ("2031-12-31/2032-01-01", "31 December 2031 – 1 January 2032"),
        ("2031-06/2031-07", "June–July 2031"),
        ("2031-06-03/2031-06-03", "3 June 2031"),
    ],
)
def test_a_date_that_was_never_written_in_words_is_spelt_out(iso: str, words: str) -> None:
    assert of_style(opened(Note("x", date=EventDate.from_iso(iso))), "Details") == [words]
    assert of_style(opened(Note("x", date=EventDate.from_iso(iso), language="cy")), "Details") == [iso]
    assert of_style(opened(Note("x", date=EventDate.from_iso(iso, "one fine day"))), "Details") == ["one fine day"]


def test_the_same_notes_give_the_same_bytes_and_no_member_has_a_time() -> None:
    data = rendered(full_note(), short_note()).data
    assert data == rendered(full_note(), short_note()).data
    with ZipFile(BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_are_those_of_the_event() -> None:
    properties = opened(full_note()).core_properties
    assert properties.title == "Who keeps the river? <Flood wardens & friends>"
    assert properties.subject == "Notes of the spring roundtable"
    assert properties.author == "Marl Valley Rivers Forum"
    assert properties.keywords == "Flooding, Volunteers & volunteering"
    assert properties.language == "en-GB"
    assert properties.created == properties.modified == datetime(2031, 4, 7, tzinfo=UTC)


def test_a_note_without_date_or_organiser_has_no_author_and_a_fixed_day() -> None:
    properties = opened(Note("A title")).core_properties
    assert properties.author == ""
    assert properties.created == datetime(2000, 1, 1, tzinfo=UTC)


def test_a_property_is_cut_where_word_takes_no_more_and_the_title_is_not() -> None:
    title = "weir " * 99
    document = opened(Note(title, organiser=title, date=EventDate.from_iso("0999-01")))
    assert document.core_properties.title == title[:255]
    assert of_style(document, "Title") == [title.strip()]


def test_the_language_is_that_of_the_note() -> None:
    def language(document: Document) -> Any:
        return document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val"))

    assert language(opened(Note("Nodiadau", language="cy-GB"))) == "cy-GB"
    assert language(opened(Note("x", language="not <a> tag"))) == "en-GB"
    other = opened(Note("x"), Note("Nodiadau", language="cy"))
    assert [tag.get(qn("w:val")) for tag in other.element.body.iter(qn("w:lang"))] == ["cy"]


def test_pages_are_numbered_and_headed_by_the_title_after_the_first() -> None:
    section = opened(full_note()).sections[0]
    for footer in (section.footer, section.first_page_footer):
        fields = [field.text for field in footer._element.iter(qn("w:instrText"))]
        assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == full_note().title
    assert section.first_page_header.paragraphs[0].text == ""


def test_several_notes_each_begin_a_page_and_are_listed_before() -> None:
    document = opened(
        full_note(),
        Note(
            body=(
                Section(
                    (
                        Table(
                            (("only", "this")),
                        ),
                    )
                ),
            )
        ),
        short_note(),
    )
    breaks = [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph._p.pPr.find(qn("w:pageBreakBefore")) is not None
    ]
    assert breaks == ["River conversations", "", "Workshop"]
    entries = [text.split("\t")[0] for text in of_style(document, "toc 1")]
    assert entries == ["Who keeps the river? <Flood wardens & friends>", "Untitled", "A walk along the leat"]
    targets = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert [target for target in targets if target] == [mark for mark in marks if not mark.startswith("_")]


def test_contents_list_the_headings_of_a_note_when_asked_for() -> None:
    document = opened(full_note(), contents=True)
    assert [text.split("\t")[0] for text in of_style(document, "toc 2")] == ["Group B: money", "And later"]
    assert "Annex\t" in of_style(document, "toc 1")
    assert not of_style(opened(short_note(), contents=True), "TOC Heading")


def test_people_are_tabled_when_asked_for() -> None:
    table = opened(full_note(), people_table=True).tables[-1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Name", "Role", "Organisation", "Part"]
    assert rows[2:5] == [
        ["Kwabena Hollis", "Flood warden", "Upper Marl", "Speaker"],
        ["", "Baker", "", ""],
        ["Sunniva Okell", "former Chief Engineer", "Canal Office", "Speaker"],
    ]


def test_hostile_words_come_back_unchanged() -> None:
    note = Note(
        HOSTILE, people=(Person("A <b> & C"),), body=(Section((Table(((HOSTILE,),)), HOSTILE), heading=HOSTILE),)
    )
    document = opened(note, note, contents=True, people_table=True)
    words = note.body[0].blocks[1].text  # type: ignore[union-attr]
    assert of_style(document, "Body Text") == [words] * 2
    assert of_style(document, "Title") == [note.title] * 2


def test_a_text_longer_than_parsers_take_can_be_opened_again() -> None:
    words = "é" * 11_000_000
    assert of_blocks(words).paragraphs[0].text == words


def test_quotations_nested_deeper_than_python_calls_are_written() -> None:
    block: notekit.Block = Paragraph("the heart of it")
    for _ in range(5000):
        block = BlockQuote((block,))
    note = Note("x", people=("A B",), body=(Section((block,), Role.CONTRIBUTION, by=("A B",)),))
    assert of_style(opened(note, contents=True), "Quote") == ["the heart of it"]


def test_bookmarks_and_numberings_are_all_different() -> None:
    document = opened(full_note(), full_note(), contents=True)

    def values(element: Any, tag: str, attribute: str) -> Iterator[str]:
        return (found.get(qn(attribute)) for found in element.iter(qn(tag)))

    for names in (
        values(document.element.body, "w:bookmarkStart", "w:id"),
        values(document.element.body, "w:bookmarkStart", "w:name"),
        values(document.part.numbering_part.element, "w:num", "w:numId"),
    ):
        assert [name for name, same in groupby(sorted(names)) if len(list(same)) > 1] == []


def test_the_front_of_the_plugin_does_not_load_python_docx() -> None:
    code = "import sys, notekit_word as w; w.notekit_renderers(); sys.exit(bool({'docx', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
