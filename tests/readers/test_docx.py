"""The reader for Word documents that others made: snippets of their markup, and the blocks that they are."""

import pytest

from foreign_documents import bold, document, item, link, paragraph, run, styled, table
from notekit.blocks import BlockQuote, Heading, Image, ListBlock, ListItem, Paragraph, Preformatted, Rule, Table, Verse
from notekit.diagnostics import Diagnostic
from notekit.readers import read
from notekit.reading import Metadata, PageFurniture, Reading, SourceBlock, Title
from notekit.source import Span
from notekit.text import Anchor, Code, Emphasis, RichText, Strong


def reading_of(data: bytes) -> Reading:
    """The document as read; every character of its rendition but white space is in the span of one block."""
    reading = read(data, name="a.docx")
    at = 0
    for span in [*(block.span or Span(0, 0) for block in reading.blocks), Span(*[len(reading.source.text)] * 2)]:
        assert span.start >= at
        assert not reading.source.text[at : span.start].strip()
        at = span.end
    return reading


def blocks_of(*body: str, **more: object) -> list[SourceBlock]:
    return list(reading_of(document(*body, **more)).blocks)  # type: ignore[arg-type]  # handed on as they are


def remarks_of(*body: str, **more: object) -> list[Diagnostic]:
    return list(reading_of(document(*body, **more)).diagnostics)  # type: ignore[arg-type]  # as above


def field(code: str, shown: str) -> str:
    """A field over several runs, the code of which is in two pieces."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code[:4]}</w:instrText></w:r><w:r><w:instrText>{code[4:]} </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(target: str = "image1", alt: str = "A heron") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="{alt}"/><a:graphic><a:graphicData><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{target}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def text_box(*content: str) -> str:
    """A text box as Word writes it: once as it is, and once for an older Word."""
    box = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def comment(number: int, author: str, text: str, place: str) -> str:
    return f'<w:comment w:id="{number}" w:author="{author}"><w:p w14:paraId="{place}">{run(text)}</w:p></w:comment>'


def test_headings_are_told_by_their_style() -> None:
    body = (styled("Title", "Tides"), styled("heading1", "Boats"), styled("heading3", "Oars"))
    assert blocks_of(*body) == [Title(RichText("Tides")), Heading("Boats"), Heading("Oars", 3)]


def test_headings_are_told_by_their_outline_level() -> None:
    body = (
        styled("Title", "Tides"),
        paragraph("Boats", '<w:outlineLvl w:val="1"/>'),
        styled("heading1", "x", '<w:outlineLvl w:val="9"/>'),
    )
    assert blocks_of(*body) == [Title(RichText("Tides")), Heading("Boats", 2), Paragraph("x")]


def test_the_only_heading_of_the_first_level_is_the_title() -> None:
    body = (styled("heading1", "Tides"), styled("heading2", "Boats"), styled("heading2", "Oars"))
    assert blocks_of(*body) == [Title(RichText("Tides")), Heading("Boats"), Heading("Oars")]


def test_the_style_of_a_heading_may_be_based_on_another_one() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style>'
    )
    body = (styled("berschrift1", "Tides"), styled("Own", "Boats"))
    assert blocks_of(*body, styles=styles) == [Heading("Tides"), Heading("Boats")]


def test_a_short_bold_line_is_strong_all_through() -> None:
    assert blocks_of(paragraph(bold("Boats ") + bold("and oars"))) == [
        Paragraph(RichText("Boats and oars", [Strong(0, 14)]))
    ]


def test_a_paragraph_that_took_a_heading_style_by_mistake_is_text() -> None:
    long = "The river turns twice a day. " * 12
    assert blocks_of(styled("heading1", long)) == [Paragraph(long.strip())]


def test_looks_are_marks() -> None:
    body = paragraph(
        run("a ")
        + bold("b ")
        + run("c", "<w:i/>")
        + run(" d", '<w:rStyle w:val="Verb"/>')
        + run(" e", '<w:b w:val="0"/>')
    )
    styles = (
        '<w:style w:type="character" w:styleId="Verb"><w:name w:val="Verb"/><w:rPr><w:rFonts w:ascii="Courier New"/>'
        "</w:rPr></w:style>"
    )
    assert blocks_of(body, styles=styles) == [
        Paragraph(RichText("a b c d e", [Strong(2, 3), Emphasis(4, 5), Code(6, 7)]))
    ]


def test_text_from_right_to_left_is_bold_by_a_property_of_its_own() -> None:
    body = paragraph(run("שלום", "<w:rtl/><w:bCs/><w:i/>"), "<w:bidi/>")
    assert blocks_of(body) == [Paragraph(RichText("שלום", [Strong(0, 4)]))]


def test_breaks_are_kept_and_tabs_are_white_space() -> None:
    content = (
        "<w:r><w:t>Low </w:t><w:br/><w:t> tide</w:t><w:tab/><w:t>now</w:t><w:br w:type='page'/><w:t>High</w:t></w:r>"
    )
    assert blocks_of(paragraph(content)) == [Paragraph("Low\ntide\tnow\nHigh")]


def test_signs_of_symbol_fonts_are_letters() -> None:
    signs = (("Symbol", "F061"), ("Wingdings", "F0E0"), ("Arial", "2022"), ("Webdings", "F0FF"), ("Symbol", "zz"))
    content = "".join(f'<w:sym w:font="{font}" w:char="{code}"/>' for font, code in signs)
    assert blocks_of(paragraph(f"<w:r>{content}<w:noBreakHyphen/></w:r>")) == [Paragraph("α→•\ufffd\ufffd\u2011")]


def test_formulas_are_read_as_they_are_written_on_one_line() -> None:
    half = "<m:f><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    square = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    root = f"<m:rad><m:deg/><m:e>{square}</m:e></m:rad><m:d><m:e>{square}</m:e></m:d>"
    body = paragraph(f"<m:oMathPara><m:oMath>{half}<m:r><m:t>=</m:t></m:r>{root}</m:oMath></m:oMathPara>")
    assert blocks_of(body) == [Paragraph("(a+1)/2=√(x^2)(x^2)")]


def test_the_reading_above_words_follows_them() -> None:
    ruby = f"<w:ruby><w:rt>{run('とうきょう')}</w:rt><w:rubyBase>{run('東京')}</w:rubyBase></w:ruby>"
    assert blocks_of(paragraph(f"<w:r>{ruby}</w:r>")) == [Paragraph("東京 (とうきょう)")]


@pytest.mark.parametrize("tag", ["smartTag", "customXml", "bdo", "dir", "ins", "moveTo"])
def test_what_stands_around_runs_leaves_their_text(tag: str) -> None:
    body = paragraph(f"<w:{tag}>{run('Ann ')}<w:{tag}>{run('Lee')}</w:{tag}></w:{tag}>")
    assert blocks_of(body) == [Paragraph("Ann Lee")]


def test_hidden_text_is_left_out_and_said() -> None:
    body = paragraph(run("Low") + run(" secret", "<w:vanish/>") + run(" tide", '<w:vanish w:val="0"/>'))
    assert blocks_of(body) == [Paragraph("Low tide")]
    assert [remark.code for remark in remarks_of(body)] == ["hidden-text"]


class TestLinks:
    def test_they_keep_their_address(self) -> None:
        body = paragraph(run("See ") + link("x", "the log"))
        assert blocks_of(body, links={"x": "https://reeds.example/log"}) == [
            Paragraph(RichText("See the log", [Anchor(4, 11, url="https://reeds.example/log")]))
        ]

    @pytest.mark.parametrize(
        "shown",
        [
            field('HYPERLINK "https://reeds.example/" \\l "top"', run("the") + run(" log")),
            field("hyperlink https://reeds.example/#top", field("REF x", run("the")) + run(" log")),
            '<w:fldSimple w:instr=" HYPERLINK &quot;https://reeds.example/&quot; \\l &quot;top&quot;">'
            f"{run('the log')}</w:fldSimple>",
        ],
    )
    def test_they_may_be_fields(self, shown: str) -> None:
        assert blocks_of(paragraph(run("See ") + shown)) == [
            Paragraph(RichText("See the log", [Anchor(4, 11, url="https://reeds.example/#top")]))
        ]

    def test_a_field_may_go_over_two_paragraphs(self) -> None:
        whole = field('HYPERLINK "https://reeds.example/"', run("the") + "|" + run("log")).split("|")
        assert blocks_of(*map(paragraph, whole)) == [
            Paragraph(RichText("the", [Anchor(0, 3, url="https://reeds.example/")])),
            Paragraph(RichText("log", [Anchor(0, 3, url="https://reeds.example/")])),
        ]

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///C:/secret.docx"])
    def test_one_that_leads_nowhere_safe_is_plain_text(self, address: str) -> None:
        assert blocks_of(paragraph(link("x", "the log")), links={"x": address}) == [Paragraph("the log")]
        code = f'HYPERLINK "{address}"'
        assert blocks_of(paragraph(field(code, run("the log")))) == [Paragraph("the log")]

    def test_one_to_another_file_has_lost_its_address(self) -> None:
        body = paragraph(link("x", "the log"))
        assert blocks_of(body, links={"x": "log.docx"}) == [Paragraph(RichText("the log", [Anchor(0, 7)]))]

    def test_one_within_the_document_is_plain_text(self) -> None:
        assert blocks_of(paragraph(f'<w:hyperlink w:anchor="top">{run("up")}</w:hyperlink>')) == [Paragraph("up")]

    def test_one_within_another_is_the_one_that_counts(self) -> None:
        body = paragraph(f'<w:hyperlink r:id="x">{run("a ")}{link("y", "b")}{run(" c")}</w:hyperlink>')
        found = blocks_of(body, links={"x": "https://reeds.example/x", "y": "https://reeds.example/y"})
        assert found == [Paragraph(RichText("a b c", [Anchor(2, 3, url="https://reeds.example/y")]))]


class TestFields:
    @pytest.mark.parametrize("code", ["REF _Ref1 \\h", "DATE \\@ x", "PAGE", "SEQ Figure", 'IF 1 = 1 "a" "b"'])
    def test_their_result_is_text(self, code: str) -> None:
        assert blocks_of(paragraph(run("a ") + field(code, run("5")))) == [Paragraph("a 5")]

    def test_text_in_their_code_does_not_show(self) -> None:
        inner = field("MERGEFIELD name", run("Ann"))
        code = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        body = paragraph(f'{code}{run("Lee")}<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        assert blocks_of(body) == [Paragraph("Lee")]

    def test_text_is_not_lost_in_one_that_never_ends(self) -> None:
        begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        assert blocks_of(paragraph(run("a ") + begun + run("b")), paragraph("c")) == [Paragraph("a b"), Paragraph("c")]

    def test_a_table_of_contents_without_end_hides_nothing(self) -> None:
        whole = field("TOC \\o", run("Boats 3")).removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        assert blocks_of(paragraph(whole), paragraph("Tides")) == [Paragraph("Boats 3"), Paragraph("Tides")]

    def test_a_ticked_box_is_one(self) -> None:
        box = (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
            "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        assert blocks_of(paragraph(box + run(" Mend the gate"))) == [
            ListBlock([ListItem("Mend the gate", checked=True)])
        ]


@pytest.mark.parametrize(
    "contents",
    [
        styled("toc1", "Boats\t3"),
        paragraph(field("TOC \\o", run("Boats\t3"))),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{paragraph('Boats 3')}</w:sdtContent></w:sdt>",
    ],
)
def test_a_table_of_contents_is_furniture(contents: str) -> None:
    first, *rest = blocks_of(contents, paragraph("Boats"))
    assert isinstance(first, PageFurniture)
    assert first.text.split() == ["Boats", "3"]
    assert rest == [Paragraph("Boats")]


class TestLists:
    def test_they_nest_by_level(self) -> None:
        body = (
            item("Boats"),
            item("Oars", level=1),
            item("Nets"),
            item("one", 2),
            item("two", 2),
            paragraph("x"),
            item("three", 2),
        )
        assert blocks_of(*body) == [
            ListBlock([ListItem("Boats", [ListBlock(["Oars"])]), "Nets"]),
            ListBlock(["one", "two"], ordered=True),
            Paragraph("x"),
            ListBlock(["three"], ordered=True, start=3),
        ]

    def test_they_nest_by_the_number_in_the_name_of_their_style(self) -> None:
        body = (styled("ListBullet", "Boats"), styled("ListBullet2", "Oars"), styled("ListBullet", "Nets"))
        assert blocks_of(*body) == [ListBlock([ListItem("Boats", [ListBlock(["Oars"])]), "Nets"])]

    def test_an_indented_paragraph_goes_on_with_an_item(self) -> None:
        body = (
            item("Boats"),
            paragraph("They come with the wind.", '<w:ind w:left="720"/>'),
            item("Oars", level=1),
            paragraph("Of ash.", '<w:ind w:left="1440"/>'),
            styled("ListParagraph", "And go with the money."),
            item("Nets"),
            paragraph("Tides"),
        )
        assert blocks_of(*body) == [
            ListBlock(
                [
                    ListItem(
                        "Boats",
                        [
                            Paragraph("They come with the wind."),
                            ListBlock([ListItem("Oars", [Paragraph("Of ash.")])]),
                            Paragraph("And go with the money."),
                        ],
                    ),
                    "Nets",
                ]
            ),
            Paragraph("Tides"),
        ]

    def test_an_indented_paragraph_after_none_is_a_paragraph(self) -> None:
        assert blocks_of(styled("ListParagraph", "Boats")) == [Paragraph("Boats")]

    def test_a_picture_in_an_item_does_not_part_the_list(self) -> None:
        body = (item(run("Boats") + picture()), item("Nets"))
        assert blocks_of(*body) == [ListBlock([ListItem("Boats", [Image("A heron")]), "Nets"])]

    def test_number_nought_takes_a_paragraph_out_of_its_list(self) -> None:
        body = styled("ListBullet", "Boats", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        assert blocks_of(body) == [Paragraph("Boats")]

    def test_the_number_of_a_heading_is_none_of_its_words(self) -> None:
        body = (
            styled("heading1", "Boats", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
            item("Oars", 2, 1),
        )
        assert blocks_of(*body) == [Heading("Boats"), ListBlock(["Oars"], ordered=True)]

    def test_bullets_may_be_typed(self) -> None:
        body = (paragraph("• Boats"), paragraph("•\u00a0Nets"), paragraph("Tides"))
        assert blocks_of(*body) == [ListBlock(["Boats", "Nets"]), Paragraph("Tides")]

    def test_numbers_and_dashes_may_be_typed_if_there_are_two_in_order(self) -> None:
        texts = ("3.\tBoats", "4.\tNets", "7. Tides", "- Oars", "– Sails", "- Only", "2031 was wet")
        assert blocks_of(*map(paragraph, texts[:5]), paragraph("x"), *map(paragraph, texts[5:])) == [
            ListBlock(["Boats", "Nets"], ordered=True, start=3),
            Paragraph("7. Tides"),
            ListBlock(["Oars", "Sails"]),
            Paragraph("x"),
            Paragraph("- Only"),
            Paragraph("2031 was wet"),
        ]

    def test_bold_lines_with_typed_numbers_are_no_list(self) -> None:
        body = (paragraph(bold("1. Boats")), paragraph(bold("2. Nets")))
        assert [type(block) for block in blocks_of(*body)] == [Paragraph, Paragraph]

    def test_boxes_make_a_list_of_things_to_do(self) -> None:
        def box(state: str, text: str) -> str:
            checked = f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
            return paragraph(f"{checked}<w:sdtContent>{run('X')}</w:sdtContent></w:sdt>{run(f' {text}')}")

        assert blocks_of(box("1", "Mend the gate"), box("0", "Thank the hall"), paragraph("☑ Count the boats")) == [
            ListBlock(
                [
                    ListItem("Mend the gate", checked=True),
                    ListItem("Thank the hall", checked=False),
                    ListItem("Count the boats", checked=True),
                ]
            )
        ]


def test_other_styles_make_other_blocks() -> None:
    body = (
        styled("Quote", "The river does not read our plans."),
        styled("Quote", "Nor do we."),
        styled("Verse", "<w:r><w:t>The gauge went up</w:t><w:br/><w:t>by night</w:t></w:r>"),
        styled("SourceCode", "sluice --open"),
        styled("SourceCode", "  all"),
        paragraph("", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
    )
    assert blocks_of(*body) == [
        BlockQuote([Paragraph("The river does not read our plans."), Paragraph("Nor do we.")]),
        Verse(["The gauge went up", "by night"]),
        Preformatted("sluice --open\n  all"),
        Rule(),
    ]


class TestTables:
    def test_cells_fall_into_their_columns(self) -> None:
        wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("a")}</w:tc>'
        down = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("b")}</w:tc>'
        on = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
        one = f"<w:tc>{paragraph('c')}</w:tc>"
        body = f"<w:tbl><w:tr>{wide}{one}</w:tr><w:tr>{down}{one}{one}</w:tr><w:tr>{on}{one}{one}</w:tr></w:tbl>"
        assert blocks_of(body) == [Table([["a", "", "c"], ["b", "c", "c"], ["", "c", "c"]], header=False)]

    def test_a_row_may_begin_later_and_stand_in_a_control(self) -> None:
        row = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>{paragraph('d')}</w:tc></w:tr>"
        body = table(("a", "b")).replace("</w:tbl>", f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>")
        assert blocks_of(body) == [Table([["a", "b"], ["", "d"]], header=False)]

    @pytest.mark.parametrize(
        ("first", "properties", "styles"),
        [
            (("Name", "Role"), "", ""),
            ((paragraph(bold("Name")), paragraph(bold("Role"))), "", ""),
            (
                ("Name", "Role"),
                '<w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/>',
                '<w:style w:type="table" w:styleId="Base"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
                '</w:tblStylePr></w:style><w:style w:type="table" w:styleId="Grid"><w:basedOn w:val="Base"/></w:style>',
            ),
        ],
        ids=["it says so", "it is bold", "its style has it bold"],
    )
    def test_the_first_row_names_the_columns(self, first: tuple[str, ...], properties: str, styles: str) -> None:
        body = table(first, ("Ann Lee", "Warden"), properties=properties)
        if not properties and "<w:b/>" not in first[0]:
            body = body.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
        [found] = blocks_of(body, styles=styles)
        assert isinstance(found, Table)
        assert found.header
        assert [cell.text for cell in found.rows[0]] == ["Name", "Role"]

    def test_a_table_that_only_places_text_is_that_text(self) -> None:
        body = (table((styled("heading1", "Boats"), paragraph("They come."))), table(("Alone",)))
        assert blocks_of(*body) == [Heading("Boats"), Paragraph("They come."), Paragraph("Alone")]

    def test_a_table_within_a_table_is_one_of_its_own(self) -> None:
        inner = table(("a", "b"), ("c", "d"))
        assert blocks_of(table(("Left", paragraph("Right") + inner))) == [
            Paragraph("Left"),
            Paragraph("Right"),
            Table([["a", "b"], ["c", "d"]], header=False),
        ]

    def test_several_paragraphs_and_items_are_one_cell(self) -> None:
        body = table(("a", paragraph("One.") + paragraph("Two.")), ("b", item("Nets") + item("Oars")))
        assert blocks_of(body) == [Table([["a", "One. Two."], ["b", "Nets; Oars"]], header=False)]

    def test_deleted_rows_are_left_out(self) -> None:
        body = table(("a", "b"), ("c", "d")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
        assert blocks_of(body) == [Table([["c", "d"]], header=False)]
        assert [remark.code for remark in remarks_of(body)] == ["tracked-changes"]


class TestPictures:
    def test_they_keep_alt_text_and_place(self) -> None:
        [block] = blocks_of(paragraph(picture("p")), links={"p": "https://reeds.example/heron.png"})
        assert block == Image("A heron", source="https://reeds.example/heron.png")

    def test_each_of_a_group_is_one(self) -> None:
        group = (
            '<w:r><w:drawing><wp:docPr descr="Two birds"/><a:blip r:embed="p"/><a:blip r:embed="q"/></w:drawing></w:r>'
        )
        links = {"p": "p.png", "q": "q.png"}
        assert blocks_of(paragraph(group), links=links) == [Image("Two birds", source="p.png"), Image(source="q.png")]

    def test_an_older_word_says_it_otherwise(self) -> None:
        shape = '<w:r><w:pict><v:shape alt="A heron"><v:imagedata r:id="p"/></v:shape></w:pict></w:r>'
        assert blocks_of(paragraph(shape), links={"p": "p.png"}) == [Image("A heron", source="p.png")]

    def test_a_caption_may_stand_below_or_above(self) -> None:
        body = (
            paragraph(picture()),
            styled("Caption", "The gate"),
            styled("Caption", "The weir"),
            paragraph(picture()),
        )
        assert blocks_of(*body) == [Image("A heron", "The gate"), Image("A heron", "The weir")]

    def test_the_caption_of_a_table_is_a_paragraph(self) -> None:
        body = (styled("Caption", "Table 1"), table(("a", "b"), ("c", "d")))
        assert blocks_of(*body) == [Paragraph("Table 1"), Table([["a", "b"], ["c", "d"]], header=False)]

    def test_a_diagram_is_its_words(self) -> None:
        names = 'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
        drawing = f'<w:r><w:drawing><d:relIds {names} r:dm="data"/></w:drawing></w:r>'
        words = "<a:p><a:r><a:t>Ask </a:t></a:r><a:r><a:t>first</a:t></a:r></a:p><a:p/><a:p><a:t>Then mend</a:t></a:p>"
        assert blocks_of(paragraph(drawing), parts={"data": words}) == [Paragraph("Ask first"), Paragraph("Then mend")]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    body = paragraph(run("Tides") + text_box(paragraph("Boats"), item("Nets")))
    assert blocks_of(body, paragraph("Oars")) == [
        Paragraph("Tides"),
        Paragraph("Boats"),
        ListBlock(["Nets"]),
        Paragraph("Oars"),
    ]


class TestChanges:
    def test_insertions_are_in_and_deletions_out(self) -> None:
        gone = "<w:del><w:r><w:delText>on Monday </w:delText></w:r></w:del>"
        body = paragraph(run("We met ") + gone + f"<w:ins>{run('on Tuesday')}</w:ins>")
        assert blocks_of(body) == [Paragraph("We met on Tuesday")]
        [remark] = remarks_of(body)
        assert (remark.code, remark.message) == (
            "tracked-changes",
            "changes are tracked: 1 insertion(s) taken in, 1 deletion(s) left out",
        )

    def test_text_that_was_moved_is_where_it_went(self) -> None:
        body = (
            paragraph(f"<w:moveFrom>{run('Boats')}</w:moveFrom>"),
            paragraph("Nets"),
            paragraph(f"<w:moveTo>{run('Boats')}</w:moveTo>"),
        )
        assert blocks_of(*body) == [Paragraph("Nets"), Paragraph("Boats")]

    def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(self) -> None:
        body = (paragraph("Low ", "<w:rPr><w:del/></w:rPr>"), paragraph("tide"))
        assert blocks_of(*body) == [Paragraph("Low tide")]

    @pytest.mark.parametrize("after", ["", table(("a", "b"), ("c", "d"))])
    def test_a_paragraph_whose_end_was_deleted_is_not_lost_at_the_end(self, after: str) -> None:
        found = blocks_of(paragraph("Low tide", "<w:rPr><w:del/></w:rPr>"), after)
        assert found[0] == Paragraph("Low tide")


class TestNotes:
    def test_they_stand_at_the_end_under_their_number(self) -> None:
        def reference(kind: str, number: int) -> str:
            return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

        body = paragraph(
            run("Tides")
            + reference("footnote", 2)
            + run(" and boats")
            + reference("endnote", 1)
            + reference("footnote", 2)
        )
        first = paragraph("<w:r><w:footnoteRef/></w:r>" + bold(" Twice"))
        foot = f'<w:footnote w:id="2">{first}{paragraph("a day.")}</w:footnote>'
        end = f'<w:endnote w:id="1">{paragraph("Small ones.")}</w:endnote><w:endnote w:id="5"/>'
        assert blocks_of(body, parts={"footnotes": foot, "endnotes": end}) == [
            Paragraph("Tides[1] and boats[2][1]"),
            Paragraph(RichText("[1] Twice", [Strong(4, 9)])),
            Paragraph("a day."),
            Paragraph("[2] Small ones."),
        ]


class TestComments:
    ANN = comment(1, "Ann Lee", "Which", "A1")
    BO = comment(2, "Bo Ek", "The low one.", "B2")
    ON = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in (1, 2))
    OFF = "".join(f'<w:commentRangeEnd w:id="{number}"/>' for number in (1, 2))

    def test_they_are_remarks_with_their_place(self) -> None:
        body = (paragraph("The tide"), paragraph(run("The ") + self.ON + run("tide") + self.OFF))
        threads = '<w15:commentEx w15:paraId="A1"/><w15:commentEx w15:paraId="B2" w15:paraIdParent="A1"/>'
        reading = reading_of(document(*body, parts={"comments": self.ANN + self.BO, "commentsExtended": threads}))
        assert [(remark.code, remark.message, remark.severity) for remark in reading.diagnostics] == [
            ("comment", "comment by Ann Lee on 'tide': Which", "warning"),
            ("comment", "reply by Bo Ek to Ann Lee on 'tide': The low one.", "warning"),
        ]
        assert {remark.span for remark in reading.diagnostics} == {Span(14, 18)}
        assert reading.blocks == (Paragraph("The tide"), Paragraph("The tide"))

    def test_one_over_several_paragraphs_is_on_the_words_of_the_first(self) -> None:
        body = (paragraph(run("Low ") + self.ON + run("tide")), paragraph(run("High") + self.OFF))
        [remark] = remarks_of(*body, parts={"comments": self.ANN})
        assert (remark.message, remark.span) == ("comment by Ann Lee on 'tide': Which", Span(4, 8))

    def test_one_on_no_words_has_the_place_at_which_it_stands(self) -> None:
        body = paragraph(run("Low tide") + '<w:r><w:commentReference w:id="1"/></w:r>' + run(" now"))
        [remark] = remarks_of(body, parts={"comments": self.ANN})
        assert (remark.message, remark.span) == ("comment by Ann Lee: Which", Span(8, 8))

    def test_one_that_stands_nowhere_has_no_place(self) -> None:
        [remark] = remarks_of(paragraph("Tides"), parts={"comments": self.ANN})
        assert (remark.message, remark.span) == ("comment by Ann Lee: Which", None)

    def test_one_in_a_cell_is_found(self) -> None:
        body = table(("tide", "x"), ("y", paragraph(self.ON + run("tide") + self.OFF)))
        [remark] = remarks_of(body, parts={"comments": self.ANN})
        assert remark.span == Span(9, 13)


class TestMargins:
    def shown(self, *kinds: str, more: str = "") -> str:
        refer = "".join(
            f'<w:{kind.rstrip("123")}Reference w:type="{on}" r:id="{kind}"/>' for kind, on in map(str.split, kinds)
        )
        return f"<w:sectPr>{refer}{more}</w:sectPr>"

    def test_heads_are_facts_and_feet_are_furniture(self) -> None:
        parts = {
            "header": paragraph("<w:r><w:t>Reed Trust</w:t><w:tab/><w:t>Tides</w:t></w:r>"),
            "footer": paragraph("Tern Hall"),
        }
        assert blocks_of(paragraph("x"), self.shown("header default", "footer default"), parts=parts) == [
            Metadata({"running-head": "Reed Trust\nTides"}, stated=False),
            Paragraph("x"),
            PageFurniture("Tern Hall", running=True),
        ]

    def test_those_that_no_page_shows_are_left_out(self) -> None:
        parts = {"header": paragraph("Tides"), "header2": paragraph("First"), "header3": paragraph("Even")}
        kinds = ("header default", "header2 first", "header3 even")
        found = blocks_of(paragraph("x"), self.shown(*kinds), parts=parts)
        assert found[0] == Metadata({"running-head": "Tides"}, stated=False)
        every = {**parts, "settings": "<w:evenAndOddHeaders/>"}
        found = blocks_of(paragraph("x"), self.shown(*kinds, more="<w:titlePg/>"), parts=every)
        assert found[0] == Metadata({"running-head": "Tides\nFirst\nEven"}, stated=False)

    def test_the_day_of_printing_and_page_numbers_are_no_words_of_the_document(self) -> None:
        foot = paragraph(run("Reed Trust") + field("DATE", run(" 5 May 2031")) + field("PAGE", run("3")))
        assert blocks_of(self.shown("footer default"), parts={"footer": foot}) == [
            PageFurniture("Reed Trust", running=True)
        ]


def test_properties_are_facts_that_are_not_stated() -> None:
    core = "<dc:title>Tides</dc:title><dc:creator>Ann Lee</dc:creator><dc:subject>Document1</dc:subject>"
    assert blocks_of(core=core) == [Metadata({"title": "Tides", "author": "Ann Lee"}, stated=False)]


def test_a_document_within_the_document_is_said_to_be_left_out() -> None:
    assert [remark.code for remark in remarks_of(paragraph("x"), '<w:altChunk r:id="y"/>')] == ["embedded-document"]


def test_an_empty_document_is_said_to_be_empty() -> None:
    assert [remark.code for remark in remarks_of()] == ["empty-source"]


def test_control_characters_and_odd_ones_are_replaced() -> None:
    assert blocks_of(paragraph("Low&#x9f;tide&#xfdd0;&#x85;now")) == [Paragraph("Low\ufffdtide\ufffd\nnow")]
