"""Rows of labels that Markdown runs into one paragraph are parted; prose is left as it is."""

import pytest

import notekit
from notekit import Paragraph


def paragraphs(markdown: str) -> list[str]:
    (note,) = notekit.parse(
        f"# Slipway\n\nIt rained on all of us.\n\n{markdown}\n\nWe met in the loft and talked.\n".encode(),
        media_type="markdown",
    ).notes
    blocks = [block for section in note.body for block in section.content]
    return [block.text for block in blocks if isinstance(block, Paragraph)][1:-1]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Tide: high\nRope: dear", ["Tide: high", "Rope: dear"]),
        ("**Tide:** high\n**Rope:** dear", ["Tide: high", "Rope: dear"]),
        ("**Tide**: *very* high\n**Rope**: dear", ["Tide: very high", "Rope: dear"]),
        ("**Tied on** 5 May\n**Rope:** dear", ["Tied on 5 May", "Rope: dear"]),
        ("**Rope moot**\n*Quay Hall, and nobody rowed.*", ["Quay Hall, and nobody rowed."]),
        ("**Rope moot** *Quay Hall, and nobody rowed.*", ["Rope moot Quay Hall, and nobody rowed."]),
        ("Mrs Pell: I would.\nDan (22): So would I.", ["Mrs Pell: I would.", "Dan (22): So would I."]),
        ("Nora – a sketch\nBo Ek – two ropes", ["Nora – a sketch", "Bo Ek – two ropes"]),
        ("**Tide** was high\nand nobody rowed.", ["Tide was high and nobody rowed."]),
        (
            "Rapporteur: Nora Pell\nThe tide was high, and nobody rowed.",
            ["Rapporteur: Nora Pell", "The tide was high, and nobody rowed."],
        ),
        (
            "Rapporteur: Nora Pell\nNora Pell, who came late, rowed.",
            ["Rapporteur: Nora Pell", "Nora Pell, who came late, rowed."],
        ),
        ("Tide: high, and a tide that\nnobody had seen before", ["Tide: high, and a tide that nobody had seen before"]),
        ("We saw this\nTide: high.", ["We saw this Tide: high."]),
        ("Tide: high.", ["Tide: high."]),
        ("Tide: high.\n- rope", ["Tide: high."]),
    ],
)
def test_each_row_is_a_paragraph_of_its_own(markdown: str, expected: list[str]) -> None:
    assert paragraphs(markdown) == expected


def test_every_row_says_where_it_stands() -> None:
    text = "# Slipway\n\n**Tide:** high\n**Rope:** dear\n\nWe met.\n"
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    spans = [block.span for section in note.body for block in section.content if block.span]
    assert [text[span.start : span.end] for span in spans[:2]] == ["**Tide:** high", "**Rope:** dear"]
    assert notekit.parse(text.encode(), media_type="markdown").coverage.complete
