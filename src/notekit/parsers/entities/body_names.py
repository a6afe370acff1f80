"""Names of bodies within a post, told from fields of work by their shape and by words such as 'Trust'."""

import re

from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = [
    "begins_with_body",
    "begins_with_letters",
    "could_be_body",
    "fits_body",
    "names_body",
    "opens_body",
]

_TITLED = rf"[{UPPER}][\w&’'-]*(?:\s+(?:<grammar.of|for|and|the|in><~>){{0,2}}[{UPPER}][\w&’'-]*)*"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def begins_with_letters(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase begins with a body's name by its shape: letters, 'A&B', a capital amid a word."""
    first = phrase.split()[0].strip(",.") if phrase else ""
    shaped = sum(map(str.isupper, first)) > 1 and first[:1].isupper() and first.isascii()
    return shaped and "-" not in first and first.casefold() not in words.words("posts", "fields-in-letters")


def begins_with_body(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase begins with the name of a body: capitalised words, with one such as 'University'."""
    titled = words.phrase(_TITLED).match(phrase)
    found = titled.group().split() if titled else []
    before_for = next((at for at, word in enumerate(found) if word in words.words("grammar", "for")), None)
    led = words.words("organisations", "led")
    # in 'New Media for the Harbour Trust' it is another that is served
    return len(found) > 1 and any(word.casefold() in led for word in found[:before_for])


def opens_body(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase begins with a word that opens the name of a body: 'Réseau Goutte à Goutte'."""
    return phrase.split()[0].casefold() in words.words("organisations", "leading")


def could_be_body(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase reads as the name of a body: capitals but for small words, and no role."""
    found = _WORD.findall(phrase)
    return bool(found) and all(fits_body(word, words) for word in found) and not words.has_role(phrase)


def names_body(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase is the name of a body although a word of it is a role: 'Tenants' Association'."""
    found = _WORD.findall(phrase)
    if len(found) < 2 or not found[0][0].isupper():
        return False
    if found[0].casefold() in words.words("organisations", "leading"):
        return True
    return found[-1].casefold() in words.words("organisations", "kinds") and all(
        fits_body(word, words) for word in found
    )


def fits_body(word: str, words: Vocabulary) -> bool:
    """Whether a word may stand in the name of a body: capitalised, or a small one."""
    return word[0].isupper() or word == "&" or word in words.words("posts", "small")
