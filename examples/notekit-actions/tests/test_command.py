"""The command gathers what is to be done from documents and folders."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import notekit
from notekit_actions.command import actions

MINUTES = "# {}\n\nWe met on 6 May 2031.\n\n## Next steps\n\n- [ ] {}\n- [x] Count the bells\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of minutes, with files that are none."""
    monkeypatch.chdir(tmp_path)
    minutes = tmp_path / "minutes"
    (minutes / "older").mkdir(parents=True)
    (minutes / "b.md").write_text(MINUTES.format("Bells", "Oil the hinge"), encoding="utf-8")
    (minutes / "older" / "a.md").write_text(MINUTES.format("Clocks", "Find the key"), encoding="utf-8")
    (minutes / ".draft.md").write_text(MINUTES.format("Draft", "Nothing"), encoding="utf-8")
    (minutes / "package.json").write_text("{}", encoding="utf-8")
    return minutes


def run(*arguments: str, fails: bool = False) -> Result:
    result = CliRunner().invoke(actions, arguments, standalone_mode=False)
    assert isinstance(result.exception, notekit.NotekitError) is fails, result.exception
    return result


def steps(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_open_steps_of_a_folder_are_gathered_with_their_documents(folder: Path) -> None:
    assert run("minutes", "-o", "actions.csv").output == "actions.csv\n"
    assert [(step["Event"], step["Step"], step["Document"]) for step in steps(Path("actions.csv"))] == [
        ("Bells", "Oil the hinge", str(Path("minutes/b.md"))),
        ("Clocks", "Find the key", str(Path("minutes/older/a.md"))),
    ]


def test_those_that_are_done_are_given_if_asked_for(folder: Path) -> None:
    run("minutes/b.md", "--all", "-o", "actions.csv")
    assert [step["Status"] for step in steps(Path("actions.csv"))] == ["open", "done"]


def test_a_calendar_is_told_by_its_suffix(folder: Path) -> None:
    run("minutes", "-o", "actions.ics")
    assert Path("actions.ics").read_bytes().count(b"BEGIN:VTODO\r\n") == 2


def test_a_table_is_printed_where_no_file_is_named(folder: Path) -> None:
    assert b"Find the key" in run("minutes").stdout_bytes


def test_a_step_in_a_draft_and_in_the_document_made_of_it_is_one(folder: Path) -> None:
    notekit.convert("minutes/b.md", to="word", output="minutes/b.docx")
    run("minutes/b.md", "minutes/b.docx", "-o", "actions.csv")
    assert [step["Document"] for step in steps(Path("actions.csv"))] == ["minutes/b.md"]


def test_words_of_the_settings_are_understood(folder: Path) -> None:
    Path("notekit.toml").write_text('[vocabulary.headings]\nnext-steps = ["Sparks"]\n', encoding="utf-8")
    Path("c.md").write_text("# Bells\n\nWe met.\n\n## Sparks\n\n- Oil the hinge\n", encoding="utf-8")
    run("c.md", "-o", "actions.csv")
    assert [step["Step"] for step in steps(Path("actions.csv"))] == ["Oil the hinge"]
    assert "nowhere.toml" in str(run("c.md", "--config", "nowhere.toml", fails=True).exception)


def test_a_document_that_cannot_be_read_is_named_and_keeps_no_other_from_it(folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04")
    result = run("minutes", "nowhere.md", "-o", "actions.csv")
    assert result.return_value == 1
    assert "broken.docx" in result.stderr
    assert "nowhere.md: there is no such file" in result.stderr
    assert len(steps(Path("actions.csv"))) == 2


def test_nothing_is_written_where_there_is_nothing_to_do(folder: Path) -> None:
    Path("tea.md").write_text("# Tea\n\nWe met.\n", encoding="utf-8")
    assert "nothing to be done" in str(run("tea.md", "-o", "actions.csv", fails=True).exception)
    assert not Path("actions.csv").exists()


def test_a_file_that_exists_is_replaced_only_with_force(folder: Path) -> None:
    Path("actions.csv").write_text("mine", encoding="utf-8")
    assert "use --force" in str(run("minutes", "-o", "actions.csv", fails=True).exception)
    assert Path("actions.csv").read_text(encoding="utf-8") == "mine"
    run("minutes", "-o", "actions.csv", "--force")
    assert len(steps(Path("actions.csv"))) == 2


def test_a_place_that_cannot_be_written_is_an_error(folder: Path) -> None:
    assert "cannot be written" in str(run("minutes", "-o", "nowhere/actions.csv", fails=True).exception)


def test_another_suffix_is_wrong_usage(folder: Path) -> None:
    result = CliRunner().invoke(actions, ["minutes", "-o", "actions.xlsx"])
    assert result.exit_code == 2
    assert ".csv or .ics" in result.stderr
