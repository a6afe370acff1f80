"""The files of words are made to be read: no line is too long, and no term stands twice under a key."""

import tomllib
from importlib.resources import files

import pytest

from notekit.parsers.languages import LANGUAGES

WIDEST = 120


def words_of(language: str) -> str:
    return (files("notekit.parsers") / "vocabulary" / f"{language}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_can_be_read_without_scrolling(language: str) -> None:
    assert [line for line in words_of(language).splitlines() if len(line) > WIDEST] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_term_stands_twice_under_a_key(language: str) -> None:
    keys = (
        (section, key, terms)
        for section, table in tomllib.loads(words_of(language)).items()
        if isinstance(table, dict)
        for key, terms in table.items()
    )
    twice = {(section, key): term for section, key, terms in keys for term in terms if terms.count(term) > 1}
    assert twice == {}
