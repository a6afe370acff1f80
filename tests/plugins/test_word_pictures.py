"""Pictures of a folder, taken into a document."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

import notekit
from notekit import Image, Note, Section
from word_documents import png, rendered, text_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture, wider than a page, and with what is none."""
    pictures = tmp_path / "pictures"
    (pictures / "inner").mkdir(parents=True)
    (pictures / "inner" / "quay.png").write_bytes(png(3000, 1000))
    (pictures / "notes.png").write_text("no picture")
    (tmp_path / "outside.png").write_bytes(png(10, 10))
    return pictures


def note(*images: Image) -> Note:
    return Note("T", body=[Section(["Before.", *images, "After."])])


def drawn(artefact: notekit.Artefact) -> list[Any]:
    document = docx.Document(BytesIO(artefact.data))
    return list(document.element.body.iter(qn("wp:inline")))


def test_a_picture_stands_in_the_document_with_its_alt_text_and_caption(folder: Path) -> None:
    artefact = rendered(note(Image("A quay at low tide", "The old quay", "inner/quay.png")), pictures=folder)
    (picture,) = drawn(artefact)
    assert picture.find(qn("wp:docPr")).get("descr") == "A quay at low tide"
    document = docx.Document(BytesIO(artefact.data))
    assert "The old quay" in text_of(document.element.body)
    assert "[Picture" not in text_of(document.element.body)
    section = document.sections[0]
    assert int(picture.find(qn("wp:extent")).get("cx")) <= section.page_width - section.left_margin


@pytest.mark.parametrize(
    "image",
    [
        Image("A quay", "The old quay", "inner/quay.png"),
        Image("A quay", None, "inner/quay.png"),
        Image(None, "The old quay", "inner/quay.png"),
        Image(None, None, "inner/quay.png"),
    ],
)
def test_a_note_with_pictures_comes_back(folder: Path, image: Image) -> None:
    sent = note(image, notekit.Rule(), Image("Another", source="nowhere.png"), image)
    assert notekit.parse(rendered(sent, pictures=folder).data, media_type="docx").notes == (sent,)


def test_what_a_person_writes_over_alt_text_and_caption_is_in_the_note(folder: Path) -> None:
    artefact = rendered(note(Image("A quay", "The old quay", "inner/quay.png")), pictures=folder)
    document = docx.Document(BytesIO(artefact.data))
    next(document.element.body.iter(qn("wp:docPr"))).set("descr", "A quay with gulls")
    (caption,) = [line for line in document.paragraphs if "The old quay" in line.text]
    caption.runs[-1].text = "The older quay"
    stream = BytesIO()
    document.save(stream)
    (returned,) = notekit.parse(stream.getvalue(), media_type="docx").notes
    assert returned.images == (Image("A quay with gulls", "The older quay", "inner/quay.png"),)


@pytest.mark.parametrize("source", ["nowhere.png", "notes.png", "../outside.png", "inner", "\0"])
def test_a_picture_that_cannot_be_had_is_in_words_and_named(folder: Path, source: str) -> None:
    artefact = rendered(note(Image("A quay", source=source)), pictures=folder)
    assert not drawn(artefact)
    assert "[Picture: A quay]" in text_of(docx.Document(BytesIO(artefact.data)).element.body)
    assert "picture-missing" in [remark.code for remark in artefact.diagnostics]


@pytest.mark.parametrize("source", ["https://a.example/quay.png", None])
def test_nothing_is_fetched(folder: Path, source: str | None) -> None:
    artefact = rendered(note(Image("A quay", source=source)), pictures=folder)
    assert not drawn(artefact)
    assert "picture-missing" not in [remark.code for remark in artefact.diagnostics]


def test_without_a_folder_pictures_are_in_words(folder: Path) -> None:
    assert not drawn(rendered(note(Image("A quay", source="inner/quay.png"))))
