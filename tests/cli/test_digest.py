"""`notekit digest`."""

import os
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from notekit import read_manifest

Run = Callable[..., Any]

PIER = """# The pier
14 May 2031

The pier leans to the left. Nobody minds.

## Points

- Prop it up.
- Paint it.
- Leave it alone.
- Photograph it.
"""
HARBOUR = "# Harbour day\n\n3 June 2031\n\nWe swept the harbour. It took an hour.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("pier.md").write_text(PIER)
    Path("harbour.txt").write_text(HARBOUR)
    return tmp_path


def text(path: str = "issue.txt") -> str:
    return Path(path).read_text()


def test_many_notes_become_one_newsletter(run: Run) -> None:
    outputs = ("issue.html", "issue.txt", "issue.eml")
    wanted = [part for output in outputs for part in ("-o", output)]
    done = run("digest", "pier.md", "harbour.txt", "--title", "Quay news", "--date", "2031-06-12", *wanted)
    assert done == (0, "issue.html\nissue.txt\nissue.eml\n", "")
    message = message_from_bytes(Path("issue.eml").read_bytes(), policy=default)
    assert message["Subject"] == "Quay news"
    for whole in (text("issue.html"), text(), message.get_body(("plain",)).get_content()):  # type: ignore[attr-defined]
        for words in ("Quay news", "12 June 2031", "The pier", "Nobody minds.", "Leave it alone.", "Harbour day"):
            assert words in whole
        assert "Photograph it." not in whole


def test_options_are_those_of_notekit_toml_unless_others_are_given(run: Run) -> None:
    Path("notekit.toml").write_text('[newsletter]\naccent = "#8a3b12"\n')
    assert run("digest", "pier.md", "-o", "issue.html", "-o", "issue.txt", "-o", "issue.eml")[0] == 0
    message = message_from_bytes(Path("issue.eml").read_bytes(), policy=default)
    for page in (text("issue.html"), message.get_body(("html",)).get_content()):  # type: ignore[attr-defined]
        assert "#8a3b12" in page
    assert run("digest", "pier.md", "-o", "other.html", "--set", "accent=#0b5d7a")[0] == 0
    assert "#8a3b12" not in text("other.html")


def test_options_of_notekit_toml_that_do_not_fit_are_named(run: Run) -> None:
    Path("notekit.toml").write_text("[newsletter]\naccnt = '#8a3b12'\n")
    done = run("digest", "pier.md", "-o", "issue.html")
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "notekit.toml: newsletter.accnt: there is no such option; did you mean 'accent'?" in done.err
    assert not Path("issue.html").exists()


def test_depths_and_links_are_for_all_or_for_one(run: Run) -> None:
    links = ("--link", "pier.md=https://quay.example/pier", "--link", "harbour.txt=www.quay.example/harbour")
    depths = ("--depth", "teaser", "--depth", "pier.md=full")
    assert run("digest", "pier.md", "harbour.txt", *depths, *links, "-o", "issue.txt")[0] == 0
    assert "Photograph it." in text()
    assert text().index("https://quay.example/pier") < text().index("https://www.quay.example/harbour")
    assert run("digest", "pier.md", "--link", "https://quay.example", "-o", "one.txt")[0] == 0
    assert "https://quay.example" in text("one.txt")


def test_points_and_teasers_are_chosen_by_their_first_words(run: Run) -> None:
    chosen = ("--point", "Photograph", "--teaser", "It took", "--points", "1")
    assert run("digest", "pier.md", "harbour.txt", *chosen, "-o", "issue.txt")[0] == 0
    assert "Photograph it." in text()
    assert "Prop it up." not in text()
    assert "We swept" not in text()


def test_order_group_introduction_and_language(run: Run) -> None:
    Path("hello.md").write_text("Dear *all*")
    settings = ("--order", "date", "--group", "topic", "--introduction", "hello.md", "--language", "en-IE")
    assert run("digest", "pier.md", "harbour.txt", *settings, "-o", "issue.txt", "-o", "issue.html")[0] == 0
    assert text().index("Dear all") < text().index("Harbour day\n===") < text().index("The pier\n===")
    assert 'lang="en-IE"' in text("issue.html")


def test_a_choice_is_written_as_a_manifest_and_built_again(run: Run) -> None:
    Path("out").mkdir()
    Path("hello.md").write_text("Dear *all*")
    settings = ("--title", "Quay", "--introduction", "hello.md", "--depth", "pier.md=full", "--order", "date")
    assert run("digest", "pier.md", "harbour.txt", *settings, "-o", "out/issue.toml", "-o", "issue.html")[0] == 0
    items = read_manifest("out/issue.toml").items
    assert [item.source for item in items] == [os.path.join("..", "harbour.txt"), os.path.join("..", "pier.md")]  # noqa: PTH118
    assert items[0].teaser == "We swept the harbour. It took an hour."
    assert run("digest", "out/issue.toml", "-o", "again.html")[0] == 0
    assert text("again.html") == text("issue.html")


def test_options_win_over_a_manifest(run: Run) -> None:
    Path("issue.toml").write_text('title = "Old"\n[[item]]\nsource = "pier.md"\ndepth = "full"\n')
    assert run("digest", "issue.toml", "--title", "New", "--depth", "pier.md=teaser", "-o", "issue.txt")[0] == 0
    assert text().startswith("New\n===")
    assert "Prop it up." not in text()
    assert run("digest", "issue.toml", "--depth", "highlights", "--points", "1", "-o", "one.txt")[0] == 0
    assert "Prop it up." in text("one.txt")
    assert "Paint it." not in text("one.txt")


def test_options_go_to_the_outputs_that_know_them_and_settings_to_all(run: Run) -> None:
    Path("notekit.toml").write_text('[newsletter]\naccent = "#aa0011"\n')
    assert run("digest", "pier.md", "-o", "a.html", "-o", "a.txt")[0] == 0
    assert "#aa0011" in text("a.html")
    assert run("digest", "pier.md", "-o", "b.html", "-o", "b.txt", "--set", "accent=#00aa11")[0] == 0
    assert "#00aa11" in text("b.html")
    assert text("a.txt") == text("b.txt")


def test_standard_input_is_a_source_and_standard_output_an_output(run: Run) -> None:
    status, out, err = run("digest", "-", "pier.md", "-t", "newsletter-text", "-o", "-", stdin=HARBOUR.encode())
    assert (status, err) == (0, "")
    assert "Harbour day" in out
    assert "The pier" in out


def test_the_same_sources_give_the_same_bytes(run: Run) -> None:
    for name in ("one", "two"):
        outputs = [part for suffix in (".html", ".txt", ".eml", ".toml") for part in ("-o", f"{name}{suffix}")]
        assert run("digest", "pier.md", "harbour.txt", "--title", "Quay", *outputs)[0] == 0
    for suffix in (".html", ".txt", ".eml", ".toml"):
        assert Path(f"one{suffix}").read_bytes() == Path(f"two{suffix}").read_bytes()


def test_a_note_that_fails_is_named_and_nothing_is_written(run: Run) -> None:
    status, out, err = run("digest", "pier.md", "gone.md", "-o", "issue.html")
    assert (status, out) == (1, "")
    assert "notekit: gone.md: there is no such file\n" in err
    assert "nothing was written; --keep-going leaves out what fails" in err
    assert not Path("issue.html").exists()


def test_with_keep_going_the_issue_is_built_of_the_others(run: Run) -> None:
    status, out, err = run("digest", "pier.md", "gone.md", "--point", "The moon", "-k", "-o", "issue.txt")
    assert (status, out) == (1, "issue.txt\n")
    assert "gone.md: there is no such file" in err
    assert "nothing in these notes begins with 'The moon'" in err
    assert "The pier" in text()


def test_where_every_note_fails_nothing_is_written(run: Run) -> None:
    status, out, err = run("digest", "gone.md", "-k", "-o", "issue.html")
    assert (status, out) == (1, "")
    assert err.endswith("notekit: nothing was written\n")


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((), "name what to write with -o"),
        (
            ("-o", "issue.docx"),
            r"issue.docx: a digest is written to a file that ends in one of .html, .eml, .txt, .toml",
        ),
        (("-o", "issue"), "a digest is written to a file that ends in one of"),
        (("-o", "-"), "standard output takes one format; name it with -t"),
        (("-o", "a.html", "-o", "b.txt", "-t", "newsletter"), "-t names the format of one output"),
        (("-o", "a.html", "--depth", "all"), "Depth is one of full, highlights, teaser, not 'all'"),
        (("-o", "a.html", "--depth", "pier.md=all"), "Depth is one of full, highlights, teaser, not 'all'"),
        (("-o", "a.html", "--date", "2031-02-31"), "there is no such date as '2031-02-31'"),
        (("-o", "a.html", "--depth", "peer.md=full"), "--depth: there is no source peer.md; did you mean pier.md?"),
        (("-o", "a.html", "--link", "x.md=https://x.example"), "there is no source x.md; named are pier.md"),
        (("-o", "a.html", "--points", "-1"), "-1 is not in the range 0<=x<=9999"),
        (("harbour.txt", "-o", "a.html", "--link", "https://x.example"), "say which document it leads to"),
        (("-o", "a.toml", "--set", "accent=#fff"), "--set is for newsletters, and a manifest is none"),
        (("-o", "a.html", "-o", "./a.html"), "one file is named twice with -o"),
        (("issue.toml", "-o", "a.html"), "issue.toml: a manifest stands alone"),
        (("-", "-", "-o", "a.html"), "standard input can be read once only"),
    ],
)
def test_wrong_usage_is_named(run: Run, arguments: tuple[str, ...], fault: str) -> None:
    status, out, err = run("digest", "pier.md", *arguments)
    assert (status, out) == (2, "")
    assert fault in " ".join(err.split())
    assert not list(Path().glob("a.*"))


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("-o", "a.html", "-t", "word"), "word has no digest; those that have one are newsletter"),
        (("-o", "a.html", "-t", "nonsense"), "there is no format 'nonsense' to write"),
        (("-o", "a.html", "--set", "acent=#123"), "newsletter: there is no option 'acent'; did you mean 'accent'?"),
        (("-o", "a.html", "--introduction", "gone.md"), "gone.md: there is no such file"),
        (("-o", "a.html", "--introduction", "latin.md"), "latin.md: is not UTF-8"),
        (("-o", "a.html", "--introduction", "front.md"), "introduction: takes Markdown without front matter"),
        (("-o", "pier.html"), "pier.html: exists already; use --force"),
        (("-o", "gone/issue.toml", "-o", "pier.html"), "pier.html: exists already"),
    ],
)
def test_what_fails_is_named(run: Run, arguments: tuple[str, ...], fault: str) -> None:
    Path("latin.md").write_bytes(b"\xff")
    Path("front.md").write_text("---\ntitle: x\n---\n")
    Path("pier.html").write_text("mine")
    status, _, err = run("digest", "pier.md", *arguments)
    assert status == 1
    assert fault in " ".join(err.split())
    assert Path("pier.html").read_text() == "mine"


def test_what_comes_from_standard_input_has_no_place_in_a_manifest(run: Run) -> None:
    status, _, err = run("digest", "-", "-o", "issue.toml", stdin=HARBOUR.encode())
    assert status == 1
    assert "what comes from standard input has no name in it" in err


def test_a_manifest_is_not_overwritten_by_what_is_made_of_it(run: Run) -> None:
    Path("issue.toml").write_text('[[item]]\nsource = "pier.md"\n')
    status, _, err = run("digest", "issue.toml", "-o", "issue.toml", "--force")
    assert status == 1
    assert "is itself a source" in err


def test_warnings_of_sources_and_of_the_newsletter_are_told_once(run: Run) -> None:
    Path("odd.md").write_bytes("# Caf\xe9 night\n\nWe met.\n".encode("latin-1"))
    status, _, err = run("digest", "odd.md", "-o", "a.html", "-o", "a.txt")
    assert status == 0
    assert err.count("odd.md") == 1
    assert run("digest", "odd.md", "-o", "b.html", "--fail-if-warnings")[0] == 3
    assert run("digest", "odd.md", "-o", "c.html", "-q") == (0, "", "")


def test_no_document_that_is_read_is_overwritten(run: Run) -> None:
    Path("issue.toml").write_text('[[item]]\nsource = "harbour.txt"\n')
    Path("hello.txt").write_text("Dear *all*")
    for output in ("harbour.txt", "hello.txt"):
        arguments = ("issue.toml", "--introduction", "hello.txt", "-o", output, "-o", "a.html", "--force")
        status, _, err = run("digest", *arguments)
        assert status == 1
        assert f"{output}: is itself a source" in err
        assert not Path("a.html").exists()
    assert text("harbour.txt") == HARBOUR


def test_where_one_output_cannot_be_written_none_is(run: Run) -> None:
    Path("b.txt").write_text("mine")
    assert run("digest", "pier.md", "-o", "a.html", "-o", "b.txt")[0] == 1
    assert not Path("a.html").exists()


def test_options_win_over_the_items_of_a_written_manifest(run: Run) -> None:
    assert run("digest", "pier.md", "harbour.txt", "-o", "issue.toml")[0] == 0
    chosen = ("--teaser", "Nobody minds", "--point", "Photograph")
    assert run("digest", "issue.toml", *chosen, "-o", "issue.txt") == (0, "issue.txt\n", "")
    assert "The pier leans" not in text()
    assert "Prop it up." not in text()
    assert "Photograph it." in text()


def test_a_manifest_in_a_folder_that_is_a_link_finds_its_sources(run: Run) -> None:
    Path("real/deep").mkdir(parents=True)
    Path("link").symlink_to("real/deep")
    assert run("digest", "pier.md", "-o", "link/issue.toml")[0] == 0
    assert run("digest", "link/issue.toml", "-o", "issue.txt")[0] == 0


def test_with_keep_going_the_other_notes_of_a_document_are_there(run: Run) -> None:
    Path("two.md").write_text("---\ntitle: One\nnotekit: 1\n---\n\nSea.\n\n---\ntitle: Two\nnotekit: 1\n---\n\nLand.\n")
    Path("issue.toml").write_text('[[item]]\nsource = "two.md"\nteaser = "Land"\n')
    status, _, err = run("digest", "issue.toml", "-k", "-o", "issue.txt")
    assert status == 1
    assert "two.md: nothing in 'One' begins with 'Land'" in err
    assert "Two\n===" in text()
