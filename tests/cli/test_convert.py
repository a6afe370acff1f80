import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import notekit

Run = Callable[..., Any]

BOTH = "['Reed bed day', 'Old quay evening'] plain 3 False"


def test_a_source_is_written_beside_the_caller_and_the_path_is_printed(run: Run, source: Path, tmp_path: Path) -> None:
    assert run("convert", source, "-t", "slides") == (0, "reeds.slides\n", "")
    assert (tmp_path / "reeds.slides").read_text() == BOTH


def test_formats_are_listed_with_commas_or_one_by_one(run: Run, source: Path) -> None:
    assert run("convert", source, "-t", "slides,json", "-t", "deck", "-o", "out").out.split() == [
        "out/reeds.slides",
        "out/reeds.json",
        "out/reeds.deck",
    ]


def test_the_format_follows_the_suffix_of_the_output(run: Run, source: Path) -> None:
    assert run("convert", source, "-o", "x.slides").out == "x.slides\n"
    assert Path("x.slides").read_text() == BOTH
    assert run("convert", source, "-o", "x.json").out == "x.json\n"
    assert notekit.parse("x.json") == notekit.parse(source)


def test_a_suffix_that_no_format_has_is_wrong_usage(run: Run, source: Path) -> None:
    done = run("convert", source, "-o", "x.xyz")
    assert done.status == 2
    assert done.err.startswith("notekit: x.xyz: no format is known by the suffix '.xyz'; name one with -t; see")


def test_a_file_cannot_be_named_as_one_of_another_format(run: Run, source: Path) -> None:
    done = run("convert", source, "-t", "slides", "-o", "x.json")
    assert done.status == 2
    assert "x.json: is the name of a file of json, not of slides" in done.err
    assert not Path("x.json").exists()
    assert run("convert", source, "-t", "slides", "-o", "x.txt").out == "x.txt\n"


@pytest.mark.parametrize("formats", [(), ("-t", "slides")])
def test_who_asks_for_a_pdf_is_told_how_to_come_by_one(run: Run, source: Path, formats: tuple[str, ...]) -> None:
    done = run("convert", source, *formats, "-o", "x.pdf")
    assert done.status == 2
    assert "x.pdf: no format is PDF; write a .docx, which any word processor saves as one" in done.err


def test_a_suffix_that_two_formats_have_is_wrong_usage(run: Run, source: Path) -> None:
    from notekit.plugins import load_plugins

    load_plugins().renderer("deck").suffix = ".slides"
    done = run("convert", source, "-o", "x.slides")
    assert done.status == 2
    assert "x.slides: could be any of deck, slides" in done.err


def test_word_markdown_and_newsletter_are_what_is_usually_written(run: Run, source: Path) -> None:
    done = run("convert", source, "-o", "out/")
    assert done.status == 0
    assert done.out.split() == ["out/reeds.docx", "out/reeds.md", "out/reeds.html"]


def test_standard_input_to_standard_output(run: Run, source: Path) -> None:
    done = run("convert", "-", "-f", "json", "-t", "slides", "-o", "-", stdin=source.read_bytes())
    assert done == (0, BOTH, "")


def test_a_file_from_standard_input_is_named_after_its_title(run: Run, source: Path) -> None:
    assert run("convert", "-", "-f", "json", "-t", "slides", stdin=source.read_bytes()).out == "Reed-bed-day.slides\n"


def test_notes_are_split_into_files(run: Run, source: Path) -> None:
    done = run("convert", source, "-t", "slides", "--split", "-o", "out")
    assert done.out.split() == ["out/Reed-bed-day.slides", "out/Old-quay-evening.slides"]


def test_settings_reach_the_formats_that_know_them(run: Run, source: Path) -> None:
    run("convert", source, "-t", "slides,json", "--set", "theme=a=b", "--set", "pages=7", "--set", "notes=yes")
    assert Path("reeds.slides").read_text().endswith("] a=b 7 True")


def stated(text: str) -> Path:
    path = Path("notekit.toml")
    path.write_text(text, encoding="utf-8")
    return path


def test_options_are_those_of_notekit_toml_unless_others_are_given(run: Run, source: Path) -> None:
    stated('[slides]\ntheme = "reed"\npages = 7\nnotes = true\n')
    run("convert", source, "-t", "slides,deck", "--set", "pages=8")
    assert Path("reeds.slides").read_text().endswith("] reed 8 True")
    assert Path("reeds.deck").read_text().endswith("] plain 8 False")


def test_settings_named_by_hand_state_options_too(run: Run, source: Path) -> None:
    stated("[slides]\npages = 7\n").rename("house.toml")
    run("convert", source, "-t", "slides", "--config", "house.toml")
    assert Path("reeds.slides").read_text().endswith("] plain 7 False")


def test_a_house_style_is_looked_for_beside_the_settings(
    run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated('[word]\nreference-doc = "house.docx"\n')
    Path("inner").mkdir()
    monkeypatch.chdir("inner")
    done = run("convert", source, "-t", "word")
    assert done.status == 1
    assert f"{source.parent / 'house.docx'}" in done.err
    run("template", "word", "-o", source.parent / "house.docx")
    assert run("convert", source, "-t", "word").status == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[slides]\npagse = 7", "slides.pagse: there is no such option; did you mean 'pages'? known are notes, pages,"),
        ("[slides]\npages = 'many'", "slides.pages: option 'pages' of slides takes a whole number, not 'many'"),
        ("[newsletter]\naccent = 'blue'", "newsletter.accent: the newsletter option 'accent' takes a colour"),
        ("[slide]\npages = 7", "slide: there is no such setting; did you mean 'slides'?"),
    ],
)
def test_settings_that_do_not_fit_are_one_line_and_status_1(run: Run, source: Path, text: str, message: str) -> None:
    path = stated(text)
    done = run("convert", source, "-t", "slides,newsletter", "--set", "theme=x")
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith(f"notekit: {path.absolute()}: {message}")
    assert [each.name for each in source.parent.iterdir() if each != path.absolute()] == ["reeds.json"]


def test_only_the_tables_of_the_formats_that_are_asked_for_are_looked_into(run: Run, source: Path) -> None:
    stated("[slides]\npagse = 7\n[newsletter]\naccnt = 3\n")
    assert run("convert", source, "-t", "deck").status == 0
    assert run("show", source).status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-t", "slidse"], "there is no format 'slidse' to write; did you mean 'slides'?"),
        (
            ["-t", "slides,json", "--set", "colour=red"],
            "slides, json: there is no option 'colour'; known are notes",
        ),
        (["-t", "slides", "--set", "pages=many"], "option 'pages' of slides takes a whole number, not 'many'"),
        (["-t", "slides", "--set", "pages"], "--set takes KEY=VALUE, not 'pages'"),
        (["-t", "slides", "--encoding", "utf-99"], "there is no encoding 'utf-99'"),
        (["-t", "slides", "-f", "odt"], "there is no format 'odt' to read; known are text, markdown"),
        (["-t", "slides,deck", "-o", "-"], "standard output takes one source in one format"),
        (
            ["-t", "slides,deck", "-o", "x.slides"],
            "x.slides: is one file, but several are to be written",
        ),
        (["--frobnicate"], "No such option '--frobnicate'"),
        (["-", "-"], "standard input can be read once only"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(run: Run, source: Path, arguments: list[str], message: str) -> None:
    done = run("convert", source, *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("notekit: ")
    assert message in done.err
    assert "see 'notekit convert --help'" in done.err
    assert [path.name for path in source.parent.iterdir()] == ["reeds.json"]


def test_a_source_is_needed(run: Run) -> None:
    assert run("convert")[::2] == (2, "notekit: Missing argument 'SOURCE...'; see 'notekit convert --help'\n")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.txt", None, "missing.txt: there is no such file"),
        ("blank.txt", b"\n", "there is no note to render as slides"),
        ("a.docx", b"PK\x03\x04", "a.docx: cannot be read as a Word document: it is damaged or cut short"),
        ("a.txt", b"PK\x03\x04", "a.txt: not a text document (it is a zip archive"),
        ("a.txt", bytes(100), "a.txt: not a text document (100 of its 100 characters"),
        ("a.json", b"[]", "a.json: "),
        ("a\nb.txt", None, r"a\nb.txt: there is no such file"),
    ],
)
def test_a_source_that_cannot_be_converted_is_one_line_and_status_1(
    run: Run, source: Path, name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    done = run("convert", name, "-t", "slides", "-q")
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("notekit: ")
    assert message in done.err


def test_a_folder_is_no_source(run: Run, source: Path) -> None:
    done = run("convert", ".", "-t", "slides")
    assert done[::2] == (1, "notekit: .: is a folder; name the documents in it\n")


def test_an_existing_file_is_kept_unless_forced(run: Run, source: Path) -> None:
    run("convert", source, "-t", "slides")
    Path("reeds.slides").write_text("mine")
    done = run("convert", source, "-t", "slides")
    assert done.status == 1
    assert "reeds.slides: exists already; use --force" in done.err
    assert Path("reeds.slides").read_text() == "mine"
    assert run("convert", source, "-t", "slides", "--force").status == 0
    assert Path("reeds.slides").read_text() == BOTH


def test_no_source_of_the_run_is_overwritten(run: Run, source: Path) -> None:
    Path("other.md").write_bytes(source.read_bytes())
    done = run("convert", source, "other.md", "-f", "json", "-t", "json", "--force", "-o", ".")
    assert done.status == 1
    assert "reeds.json: is itself a source" in done.err
    assert done.out == "other.json\n"


def test_a_batch_runs_to_its_end_and_then_reports(run: Run, source: Path) -> None:
    done = run("convert", "missing.txt", source, "absent.txt", "-t", "slides", "-o", "out")
    assert done.status == 1
    assert done.out == "out/reeds.slides\n"
    assert done.err.splitlines() == [
        "notekit: missing.txt: there is no such file",
        "notekit: absent.txt: there is no such file",
        "notekit: 2 of 3 sources had errors",
    ]


def test_sources_of_one_name_do_not_overwrite_each_other(run: Run, source: Path) -> None:
    Path("sub").mkdir()
    Path("sub/reeds.json").write_bytes(source.read_bytes())
    done = run("convert", source, "sub/reeds.json", "-t", "slides", "--force")
    assert done.status == 1
    assert "sub/reeds.json: reeds.slides: was written in this run already" in done.err


@pytest.mark.parametrize("broken", ["broken", "failing"])
def test_a_plugin_that_fails_costs_its_own_format_only(run: Run, source: Path, broken: str) -> None:
    done = run("convert", source, "-t", f"{broken},slides")
    assert done.status == 1
    assert done.out == "reeds.slides\n"
    assert f"plugin '{broken}' of acme-formats" in done.err
    assert done.err.count("\n") == 1
    assert Path("reeds.slides").read_text() == BOTH


def test_warnings_are_lines_with_place_code_and_hint_and_no_failure(run: Run, source: Path) -> None:
    Path("a.txt").write_bytes(b"Reed bed day\n\nWe met \x1b by the water.\n")
    done = run("convert", "a.txt", "-t", "slides")
    assert done.status == 0
    assert (
        "notekit: a.txt:3: 1 control character replaced by U+FFFD [control-characters]; look at these places"
        in done.err
    )
    assert run("convert", "a.txt", "-t", "slides", "--force", "-q") == (0, "", "")


def test_warnings_are_a_failure_if_asked(run: Run, source: Path) -> None:
    Path("a.txt").write_bytes(b"Reed bed day\n\nWe met \x1b by the water.\n")
    assert run("convert", "a.txt", "-t", "slides", "--fail-if-warnings").status == 3
    assert run("convert", source, "-t", "slides", "--fail-if-warnings").status == 0
    assert run("convert", "a.txt", "missing.txt", "-t", "slides", "--fail-if-warnings", "-o", "out").status == 1


def test_a_stated_encoding_is_used(run: Run, source: Path) -> None:
    Path("a.txt").write_bytes("Größe\n\nWe met by the water.".encode("utf-16-le"))
    done = run("convert", "a.txt", "-t", "json", "-o", "-", "--encoding", "utf-16-le")
    assert "Größe" in done.out


def test_a_bar_shows_on_a_terminal_for_several_sources_only(
    run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from notekit.cli.convert import _with_progress

    assert _with_progress(["a", "b"], quiet=False) == ["a", "b"]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert _with_progress(["a"], quiet=False) == ["a"]
    assert _with_progress(["a", "b"], quiet=True) == ["a", "b"]
    assert list(_with_progress(["a", "b"], quiet=False)) == ["a", "b"]
