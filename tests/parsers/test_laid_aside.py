"""Where much of a text is taken for furniture, a warning says so; of navigation there is none."""

import notekit
from notekit import Diagnostic

NOTE = "# Slipway supper\n\n3 May 2031\n\nWe ate and talked of tides.\n"
FOOT = (
    "\nRelated posts\n\nOmar Farrant told the whole room how the ropes were lost in the storm.\n\n"
    "Ruth Quill told the same room how they were found again a week later, below the bridge.\n"
)


def warnings(text: str, media_type: str = "markdown") -> list[Diagnostic]:
    notebook = notekit.parse(text.encode(), media_type=media_type)
    return [each for each in notebook.diagnostics if each.code == "much-laid-aside"]


def test_much_that_is_laid_aside_is_told_with_its_place() -> None:
    (warning,) = warnings(NOTE + FOOT)
    assert warning.message == "76% of the text is taken for furniture of a page and is in no note"
    assert warning.severity == "warning"
    assert warning.span is not None
    assert warning.span.start == len(NOTE) + 1


def test_a_third_is_not_much() -> None:
    assert not warnings(NOTE + "\nThe tides were high and low, as they are.\n" * 9 + FOOT)


def test_little_is_not_told() -> None:
    assert not warnings("# Supper\n\nWe ate.\n\nRelated posts\n\nLate supper\n")


def test_what_a_web_page_marks_as_navigation_is_not_counted() -> None:
    page = f"<nav><p>{'Suppers of the quay. ' * 40}</p></nav><main><h1>Supper</h1><p>We ate and talked.</p></main>"
    assert not warnings(page, "html")


def test_comments_and_rules_are_not_counted() -> None:
    assert not warnings(f"# Supper\n\n<!-- {'Write who came to supper. ' * 20}-->\n\n{'-' * 200}\n\nWe ate.\n")
