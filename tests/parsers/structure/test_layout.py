"""Verse and pictures are told from the layout of plain text."""

import notekit
from fixtures import Case, cases, listed, note_in
from notekit import Image, PageFurniture, Paragraph, Reading, Source, Span, Verse
from notekit.parsers.parse import parse_reading


def found(text: str) -> str:
    return listed(*(line for section in note_in(text).body for block in section.content for line in _lines(block)))


def _lines(block: object) -> list[str]:
    if isinstance(block, Verse):
        return ["verse:", *(f"  {line}" for line in block.text.split("\n"))]
    if isinstance(block, Image):
        return [f"picture: {block.alt or '-'} / {block.caption or '-'}"]
    return []


@cases("parsers/layout.txt")
def test_verse_and_pictures(case: Case) -> None:
    assert found(case.given) == case.expected


def test_a_credit_below_a_picture_is_its_caption_and_elsewhere_a_paragraph() -> None:
    text = b"# Slipway workshop\n\n![a pie](https://quay.example/pie.png)\n\nPhoto by Ruth Quill.\n\nPhoto by all.\n"
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert note.images == (Image("a pie", "Photo by Ruth Quill.", "https://quay.example/pie.png"),)


def test_words_in_italics_below_a_picture_are_its_caption_and_elsewhere_a_paragraph() -> None:
    text = b"# Slipway workshop\n\n![a pie](https://quay.example/pie.png)\n_Nora Pell spoke on pies_\n\n_It was cold_\n"
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert note.images == (Image("a pie", "Nora Pell spoke on pies", "https://quay.example/pie.png"),)
    assert [block.text for section in note.body for block in section.content if isinstance(block, Paragraph)] == [
        "It was cold"
    ]


def test_a_stanza_ends_where_furniture_stands_between_its_lines() -> None:
    text = (
        "We heard a poem:\n\nThe gulls go out\n\nThe gulls come home\n\nPage 2\n\nThe lamps are lit\n\nThe rope is old"
    )
    blocks, at = [], 0
    for line in text.split("\n\n"):
        span = Span(at, at + len(line))
        blocks.append(PageFurniture(line, span=span) if line == "Page 2" else Paragraph(line, span=span))
        at = span.end + 2
    notebook = parse_reading(Reading(Source.from_text(text), tuple(blocks)))
    verses = [block for section in notebook.notes[0].body for block in section.content if isinstance(block, Verse)]
    assert [verse.text for verse in verses] == [
        "The gulls go out\nThe gulls come home",
        "The lamps are lit\nThe rope is old",
    ]
    assert notebook.coverage is not None
    assert notebook.coverage.complete
