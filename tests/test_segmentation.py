"""Sentences end where readers see them end, and hold every character of a text."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures import Case, cases
from notekit.segmentation import sentence_at, sentences


@cases("sentences.txt")
def test_sentences(case: Case) -> None:
    assert [case.given[start:end] for start, end in sentences(case.given)] == case.expected.split("\n")


def test_a_blank_text_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n ") == ()


@given(st.lists(st.sampled_from([*string.printable, "Dr.", "e.g.", "”", "…", "The", " "]), max_size=60).map("".join))
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    within = [offset for start, end in sentences(text) for offset in range(start, end) if not text[offset].isspace()]
    assert within == [offset for offset, character in enumerate(text) if not character.isspace()]


@pytest.mark.parametrize(
    ("offset", "said"), [(0, "The tide is in."), (14, "The tide is in."), (16, "Nobody came."), (99, "Nobody came.")]
)
def test_a_sentence_is_found_by_an_offset(offset: int, said: str) -> None:
    text = "The tide is in. Nobody came."
    start, end = sentence_at(text, offset)
    assert text[start:end] == said
