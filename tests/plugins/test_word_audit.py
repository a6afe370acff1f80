"""Word documents as others judge them: by the rules of the format, and by those of accessibility."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from openxml_audit import FileFormat, OpenXmlValidator

import notekit
from notekit.testing import full_note, short_note
from notekit_word import WordRenderer
from word_documents import rendered, text_of

SEEDS = Path(__file__).parents[2] / "seeds"


def _documents() -> Mapping[str, bytes]:
    found = {path.stem: rendered(*notekit.parse(path).notes).data for path in sorted(SEEDS.glob("[a-z]*.*"))}
    found["full"] = rendered(full_note(), contents=True, people_table=True).data
    found["bound"] = rendered(full_note(), short_note(), contents=True).data
    found["template"] = WordRenderer().template().data
    return found


DOCUMENTS = _documents()


@pytest.fixture(params=DOCUMENTS, ids=str)
def data(request: pytest.FixtureRequest) -> bytes:
    return DOCUMENTS[request.param]


@pytest.fixture
def document(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def audited(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "notes.docx"
    path.write_bytes(data)
    result = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(path)
    return [f"{error.part_uri}: {error.description}" for error in result.errors]


def test_nothing_is_against_the_rules_of_the_format(data: bytes, tmp_path: Path) -> None:
    assert audited(data, tmp_path) == []


def test_nothing_is_against_them_in_house_style_either(tmp_path: Path) -> None:
    for name, reference in (("python-docx", docx.Document()), ("own", docx.Document(BytesIO(DOCUMENTS["template"])))):
        house = tmp_path / f"{name}.docx"
        reference.save(str(house))
        artefact = rendered(full_note(), contents=True, people_table=True, reference_doc=house)
        assert audited(artefact.data, tmp_path) == [], name


def test_a_document_has_a_title_and_a_language(document: Document) -> None:
    assert document.core_properties.title
    assert document.core_properties.language
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val"))


def test_headings_are_styles_and_leave_out_no_level(document: Document) -> None:
    levels = [int(style[-1]) if style.startswith("Heading ") else 0 for style in _styles(document)]
    outline = [level for level, style in zip(levels, _styles(document), strict=True) if level or style == "Title"]
    assert all(after <= before + 1 for before, after in pairwise(outline))


def test_every_picture_says_what_it_shows(document: Document) -> None:
    for properties in document.element.body.iter(qn("wp:docPr")):
        assert properties.get("descr")


def test_tables_say_which_row_names_the_columns_and_cells_are_not_merged(document: Document) -> None:
    for table in document.element.body.iter(qn("w:tbl")):
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        heads = table.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}")
        assert len(heads) == int(look.get(qn("w:firstRow")))
        assert not list(table.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_lists_are_lists_and_not_typed(document: Document) -> None:
    listed = [line for line in document.paragraphs if line.style and line.style.name.startswith("List ")]
    for line in listed:
        assert not line.text.startswith(("•", "-", "*")), line.text


def test_links_say_where_they_lead(document: Document) -> None:
    for link in document.element.body.iter(qn("w:hyperlink")):
        assert text_of(link).strip()


def test_nothing_is_formatted_by_hand_that_a_style_says(document: Document) -> None:
    by_hand = {"sz", "color", "rFonts", "u", "jc", "spacing"}
    found = {child.tag.rpartition("}")[2] for properties in _properties(document) for child in properties}
    assert found & by_hand == set()


def _properties(document: Document) -> Iterator[Any]:
    yield from document.element.body.iter(qn("w:rPr"), qn("w:pPr"))


def _styles(document: Document) -> list[str]:
    return [line.style.name for line in document.paragraphs if line.style and line.style.name]
