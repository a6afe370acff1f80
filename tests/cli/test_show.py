import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import notekit
from notekit import (
    Action,
    Anchor,
    EventDate,
    Furniture,
    Heading,
    Image,
    ListBlock,
    Note,
    Notebook,
    Paragraph,
    Part,
    Person,
    Post,
    RichText,
    Role,
    Section,
    Speech,
)

Run = Callable[..., Any]

SAID = "“We are late,” said Ines Okoro. Read the plan. Ask the mayor."
MARKS = [Speech(1, 13, "Ines Okoro"), Anchor(32, 46), Action(47, 61, owner="Sam", due="2031-06-01")]
FULL = Note(
    "Reed bed day",
    "What the river needs",
    kind="workshop",
    date=EventDate.from_iso("2031-05", "May 2031"),
    place="Lower Wending",
    organiser="The Wending Trust",
    topics=["rivers", "reeds"],
    url="https://wending.example/reeds",
    teaser="A day in the reeds.",
    highlights=["Ask the mayor", "Reeds, and more"],
    people=[Person("Ines Okoro", "Dr", [Post("Warden", "Wending Trust")], [Part.SPEAKER, Part.CHAIR])],
    body=[
        Section(
            [Paragraph(RichText(SAID, MARKS))],
            role=Role.CONTRIBUTION,
            heading=Heading("The state of the reeds"),
            by=["Ines Okoro"],
        ),
        Section([ListBlock(["one", "two"]), Image(alt="A reed")], role=Role.DISCUSSION, group="B"),
    ],
    page=[Furniture("Read more")],
)

TREE = """\
reeds.json  1 note
└── Reed bed day
    ├── subtitle   What the river needs
    ├── kind       workshop
    ├── date       2031-05  “May 2031”
    ├── place      Lower Wending
    ├── organiser  The Wending Trust
    ├── topics     rivers, reeds
    ├── url        https://wending.example/reeds
    ├── teaser     A day in the reeds.
    ├── Highlights (2)
    │   ├── Ask the mayor
    │   └── Reeds, and more
    ├── People (1)
    │   └── Dr Ines Okoro  Warden, Wending Trust  speaker, chair
    ├── Body (2)
    │   ├── contribution  The state of the reeds  by Ines Okoro  1 paragraph
    │   └── discussion  group B  1 image, list of 2
    ├── Next steps (1)
    │   └── Ask the mayor.  owner Sam  due 2031-06-01
    ├── Quotes (1)
    │   └── We are late,  Ines Okoro
    ├── Links (1)
    │   └── Read the plan.  address lost
    ├── Pictures (1)
    │   └── A reed
    └── Furniture (1)
        └── Read more
"""


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("reeds.json")
    path.write_text(notekit.dumps(Notebook([FULL])), encoding="utf-8")
    return path


def test_what_was_recognised_is_shown_as_a_tree(run: Run, document: Path) -> None:
    assert run("show", document) == (0, TREE, "")


def test_lines_are_not_wrapped_where_nobody_looks_at_them(run: Run, document: Path) -> None:
    document.write_text(notekit.dumps(Note("word " * 100)), encoding="utf-8")
    assert "word " * 99 in run("show", document).out


def test_a_text_that_looks_like_markup_is_shown_as_it_is(run: Run, document: Path) -> None:
    document.write_text(notekit.dumps(Note("[bold]Reeds[/bold] :smile:")), encoding="utf-8")
    assert "[bold]Reeds[/bold] :smile:" in run("show", document).out


def test_coverage_and_remarks_are_shown(run: Run, document: Path) -> None:
    Path("a.txt").write_bytes(b"Reed bed day\n\nWe met \x1b by the water.\n")
    done = run("show", "a.txt")
    assert done.status == 0
    assert "a.txt  1 note, text/plain" in done.out
    assert "Coverage 27 characters: 27 in notes, 0 in furniture, 0 in no note" in done.out
    assert "a.txt:3: 1 control character replaced by U+FFFD [control-characters]" in done.out


def test_nothing_is_shown_of_a_blank_document_but_why(run: Run, document: Path) -> None:
    done = run("show", "-", stdin=b"  \n")
    assert done.status == 0
    assert done.out.startswith("-  0 notes, text/plain\n")
    assert "[empty-source]" in done.out


def test_json_is_the_notebook(run: Run, document: Path) -> None:
    done = run("show", document, "--json")
    assert (done.status, done.err) == (0, "")
    assert notekit.loads(done.out).notes == (FULL,)


@pytest.mark.parametrize("arguments", [["missing.txt"], ["."], ["missing.txt", "--json"]])
def test_what_cannot_be_read_is_one_line(run: Run, document: Path, arguments: list[str]) -> None:
    done = run("show", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colours_unless_it_wants_none(
    run: Run, document: Path, monkeypatch: pytest.MonkeyPatch, no_colour: str, coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    out = run("show", document).out
    assert ("\x1b[1;36m" in out) is coloured
    assert "Reed bed day" in out


# Settings

OWN = '[vocabulary.headings]\nnext-steps = ["Sparks"]\n'
WITH_SPARKS = "# Slipway workshop\n\n3 May 2031\n\nWe met.\n\n## Sparks\n\n- Rope will be bought\n"


@pytest.mark.parametrize("given", [["--config", "own.toml"], []], ids=["named", "found in the folder"])
def test_own_words_are_understood(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text(WITH_SPARKS)
    Path("own.toml" if given else "notekit.toml").write_text(OWN)
    assert "Next steps (1)" in run("show", "notes.md", *given).out


def test_settings_that_do_not_fit_are_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text(WITH_SPARKS)
    Path("notekit.toml").write_text("[vocabulary.headings]\nsparks = []\n")
    done = run("show", "notes.md")
    assert (done.status, done.out) == (1, "")
    assert "notekit.toml: vocabulary.headings.sparks: there is no such key" in done.err


def test_the_language_of_a_source_may_be_said(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("Table ronde\n\n3 mai 2031\n", encoding="utf-8")
    assert "2031-05-03" not in run("show", "notes.txt").out
    assert "2031-05-03" in run("show", "notes.txt", "--language", "fr").out


def test_a_language_without_words_is_wrong_usage(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("Rundgespräch\n", encoding="utf-8")
    done = run("show", "notes.txt", "--language", "de")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "there are no words for the language 'de'; known are en, fr" in done.err


def test_the_language_said_goes_before_that_of_the_settings(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notekit.toml").write_text('language = "en"\n', encoding="utf-8")
    Path("notes.txt").write_text("Table ronde\n\n3 mai 2031\n", encoding="utf-8")
    assert "2031-05-03" in run("show", "notes.txt", "--language", "fr").out
