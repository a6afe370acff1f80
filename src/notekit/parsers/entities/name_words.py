"""The words of a name: which may make one up, and which stand before or after one."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from notekit.parsers.vocabulary.cues import Vocabulary

__all__ = [
    "could_be_name",
    "could_be_surname",
    "ends_in_full_name",
    "is_given",
    "is_honorific",
    "is_honour",
    "is_post_nominal",
    "is_role_word",
    "plain_honorific",
]

LEAST_OF_VERB = 6
"""How many letters a verb has that is nobody's surname."""

_NICKNAMED = ("(", "“", '"', "‘", "'")
_ELIDED = ("d’", "d'")
_HYPHEN = re.compile("[-‐‑]")


def plain_honorific(word: str) -> str:
    """An honorific without its full stop, but for a single letter: 'Dr', and the French 'M.'."""
    return word if len(word) == 2 else word.rstrip(".")


def is_post_nominal(word: str, words: Vocabulary) -> bool:
    """Whether a word is one of the letters after a name, such as 'MP'."""
    return is_honour(word, words) or (word.casefold() in words.words("people", "offices-after") and word[-1].isupper())


def is_honour(word: str, words: Vocabulary) -> bool:
    """Whether a word is the letters of a degree or an honour, such as 'Ph.D.': those of an office tell a post."""
    folded = word.casefold().replace(".", "")
    return folded in words.words("people", "honours") and sum(map(str.isupper, word)) > 1


def ends_in_full_name(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase is somebody's full name, after nothing but words by which bodies are known."""
    said, bodies = phrase.split(), words.words("organisations", "words")
    return all(word.casefold() in bodies for word in said[:-2]) and _is_full_name(" ".join(said[-2:]), words)


def _is_full_name(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase is a known given name and one word more, that of no body or place."""
    given, _, surname = phrase.partition(" ")
    places = words.words("organisations", "words")
    return bool(surname) and " " not in surname and is_given(given, words) and surname.casefold() not in places


def _is_particle(word: str, words: Vocabulary, *, last: bool) -> bool:
    """Whether a small word within a name is part of it: 'Solène Le Guennec'."""
    return not last and word in words.words("people", "particles")


def is_honorific(word: str, words: Vocabulary) -> bool:
    """Whether a word in lower case, without its full stop, is an honorific: 'dr'."""
    return word in words.words("people", "honorifics")


def _is_surname(word: str, words: Vocabulary) -> bool:
    """Whether a word that bodies and places are named by is a surname as well."""
    return word in words.words("people", "surnames")


def is_role_word(word: str, words: Vocabulary) -> bool:
    """Whether a word in lower case tells a post, and is nobody's given name: 'director'."""
    return word in words.words("people", "roles") and word not in words.given_names


def could_be_name(tokens: list[str], words: Vocabulary, *, titled: bool = False) -> bool:
    """Whether the words could make up a name at all; after an honorific also one such as 'Ann House'."""
    if len(tokens) > 2 and tokens[1].startswith(_NICKNAMED):
        return _is_nickname(tokens[1].strip("()“”\"‘’'."), words) and could_be_name([tokens[0], *tokens[2:]], words)
    capitals = len([token for token in tokens if token[0].isupper()])
    if capitals < 2:
        capitals += sum(token.startswith(_ELIDED) for token in tokens)  # 'Claire d’Aubrac'
    if not 2 <= capitals <= 4:
        return False
    bodies = frozenset[str]() if titled else words.words("organisations", "words")
    kinds = words.words("organisations", "kinds")
    others = words.words("people", "not-names")
    if (not titled and _opens_body(tokens[0], words)) or _is_verb(tokens[-1], words):
        return False
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        folded = token.casefold()
        if index and index == last and _is_surname(folded, words) and is_given(tokens[0], words):
            continue  # 'Huw Day'
        if len(token) == 1 and index < last and (titled or (index and is_given(tokens[0], words))):
            continue  # 'Maurice A Quill'
        if index == 0 and folded in words.words("people", "given-too"):
            continue  # 'Bill Quill'
        if (
            folded in bodies
            or (folded[-1] == "s" and folded[:-1] in kinds)
            or (index and folded in others and not _is_particle(folded, words, last=index == last))
            or (token.isupper() and "." not in token and (len(token) > 2 or (len(token) == 1 and token not in "OÓ")))
        ):
            return False
    if is_role_word(tokens[-1].casefold(), words) and not is_given(tokens[0], words):
        return False  # 'Ethics Fellow'
    if tokens[-1].rstrip(".").casefold() in words.words("organisations", "streets"):
        return False  # 'Mill St'
    if len(tokens[-1]) == 2 and tokens[-1].isupper() and not is_given(tokens[0], words):
        return False  # 'Matters Arising NW'
    return len(tokens[-1].rstrip(".")) > 1


def _is_verb(word: str, words: Vocabulary) -> bool:
    """Whether a word says what somebody did, for all its capital: 'Ann Outlined'; short ones are surnames: 'Drew'."""
    return len(word) >= LEAST_OF_VERB and word.casefold() in words.words("people", "speaks")


def _opens_body(word: str, words: Vocabulary) -> bool:
    """Whether a word is one that bodies begin with and people do not: 'Open Tide'."""
    return word.casefold() in words.words("organisations", "opening") and not is_given(word, words)


def _is_nickname(word: str, words: Vocabulary) -> bool:
    """Whether a word in brackets amid a name can be a short form of it, and not a part, a post or a body."""
    if word in words.given_names:
        return True
    folded = word.casefold()
    others = ("people", "not-names"), ("people", "parts"), ("organisations", "words")
    return not (words.has_role(word) or any(folded in words.words(*listed) for listed in others))


def is_initial(word: str) -> bool:
    """Whether a word is a letter that stands for a name: 'A.'."""
    return len(word.rstrip(".")) == 1


def is_given(token: str, words: Vocabulary) -> bool:
    """Whether a word, or its part before a hyphen, is a known given name, with accents or without."""
    if token in words.given_names or _HYPHEN.split(token, 1)[0] in words.given_names:
        return True
    return not token.isascii() and _without_accents(token) in words.given_names


@lru_cache(maxsize=256)
def _without_accents(word: str) -> str:
    return "".join(letter for letter in normalize("NFKD", word) if not combining(letter))


def could_be_surname(word: str, words: Vocabulary) -> bool:
    """Whether a capitalised word after an honorific could be a surname."""
    folded = word.casefold()
    return len(word) > 2 and not (
        word.isupper() or folded in words.words("people", "not-names") or words.has_role(word)
    )
