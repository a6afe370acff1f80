"""Verse and pictures are told from the layout of plain text."""

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
