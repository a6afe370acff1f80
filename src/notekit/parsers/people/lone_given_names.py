"""People named by their given name alone who are said to speak, with a post or body beside the name or without.

'Ann, a warden at Tidemark: “We have lamps.”', 'Bo from the Quay Trust said that …', 'Cy presented the lamps.'
"""

import re
from collections.abc import Iterator

from notekit.parsers.entities.names import CAPITALISED
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.segmentation import sentences

__all__ = ["given_alone"]

_FORM = (
    rf"[*_]{{0,3}}(?P<name>{CAPITALISED})(?![\w’'-])[*_]{{0,3}}"
    r"(?:,\s(?P<post>[^.;:,()“”\"\n]{3,80})(?P<closed>,|:|(?=\s[“\"]))"
    rf"|\s+<grammar.from|of>\s+(?:<grammar.the|our>\s+)?[{UPPER}a-z][^.;:,()“”\"\n]{{1,50}}?(?=\s(?:<quotes.says>|<people.speaks>)(?!\w))"
    rf"|\s\([{UPPER}][^()\n]{{1,80}}\)(?=\s+(?:<grammar.then|also>\s+)?<people.speaks>(?!\w))"
    r"|(?P<speaks>(?=\s+(?:<grammar.then|also>\s+)?(?:<people.speaks>)(?!\w))))"
)
_SAYS = r"(?i)\s+(?:<grammar.then|also>\s+)?(?:<people.speaks>|<quotes.says>|<speech.hosts>)(?!\w)"
_THINGS = "given-too", "given-or-thing"
_QUOTES = re.compile(r":?\s*[“\"]")


def given_alone(text: str, words: Vocabulary) -> Iterator[re.Match[str]]:
    """The sentences of a text that begin with a given name alone of somebody whom they tell to speak."""
    form = words.phrase(_FORM)
    for start, _ in sentences(text):
        match = form.match(text, start)
        if match is None:
            continue
        name, post = match["name"], match["post"]
        if post is not None and not words.has_role(post):
            continue
        quoted = post is not None and _QUOTES.match(text, match.end("post")) is not None
        if match["speaks"] is not None and any(name.casefold() in words.words("people", key) for key in _THINGS):
            continue
        if name not in words.given_names and not (quoted and _is_no_word(name, words)):
            continue
        if post is None or match["closed"] == ":" or quoted or words.phrase(_SAYS).match(text, match.end()):
            yield match


def _is_no_word(name: str, words: Vocabulary) -> bool:
    """Whether a capitalised word that no list of given names holds may be one all the same."""
    folded = name.casefold()
    others = ("people", "not-names"), ("organisations", "words"), ("organisations", "countries")
    listed = any(folded in words.words(*key) for key in others)
    return name.isalpha() and name[1:].islower() and len(name) > 2 and not listed and not words.has_role(name)
