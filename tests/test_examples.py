"""The examples are run as their readers would run them."""

import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import notekit

EXAMPLES = Path(__file__).parents[1] / "examples"
OUTLINE = EXAMPLES / "notekit-outline"


def run(*command: str, folder: Path, path: Path | None = None) -> str:
    environment = {**os.environ, "PYTHONPATH": str(path or "")}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def installed_outline(tmp_path: Path) -> Path:
    """A folder in which the example's package stands with the metadata that installing it gives."""
    (tmp_path / "notekit_outline").symlink_to(OUTLINE / "src" / "notekit_outline")
    metadata = tmp_path / "notekit_outline-0.1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: notekit-outline\nVersion: 0.1.0\n", encoding="utf-8"
    )
    (metadata / "entry_points.txt").write_text("[notekit]\noutline = notekit_outline\n", encoding="utf-8")
    return tmp_path


def test_the_note_built_by_hand_is_written_in_every_format(tmp_path: Path) -> None:
    run(str(EXAMPLES / "library" / "build_a_note.py"), str(tmp_path), folder=tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".html", ".json", ".md"]
    (note,) = notekit.loads((tmp_path / "kiln.json").read_text(encoding="utf-8")).notes
    assert note.quotes == (notekit.Quote("A kiln never does.", "Hanne Okoro"),)
    assert note.next_steps[0].owner == "Rafe Lindqvist"


def test_the_entry_point_of_the_distribution_is_the_one_it_is_tested_with() -> None:
    project = tomllib.loads((OUTLINE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["notekit"] == {"outline": "notekit_outline"}


def test_the_distribution_is_found_and_renders_through_the_public_api(installed_outline: Path) -> None:
    program = (
        "import notekit\n"
        "note = notekit.Note('Sharing a kiln', body=[notekit.Section(['Clay.'], heading='Heat')])\n"
        "print(notekit.render(note, 'outline', bullet='*').data.decode(), end='')\n"
    )
    assert run("-c", program, folder=installed_outline, path=installed_outline) == "Sharing a kiln\n* Heat\n"


def test_the_distribution_is_listed_among_the_formats(installed_outline: Path) -> None:
    assert "outline" in run("-m", "notekit", "formats", folder=installed_outline, path=installed_outline)


def test_the_tests_of_the_distribution_pass(tmp_path: Path) -> None:
    tests = str(OUTLINE / "tests")
    said = run("-m", "pytest", "-q", "-p", "no:cacheprovider", tests, folder=tmp_path, path=OUTLINE / "src")
    assert "5 passed" in said


def test_the_demo_names_every_document_and_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("demo", EXAMPLES / "demo.py")
    assert spec is not None
    assert spec.loader is not None
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    demo.OUTPUT = tmp_path / "build"
    assert demo.main() == 0
    said = capsys.readouterr().out
    assert "NOT EVERY" not in said
    for seed in demo.documents(demo.SEEDS):
        assert f"seeds/{seed.name}" in said
        for suffix in (".docx", ".md", ".html"):
            assert (demo.OUTPUT / f"{seed.stem}{suffix}").stat().st_size > 500
            assert f"{seed.stem}{suffix}" in said
