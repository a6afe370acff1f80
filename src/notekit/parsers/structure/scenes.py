"""Scenes: lines of plain text that say what a picture shows, as its alternative text does.

Such a line opens with what is to be seen, 'Two women …' or 'A boat …', and is no sentence. A label, the name
of a body or an event, a line of a form, the heading of a group and what people want or said open in the same way.
"""

import re

from notekit.parsers.structure.numbered_labels import names_group, names_session
from notekit.parsers.vocabulary.cues import Vocabulary

__all__ = ["is_scene"]

LEAST_WORDS = 7
LEAST_DESCRIBED = 10
"""How many words there are at least after 'a', where no word says that people or a picture are meant."""
LONGEST = 220
OPENING = 3
"""Among how many words at the beginning a scene says what is to be seen."""
SHORT = 4
"""Words of fewer letters are small in titles too."""

_VERBS = r"<pictures.verbs>"
_LABEL = re.compile(r"\S+(?: \S+){0,2} [–—-] (?!.* [–—-] )")
_FORM = re.compile(r"_{3}|\.{3}|…|\t|[☐☑☒□]|\[[ x]?\]")
_FIGURE = re.compile(r"\W*\d+\W*$")
_YEAR = re.compile(r"\d{4}")


def is_scene(text: str, words: Vocabulary) -> bool:
    """Whether a line describes what is to be seen: so much of it, without a full stop, and without a verb."""
    if len(text) > LONGEST or text[-1] in '.:;,?!”"' or ":" in text:
        return False
    said = text.split()
    if len(said) < LEAST_WORDS:
        return False
    opening = [word.strip(",").casefold() for word in said[: OPENING + 1]]
    scenes, some = words.words("pictures", "scenes"), words.words("grammar", "a")
    if opening[0] not in scenes and opening[0] not in some and opening[0] not in words.words("grammar", "the"):
        return False
    described = opening[0] in some and len(said) >= LEAST_DESCRIBED and not _says_what_happened(text, opening, words)
    if not described and scenes.isdisjoint(opening[:OPENING]):
        return False
    if _is_labelled(text, said, words) or _is_name(said):
        return False
    if words.phrase(_VERBS).search(text):
        return False
    return words.words("pictures", "unseen").isdisjoint(opening[1:])


def _is_labelled(text: str, said: list[str], words: Vocabulary) -> bool:
    """Whether a line is the heading of a group, a label with what it says behind a dash, or a line of a form."""
    if _LABEL.match(text) or _FORM.search(text) or _FIGURE.match(said[1]):
        return True
    return names_group(text, words) or names_session(text, words)


def _is_name(said: list[str]) -> bool:
    """Whether all but the small words have a capital, as in the name of a body or an event."""
    return all(word[0].isupper() for word in said if len(word) >= SHORT and word[0].isalpha())


def _says_what_happened(text: str, opening: list[str], words: Vocabulary) -> bool:
    """Whether a line tells of an event, as the one below a title may: 'A seminar on tides held at the quay, 5 May'."""
    events = (words.words("organiser", key) for key in ("series-events", "own-events", "hosted-events"))
    return _YEAR.search(text) is not None or any(not kinds.isdisjoint(opening) for kinds in events)
