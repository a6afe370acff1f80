"""Rules are switched by their codes, and by comments on lines of Markdown."""

import io

import pytest

import notekit
from notekit import SettingsError


def codes(text: str, *, select: list[str] | None = None, ignore: tuple[str, ...] = ()) -> list[str]:
    notebook = notekit.parse(io.StringIO(text), media_type="markdown")
    assert notebook.diagnostics == ()
    return [finding.code for finding in notekit.check(notebook, select=select, ignore=ignore)]


BOTH = "# Ferry day\n\nWe mended the the pier (by hand.\n"


def test_findings_come_in_the_order_of_the_source() -> None:
    assert codes(BOTH) == ["doubled-word", "unbalanced-brackets"]


def test_rules_are_selected_and_ignored_by_code() -> None:
    assert codes(BOTH, select=["doubled-word"]) == ["doubled-word"]
    assert codes(BOTH, select=[]) == []
    assert codes(BOTH, ignore=("doubled-word",)) == ["unbalanced-brackets"]
    assert codes(BOTH, select=["doubled-word"], ignore=("doubled-word",)) == []


def test_a_code_that_no_rule_has_is_an_error_that_says_which_is_meant() -> None:
    notebook = notekit.Notebook([notekit.Note("Ferry day")])
    with pytest.raises(SettingsError, match=r"no rule 'doubled-words'; did you mean 'doubled-word'\?"):
        notekit.check(notebook, select=["doubled-words"])
    with pytest.raises(SettingsError, match="no rule 'zzz'; known are link-without-address, "):
        notekit.check(notebook, ignore=["zzz"])
    with pytest.raises(SettingsError, match="takes a list of the codes of rules"):
        notekit.check(notebook, ignore="doubled-word")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- notekit: ignore doubled-word -->\nWe mended the the pier (by hand.",
        "We mended the the pier (by hand. <!-- notekit: ignore doubled-word -->",
        "<!--notekit:ignore doubled-word, empty-section-->\nWe mended the the pier (by hand.",
        "<!-- notekit: ignore empty-section -->\n<!-- notekit: ignore doubled-word -->\nThe the pier (by hand.",
        "- Boats\n<!-- notekit: ignore doubled-word -->\n- We mended the the pier (by hand.",
    ],
)
def test_a_comment_on_or_above_a_line_switches_rules_off(text: str) -> None:
    assert codes(f"# Ferry day\n\n{text}\n") == ["unbalanced-brackets"]


def test_a_comment_is_about_no_other_line() -> None:
    comment = "<!-- notekit: ignore doubled-word -->"
    text = f"# Ferry day\n\nBoats. {comment}\n\nThe the pier.\n\n{comment}\n\nThe the quay.\n"
    assert codes(text) == ["doubled-word", "doubled-word"]


def test_a_comment_in_a_plain_text_switches_nothing() -> None:
    text = "Ferry day\n\nWe mended the the pier. <!-- notekit: ignore doubled-word -->\n"
    assert [one.code for one in notekit.check(notekit.parse(io.StringIO(text)))] == ["doubled-word"]


def test_a_comment_that_switches_a_rule_off_is_no_part_of_a_note() -> None:
    plain = "# Ferry day\n\nWe mended the the pier.\n\n- Boats\n- Dogs\n"
    comment = "<!-- notekit: ignore doubled-word -->"
    text = f"# Ferry day\n\n{comment}\n\nWe mended the the pier. {comment}\n\n- Boats {comment}\n- Dogs\n"
    one, other = (notekit.parse(io.StringIO(each), media_type="markdown") for each in (plain, text))
    assert other.notes == one.notes
    assert other.diagnostics == ()
    assert other.coverage is not None
    assert other.coverage.complete
