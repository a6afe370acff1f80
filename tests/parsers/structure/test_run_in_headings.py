"""Lines in bold that a list swallowed, because no empty line stood between, are no part of its last item."""

import pytest

import notekit
from notekit import Heading, ListBlock, Notebook, Paragraph


def parsed(below: str) -> tuple[str, Notebook]:
    text = (
        "# Slipway\n\nWe met in the loft on 5 May 2031 and talked.\n\n- The lamps fail.\n- The walls need **stone**.\n"
        f"{below}\n\nIt rained on all of us.\n"
    )
    return text, notekit.parse(text.encode(), media_type="markdown")


def items(notebook: Notebook) -> list[str]:
    blocks = [block for section in notebook.notes[0].body for block in section.blocks]
    return [item.text for block in blocks if isinstance(block, ListBlock) for item in block.items]


def lines(notebook: Notebook) -> list[Paragraph | Heading]:
    sections = notebook.notes[0].body
    blocks = [block for section in sections for block in (section.heading, *section.blocks)]
    return [block for block in blocks if isinstance(block, Paragraph | Heading)]


@pytest.mark.parametrize(
    "below",
    [
        "**Apologies:** Ann Lee",
        "**Apologies:** Ann Lee\n**Chair:** Bo Ek",
        "**Also:** a rope\n**Also:** a lamp",
        "**What we learnt**",
    ],
)
def test_lines_in_bold_below_an_item_stand_below_the_list(below: str) -> None:
    text, notebook = parsed(below)
    _, *found, _ = [text[line.span.start : line.span.end].rstrip() for line in lines(notebook) if line.span]
    assert items(notebook) == ["The lamps fail.", "The walls need stone."]
    assert found == below.split("\n")
    assert notebook.coverage.complete


@pytest.mark.parametrize(
    "below", ["**Apologies** were many", "**Apologies:** Ann Lee\nand Bo Ek", "  **Also:** Ann Lee"]
)
def test_other_lines_belong_to_the_item(below: str) -> None:
    _, notebook = parsed(below)
    said = below.replace("*", "").replace("\n", " ").strip()
    assert items(notebook) == ["The lamps fail.", f"The walls need stone. {said}"]
