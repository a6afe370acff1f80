"""Documents that other programs made: the blocks read from each, and that no word of them is lost."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import notekit
from foreign_documents import bold, document, paragraph, styled, table
from notekit.blocks import BlockQuote, Heading, Image, ListBlock, Table, Verse
from notekit.readers import read
from notekit.reading import Metadata, SourceBlock
from notekit.text import Anchor, Mark, RichText

FOLDER = Path(__file__).parents[1] / "fixtures" / "docx"
DOCUMENTS = sorted(FOLDER.glob("*.docx"))
LARGEST = 20_000
WORD = re.compile(r"\w*[^\W\d_]\w*|\d{2,}")  # single digits may be typed numbers of lists

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)


def shown(block: SourceBlock, indent: str = "") -> Iterator[str]:
    """A block as lines that people compare at a glance."""
    kind = type(block).__name__.lower()
    if isinstance(block, ListBlock):
        yield f"{indent}list{f' from {block.start}' if block.ordered else ''}"
        for number, item in enumerate(block.items, block.start):
            box = {None: "", True: "[x] ", False: "[ ] "}[item.checked]
            yield f"{indent}  {f'{number}.' if block.ordered else '-'} {box}{marked(item.content)}"
            for inner in item.blocks:
                yield from shown(inner, indent + "    ")
    elif isinstance(block, BlockQuote):
        yield f"{indent}quotation"
        for inner in block.blocks:
            yield from shown(inner, indent + "  ")
    elif isinstance(block, Table):
        yield f"{indent}table{' with header' if block.header else ''}"
        for row in block.rows:
            yield f"{indent}  {' | '.join(map(marked, row))}"
    elif isinstance(block, Metadata):
        yield from (f"{indent}{key}: {value!r}" for key, value in block.values.items())
    elif isinstance(block, Image):
        yield f"{indent}image {block.alt!r}, caption {block.caption!r}"
    elif isinstance(block, Verse):
        yield from (f"{indent}verse {marked(line)}" for line in block.lines)
    else:
        level = f" {block.level}" if isinstance(block, Heading) else ""
        content = getattr(block, "content", None)
        yield f"{indent}{kind}{level} {marked(content) if content else repr(getattr(block, 'text', ''))}".rstrip()


def marked(content: RichText) -> str:
    """A text with its marks after it."""
    return " ".join(
        (content.text.replace("\n", " / ").replace("\t", " -> "), *(said(mark, content) for mark in content.marks))
    )


def said(mark: Mark, content: RichText) -> str:
    url = f" to {mark.url}" if isinstance(mark, Anchor) else ""
    return f"<{type(mark).__name__.lower()} {content.under(mark)!r}{url}>"


def words_in(path: Path) -> Counter[str]:
    """The words that the runs of the body show, told without the reader."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    pieces = (
        " " if name(element) in ("p", "tab", "br") else element.text or ""
        for element in showing(root)
        if name(element) in ("t", "p", "tab", "br")
    )
    return Counter(WORD.findall("".join(pieces)))


def showing(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The elements that a page shows, in order."""
    yield element
    for child in element:
        hidden = name(child) == "r" and any(name(each) == "vanish" for each in child.iter())
        if name(child) not in ("Fallback", "del", "moveFrom", "oMath") and not hidden:
            yield from showing(child)


def name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


@each_document
def test_the_blocks_of_a_document(path: Path, golden: Callable[[str, str], None]) -> None:
    reading = read(path.read_bytes(), name=path.name)
    lines = [line for block in reading.blocks for line in shown(block)]
    lines += [f"({remark.code}: {remark.message})" for remark in reading.diagnostics]
    golden(f"../fixtures/docx/{path.stem}.expected", "\n".join(lines) + "\n")


@each_document
def test_every_character_of_a_document_is_accounted_for(path: Path) -> None:
    notebook = notekit.parse(path)
    assert notebook.coverage is not None
    assert notebook.coverage.complete, notebook.coverage
    assert notekit.loads(notekit.dumps(notebook)) == notebook


@each_document
def test_no_word_of_a_document_is_lost(path: Path) -> None:
    assert not words_in(path) - Counter(WORD.findall(read(path.read_bytes(), name=path.name).source.text))


@each_document
def test_a_document_comes_back_from_markdown(path: Path) -> None:
    notebook = notekit.parse(path)
    markdown = notekit.render(notebook, "markdown").data
    assert notekit.parse(markdown, media_type="text/markdown").notes == notebook.notes


@pytest.mark.parametrize("bold_head", [True, False])
def test_the_same_is_recognised_as_in_markdown(bold_head: bool) -> None:
    def head(*names: str) -> tuple[str, ...]:
        return tuple(paragraph(bold(name)) if bold_head else name for name in names)

    people = (("Nerys Lamb", "Chair, Brindle Hill Forum"), ("Otto Fairley", "Geologist, Peak Survey Group"))
    steps = (("Lend the maps", "Otto Fairley", "3 November 2031"), ("Wash the wheels", "Nerys Lamb", "1 May 2032"))
    word = document(
        styled("Title", "Quarrel over the quarry"),
        paragraph("Held on 21 October 2031"),
        *(styled("heading1", "Attendees"), table(head("Name", "Role"), *people)),
        *(styled("heading1", "Actions"), table(head("Action", "Who", "When"), *steps)),
    )
    lines = [
        "# Quarrel over the quarry",
        "",
        "Held on 21 October 2031",
        "",
        "## Attendees",
        "",
        "| Name | Role |",
        "|---|---|",
    ]
    lines += [f"| {' | '.join(row)} |" for row in people]
    lines += [
        "",
        "## Actions",
        "",
        "| Action | Who | When |",
        "|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in steps),
    ]
    [here] = notekit.parse(word, media_type="docx").notes
    [there] = notekit.parse("\n".join(lines).encode(), media_type="markdown").notes
    assert notekit.parse(notekit.render(here, "markdown").data, media_type="markdown").notes == (here,)
    assert notekit.parse(notekit.render(here, "word").data, media_type="docx").notes == (here,)
    assert here.people
    assert here.next_steps
    assert (here.title, here.date, here.people) == (there.title, there.date, there.people)
    assert [(step.text, step.owner, step.due) for step in here.next_steps] == [
        (step.text, step.owner, step.due) for step in there.next_steps
    ]


def test_short_bold_lines_are_headings_where_nothing_else_is() -> None:
    [note] = notekit.parse(FOLDER / "python-docx-direct.docx").notes
    assert note.title == "Repair café open evening"
    assert [heading.text for heading in note.headings] == ["What we learned", "Kettles", "Actions"]
    assert [step.owner for step in note.next_steps] == ["Fern Adair", "Gil Moran"]


def test_the_documents_are_of_many_makers_and_small() -> None:
    assert len(DOCUMENTS) >= 10
    assert all(path.stat().st_size < LARGEST for path in DOCUMENTS)


def test_no_expectation_is_left_of_a_document_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.expected")} == {path.stem for path in DOCUMENTS}
