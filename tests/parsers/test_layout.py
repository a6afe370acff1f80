"""Verse and pictures are told from the layout of plain text."""

import notekit
from fixtures import Case, cases, listed, note_in
from notekit import Image, Verse


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
