"""The reader for PDF: lines on pages, and the blocks that they are."""

import subprocess
import sys
from typing import Any

import pytest

from notekit.blocks import Heading, ListBlock, ListItem, Paragraph, Table
from notekit.errors import FormatError, SourceError
from notekit.readers import read
from notekit.readers.portable import pieces
from notekit.reading import Metadata, PageFurniture, SourceBlock, Title
from notekit.source import Span
from notekit.text import RichText
from pdf_documents import Line, column, document

TIDES = (
    "The river turns twice a day, and whoever lives on its banks",
    "knows when, since nothing else in the valley keeps such hours",
    "as it does.",
)
BOATS = (
    "Boats are another matter. They come when the wind allows it",
    "and leave when the money is spent, as everybody here will tell",
    "you.",
)


def joined(lines: tuple[str, ...]) -> Paragraph:
    return Paragraph(" ".join(lines))


def blocks_of(*pages: list[Line], title: str = "") -> list[SourceBlock]:
    """The blocks; every character of their rendition but white space is in the span of one."""
    reading = read(document(*pages, title=title), name="a.pdf")
    at = 0
    for span in [block.span or Span(0, 0) for block in reading.blocks]:
        assert not reading.source.text[at : span.start].strip()
        at = span.end
    assert not reading.source.text[at:].strip()
    return list(reading.blocks)


def test_lines_make_paragraphs_parted_by_gaps() -> None:
    assert blocks_of(column(*TIDES, "", *BOATS)) == [joined(TIDES), joined(BOATS)]


def test_a_line_that_is_not_full_ends_a_paragraph() -> None:
    assert blocks_of(column(*TIDES, *BOATS)) == [joined(TIDES), joined(BOATS)]


def test_an_indented_line_begins_a_paragraph() -> None:
    full = (
        "The river turns twice a day, and whoever lives on its banks",
        "knows when, since nothing else in the valley it keeps hours",
    )
    lines = [*column(*full), *column(BOATS[0], left=86, top=672), *column(*BOATS[1:], top=658)]
    assert blocks_of(lines) == [joined(full), joined(BOATS)]


def test_headings_are_larger_or_bold() -> None:
    lines = [
        Line("Tides of the Tern", bottom=760, size=24),
        Line("What was said", bottom=720, size=16),
        *column(*TIDES),
        Line("On boats", bottom=630, bold=True),
        *column(*BOATS, top=610),
        Line("What is next", bottom=540, size=16),
        *column(*TIDES, top=520),
    ]
    assert blocks_of(lines) == [
        Title(RichText("Tides of the Tern")),
        Heading("What was said"),
        joined(TIDES),
        Heading("On boats", 2),
        joined(BOATS),
        Heading("What is next"),
        joined(TIDES),
    ]


def test_a_title_over_two_lines_is_one() -> None:
    lines = [
        Line("Tides of the Tern and", bottom=780, size=24),
        Line("of the Wey", bottom=752, size=24),
        *column(*TIDES),
    ]
    assert blocks_of(lines)[0] == Title(RichText("Tides of the Tern and of the Wey"))


def test_columns_are_read_one_after_the_other() -> None:
    def narrow(*words: str) -> tuple[str, ...]:
        return tuple(f"{word} turn twice a day and again at" for word in words)

    left, right = (
        narrow("Rivers", "moons", "winds", "wheels", "tables", "leaves"),
        narrow("seas", "lakes", "ponds", "wells", "springs", "streams"),
    )
    lines = [
        Line("Tides of the Tern", left=160, bottom=760, size=24),
        *(line for pair in zip(column(*left), column(*right, left=310), strict=True) for line in pair),
    ]
    assert blocks_of(lines) == [Title(RichText("Tides of the Tern")), Paragraph(" ".join(left + right))]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (
            "The river turns twice a day, and the inhabi-",
            "tants of the valley know when it does that.",
            "the inhabitants of",
        ),
        ("The well-known river turns, and is well-", "known to all who live in the valley of it.", "is well-known to"),
        ("The river turns twice a day, says the Tern-", "Wey Partnership, which has looked after it.", "the Tern-Wey"),
        ("The river turned in the years from 2019-", "as far as anybody in the valley can say it.", "2019- as"),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_whole(above: str, below: str, expected: str) -> None:
    [block] = blocks_of(column(above, below))
    assert isinstance(block, Paragraph)
    assert expected in block.text


def test_lists_nest_by_indent() -> None:
    lines = [
        Line("•", bottom=700), Line("Boats need a ramp that holds at low water even in", left=90, bottom=700),
        Line("the winter months", left=90, bottom=686),
        Line("– of stone", left=108, bottom=672),
        Line("• Nets", bottom=658),
        Line("1. Ann Lee", bottom=630),
        Line("2. Bo Ray", bottom=616),
    ]  # fmt: skip
    assert blocks_of(lines) == [
        ListBlock([
            ListItem("Boats need a ramp that holds at low water even in the winter months", [ListBlock(["of stone"])]),
            ListItem("Nets"),
        ]),
        ListBlock(["Ann Lee", "Bo Ray"], ordered=True),
    ]  # fmt: skip


def test_a_number_before_a_bold_line_is_one_of_a_heading() -> None:
    lines = [Line("2. On boats", bottom=720, bold=True), *column(*BOATS)]
    assert blocks_of(lines) == [Heading("2. On boats"), joined(BOATS)]


def test_bullets_in_the_margin_are_no_running_head() -> None:
    pages = [
        [*column(*text), Line("•", bottom=60), Line(item, left=100, bottom=60)]
        for text, item in ((TIDES, "Nets"), (BOATS, "Oars"))
    ]
    assert blocks_of(*pages) == [joined(TIDES), ListBlock(["Nets"]), joined(BOATS), ListBlock(["Oars"])]


def test_aligned_pieces_are_a_table() -> None:
    lines = [
        line
        for number, row in enumerate([("Name", "Role"), ("Ann Lee", "Pilot"), ("Bo Ray", "Warden of the north")])
        for line in (Line(row[0], 72, 700 - number * 14), Line(row[1], 200, 700 - number * 14))
    ]
    assert blocks_of(lines) == [
        Table([["Name", "Role"], ["Ann Lee", "Pilot"], ["Bo Ray", "Warden of the north"]], header=False)
    ]


def test_rows_of_contents_stay_lines() -> None:
    rows = ["Tides of the Tern ........ 3", "Boats and nets .......... 12"]
    assert blocks_of(column("What there is:", *rows)) == [Paragraph("What there is:"), *map(Paragraph, rows)]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    head = Line("Notes of the Reed Trust", bottom=810, size=8)
    pages = [
        [head, *column(*text), Line(f"Page {number} of 2", left=280, bottom=30, size=8)]
        for number, text in enumerate((TIDES, BOATS), 1)
    ]
    assert blocks_of(*pages) == [
        PageFurniture("Notes of the Reed Trust"),
        PageFurniture("Page 1 of 2"),
        joined(TIDES),
        PageFurniture("Notes of the Reed Trust"),
        PageFurniture("Page 2 of 2"),
        joined(BOATS),
    ]


def test_a_sentence_goes_on_over_the_page() -> None:
    blocks = blocks_of(
        [*column(*TIDES[:1]), Line("1", left=290, bottom=30)], [*column(*TIDES[1:]), Line("2", left=290, bottom=30)]
    )
    assert blocks == [PageFurniture("1"), joined(TIDES), PageFurniture("2")]


def test_what_the_document_says_of_itself_is_not_stated() -> None:
    assert blocks_of(column(*TIDES), title="Tides")[0] == Metadata({"title": "Tides"}, stated=False)
    assert blocks_of(column(*TIDES), title="Microsoft Word - tides.docx") == [joined(TIDES)]


def test_letters_beyond_ascii() -> None:
    assert blocks_of(column("Zoë said – “slack” is 5 €")) == [Paragraph("Zoë said – “slack” is 5 €")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Tides", "a.pdf: not a PDF document; name its true format with -f"),
        (b"", "a.pdf: not a PDF document; name its true format with -f"),
        (b"%PDF-1.4\nTides", "a.pdf: cannot be read: it is damaged; open it in a viewer and save it anew"),
        (document(), "a.pdf: cannot be read: it is damaged; open it in a viewer and save it anew"),
        (
            document([], [], drawing="1 0 0 rg 0 0 100 100 re f "),
            "a.pdf: there is no text in it, only pictures of pages; have the text recognised (OCR) first",
        ),
        (
            document(column(*TIDES), encrypted=True),
            "a.pdf: cannot be read: it is encrypted; save a copy without its password first",
        ),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(data, name="a.pdf")
    assert str(caught.value) == message


def test_a_text_is_no_pdf() -> None:
    with pytest.raises(SourceError, match=r"^-: PDF documents are no text; open it for reading bytes$"):
        read("Tides", name="-", media_type="pdf")


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "find_spec", lambda _: None)
    with pytest.raises(FormatError, match=r"^a.pdf: reading PDF documents needs pypdfium2; run pip install 'notekit-e"):
        read(document(column("x")), name="a.pdf")


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "SECONDS", 0)
    with pytest.raises(SourceError, match=r"^a.pdf: cannot be read within 0 seconds; part it first$"):
        read(document(column("x")), name="a.pdf")


@pytest.mark.skipif(sys.platform == "win32", reason="memory is limited elsewhere only")
def test_a_document_that_takes_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MEGABYTES", 60)
    with pytest.raises(
        SourceError, match=r"^a.pdf: cannot be read within 60 MB of memory, or is damaged; save it anew$"
    ):
        read(document([Line("x")] * 60_000), name="a.pdf")


def test_a_worker_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise OSError(8, "Exec format error")

    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(SourceError, match=r"no process can be started \(Exec format error\)"):
        read(document(column("x")), name="a.pdf")


def test_letters_strewn_over_a_page_are_read() -> None:
    lines = [
        Line("x", left=(number * 37) % 500, bottom=(number * 91) % 800, size=1 + number % 30) for number in range(3000)
    ]
    reading = read(document(lines), name="a.pdf")
    assert "".join(reading.source.text.split()) == "x" * 3000


def test_steps_without_end_do_not_nest_without_end() -> None:
    lines = [Line("- x", left=10 + number * 9, bottom=800 - number * 12) for number in range(60)]
    assert "".join(read(document(lines), name="a.pdf").source.text.split()).count("x") == 60
