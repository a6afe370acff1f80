"""Languages: the vocabulary of each, and which one a text is written in."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from notekit.parsers.cues import Vocabulary

__all__ = ["ENGLISH", "LANGUAGES", "english", "known_language", "language_of", "vocabulary_of"]

ENGLISH = "en"
LANGUAGES = ("en", "fr")
"""The languages that notekit knows the words of, by their tags."""

READ = 2000
"""How many characters of a text are looked at for what language it is in."""
LEAST = 4
"""How many small words of a language there are at least, for a text to be in it."""
TIMES = 3
"""How many times as many of them as of English there are."""
SHARE = 12
"""One word of how many must be one of these: a list of French names is no French text."""


def _data(name: str) -> str:
    return (files("notekit.parsers") / "vocabulary" / name).read_text(encoding="utf-8")


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """The vocabulary of a language that comes with notekit, by its tag; read when it is first asked for."""
    values: dict[str, Any] = tomllib.loads(_data(f"{language}.toml"))
    terms = {section: keys for section, keys in values.items() if isinstance(keys, dict)}
    names = frozenset([*_data("given_names.txt").split(), *terms["people"]["given-names"]])
    return Vocabulary(terms, names, values["language"])


def english() -> Vocabulary:
    """The vocabulary of English."""
    return vocabulary_of(ENGLISH)


def known_language(tag: str) -> str:
    """The language by whose words a text with this tag is read: 'fr' for 'fr-CA', English for one without words."""
    language = tag.partition("-")[0].strip().lower()
    return language if language in LANGUAGES else ENGLISH


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """The commonest words of each language that are none of another."""
    values: dict[str, list[str]] = tomllib.loads(_data("small_words.toml"))
    return {language: frozenset(words) for language, words in values.items()}


def language_of(text: str) -> str:
    """The language that the beginning of a text is written in, as far as its small words tell; else English."""
    words = text[:READ].lower().replace("’", " ").replace("'", " ").split()
    counts = {language: sum(map(small.__contains__, words)) for language, small in _small_words().items()}
    english = counts.pop(ENGLISH)
    language = max(counts, key=counts.__getitem__)
    found = counts[language]
    return language if found >= max(LEAST, TIMES * english, len(words) / SHARE) else ENGLISH
