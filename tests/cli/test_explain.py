from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import notekit
from notekit import Note
from notekit.cli.explain import FIELDS
from notekit.parsers.parse import parse_reading
from notekit.readers.text import read_text
from notekit.source import Source

Run = Callable[..., Any]

SAID = """\
Lamps on the towpath: a workshop

We met on Tuesday 6 May 2031 at the boat house.

Ines Okoro, Warden at the Wending Trust, began. “We are late and the lamps are old,” she said.

The groups made these points:

• Fewer lamps
• Warmer light

Next steps

• Ines to write to the council by 1 June 2031
"""


@pytest.fixture(autouse=True)
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("lamps.txt")
    path.write_text(SAID, encoding="utf-8")
    return path


def test_a_date_is_explained_by_its_line_with_the_words_marked(run: Run) -> None:
    done = run("explain", "lamps.txt", "date")
    assert (done.status, done.err) == (0, "")
    first, line, marks = done.out.splitlines()
    assert first.startswith("lamps.txt:3: date [")
    assert line[marks.index("^") : marks.rindex("^") + 1] == "Tuesday 6 May 2031"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("title", "Lamps on the towpath: a workshop"),
        ("people", "Ines Okoro"),
        ("people[Ines Okoro]", "Ines Okoro"),
        (
            "contributions",
            "Ines Okoro, Warden at the Wending Trust, began. “We are late and the lamps are old,” she said.",
        ),
        ("discussions", "The groups made these points:"),
        ("quotes", "We are late and the lamps are old,"),
    ],
)
def test_a_finding_is_explained_by_the_words_it_was_taken_from(run: Run, field: str, words: str) -> None:
    _, line, marks = run("explain", "lamps.txt", field).out.splitlines()
    assert line[marks.index("^") : marks.rindex("^") + 1] == words


def test_a_view_may_be_asked_for_with_a_hyphen(run: Run) -> None:
    assert run("explain", "lamps.txt", "next-steps") == run("explain", "lamps.txt", "next_steps")


def test_what_nothing_in_the_text_tells_is_said_to_be_so(run: Run) -> None:
    done = run("explain", "lamps.txt", "series")
    what_to_do = "state it at the head of the document, as series: … between two lines of ---"
    assert (done.status, done.out) == (0, f"lamps.txt: no words of the text tell its series; {what_to_do}\n")


def test_a_note_without_source_has_no_evidence(run: Run) -> None:
    Path("lamps.json").write_text(notekit.dumps(Note("Lamps")), encoding="utf-8")
    assert "no words of the text tell its title" in run("explain", "lamps.json", "title").out


@pytest.mark.parametrize("field", ["colour", "", "date[x"])
def test_a_field_that_is_none_is_wrong_usage(run: Run, field: str) -> None:
    done = run("explain", "lamps.txt", field)
    assert (done.status, done.out, done.err.count("\n")) == ((2, "", 1) if field != "date[x" else (0, done.out, 0))


def test_every_kind_of_evidence_can_be_asked_for() -> None:
    notebook = parse_reading(read_text(Source.from_text(SAID)))
    fields = {evidence.field.partition("[")[0] for note in notebook.notes for evidence in note.evidence}
    assert {"title", "kind", "date", "people", "contributions", "discussions", "next_steps", "quotes"} <= fields
    assert fields <= set(FIELDS)


def test_show_prints_all_evidence_in_the_order_of_the_document(run: Run) -> None:
    done = run("show", "lamps.txt", "--evidence")
    heads = [line for line in done.out.splitlines() if line.startswith("lamps.txt:")]
    lines = [int(head.split(":")[1]) for head in heads]
    assert done.status == 0
    assert lines == sorted(lines)
    assert {1, 3, 5} <= set(lines)


def test_a_long_line_is_shortened_around_the_words_and_odd_characters_keep_the_marks_below(run: Run) -> None:
    Path("long.txt").write_text(f"Lamps\n\n{'日本 ' * 60}\x1b We met on Tuesday 6 May 2031.{' word' * 90}\n", "utf-8")
    _, line, marks = run("explain", "long.txt", "date").out.splitlines()
    assert line.startswith("    …")
    assert line.endswith("…")
    assert "Tuesday 6 May 2031" in line
    assert marks.count("^") == len("Tuesday 6 May 2031")


@pytest.mark.parametrize(("asked", "line"), [("pictures", 3), ("images", 3), ("body", 3), ("sections", 3)])
def test_what_show_lists_can_be_asked_for(run: Run, asked: str, line: int) -> None:
    Path("pier.md").write_text("# Pier\n\n![The pier](pier.jpg)\n", encoding="utf-8")
    assert run("explain", "pier.md", asked).out.startswith(f"pier.md:{line}: ")


def test_furniture_and_pictures_within_lists_are_shown_where_they_stand(run: Run) -> None:
    Path("pier.html").write_text(
        "<html><body><nav>Home</nav><main><h1>Pier</h1><p>We met there.</p><ul><li>A"
        "<p>B</p><img src='p.jpg' alt='The pier'></li></ul></main></body></html>",
        encoding="utf-8",
    )
    assert "Home" in run("explain", "pier.html", "furniture").out
    assert ": pictures [as it stands]" in run("explain", "pier.html", "pictures").out


@pytest.mark.parametrize("asked", ["people[Ines]", "people[okoro]", "people[Ines Okorro]"])
def test_a_person_asked_for_by_half_the_name_is_suggested(run: Run, asked: str) -> None:
    assert run("explain", "lamps.txt", asked).out.endswith("; did you mean people[Ines Okoro]?\n")


def test_nobody_is_suggested_for_a_name_like_no_other(run: Run) -> None:
    assert run("explain", "lamps.txt", "people[Bo Wright]").out.endswith("tell its people[Bo Wright]\n")


def test_a_field_may_be_asked_for_by_another_word_for_it(run: Run) -> None:
    asked = run("explain", "lamps.txt", "Venue").out
    assert "tell its place; state it at the head of the document, as place: …" in asked
    assert "did you mean 'organiser'?" in run("explain", "lamps.txt", "organisr").err


def test_how_a_section_is_stated_is_said_where_there_is_none(run: Run) -> None:
    assert "<!-- notekit: response -->" in run("explain", "lamps.txt", "responses").out
