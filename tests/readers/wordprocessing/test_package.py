"""Packages: bad input is refused in one line that names the part, and no input costs more than it is worth."""

import warnings
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreign_documents import NAMES, document, paragraph, relationships, table, zipped
from notekit.errors import SourceError
from notekit.readers import read
from notekit.readers.wordprocessing import package
from notekit.text import RichText

MAIN = relationships(("main", "officeDocument", "word/document.xml"))

REFERENCE = paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>')


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(data, name="a.docx")
    message = str(caught.value)
    assert message.startswith("a.docx: ")
    assert "\n" not in message
    return message.removeprefix("a.docx: ").removeprefix("cannot be read as a Word document: ")


def with_main(content: str | bytes) -> bytes:
    return zipped({"_rels/.rels": MAIN, "word/document.xml": content})


def nested(start: str, inner: str, end: str, times: int) -> bytes:
    return document(start * times + inner + end * times)


def text_of(data: bytes) -> str:
    return read(data, name="a.docx").source.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a Word document: it is no zip file"),
        (b"%PDF-1.7", "not a Word document: it is a PDF"),
        (b"{\\rtf1", "not a Word document: it is an RTF document"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "is a document of an older Word, or one with a password"),
        (document()[:400], "it is damaged or cut short"),
        (zipped({"a": ""}), "not a Word document: there is no document in the zip file"),
        (zipped({"xl/workbook.xml": ""}), "not a Word document: it is an Excel workbook"),
        (zipped({"ppt/presentation.xml": ""}), "not a Word document: it is a PowerPoint presentation"),
        (zipped({"content.xml": ""}), "not a Word document: it is an OpenDocument text"),
        (with_main("<a"), "its part word/document.xml is damaged ("),
        (with_main(b"<a>\0\n</a>"), "its part word/document.xml is damaged ("),
        (with_main("<a>&#xD800;</a>"), "its part word/document.xml is damaged ("),
        (with_main('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "its part word/document.xml declares a document type"),
        (with_main('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")), "its part word/doc"),
        (zipped({"_rels/.rels": "<a", "word/document.xml": "<a/>"}), "its part _rels/.rels is damaged ("),
        (document(REFERENCE, parts={"footnotes": "<w:p>"}), "its part word/footnotes.xml is damaged ("),
    ],
)
def test_what_is_no_sound_document_is_refused(data: bytes, message: str) -> None:
    assert refusal(data).startswith(message)


def test_two_parts_of_one_name_are_refused() -> None:
    file = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")  # that of zipfile about what is tested here
        for name in ("_rels/.rels", "word/document.xml", "Word/Document.xml"):
            archive.writestr(name, "<a/>")
    assert refusal(file.getvalue()).startswith("it has two parts of the name word/document.xml")


def test_a_part_with_a_wrong_checksum_is_refused() -> None:
    data = bytearray(document(paragraph("Tides and boats")))
    at = data.index(b"word/document.xml") + 60
    data[at] ^= 0xFF
    assert refusal(bytes(data)).startswith("its part word/document.xml is damaged")


def test_a_part_that_is_packed_in_another_way_is_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refusal(file.getvalue()) == "it is packed in a way that no Word document is"


def test_a_part_that_begins_outside_the_file_is_refused() -> None:
    data = document(paragraph("x"))
    listed = data.index(b"PK\x01\x02")
    moved = data[: listed - 40] + data[listed:]  # so that what the list says of places is not so
    assert refusal(moved).startswith("its part _rels/.rels is damaged")


def test_a_protected_part_is_refused() -> None:
    data = bytearray(document())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    assert refusal(bytes(data)).startswith("it is protected by a password")


@pytest.mark.parametrize(
    ("main", "message"),
    [
        ("<w:p/>" * 300_000, " times as large as in the file, like a zip bomb"),
        ("x" * 3_000_000, " times as large as in the file, like a zip bomb"),
    ],
)
def test_a_bomb_is_refused(main: str, message: str) -> None:
    assert message in refusal(document(main))


def test_a_part_may_have_so_many_elements_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    body = paragraph("x") * 50
    monkeypatch.setattr(package, "HEAVIEST", 60_000)
    assert text_of(document(body))
    assert refusal(document(body * 3)) == "its part word/document.xml has too many elements; part the document"


def test_a_part_may_be_so_large_and_no_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 20_000)
    assert text_of(document(paragraph("x" * 10_000)))
    assert refusal(document(paragraph("x" * 20_000))).startswith("its part word/document.xml has more than ")


def test_so_many_parts_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_MEMBERS", 20)
    assert refusal(document(more={f"a/{number}": "" for number in range(20)})).startswith("it has 27 parts")
    monkeypatch.setattr(package, "LARGEST_LIST", 2_000)
    assert refusal(document(more={f"a/{number}": "" for number in range(80)})) == "it has more than 20 parts"


def test_an_image_may_be_of_any_size() -> None:
    assert text_of(document(paragraph("x"), more={"word/media/a.png": bytes(50_000_000)})) == "x\n"


@pytest.mark.parametrize(
    "data",
    [
        nested("<w:tbl><w:tr><w:tc>", paragraph("x"), "</w:tc></w:tr></w:tbl>", 80),
        nested("<w:sdt><w:sdtContent>", paragraph("x"), "</w:sdtContent></w:sdt>", 120),
        nested("<w:ins>", paragraph("x"), "</w:ins>", 240),
        nested("<w:p><w:r><w:pict><w:txbxContent>", paragraph("x"), "</w:txbxContent></w:pict></w:r></w:p>", 60),
        document(f"<w:p>{'<w:ins>' * 240}<w:r><w:t>x</w:t></w:r>{'</w:ins>' * 240}</w:p>"),
        document(
            f"<w:p>{'<m:f><m:num>' * 120}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>{'</m:num></m:f>' * 120}</w:p>"
        ),
        document(
            f"<w:p><m:oMath>{'<m:rad><m:e>' * 120}<m:r><m:t>x</m:t></m:r>{'</m:e></m:rad>' * 120}</m:oMath></w:p>"
        ),
    ],
    ids=["tables", "controls", "changes", "boxes", "changes in a paragraph", "strange formula", "formula"],
)
def test_what_is_nested_deep_is_read_or_kept_as_text(data: bytes) -> None:
    text = text_of(data)
    assert "x" in text or not text


def test_what_is_nested_deeper_is_refused() -> None:
    data = nested("<w:tbl><w:tr><w:tc>", paragraph("x"), "</w:tc></w:tr></w:tbl>", 5000)
    assert refusal(data) == "its part word/document.xml has elements nested too deep"


def test_numbers_may_be_absurd() -> None:
    digits = "9" * 5000
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="{digits}"/></w:tcPr>{paragraph("a")}</w:tc>'
    wider = wide.replace(digits, "100000000")
    place = f'<w:numPr><w:ilvl w:val="{digits}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{digits}"/>'
    data = document(f"<w:tbl><w:tr>{wide}{wider * 20}</w:tr></w:tbl>", paragraph("b", place))
    assert text_of(data).split() == ["a"] * 21 + ["b"]


def test_a_part_outside_the_package_or_not_there_is_none() -> None:
    rels = relationships(
        ("a", "styles", "/../../etc/passwd"), ("b", "footnotes", "gone.xml"), ("c", "header", "%2e%2e/x")
    )
    data = document(paragraph("x"), REFERENCE, more={"word/_rels/document.xml.rels": rels})
    assert text_of(data).split() == ["x", "[1]"]


def test_the_strict_form_of_the_format_reads_the_same() -> None:
    usual = document(paragraph("Tides", '<w:outlineLvl w:val="0"/>'), table(("a", "b"), ("c", "d")))
    with zipfile.ZipFile(BytesIO(usual)) as archive:
        strict = zipped({name: _strict(archive.read(name)) for name in archive.namelist()})
    assert read(strict, name="a.docx").blocks == read(usual, name="a.docx").blocks


def _strict(data: bytes) -> bytes:
    for usual in (b"wordprocessingml/", b"officeDocument/", b"drawingml/"):
        data = data.replace(
            b"http://schemas.openxmlformats.org/" + usual + b"2006/", b"http://purl.oclc.org/ooxml/" + usual
        )
    return data


@pytest.mark.parametrize("suffix", ["docm", "dotx", "DOCX"])
def test_documents_with_macros_and_templates_are_documents(suffix: str) -> None:
    assert read(document(paragraph("x")), name=f"a.{suffix}").source.text == "x\n"


def test_the_main_part_may_have_any_name() -> None:
    main = f"<w:document {NAMES}><w:body>{paragraph('x')}</w:body></w:document>"
    data = zipped({"_rels/.rels": relationships(("m", "officeDocument", "/Story.XML")), "story.xml": main})
    assert [block.content for block in read(data, name="a.docx").blocks] == [RichText("x")]  # type: ignore[union-attr]  # a paragraph


SAMPLE = document(
    paragraph("Tides of the Tern", '<w:outlineLvl w:val="0"/>'),
    paragraph("Boats", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
    table(("Name", "Role"), ("Ann Lee", "Warden")),
    paragraph(
        '<w:hyperlink r:id="x"><w:r><w:t>log</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="1"/></w:r>'
    ),
    links={"x": "https://reeds.example/"},
    parts={"footnotes": f'<w:footnote w:id="1">{paragraph("Twice a day.")}</w:footnote>'},
)


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(SAMPLE)
    for at in data.draw(st.lists(st.integers(0, len(SAMPLE) - 1), min_size=1, max_size=5)):
        damaged[at] = data.draw(st.integers(0, 255))
    with suppress(SourceError):
        read(bytes(damaged), name="a.docx")
