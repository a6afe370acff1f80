"""`notekit new`."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import notekit
from notekit import Kind, Part, Person
from notekit.cli import main

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def note_in(path: str) -> notekit.Note:
    (note,) = notekit.parse(path).notes
    return note


def written(path: str, text: str) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def test_a_note_is_begun_with_what_is_known(run: Run) -> None:
    known = ["--title", "Boats: for *all*", "--subtitle", "#1", "--date", "6 May 2031", "--place", "Fennel Hall"]
    known += ["--organiser", "Quay Trust", "--series", "Talks", "--topic", "boats", "--topic", "a: b"]
    known += ["--speaker", "Dr Ann Lee, Director, Quay Trust", "--speaker", "Bo Wright, Lee Council"]
    known += ["--chair", "Cy Ek", "--respondent", "Di Orr", "--facilitator", "Cy Ek", "--author", "Flo Nye"]
    assert run("new", "roundtable", *known) == (0, "Boats-for-all.md\n", "")
    note = note_in("Boats-for-all.md")
    assert (note.title, note.subtitle, note.place) == ("Boats: for *all*", "#1", "Fennel Hall")
    assert (note.organiser, note.series, note.topics) == ("Quay Trust", "Talks", ("boats", "a: b"))
    assert note.kind is Kind.ROUNDTABLE
    assert note.date is not None
    assert (note.date.iso, note.date.text) == ("2031-05-06", None)
    assert set(note.people) == {
        Person("Ann Lee", "Dr", [("Director", "Quay Trust")], [Part.SPEAKER]),
        Person("Bo Wright", posts=[(None, "Lee Council")], parts=[Part.SPEAKER]),
        Person("Cy Ek", parts=[Part.CHAIR, Part.FACILITATOR]),
        Person("Di Orr", parts=[Part.RESPONDENT]),
        Person("Flo Nye", parts=[Part.AUTHOR]),
    }
    assert [one.by[0].name for one in (*note.contributions, *note.responses)] == ["Ann Lee", "Bo Wright", "Di Orr"]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_begun_converted_and_checked(run: Run, kind: Kind) -> None:
    assert run("new", kind, "-o", "notes/").out == f"notes/{kind}.md\n"
    assert run("convert", f"notes/{kind}.md", "-o", "out/") == (
        0,
        f"out/{kind}.docx\nout/{kind}.md\nout/{kind}.html\n",
        "",
    )
    found = run("check", f"notes/{kind}.md").out.splitlines()
    assert found
    assert all(": empty-section: " in line for line in found)


def test_it_goes_to_standard_output_or_to_the_file_named(run: Run) -> None:
    done = run("new", "panel", "-o", "-")
    assert done.out.startswith("---\ntitle:\n")
    assert run("new", "panel", "-o", "tea.markdown").out == "tea.markdown\n"
    assert Path("tea.markdown").read_text(encoding="utf-8") == done.out
    assert not Path("panel.md").exists()


def test_what_exists_is_not_replaced_unless_told(run: Run) -> None:
    written("panel.md", "mine")
    assert "exists already" in run("new", "panel").err
    assert Path("panel.md").read_text(encoding="utf-8") == "mine"
    assert run("new", "panel", "--force").status == 0
    assert note_in("panel.md").kind is Kind.PANEL


def test_an_answer_that_is_blank_says_nothing(run: Run) -> None:
    plain = run("new", "panel", "-o", "-").out
    blanks = ["--title", " ", "--date", "", "--topic", " ", "--speaker", ""]
    assert run("new", "panel", "-o", "-", *blanks).out == plain


# Skeletons of one's own

OWN = "---\ntitle:\nplace: Our kitchen\n---\n\n## What went well\n\n<!-- ## SPEAKER -->\n"


def test_an_own_skeleton_is_found_by_its_name(run: Run) -> None:
    written("notekit.toml", "")
    written("skeletons/retrospective.md", OWN)
    assert run("new", "retrospective", "--title", "Retro 12", "--speaker", "Ann Lee").out == "Retro-12.md\n"
    note = note_in("Retro-12.md")
    assert (note.title, note.place) == ("Retro 12", "Our kitchen")
    assert [one.by[0].name for one in note.contributions] == ["Ann Lee"]


def test_an_own_skeleton_goes_before_that_of_a_kind(run: Run) -> None:
    written("notekit.toml", '[new]\nskeletons = "house"\n')
    written("house/panel.md", OWN)
    run("new", "panel")
    assert (note_in("panel.md").kind, note_in("panel.md").place) == (Kind.PANEL, "Our kitchen")


def test_a_template_is_taken_by_name_or_by_path(run: Run) -> None:
    written("notekit.toml", "")
    written("skeletons/retrospective.md", OWN)
    for template in ("retrospective", "skeletons/retrospective.md"):
        assert "kind: webinar" in run("new", "webinar", "--template", template, "-o", "-").out
        assert "Our kitchen" in run("new", "webinar", "--template", template, "-o", "-").out
    assert "Points from the breakout groups" in run("new", "webinar", "--template", "workshop", "-o", "-").out


def test_the_kinds_are_listed_with_where_they_come_from(run: Run, tmp_path: Path) -> None:
    written("notekit.toml", "")
    written("skeletons/retrospective.md", OWN)
    lines = [line.split() for line in run("new", "--list").out.splitlines()]
    assert lines == [
        *([kind, "notekit"] for kind in Kind),
        ["retrospective", str(tmp_path / "skeletons/retrospective.md")],
    ]


# On a terminal


class Terminal(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., int]:
    """Runs a command on a terminal, with answers on lines of their own."""

    def command(answers: str, *arguments: str) -> int:
        monkeypatch.setattr(sys, "stdin", Terminal(answers))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return main(arguments)

    return command


def test_on_a_terminal_it_asks_for_what_is_known(
    answer: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    answers = "Boats for all\nyesterday\n6 May 2031\nFennel Hall\n\n?\nDr Ann Lee, Director, Quay Trust\nBo Wright\n\n"
    assert answer(answers, "new", "panel") == 0
    note = note_in("Boats-for-all.md")
    assert (note.title, note.place, note.organiser) == ("Boats for all", "Fennel Hall", None)
    assert note.date is not None
    assert note.date.iso == "2031-05-06"
    assert [str(person) for person in note.speakers] == ["Dr Ann Lee", "Bo Wright"]
    printed = capsys.readouterr()
    assert "write it as 2031-05-06" in printed.out
    assert "names nobody" in printed.out


def test_empty_answers_are_left_out(answer: Callable[..., int]) -> None:
    assert answer("\n" * 5, "new", "panel") == 0
    assert note_in("panel.md").people == ()
    assert Path("panel.md").read_text(encoding="utf-8").startswith("---\ntitle:\nsubtitle:\nkind: panel\ndate:  #")


def test_it_does_not_ask_where_anything_is_told(answer: Callable[..., int]) -> None:
    assert answer("", "new", "panel", "--title", "Tea") == 0
    assert note_in("Tea.md").title == "Tea"


def test_whoever_breaks_off_leaves_no_file(
    answer: Callable[..., int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert answer("Tea\n6 May 2031\n", "new", "panel") == 130  # the answers end

    def interrupt(*_: Any) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.termui.visible_prompt_func", interrupt)
    assert answer("", "new", "panel") == 130
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_it_never_asks(run: Run) -> None:
    assert run("new", "panel", "-o", "-", stdin=b"Tea\n").out.startswith("---\ntitle:\n")


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new"], "name a kind of note: roundtable, workshop, webinar"),
        (
            ["new", "rountable"],
            "there is no skeleton 'rountable'; did you mean 'roundtable'? known are roundtable, workshop",
        ),
        (["new", "panel", "--template", "paenl"], "there is no skeleton 'paenl'; did you mean 'panel'?"),
        (["new", "panel", "--date", "yesterday"], "--date: 'yesterday' is no full date; write it as 2031-05-06"),
        (["new", "panel", "--chair", "?"], "--chair: '?' names nobody; write Name, Role, Organisation"),
        (["new", "panel", "--title", "\udcff"], "'\\udcff' is no text in UTF-8"),
        (["new", "panel", "--topic", "\udcff"], "'\\udcff' is no text in UTF-8"),
        (["new", "panel", "-o", "tea.txt"], "tea.txt: a skeleton is Markdown; name a file that ends in .md"),
    ],
)
def test_wrong_usage_says_what_to_write(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_cannot_be_read_is_an_error(run: Run) -> None:
    done = run("new", "panel", "--template", "none.md")
    assert (done.status, done.err) == (1, "notekit: none.md: there is no such file\n")
    written("bad.md", "---\ntitle: [\n---\n")
    done = run("new", "panel", "--template", "bad.md")
    assert done.status == 1
    assert done.err.startswith("notekit: bad.md:3: front matter is no YAML")
