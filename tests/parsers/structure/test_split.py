"""A source is split into its notes where something opens one, and nowhere else."""

import pytest

from fixtures import Case, cases, listed, notes_in
from notekit.parsers.structure.split import CategoryLine, category_line


def found(text: str) -> str:
    return listed(*(note.title or "(no title)" for note in notes_in(text)))


@cases("parsers/split.txt")
def test_titles_of_the_notes_in_a_source(case: Case) -> None:
    assert found(case.given) == case.expected


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Tides, Moon The Quay Tides, Moon The Quay", "Tides, Moon The Quay"),
        ("Tides  Moon   Tides Moon", "Tides Moon"),
        ("Tides, Moon", None),
        ("tides moon tides moon", None),
        ("Tides. Tides.", None),
        ("Ha Ha", None),
        ("A" * 1000 + " " + "A" * 1000, None),
    ],
)
def test_a_line_that_says_its_words_twice(line: str, said: str | None) -> None:
    assert category_line(line) == said


def test_topics_stand_before_the_byline() -> None:
    assert CategoryLine("Tides, Moon The Quay", "The Quay").topics == ("Tides", "Moon")
    assert CategoryLine("Tides, Moon").topics == ("Tides", "Moon")
