"""The scripts of examples/library are run as their readers would run them."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

import notekit

LIBRARY = Path(__file__).parents[1] / "examples" / "library"
SPEAKERS = LIBRARY / "speakers_from_a_spreadsheet.py"
FOLDER = LIBRARY / "convert_a_folder.py"
REPORT = LIBRARY / "report_next_steps.py"
STEPS = {
    "quay.md": "# Quay day\n\n## Next steps\n\n- [ ] Odo Farrant to ring a bell by 3 June 2031\n- [x] Sweep up\n",
    "weir.md": "# Weir day\n\n## Next steps\n\n- [ ] Nesta Quill to mend the gate by 2 May 2031\n",
}


def begun(*command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """A script that has run, with the notekit that is tested here."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def run(*command: str, folder: Path) -> str:
    done = begun(*command, folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def fails(*command: str, folder: Path) -> tuple[str, str]:
    """What a script that fails in part, or as a whole, says to whom it reports and about its failure."""
    done = begun(*command, folder=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def test_a_spreadsheet_of_speakers_becomes_a_note_to_be_filled(tmp_path: Path) -> None:
    assert "4 speakers, 4 talks" in run(str(SPEAKERS), folder=tmp_path)
    (note,) = notekit.parse(tmp_path / "build" / "speakers.md").notes
    assert [str(person) for person in note.speakers][:2] == ["Dr Ianthe Sorrel", "Babajide Crane"]
    assert [str(post) for post in note.person("Babajide Crane").posts] == [
        "Ferryman, Wendle Crossing Company",
        "Trustee, Friends of the Ferry",
    ]
    assert [[person.name for person in talk.by] for talk in note.contributions][-1] == [
        "Oriel Tamsin-Vane",
        "Babajide Crane",
    ]


def test_a_note_that_has_been_begun_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "begun.md").write_text("Mine.", encoding="utf-8")
    _, said = fails(str(SPEAKERS), str(SPEAKERS.with_name("speakers.csv")), "begun.md", folder=tmp_path)
    assert "begun.md" in said
    assert (tmp_path / "begun.md").read_text(encoding="utf-8") == "Mine."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"name;talk\nOdo;Quays\n", "has no column name, honorific, role, affiliation, talk"),
        (b"", "has no column name"),
        ("name\nZoë\n".encode("latin-1"), "is not in UTF-8"),
    ],
)
def test_what_is_no_spreadsheet_of_speakers_is_said(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(data)
    _, said = fails(str(SPEAKERS), "people.csv", folder=tmp_path)
    assert said.startswith(f"people.csv: {reason}")


def test_a_spreadsheet_is_read_as_spreadsheets_are_saved(tmp_path: Path) -> None:
    rows = "name,honorific,role,affiliation,talk\r\n Zoë Farrant ,,,,\r\n,,,,Nobody’s\r\n"
    (tmp_path / "people.csv").write_bytes(b"\xef\xbb\xbf" + rows.encode())
    assert "1 speakers, 0 talks" in run(str(SPEAKERS), "people.csv", "note.md", folder=tmp_path)
    (note,) = notekit.parse(tmp_path / "note.md").notes
    assert note.people == (notekit.Person("Zoë Farrant", parts=["speaker"]),)


def test_a_folder_is_converted_with_those_in_it_and_what_fails_is_said(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "quay.md").write_text(STEPS["quay.md"], encoding="utf-8")
    (tmp_path / "in" / "deep" / "weir.md").write_text(STEPS["weir.md"], encoding="utf-8")
    (tmp_path / "in" / "broken.docx").write_bytes(b"no document")
    (tmp_path / "in" / "picture.png").write_bytes(b"no document either")
    said, failed = fails(str(FOLDER), "in", "out", folder=tmp_path)
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert written == ["deep/weir.docx", "deep/weir.html", "quay.docx", "quay.html"]
    assert len(said.splitlines()) == 2
    assert "broken.docx" in failed
    assert "png" not in failed


def test_a_folder_is_converted_into_one_of_its_own_without_converting_that(tmp_path: Path) -> None:
    (tmp_path / "quay.md").write_text(STEPS["quay.md"], encoding="utf-8")
    run(str(FOLDER), ".", "out", folder=tmp_path)
    said, failed = fails(str(FOLDER), ".", "out", folder=tmp_path)
    assert said == ""
    assert len(failed.splitlines()) == 1
    assert "exists already" in failed


def test_a_folder_that_there_is_not_is_said(tmp_path: Path) -> None:
    assert "usage: " in fails(str(FOLDER), "nowhere", "out", folder=tmp_path)[1]


@pytest.fixture
def notes_with_steps(tmp_path: Path) -> Path:
    for name, text in STEPS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_next_steps_of_many_notes_are_one_table_by_date(notes_with_steps: Path) -> None:
    report = run(str(REPORT), *STEPS, folder=notes_with_steps)
    (table,) = notekit.parse(report.encode(), media_type="text/markdown").notes[0].body[0].blocks
    assert isinstance(table, notekit.Table)
    due, owner, _, status, origin = zip(*table.rows, strict=True)
    assert [cell.text for cell in due] == ["Due", "2 May 2031", "3 June 2031", ""]
    assert [cell.text for cell in owner] == ["Owner", "Nesta Quill", "Odo Farrant", ""]
    assert [cell.text for cell in status] == ["Status", "open", "open", "done"]
    assert [cell.text for cell in origin] == ["Note", "Weir day", "Quay day", "Quay day"]


def test_what_is_done_is_left_out_of_the_report_on_demand(notes_with_steps: Path) -> None:
    rows = list(csv.reader(run(str(REPORT), "--csv", "--open", *STEPS, folder=notes_with_steps).splitlines()))
    assert [row[1] for row in rows] == ["Owner", "Nesta Quill", "Odo Farrant"]


def test_a_document_that_cannot_be_read_keeps_no_other_from_the_report(notes_with_steps: Path) -> None:
    said, failed = fails(str(REPORT), "nowhere.md", "weir.md", folder=notes_with_steps)
    assert failed == "failed: nowhere.md: there is no such file\n"
    assert "Nesta Quill" in said


def test_the_note_built_by_hand_is_written_in_every_format(tmp_path: Path) -> None:
    run(str(LIBRARY / "build_a_note.py"), str(tmp_path), folder=tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".html", ".json", ".md"]
    (note,) = notekit.loads((tmp_path / "kiln.json").read_text(encoding="utf-8")).notes
    assert note.quotes == (notekit.Quote("A kiln never does.", "Hanne Okoro"),)
    assert note.next_steps[0].owner == "Rafe Lindqvist"
