"""Holding what looks like the end of a post and is none: the stop of 'Govt.', the commas between fields of work."""

import re

from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = ["as_written", "held"]

_STOP, _COMMA = "\ue002", "\ue003"
_SHORTENED = (
    rf"(?P<short>(?i:<organisations.abbreviations>))\.(?=\s+(?:<grammar.of><~>(?:<grammar.the><~>)?)?[{UPPER}])"
)
# 'U.S. Census Bureau', not '… in the U.S. The next'
_INITIALS = rf"(?<![\w.])(?:[A-Z]\.){{2,}}(?=\s+(?!(?i:<grammar.the|a|in|pronouns>)\s)[{UPPER}])"
_FIELD = rf"[{UPPER}][\w’'-]*(?:\s[{UPPER}][\w’'-]*){{0,2}}"
_FIELDS = (
    rf"\s<grammar.for|of><~>(?:<grammar.the><~>)?"
    rf"(?P<fields>{_FIELD}(?:,\s+{_FIELD})+,?\s+<grammar.and>\s+{_FIELD})(?=,|\s*$|[.;])"
)


def held(text: str, words: Vocabulary) -> str:
    """A text in which stops that end no sentence and commas that part no posts stand under signs of their own."""
    if text.count(".") > 1:
        text = words.phrase(_INITIALS).sub(lambda match: match.group()[:-1] + _STOP, text)
    if "." in text and words.cue("organisations", "abbreviations").may_be_in(text):
        text = words.phrase(_SHORTENED).sub(lambda match: match["short"] + _STOP, text)
    if "," in text and (fields := words.phrase(_FIELDS).search(text)) and _are_fields(text, fields, words):
        start, end = fields.span("fields")
        text = text[:start] + text[start:end].replace(",", _COMMA) + text[end:]
    return text


def as_written(text: str | None) -> str | None:
    """A text with the stops and commas that were held."""
    return text.replace(_STOP, ".").replace(_COMMA, ",") if text else None


def _are_fields(text: str, fields: re.Match[str], words: Vocabulary) -> bool:
    """Whether an enumeration after a role is of fields or regions: 'Minister for Trade, Tides and Boats'."""
    said = re.findall(r"[\w&-]+", fields["fields"])
    bodies = words.words("organisations", "led") | words.words("organisations", "kinds")
    if any(word.casefold() in bodies or (len(word) > 2 and word.isupper()) for word in said):
        return False
    return words.has_role(text[: fields.start()]) and not words.has_role(fields["fields"])
