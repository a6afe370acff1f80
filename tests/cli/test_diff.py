import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import notekit
from notekit import Change, Note, Notebook, Paragraph, Person, RichText, Section, Strong
from notekit.cli.diff import _json

Run = Callable[..., Any]

FULL = " ".join(f"And item {number} was talked about at length." for number in range(20))
BEFORE = Note(
    "Reed bed day",
    place="Lower Wending",
    people=[Person("Ines Okoro", posts=[("Warden", "Wending Trust")])],
    body=[
        Section([f"{FULL} We left by the old bridge. {FULL}", "It rained."], heading="Noon"),
        Section([Paragraph("Ask the mayor.")], heading="Dusk"),
    ],
)
AFTER = Note(
    "Reed bed day",
    people=[Person("Ines Okoro", posts=[("Senior Warden", "Wending Trust")])],
    body=[
        Section([f"{FULL} We left by the new bridge. {FULL}", "Nobody minded.", "It rained."], heading="Noon"),
        Section([Paragraph(RichText("Ask the mayor.", [Strong(0, 3)]))], heading="Dusk"),
    ],
)
SHOWN = """\
Reed bed day
  - place  Lower Wending
  Ines Okoro
    ~ role  {+Senior +}Warden
  Noon
    ~ paragraph  … talked about at length. We left by the [-old-]{+new+} bridge. And item 0 was talked about at …
    + paragraph  Nobody minded.
  Dusk
    ~ paragraph  Ask the mayor.
        “Ask” is now strong
5 changes: 1 added, 1 removed, 3 changed
"""
KEYS = [
    *("kind", "where", "what", "before", "after", "remarks", "within", "moved_from"),
    *("before_span", "after_span", "note", "notes"),
]


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("before.json", BEFORE)
    write("after.json", AFTER)


def write(name: str, *notes: Note) -> None:
    Path(name).write_text(notekit.dumps(Notebook(notes)), encoding="utf-8")


def test_changes_are_shown_by_note_and_section_with_the_words_that_changed(run: Run) -> None:
    assert run("diff", "before.json", "after.json") == (0, SHOWN, "")


def test_what_is_the_same_has_no_changes(run: Run) -> None:
    assert run("diff", "before.json", "before.json") == (0, "no changes\n", "")


def test_documents_of_different_formats_are_compared_by_what_they_say(run: Run) -> None:
    artefact = notekit.render(BEFORE, "markdown")
    Path("before.md").write_bytes(artefact.data)
    assert run("diff", "before.json", "before.md", "--fail-if-different") == (0, "no changes\n", "")
    Path("before.md").write_bytes(artefact.data.replace(b"It rained.", b"It rained hard."))
    done = run("diff", "before.json", "before.md")
    assert done.out.endswith("\n    ~ paragraph  It rained {+hard+}.\n1 change: 1 changed\n")


def test_what_moved_says_from_where(run: Run) -> None:
    write("a.json", Note(body=[Section(["One went home.", "It rained.", "We sang."])]))
    write("b.json", Note(body=[Section(["It rained.", "We sang.", "One went home."])]))
    assert run("diff", "a.json", "b.json").out == (
        "(no title)\n  prose\n    > paragraph  One went home.\n"
        "        moved from body[0].blocks[0] to body[0].blocks[2]\n1 change: 1 moved\n"
    )


@pytest.mark.parametrize(("after", "status"), [("after.json", 3), ("before.json", 0)])
def test_a_difference_is_a_failure_for_those_who_ask(run: Run, after: str, status: int) -> None:
    assert run("diff", "before.json", after, "--fail-if-different").status == status
    assert run("diff", "before.json", after, "--fail-if-different", "--json").status == status


# JSON


def test_json_has_all_keys_of_every_change(run: Run) -> None:
    done = run("diff", "before.json", "after.json", "--json")
    document = json.loads(done.out)
    assert (done.status, done.err, list(document)) == (0, "", ["notekit", "changes"])
    assert document["notekit"] == 1
    assert all(list(change) == KEYS for change in document["changes"])
    assert document["changes"][0] == {
        **dict.fromkeys(KEYS),
        "kind": "removed",
        "where": "place",
        "what": "place",
        "before": "Lower Wending",
        "remarks": [],
        "note": "Reed bed day",
        "notes": [0, 0],
    }


def test_json_without_changes_says_so(run: Run) -> None:
    assert json.loads(run("diff", "after.json", "after.json", "--json").out) == {"notekit": 1, "changes": []}


def test_json_has_the_places_in_the_sources(run: Run) -> None:
    Path("a.txt").write_text("Reed bed day\n\nWe met on 3 May 2031.\n", "utf-8")
    Path("b.txt").write_text("Reed bed day\n\nWe met on 4 May 2031.\n", "utf-8")
    changes = json.loads(run("diff", "a.txt", "b.txt", "--json").out)["changes"]
    assert {tuple(change["before_span"]) for change in changes if change["where"] == "date"} == {(24, 34)}


def test_what_has_no_json_is_no_change() -> None:
    with pytest.raises(TypeError, match="there is no JSON for"):
        _json([Change(kind=object(), where="", what="")])  # type: ignore[arg-type]  # as nobody should


# Input


@pytest.mark.parametrize("arguments", [["-", "after.md"], ["after.md", "-"]])
def test_one_of_them_may_be_standard_input_in_a_format_that_is_named(run: Run, arguments: list[str]) -> None:
    Path("after.md").write_bytes(notekit.render(AFTER, "markdown").data)
    done = run("diff", *arguments, "-f", "json", stdin=notekit.dumps(AFTER).encode())
    assert done == (0, "no changes\n", "")


def test_the_format_and_encoding_of_both_may_be_named(run: Run) -> None:
    for name, word in (("a", "rain"), ("b", "hail")):
        Path(name).write_bytes(f"# Reed bed day\n\nThe café closed: {word} came down.\n".encode("cp1252"))
    done = run("diff", "a", "b", "-f", "markdown", "--encoding", "cp1252")
    assert "~ paragraph  The café closed: [-rain-]{+hail+} came down." in done.out


def test_standard_input_cannot_be_both(run: Run) -> None:
    done = run("diff", "-", "-")
    assert (done.status, done.out) == (2, "")
    assert "standard input can be read once only" in done.err


@pytest.mark.parametrize(
    "arguments", [["missing.txt", "after.json"], ["before.json", "missing.txt"], ["before.json", "."]]
)
def test_what_cannot_be_read_is_one_line(run: Run, arguments: list[str]) -> None:
    done = run("diff", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("arguments", [[], ["before.json"], ["before.json", "after.json", "before.json"]])
def test_two_documents_are_compared(run: Run, arguments: list[str]) -> None:
    assert run("diff", *arguments).status == 2


def test_warnings_go_to_standard_error(run: Run) -> None:
    Path("a.txt").write_bytes(b"Reed bed day\n\nWe met \x1b by the water.\n")
    done = run("diff", "a.txt", "a.txt")
    assert (done.status, done.out) == (0, "no changes\n")
    assert done.err.startswith("notekit: a.txt:3: 1 control character replaced by U+FFFD [control-characters]")


def test_own_words_are_understood(run: Run) -> None:
    Path("own.toml").write_text('[vocabulary.headings]\nnext-steps = ["Sparks"]\n')
    Path("a.md").write_text("# Slipway workshop\n\nWe met.\n\n## Sparks\n\n- Rope will be bought\n")
    write("b.json", *notekit.parse("a.md").notes)
    assert run("diff", "b.json", "a.md").out == "no changes\n"
    assert "[-prose-]{+next-steps+}" in run("diff", "b.json", "a.md", "--config", "own.toml").out


# On a terminal


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colours_unless_it_wants_none(
    run: Run, monkeypatch: pytest.MonkeyPatch, no_colour: str, coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    out = run("diff", "before.json", "after.json").out
    assert ("\x1b[9;31mold\x1b[0m\x1b[4;32mnew\x1b[0m" in out) is coloured
    assert ("[-old-]{+new+}" in out) is not coloured


def test_what_would_steer_a_terminal_is_written_out(run: Run) -> None:
    write("a.json", Note("Reeds \u202e[bold]one[/bold]", "by\u00a0the water", body=[Section(["one\ntwo"])]))
    write("b.json", Note("Reeds [bold]one[/bold]", "by\u00a0the wall", body=[Section(["one two"])]))
    out = run("diff", "a.json", "b.json").out
    assert "  ~ title  Reeds [-\\u202e[-]{+[+}bold]one[/bold]\n" in out
    assert "  ~ subtitle  by the [-water-]{+wall+}\n" in out
    assert "    ~ paragraph  one[-↵\n        two-] {+two+}\n" in out


def test_what_is_very_long_is_cut(run: Run) -> None:
    write("a.json", Note("Reeds"))
    write("b.json", Note("Reeds", body=[Section([FULL * 10])]))
    out = run("diff", "a.json", "b.json").out
    assert "characters more)" in out
    assert len(out) < 1500


def test_notes_are_told_apart(run: Run) -> None:
    write("a.json", Note("Reeds", place="The quay"), Note("Ropes"))
    write("b.json", Note("Reeds"), Note("Ropes", place="The quay"), Note("Oars"))
    assert run("diff", "a.json", "b.json").out == (
        "Reeds\n  - place  The quay\nRopes\n  + place  The quay\nOars\n  + note  Oars\n3 changes: 2 added, 1 removed\n"
    )
