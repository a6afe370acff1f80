"""The Word renderer: every kind of block."""

from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

import notekit
from notekit import (
    Anchor,
    BlockQuote,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    RichText,
    Section,
    Table,
)
from notekit.testing import full_note
from word_documents import lines, links, numbers, of_blocks, of_style, opened, rendered


def test_each_ordered_list_counts_for_itself() -> None:
    document = of_blocks(
        ListBlock(("a", ListItem("b", (ListBlock(("deep",), ordered=True, start=4),)), "c"), ordered=True),
        "Between.",
        ListBlock(("d", "e"), ordered=True, start=7),
    )
    places = {text: (number, level) for text, number, level in numbers(document)}
    assert places["a"] == places["b"] == places["c"]
    assert places["d"] == places["e"]
    assert len({places[text] for text in ("a", "deep", "d")}) == 3
    assert places["deep"][1] == 1
    starts = {}
    for number in document.part.numbering_part.element.findall(qn("w:num")):
        for override in number.iter(qn("w:startOverride")):
            starts[int(number.get(qn("w:numId")))] = int(override.get(qn("w:val")))
    assert [starts[places[text][0]] for text in ("a", "deep", "d")] == [1, 4, 7]


def test_lists_nest_by_style_and_past_the_last_style_by_level() -> None:
    items = ListBlock(("level 12",))
    for level in range(11, 0, -1):
        items = ListBlock((ListItem(f"level {level}", (items,)),))
    document = of_blocks(items)
    styles = [style for style, _ in lines(document)]
    assert styles == ["List Bullet", "List Bullet 2", "List Bullet 3", *["List Bullet 4"] * 9]
    assert [level for _, _, level in numbers(document)] == [4, 5, 6, 7, 8, 8, 8, 8]


def test_what_belongs_to_an_item_stands_under_its_text() -> None:
    document = of_blocks(ListBlock((ListItem("item", (Paragraph("more"), BlockQuote((Paragraph("said"),)))),)))
    assert lines(document) == [("List Bullet", "item"), ("List Continue", "more"), ("Quote", "said")]
    assert document.paragraphs[2].paragraph_format.left_indent == docx.shared.Twips(720)


def test_tasks_have_boxes_for_bullets_and_keep_their_numbers() -> None:
    items = (ListItem("open", checked=False), ListItem("done", checked=True), "neither")
    document = of_blocks(ListBlock(items))
    signs = {text: level_text(document, number) for text, number, _ in numbers(document)}
    assert signs == {"open": "☐", "done": "☑"}
    assert of_style(of_blocks(ListBlock(items, ordered=True)), "List Number") == ["☐ open", "☑ done", "neither"]


def level_text(document: Document, number: int) -> str:
    part = document.part.numbering_part.element
    (abstract,) = part.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    (text,) = part.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='0']/w:lvlText/@w:val")
    return str(text)


def test_marks_are_character_styles_and_overlap() -> None:
    document = opened(full_note())
    (styled,) = (paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Strong words"))
    found = [(run.text, run.style.name, bool(run.italic)) for run in styled.runs if run.style]
    assert ("Strong words", "Strong", False) in found
    assert ("and soft", "Strong", True) in found
    assert ("sluice --open", "Code Char", False) in found


def test_links_are_links_and_addresses_are_kept_once() -> None:
    text = RichText(
        "here and here", (Anchor(0, 4, "https://a.example/?x=1&y=2"), Anchor(9, 13, "https://a.example/?x=1&y=2"))
    )
    document = of_blocks(Paragraph(text))
    assert links(document) == [("here", "https://a.example/?x=1&y=2")] * 2
    assert sum(rel.is_external for rel in document.part.rels.values()) == 1


def test_links_without_an_address_or_with_an_unsafe_one_are_words() -> None:
    text = RichText("here and here", (Anchor(0, 4), Anchor(9, 13, "javascript:alert(1)")))
    document = of_blocks(Paragraph(text))
    assert links(document) == []
    assert document.paragraphs[0].text == "here and here"


def test_an_address_that_word_would_not_take_costs_the_link_only_and_is_reported() -> None:
    text = RichText("here", (Anchor(0, 4, "https://a.example/" + "a" * 3000),))
    artefact = rendered(Note("x", body=(Section((Paragraph(text),)),)))
    assert [remark.code for remark in artefact.diagnostics] == ["link-too-long"]
    assert docx.Document(BytesIO(artefact.data)).paragraphs[-1].text == "here"


def test_a_stanza_is_one_paragraph_with_its_lines() -> None:
    assert of_style(opened(full_note()), "Verse") == [
        "The gauge went up a hand by night,\nand the water said its name",
        "We wrote it on the chapel wall,\nthe chapel & the <wall>.",
    ]


def test_a_table_repeats_its_header_and_one_without_has_none() -> None:
    with_header, without = opened(full_note()).tables[:2]
    assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in with_header.rows] == [1, 0, 0]
    assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in without.rows] == [0, 0]
    assert [cell.text for cell in with_header.rows[1].cells] == ["Upper | north", "2019", "£4,200"]
    assert with_header.rows[0].cells[0].paragraphs[0].style.name == "Table Heading"
    assert sum(column.width or 0 for column in with_header.columns) <= docx.shared.Twips(8504)


def test_tables_never_touch() -> None:
    body = of_blocks(Table((("a",),)), Table((("b",),))).element.body
    assert [child.tag for child in body][:4] == [qn("w:tbl"), qn("w:p"), qn("w:tbl"), qn("w:p")]


def test_a_table_wider_than_word_can_take_is_given_as_lines_and_reported() -> None:
    rows = [[f"{row}/{column}" for column in range(64)] for row in range(2)]
    artefact = rendered(Note("x", body=(Section((Table(rows),)),)))
    document = docx.Document(BytesIO(artefact.data))
    assert of_style(document, "Table Text") == [" | ".join(row) for row in rows]
    assert [(remark.code, remark.severity) for remark in artefact.diagnostics] == [("table-too-wide", "warning")]


def test_pictures_are_given_in_words_and_reported() -> None:
    artefact = rendered(full_note())
    document = docx.Document(BytesIO(artefact.data))
    assert of_style(document, "Caption") == [
        "[Picture: A heron on a sluice gate] The lower gate in March",
        "[Picture] A picture whose address was lost",
        "[Picture] (pictures/map.png)",
    ]
    assert ("[Picture: A heron on a sluice gate]", "https://rivers.example/heron.jpg") in links(document)
    assert [remark.code for remark in artefact.diagnostics] == ["picture-in-words"] * 3
    assert {remark.severity for remark in artefact.diagnostics} == {notekit.Severity.INFO}


def test_preformatted_text_keeps_its_spaces_and_tabs() -> None:
    assert of_style(opened(full_note()), "Code") == ['if level > 2.4:\n    ring("bell")  # <twice>\n\n\tdone']


def test_headings_and_rules_have_styles_of_their_own() -> None:
    found = lines(opened(full_note()))
    assert {
        ("Heading 1", "Annex"),
        ("Heading 2", "What the gates cost"),
        ("Heading 2", "Deepest"),
        ("Rule", ""),
    } <= set(found)


def test_headings_and_introductions_stay_with_what_follows() -> None:
    styles = opened(full_note()).styles
    names = ("Title", "Heading 1", "Heading 5", "Speaker", "Group", "Lead-in", "Table Heading")
    assert all(styles[name].paragraph_format.keep_with_next for name in names)
    assert styles["Normal"].paragraph_format.widow_control


def test_a_small_table_is_not_parted_between_pages_and_a_long_one_is() -> None:
    def kept(rows: int) -> int:
        document = of_blocks(Table([[str(row)] for row in range(rows)], header=False))
        return len(list(document.element.body.iter(qn("w:keepNext"))))

    assert kept(3) == 2
    assert kept(40) == 0


@pytest.mark.parametrize(("lines", "kept"), [(20, None), (21, False)])
def test_verse_that_is_long_may_go_over_two_pages(lines: int, kept: bool | None) -> None:
    document = of_blocks(notekit.Verse([f"line {number}" for number in range(lines)]))
    (verse,) = [line for line in document.paragraphs if line.style and line.style.name == "Verse"]
    assert verse.paragraph_format.keep_together is kept
