"""Many terms become one expression that finds each of them as a whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit.parsers.vocabulary.expressions import any_term


def matches(terms: list[str], text: str) -> list[str]:
    return [match.group() for match in re.finditer(any_term(terms), text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        (["tide"], "The Tide, tides and lowtide", ["Tide"]),
        (["tide*"], "The tide, tides and tidal; lowtide", ["tide", "tides"]),
        (["low tide"], "low tide, low  tide, low\ntide, slow tide", ["low tide", "low  tide", "low\ntide"]),
        (["low", "low tide"], "low tide, low", ["low tide", "low"]),
        (["low tide", "low"], "low tide, low", ["low tide", "low"]),
        (["low _ tide"], "low spring tide, low tide, low and slow tide", ["low spring tide"]),
        (["group *"], "Group one, two", ["Group one, two"]),
        (["group *"], "The group", []),
        (["don't"], "don’t, don't, dont", ["don’t", "don't"]),
        (["q&a"], "Q&A, q & a", ["Q&A"]),
        (["©"], "©2031 and ©", ["©", "©"]),
        (["read more >"], "read more > and read more", ["read more >"]),
        (["a.b"], "a.b and axb", ["a.b"]),
        (["«"], "« a", ["«"]),
    ],
)
def test_terms_are_found_as_wholes(terms: list[str], text: str, found: list[str]) -> None:
    assert matches(terms, text) == found


_words = st.text("abc'*_ -&", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(_words, min_size=1, max_size=8))
def test_any_terms_make_an_expression(terms: list[str]) -> None:
    re.compile(any_term(terms))


@given(st.lists(st.text("abcde", min_size=1, max_size=4), min_size=1, max_size=8))
def test_each_term_is_found_where_it_stands_alone(terms: list[str]) -> None:
    assert all(re.fullmatch(any_term(terms), term) for term in terms)


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=8), st.text("abcd ", max_size=30))
def test_nothing_but_the_terms_is_found(terms: list[str], text: str) -> None:
    assert matches(terms, text) == [word for word in text.split() if word in terms]
