"""People whom the title of a note says the event was with: 'Webinar with Ann Lee', 'Knots (w/ Ann Lee and Bo Ek)'."""

import re
from collections.abc import Iterator

from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.name_words import is_given, plain_honorific
from notekit.parsers.entities.names import CAPITALISED, Names
from notekit.people import Part

__all__ = ["find_title_people", "find_title_speakers"]

_TITLES = r"(?:(?i:<people.honorifics>)\.?\s+){0,3}"
_NAME = rf"{CAPITALISED}(?:\s{CAPITALISED}){{1,2}}"
_WITH = (
    rf"(?<!\w)(?i:<people.title-with>)\s+(?P<names>{_TITLES}{_NAME}"
    rf"(?:(?:,\s+|,?\s+(?:<grammar.and>|&)\s+){_TITLES}{_NAME}){{0,4}})(?=\s*(?:$|[.,:;|()\[\]–—-])|\s<grammar.on|of|from|at>\s)"
)
_EACH = rf"(?:(?P<honorific>(?i:<people.honorifics>)\.?)\s+)?(?P<name>{_NAME})"


def find_title_people(draft: Draft) -> None:
    """Makes known the people with whom the title says an event or talk was."""
    span = next((found.span for found in draft.evidence if found.field == "title"), None)
    for one in _named(draft.title or "", draft):
        person = draft.roster.add(one["name"], span.start if span else 0, span, "name", 0.8)
        person.honorific = person.honorific or (plain_honorific(one["honorific"]) if one["honorific"] else None)


def find_title_speakers(draft: Draft) -> None:
    """Makes speakers of those whom the title of an event names, unless they are known to have done something else."""
    for one in _named(draft.title or "", draft):
        person = draft.roster.get(one["name"])
        if person is not None and not person.parts:
            person.takes(Part.SPEAKER)


def _named(title: str, draft: Draft) -> Iterator[re.Match[str]]:
    words, could_be = draft.words, Names(draft.words).could_be
    if not words.cue("people", "title-with").may_be_in(title):
        return
    for found in words.phrase(_WITH).finditer(title):
        for one in words.phrase(_EACH).finditer(found["names"]):
            if is_given(one["name"].split()[0], words) and could_be(one["name"]):
                yield one
