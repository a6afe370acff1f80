"""The real write-ups that notekit was made for, which lie beside the repository and are no part of it."""

from pathlib import Path

import pytest

import notekit

FOLDER = Path(__file__).parents[2] / "shared" / "seeds"
SEEDS = sorted(FOLDER.glob("*.txt"))
SUFFIXES = {"word": ".docx", "markdown": ".md", "newsletter": ".html"}

pytestmark = pytest.mark.skipif(not SEEDS, reason="there is no ../shared/seeds beside the repository")

each_seed = pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)


@each_seed
def test_every_character_is_accounted_for(seed: Path) -> None:
    coverage = notekit.parse(seed).coverage
    assert coverage is not None
    assert coverage.complete, coverage


def test_all_notes_are_found() -> None:
    assert sum(len(notekit.parse(seed).notes) for seed in SEEDS) == 13


@each_seed
@pytest.mark.parametrize("name", SUFFIXES)
def test_every_format_gives_a_document_twice_the_same(seed: Path, name: str) -> None:
    notes = notekit.parse(seed).notes
    artefact = notekit.render(notes, name)
    assert artefact.suffix == SUFFIXES[name]
    assert len(artefact.data) > 1000
    assert notekit.render(notes, name).data == artefact.data


@each_seed
def test_a_note_comes_back_from_markdown(seed: Path) -> None:
    for note in notekit.parse(seed).notes:
        markdown = notekit.render(note, "markdown").data
        assert notekit.parse(markdown, media_type="text/markdown").notes == (note,)


@each_seed
def test_all_notes_come_back_from_one_word_document(seed: Path) -> None:
    notes = notekit.parse(seed).notes
    returned = notekit.parse(notekit.render(notes, "word").data, media_type="docx")
    assert returned.notes == notes
    assert returned.coverage is not None
    assert returned.coverage.complete


@each_seed
def test_a_notebook_comes_back_from_json(seed: Path) -> None:
    notebook = notekit.parse(seed)
    again = notekit.loads(notekit.dumps(notebook))
    assert again == notebook
    assert again.coverage == notebook.coverage
    assert [note.evidence for note in again.notes] == [note.evidence for note in notebook.notes]
