"""Every annotated write-up: accounted for to the last character, and nothing in it invented."""

import json
import re
from pathlib import Path

import pytest

import notekit

HERE = Path(__file__).resolve().parent
FOLDERS = ("tuning", "unseen", "french/tuning", "french/unseen")
ANNOTATED = [path for folder in FOLDERS for path in sorted((HERE / folder).glob("*.json"))]
WORD = re.compile(r"[^\W_]+")


def name_of(annotation: Path) -> str:
    return "-".join(annotation.relative_to(HERE).with_suffix("").parts)


def document(annotation: Path) -> Path:
    return annotation.parent / json.loads(annotation.read_text(encoding="utf-8"))["document"]


def said(note: notekit.Note) -> list[str]:
    """What the fields of a note say in words of the source."""
    fields = [note.title, note.subtitle, note.place, note.organiser, note.series, *note.topics, *note.supporters]
    fields += [note.url, note.teaser, *note.highlights]
    fields += [note.date.text] if note.date else []
    for person in note.people:
        fields += [person.name, person.honorific]
        fields += [value for post in person.posts for value in (post.role, post.affiliation)]
    fields += [value for step in note.next_steps for value in (step.text, step.owner)]
    fields += [value for quote in note.quotes for value in (quote.text, quote.speaker)]
    for image in note.images:
        fields += [image.alt, image.caption]
    return [field for field in fields if field]


@pytest.mark.parametrize("annotation", ANNOTATED, ids=name_of)
def test_every_character_of_a_write_up_is_accounted_for_once(annotation: Path) -> None:
    coverage = notekit.parse(document(annotation)).coverage
    assert coverage.complete
    assert coverage.total == coverage.in_notes + coverage.in_furniture + sum(
        len("".join(piece.text.split())) for piece in coverage.left_over
    )


@pytest.mark.parametrize("annotation", ANNOTATED, ids=name_of)
def test_no_field_holds_a_word_that_the_source_does_not_have(annotation: Path) -> None:
    path = document(annotation)
    words = set(WORD.findall(path.read_text(encoding="utf-8").casefold()))
    for note in notekit.parse(path).notes:
        for field in said(note):
            invented = [word for word in WORD.findall(field.casefold()) if word not in words]
            assert not invented, f"{field!r} has {invented}"


@pytest.mark.parametrize("annotation", ANNOTATED, ids=name_of)
def test_a_recognised_note_survives_markdown_and_json(annotation: Path) -> None:
    notebook = notekit.parse(document(annotation))
    assert notekit.loads(notekit.dumps(notebook)) == notebook
    written = notekit.render(notebook.notes, "markdown").data
    assert notekit.parse(written, media_type="text/markdown").notes == notebook.notes
