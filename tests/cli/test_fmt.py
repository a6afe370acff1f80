"""`notekit fmt`."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import notekit
from notekit_markdown import MarkdownRenderer

Run = Callable[..., Any]

RAW = "# Pier day\n* a\n* b\n"
CANONICAL = "# Pier day\n\n- a\n- b\n"
BODY = "\n# Pier day\n\nWe met.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("pier.md", RAW)
    write("clean.md", CANONICAL)
    return tmp_path


def write(name: str, text: str, encoding: str = "utf-8") -> bytes:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode(encoding))
    return text.encode(encoding)


def read(name: str) -> str:
    return Path(name).read_bytes().decode()


def test_the_lines_are_as_wide_as_the_settings_say(run: Run) -> None:
    write("notekit.toml", "[markdown]\nsentences = true\n")
    write("pier.md", "# Pier day\n\nWe met. We left.\n")
    assert run("fmt", "pier.md").status == 0
    assert read("pier.md") == "# Pier day\n\nWe met.\nWe left.\n"
    assert run("fmt", "pier.md", "--set", "sentences=no").status == 0
    write("notekit.toml", "[markdown]\nwidth = 'wide'\n")
    done = run("fmt", "pier.md")
    assert done.status == 1
    assert "notekit.toml: markdown.width: option 'width' of markdown takes a whole number, not 'wide'" in done.err


def test_a_document_is_written_in_canonical_form_and_named(run: Run) -> None:
    assert run("fmt", "pier.md", "clean.md") == (0, "pier.md\n", "")
    assert read("pier.md") == read("clean.md") == CANONICAL
    assert run("fmt", "pier.md", "clean.md") == (0, "", "")


def test_what_is_canonical_is_not_written(run: Run) -> None:
    before = Path("clean.md").stat().st_mtime_ns, Path("clean.md").stat().st_ino
    run("fmt", "clean.md")
    assert (Path("clean.md").stat().st_mtime_ns, Path("clean.md").stat().st_ino) == before


def test_a_check_writes_nothing_and_tells_by_its_status(run: Run) -> None:
    assert run("fmt", "--check", "pier.md", "clean.md") == (3, "pier.md\n", "")
    assert read("pier.md") == RAW
    assert run("fmt", "--check", "clean.md") == (0, "", "")


def test_a_difference_is_shown_and_not_written(run: Run) -> None:
    done = run("fmt", "--diff", "pier.md", "clean.md")
    assert done == (0, "--- pier.md\n+++ pier.md\n@@ -1,3 +1,4 @@\n # Pier day\n-* a\n-* b\n+\n+- a\n+- b\n", "")
    assert read("pier.md") == RAW
    assert run("fmt", "--diff", "--check", "pier.md") == (3, done.out, "")


def test_a_difference_says_where_the_last_line_does_not_end(run: Run) -> None:
    write("open.md", "a")
    assert run("fmt", "--diff", "open.md").out.endswith("-a\n\\ No newline at end of file\n+a\n")


def test_standard_input_goes_to_standard_output(run: Run) -> None:
    assert run("fmt", "-", stdin=RAW.encode()) == (0, CANONICAL, "")
    assert run("fmt", "-", stdin=CANONICAL.encode()).out == CANONICAL
    assert run("fmt", "--check", "-", stdin=RAW.encode()) == (3, "-\n", "")
    assert run("fmt", "-", "-").status == 2


def test_a_folder_stands_for_the_markdown_in_it(run: Run) -> None:
    write("notes/b.md", RAW)
    write("notes/a/c.markdown", RAW)
    write("notes/.hidden/d.md", RAW)
    write("notes/node_modules/e.md", RAW)
    write("notes/f.txt", RAW)
    done = run("fmt", "notes", "notes/b.md", "pier.md")
    assert done == (0, f"notes/b.md\n{Path('notes/a/c.markdown')}\npier.md\n", "")
    assert read("notes/.hidden/d.md") == read("notes/node_modules/e.md") == read("notes/f.txt") == RAW


def test_a_batch_goes_on_where_one_fails(run: Run) -> None:
    Path("empty").mkdir()
    write("page.html", "<p>a</p>")
    done = run("fmt", "missing.md", "empty", "page.html", "pier.md")
    assert (done.status, done.out) == (1, "pier.md\n")
    assert done.err.splitlines() == [
        "notekit: missing.md: there is no such file",
        "notekit: empty: is a folder without Markdown documents; name files",
        "notekit: page.html: is no Markdown by its name; make some of it with notekit convert -t markdown",
        "notekit: 3 of 4 sources had errors",
    ]
    assert read("pier.md") == CANONICAL


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_newlines_and_byte_order_mark_stay(run: Run, newline: str, mark: str) -> None:
    write("pier.md", mark + RAW.replace("\n", newline))
    assert run("fmt", "pier.md").status == 0
    assert Path("pier.md").read_bytes() == (mark + CANONICAL.replace("\n", newline)).encode()


def test_newlines_of_several_kinds_become_those_of_most_lines(run: Run) -> None:
    write("pier.md", "- a\r\n- b\r\n- c\n")
    run("fmt", "pier.md")
    assert Path("pier.md").read_bytes() == b"- a\r\n- b\r\n- c\r\n"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_to_be_named(run: Run, encoding: str) -> None:
    before = write("cafe.md", "# Pier\n* Café\n", encoding)
    done = run("fmt", "cafe.md")
    assert done.status == 1
    assert "is not UTF-8, and was not changed; save it as UTF-8, or name its encoding with --encoding\n" in done.err
    assert Path("cafe.md").read_bytes() == before
    assert run("fmt", "cafe.md", "--encoding", encoding) == (0, "cafe.md\n", "")
    assert Path("cafe.md").read_bytes() == "# Pier\n\n- Café\n".encode(encoding)


def test_characters_that_could_not_be_written_back_are_told(run: Run) -> None:
    before = write("bell.md", "* a\n* \x07b\n")
    done = run("fmt", "bell.md")
    assert done == (
        1,
        "",
        "notekit: bell.md:2: a control character stands here, and nothing was changed; take it out\n",
    )
    assert Path("bell.md").read_bytes() == before


def test_what_is_no_text_is_left_alone(run: Run) -> None:
    Path("scan.md").write_bytes(b"%PDF-1.7 ...")
    assert run("fmt", "scan.md").err.startswith("notekit: scan.md: not a text document (it is a PDF)")
    assert Path("scan.md").read_bytes() == b"%PDF-1.7 ..."


def test_options_say_where_lines_are_broken(run: Run) -> None:
    write("pier.md", "One sentence. Another\nsentence.\n")
    assert run("fmt", "pier.md", "--set", "sentences=true").status == 0
    assert read("pier.md") == "One sentence.\nAnother sentence.\n"
    assert "there is no option" not in run("fmt", "pier.md", "--set", "width=60").err
    assert run("fmt", "pier.md", "--set", "height=60").status == 1
    assert run("fmt", "pier.md", "--set", "width").status == 2


# Front matter that is wrong


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: !x y", ":2: front matter takes no tags; put the value in quotes if it begins with !"),
        ("a: &b c\nd: *b", ":2: front matter takes no anchors or aliases; write the value out, in quotes if it begins"),
        ("title: a\ntitle: b", ":3: front matter takes no key twice, as 'title' here; keep one of them"),
        ("title: 'a' b: c", ":2: front matter is no YAML"),
        ("title: x\n\tplace: y", ":3: front matter is no YAML"),
        ("notekit: 1\ntopics: {a: b}", ":3: topics: takes a list of texts, not {'a': 'b'}"),
        ("notekit: 1\nplace: [a]", ":3: place: takes one text, not ['a']"),
        ("notekit: 1\ndate: yesterday", ":3: date: a date is written as 2022-10-31,"),
        ("notekit: 1\nplaec: x", ":3: plaec: there is no such field; did you mean 'place'?"),
        ("notekit: 2", ":2: notekit: this notekit reads notation 1, not '2'; write notekit: 1"),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_wrong_front_matter_is_told_as_convert_tells_it(run: Run, front: str, said: str, mark: str) -> None:
    before = write("pier.md", f"{mark}---\n{front}\n---\n{BODY}")
    done = run("fmt", "pier.md")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"notekit: pier.md{said}")
    assert run("convert", "pier.md", "-t", "json", "-o", "-").err == done.err
    assert Path("pier.md").read_bytes() == before


def test_wrong_toml_is_told_as_well(run: Run) -> None:
    before = write("pier.md", f"+++\ntitle = x\n+++\n{BODY}")
    done = run("fmt", "pier.md")
    assert done.err.startswith("notekit: pier.md:2: front matter is no TOML")
    assert run("convert", "pier.md", "-t", "json", "-o", "-").err == done.err
    assert Path("pier.md").read_bytes() == before


@pytest.mark.parametrize(
    "front", ["---\ntitle: Pier: the day\n---\n", "+++\ntitle = 'x'\n+++\n", "---\ndate: yesterday\n---\n"]
)
def test_front_matter_that_is_understood_as_it_is_stays(run: Run, front: str) -> None:
    write("pier.md", front + BODY)
    assert run("fmt", "pier.md") == (0, "", "")
    assert read("pier.md") == front + BODY


def test_front_matter_after_a_byte_order_mark_is_laid_out(run: Run) -> None:
    write("pier.md", "\ufeff---\ntitle:  x\n---\n" + BODY)
    assert run("fmt", "pier.md").status == 0
    assert read("pier.md") == "\ufeff---\ntitle: x\n---\n" + BODY


def test_comments_and_unknown_keys_stay_in_their_order(run: Run) -> None:
    text = "---\nzebra: 1\n# why\ntitle: x  # here\nlayout: post\n---\n" + BODY
    write("pier.md", text)
    assert run("fmt", "pier.md") == (0, "", "")
    assert read("pier.md") == text


# Writing


def test_a_read_only_file_is_left_alone(run: Run) -> None:
    Path("pier.md").chmod(0o444)
    done = run("fmt", "pier.md")
    assert done == (1, "", "notekit: pier.md: is read-only and was not changed; allow writing to it first\n")
    assert read("pier.md") == RAW


def test_a_full_disk_leaves_the_file_whole(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    done = run("fmt", "pier.md")
    assert done == (1, "", "notekit: pier.md: cannot be written (No space left on device); it is as it was\n")
    assert read("pier.md") == RAW
    assert sorted(path.name for path in Path().iterdir()) == ["clean.md", "pier.md"]


def test_what_somebody_else_writes_meanwhile_is_not_lost(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    tidy = MarkdownRenderer.tidy

    def slowly(self: MarkdownRenderer, reading: notekit.Reading, options: Any) -> notekit.Artefact:
        write("pier.md", "theirs\n")
        return tidy(self, reading, options)

    monkeypatch.setattr(MarkdownRenderer, "tidy", slowly)
    done = run("fmt", "pier.md")
    assert done == (1, "", "notekit: pier.md: was changed by somebody else meanwhile; run this again\n")
    assert read("pier.md") == "theirs\n"


def test_a_file_keeps_its_mode_and_a_link_stays_one(run: Run) -> None:
    Path("pier.md").chmod(0o640)
    Path("link.md").symlink_to("pier.md")
    assert run("fmt", "link.md", "pier.md") == (0, "link.md\n", "")
    assert Path("link.md").is_symlink()
    assert Path("pier.md").stat().st_mode & 0o777 == 0o640
    assert read("pier.md") == CANONICAL


# What a plugin may do wrong


def given(monkeypatch: pytest.MonkeyPatch, data: object) -> None:
    artefact = notekit.Artefact(data, "text/markdown", ".md") if isinstance(data, bytes) else data
    monkeypatch.setattr(MarkdownRenderer, "tidy", lambda self, reading, options: artefact)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# Pier day\n\n- a\n", "pier.md:2: “* a * b” would not be the same block in canonical form; "),
        (b"# Pier day\n\n- a\n- b\n\nc\n", "pier.md:1: “# Pier day * a * b” would not be the same block in"),
        (b"# Pier day\n\n\n- a\n- b\n", None),
        (
            b"---\na: &b c\n---\n",
            "pier.md: its canonical form cannot be read (pier.md:2: front matter takes no anchors",
        ),
        (b"\xff", "pier.md: its canonical form is not UTF-8; please report it"),
        (b"", "pier.md:1: “# Pier day” would not be the same block in canonical form; "),
        ("text", "plugin 'markdown' of notekit-events 0.1.0 gave no notekit.Artefact for its canonical form; "),
    ],
)
def test_what_does_not_say_the_same_is_not_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, data: object, said: str | None
) -> None:
    given(monkeypatch, data)
    done = run("fmt", "pier.md")
    if said is None:
        assert (done.status, read("pier.md")) == (0, "# Pier day\n\n\n- a\n- b\n")
        return
    assert done.status == 1
    assert done.err.startswith(f"notekit: {said}")
    assert done.err.count("\n") == 1
    assert read("pier.md") == RAW


def test_what_would_be_recognised_in_another_way_is_not_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from notekit.cli import tidying

    recognised, seen = tidying.recognised, []

    def other_title(reading: notekit.Reading, settings: notekit.Settings | None) -> notekit.Notebook:
        seen.append(reading)
        return recognised(reading, settings) if len(seen) == 1 else notekit.Notebook([notekit.Note("Quay day")])

    monkeypatch.setattr(tidying, "recognised", other_title)
    done = run("fmt", "pier.md")
    assert done.status == 1
    assert "would change title of what is recognised in canonical form; this is a fault of notekit" in done.err
    assert read("pier.md") == RAW


def test_a_form_that_is_not_canonical_itself_is_not_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def longer(self: MarkdownRenderer, reading: notekit.Reading, options: Any) -> notekit.Artefact:
        return notekit.Artefact(reading.source.text.encode() + b"\n", "text/markdown", ".md")

    monkeypatch.setattr(MarkdownRenderer, "tidy", longer)
    done = run("fmt", "pier.md")
    assert done.err.startswith("notekit: pier.md: line 6 of its canonical form is not canonical; this is a fault of")
    assert read("pier.md") == RAW


def test_a_plugin_that_fails_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: MarkdownRenderer, reading: notekit.Reading, options: Any) -> notekit.Artefact:
        raise SystemExit("tea break")

    monkeypatch.setattr(MarkdownRenderer, "tidy", failing)
    done = run("fmt", "pier.md")
    assert done.status == 1
    assert "failed on its canonical form: SystemExit: tea break at " in done.err


def test_a_renderer_without_a_canonical_form_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(MarkdownRenderer, "tidy")
    done = run("fmt", "pier.md")
    assert done == (1, "", "notekit: markdown has no canonical form; those that have one are none\n")
