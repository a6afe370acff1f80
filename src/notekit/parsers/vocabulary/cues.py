"""Cue words: what a language says before names, points and steps, kept as data."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from itertools import chain
from operator import not_
from typing import Any

from attrs import define, field

from notekit.parsers.vocabulary.expressions import any_term

__all__ = ["Cue", "Vocabulary", "VocabularyError", "lowered"]

_KEY = re.compile(r"<(?P<sign>[-^]?)(?P<section>[a-z-]+)\.(?P<keys>[a-z|-]+)>")
_WORD = re.compile(r"[\w-]+")
STEM = 4
"""How many letters of a word are compared before a term that stands for any ending is looked for."""

_WHOLE = re.compile(r"(?<![a-z0-9*])[a-z0-9]+(?![a-z0-9*])")
_STEM = re.compile(rf"(?<![a-z0-9])([a-z0-9]{{{STEM}}})[a-z0-9]*\*")
_LETTERS = b"0123456789abcdefghijklmnopqrstuvwxyz"
_PARTED = bytes(code if code in _LETTERS else ord(" ") for code in bytes(range(256)).lower())
"""What stands for each byte where a text is parted into words."""
_ODD_CASE = re.compile("[İıſ]")
"""Letters that match an ASCII letter where case is disregarded, but not once they are in lower case."""
_COMMON = frozenset(
    b"a an and are as at be by for from has have in is it of on or"
    b" our that the their there they this to up was we were what with you".split()
)


@lru_cache(maxsize=1024)
def _words_of(text: str) -> frozenset[bytes]:
    """The words of a text in lower case, parted at letters that are not ASCII too: bytes are parted much faster."""
    return frozenset(text.encode("utf-8", "replace").translate(_PARTED).split())


@lru_cache(maxsize=1024)
def _stems_of(text: str) -> frozenset[bytes]:
    return frozenset([word[:STEM] for word in _words_of(text)])


@lru_cache(maxsize=256)
def lowered(text: str) -> str | None:
    """The text in lower case; None where a letter of it matches another in disregard of case only."""
    return None if not text.isascii() and _ODD_CASE.search(text) else text.lower()


@define(slots=False)
class Cue:
    """Terms to look for, without regard to case.

    Most texts hold none of them, so their words are looked up first; only where all words of a term
    are there does the regular expression run. It runs on the text in lower case, which it reads twice as fast.
    """

    terms: list[str]
    expression: str = field(repr=False)
    _alone: frozenset[bytes] = field(init=False, repr=False)  # the words of terms with one word
    _stems: frozenset[bytes] = field(init=False, repr=False)  # of terms with a word of any ending, and no whole one
    _needs: dict[bytes, list[frozenset[bytes]]] = field(factory=dict, init=False, repr=False)  # by a word of each term
    _telling: frozenset[bytes] = field(init=False, repr=False)  # words of which a text has one that has a term's all
    _tells: bool = field(default=True, init=False, repr=False)  # whether each term has a word or stem to look up
    _untold: bool = field(init=False, repr=False)  # whether some term has no telling word

    def __attrs_post_init__(self) -> None:
        alone, stems = set[bytes](), set[bytes]()
        for term in self.terms:
            whole = [word.encode() for word in _WHOLE.findall(term)]
            rare = [word for word in whole if word not in _COMMON]
            stem = _STEM.search(term)
            if rare and len(whole) == 1:
                alone.add(whole[0])
            elif rare:
                self._needs.setdefault(max(rare, key=len), []).append(frozenset(whole))
            elif stem:
                stems.add(stem[1].encode())
            else:
                self._tells = False
        self._alone, self._stems = frozenset(alone), frozenset(stems)
        self._telling = frozenset(alone | self._needs.keys())
        self._untold = bool(stems) or not self._tells

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The terms as one compiled expression."""
        return re.compile(self.expression, re.IGNORECASE)

    @cached_property
    def _lower(self) -> re.Pattern[str]:
        """The same for text in lower case, in which a letter that is not ASCII may still be one of several forms."""
        return re.compile(self.expression, 0 if all(map(str.isascii, self.terms)) else re.IGNORECASE)

    def may_be_in(self, text: str) -> bool:
        """Whether the words of some term are in the text, without which none is."""
        words = _words_of(text)
        if self._telling.isdisjoint(words):  # as nearly always
            return self._untold and self._may_go_untold(text)
        return self._holds_term(words) or (self._untold and self._may_go_untold(text))

    def may_be_in_each(self, texts: Iterable[str]) -> Iterator[bool]:
        """Whether one word or other of a term is in each of the texts: for many of them, which are asked at once."""
        if self._untold:
            return map(self.may_be_in, texts)
        return map(not_, map(self._telling.isdisjoint, map(_words_of, texts)))

    def _holds_term(self, words: frozenset[bytes]) -> bool:
        """Whether all whole words of some term are among those of a text."""
        if not self._alone.isdisjoint(words):
            return True
        needs = map(self._needs.__getitem__, self._telling & words)
        return any(map(words.issuperset, chain.from_iterable(needs)))

    def _may_go_untold(self, text: str) -> bool:
        """Whether a term without a telling word may be in the text: any where there is no stem to look up either."""
        return not self._tells or not self._stems.isdisjoint(_stems_of(text))

    def _ready(self, text: str) -> tuple[re.Pattern[str], str]:
        """The expression to run, and the text to run it on: offset by offset the one given."""
        lower = lowered(text)
        return (self.pattern, text) if lower is None else (self._lower, lower)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first term in the text between two offsets, or None."""
        if not self.may_be_in(text):
            return None
        pattern, ready = self._ready(text)
        return pattern.search(ready, start, len(ready) if end is None else end)

    def match(self, text: str) -> re.Match[str] | None:
        """The term with which the text begins, or None."""
        return self.pattern.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The term that is the whole text, or None."""
        return self.pattern.fullmatch(text) if self.may_be_in(text) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The terms in the text between two offsets, in order."""
        if not self.may_be_in(text):
            return iter(())
        pattern, ready = self._ready(text)
        return pattern.finditer(ready, start, len(ready) if end is None else end)


class VocabularyError(ValueError):
    """Words that fit no section and key of the vocabulary; the message begins with the two: '.headings.discussion'."""


@define(eq=False, slots=False)
class Vocabulary:
    """The cue words of one language, by section and key as in its file."""

    terms: dict[str, dict[str, list[str]]] = field(repr=False)
    given_names: frozenset[str] = field(repr=False)
    language: str = "en"

    def with_words(self, words: Mapping[str, Mapping[str, Sequence[str]]]) -> "Vocabulary":
        """This vocabulary with further words, by section and key. Raises `VocabularyError`."""
        terms = {section: dict(keys) for section, keys in self.terms.items()}
        for section, keys in _mapping(words, "").items():
            known = terms[_one_of(section, terms, "")]
            for key, further in _mapping(keys, f".{section}").items():
                at = f".{section}.{_one_of(key, known, section)}"
                if not isinstance(further, list | tuple):
                    raise VocabularyError(f"{at}: takes a list of words or phrases, not {further!r}")
                known[key] = [*known[key], *(_folded(word, at) for word in further)]
        return Vocabulary(terms, self.given_names, self.language)

    def listed(self, section: str, key: str) -> list[str]:
        """The terms under a key."""
        return self.terms[section][key]

    @cached_property
    def phrase(self) -> Callable[[str], re.Pattern[str]]:
        """What gives the regular expression of a template, compiled once.

        `<section.key>` in a template stands for any term under that key,
        `<section.one|other>` stands for the terms under several keys, `<-section.key>` for terms that end a word,
        `<^section.key>` for terms that begin with a capital, and `<~>` for the space after a small word, which
        there need not be after one that lost its vowel, such as 'd’'.
        """
        return cache(self._compiled)

    def _compiled(self, template: str) -> re.Pattern[str]:
        return re.compile(_KEY.sub(self._written, template).replace("<~>", self._gap))

    def _written(self, reference: re.Match[str]) -> str:
        section, sign, keys = reference.group("section", "sign", "keys")
        if not sign:
            return self.source(section, keys)
        terms = self._under(section, keys)
        if sign == "^":
            terms = [term[0].upper() + term[1:] for term in terms]
        return any_term(terms, endings=sign == "-")

    @cached_property
    def _gap(self) -> str:
        grammar = self.terms.get("grammar", {})
        small = [word for key in ("the", "of") for word in grammar.get(key, ())]
        return r"(?:\s+|(?<=[’']))" if any(word.endswith("'") for word in small) else r"\s+"

    @cached_property
    def source(self) -> Callable[[str, str], str]:
        """What gives the terms under a section and key, or several, as one regular expression in a group of its own."""
        return cache(lambda section, keys: any_term(self._under(section, keys)))

    @cached_property
    def cue(self) -> Callable[[str, str], Cue]:
        """What gives the terms under a section and key, or several such as 'chair|speaker', to be looked for."""
        return cache(self._cue)

    def _cue(self, section: str, keys: str) -> Cue:
        return Cue(self._under(section, keys), self.source(section, keys))

    def _under(self, section: str, keys: str) -> list[str]:
        return [term for key in keys.split("|") for term in self.terms[section][key]]

    @cached_property
    def words(self) -> Callable[[str, str], frozenset[str]]:
        """What gives the terms under a section and key as a set, for looking single words up."""
        return cache(lambda section, key: frozenset(self.terms[section][key]))

    @cached_property
    def has_role(self) -> Callable[[str], bool]:
        """What tells whether a word of a text names what a person may be, such as 'director'."""
        return lru_cache(maxsize=256)(self._has_role)

    @cached_property
    def _role_endings(self) -> tuple[str, ...]:
        return tuple(self.listed("people", "role-endings"))

    def _has_role(self, text: str) -> bool:
        roles, endings = self.words("people", "roles"), self._role_endings
        for word in _WORD.findall(text.lower()):
            if len(word) > 7 and word.endswith(endings):
                return True
            if word in roles or (word.endswith("s") and word[:-1] in roles) or word.rpartition("-")[2] in roles:
                return True
        return False


def _folded(word: object, at: str) -> str:
    if not isinstance(word, str) or not re.search(r"\w", word):
        raise VocabularyError(f"{at}: takes words or phrases, not {word!r}")
    return " ".join(word.split()).casefold()


def _mapping(value: Any, at: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise VocabularyError(f"{at}: takes a table of keys with lists of words, not {value!r}")
    return value


def _one_of(name: str, known: Collection[str], section: str) -> str:
    if name in known:
        return name
    where = f".{section}.{name}" if section else f".{name}"
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    raise VocabularyError(
        f"{where}: there is no such {'key' if section else 'section'}; "
        + (f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}")
    )
