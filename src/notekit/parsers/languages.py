"""Languages: the vocabulary of each, and which one a text is written in."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from notekit.blocks import texts
from notekit.parsers.facts.metadata import keys_of, place_of, stated_fields
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Directive, Metadata, PageFurniture, SourceBlock, Title
from notekit.source import Source, Span

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Language",
    "english",
    "known_language",
    "language_in",
    "main_language",
    "recognised",
    "stated",
    "vocabulary_of",
]

ENGLISH = "en"
LANGUAGES = ("en", "fr")
"""The languages that notekit knows the words of, by their tags."""

READ = 800
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
    """The vocabulary of a language that comes with notekit, by its tag; read when it is first asked for.

    Given names are of any language: those gathered for notekit, and those that at least two of three public lists
    agree on (the US census of 1990, Faker's and Jörg Michael's), without words, places and common surnames.
    """
    values: dict[str, Any] = tomllib.loads(_data(f"{language}.toml"))
    terms = {section: keys for section, keys in values.items() if isinstance(keys, dict)}
    names = frozenset([*_data("given_names.txt").split(), *terms["people"]["given-names"]])
    return Vocabulary(terms, names, values["language"])


def english() -> Vocabulary:
    """The vocabulary of English."""
    return vocabulary_of(ENGLISH)


def main_language(tag: str) -> str:
    """The language that a tag is about, without region and script: 'fr' for 'fr-CA'."""
    return re.split("[-_]", tag.strip().lower())[0]


def known_language(tag: str) -> str:
    """The language by whose words a text with this tag is read: 'fr' for 'fr-CA', English for one without words."""
    language = main_language(tag)
    return language if language in LANGUAGES else ENGLISH


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """The commonest words of each language that are none of another."""
    values: dict[str, list[str]] = tomllib.loads(_data("small_words.toml"))
    return {language: frozenset(words) for language, words in values.items()}


def language_in(text: str) -> str:
    """The language that the beginning of a text is written in, as far as its small words tell; else English."""
    words = text[:READ].lower().replace("’", " ").replace("'", " ").split()
    counts = {language: sum(map(small.__contains__, words)) for language, small in _small_words().items()}
    english = counts.pop(ENGLISH)
    language = max(counts, key=counts.__getitem__)
    found = counts[language]
    return language if found >= max(LEAST, TIMES * english, len(words) / SHARE) else ENGLISH


@frozen
class Language:
    """The language that a note is in: its tag, the rule that told it, how sure that is, and the words it went by."""

    tag: str
    rule: str
    confidence: float = 1.0
    span: Span | None = None


def stated(blocks: Iterable[SourceBlock], source: Source) -> Language | None:
    """The language that front matter or the head of a page states; None where neither does."""
    for block in blocks:
        if isinstance(block, Metadata):
            tag = stated_fields(block).get("language")
            if tag:
                rule = "stated" if block.stated else "page-metadata"
                return Language(
                    tag, rule, 1.0 if block.stated else 0.9, place_of(keys_of(block)["language"], block, source)
                )
    return None


def recognised(blocks: Sequence[SourceBlock]) -> Language:
    """The language of the text at the beginning of some blocks, as far as its small words tell; else English."""
    said: list[str] = []
    length, first = 0, None
    for block in blocks:
        if length >= READ:
            break
        if isinstance(block, Metadata | PageFurniture | Directive):
            continue
        first = first or block.span
        for text in [block.content] if isinstance(block, Title) else texts(block):
            said.append(text.text[:READ])
            length += len(said[-1])
    return Language(language_in(" ".join(said)), "small-words", 0.8, first)
