"""Fixes are put into a text, and the text is then as it should be."""

import io

import notekit
from notekit import Finding, Fix, Span
from notekit.checks.mending import mend

TEXT = """\
# Ferry day

We mended the the pier.

- • Boats
- • Dogs
"""


def test_fixes_are_made_once() -> None:
    notebook = notekit.parse(io.StringIO(TEXT), media_type="markdown")
    text, mended = mend(TEXT, notekit.check(notebook))
    assert text == "# Ferry day\n\nWe mended the pier.\n\n• Boats\n• Dogs\n"
    assert [finding.code for finding in mended] == ["doubled-word", "broken-list-marker", "broken-list-marker"]
    again = notekit.check(notekit.parse(io.StringIO(text), media_type="markdown"))
    assert mend(text, again) == (text, ())


def test_of_fixes_that_overlap_the_first_is_made() -> None:
    one, other = (Finding("doubled-word", "", fix=Fix(Span(*span), "the")) for span in ((0, 7), (4, 11)))
    assert mend("the the the", [other, one]) == ("the the", (one,))
