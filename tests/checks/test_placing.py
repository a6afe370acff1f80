"""Words of a text are found in the source, whatever markup stands between them."""

import pytest

from notekit.checks.placing import Placing


@pytest.mark.parametrize(
    ("text", "written", "words", "expected"),
    [
        ("the pier is ours", "  the pier is ours\n", "pier", "pier"),
        ("the pier is ours", "the **pier** is _ours_", "pier", "pier"),
        ("the the pier", "see: the *the* pier", "the pier", None),
        ("see the the pier", "[see](https://quay.example/the-the) the the pier", "the the", "the the"),
        ("for for the winter", "for\n  for the winter", "for for", "for\n  for"),
        ("nothing of it", "not this", "of", None),
        ("nothing of it", "", "of", None),
    ],
)
def test_words_are_found_as_they_are_written(text: str, written: str, words: str, expected: str | None) -> None:
    start = text.index(words)
    found = Placing(text, written).at(start, start + len(words))
    assert (written[slice(*found)] if found else None) == expected
