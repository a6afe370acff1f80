"""Bookmarks, and the words that comments are about: stretches of text that may go over several paragraphs."""

from attrs import define, field

from notekit.readers.wordprocessing.elements import Element, w
from notekit.readers.wordprocessing.lines import Stretch
from notekit.readers.wordprocessing.phrase import Phrase

__all__ = ["Stretches"]

MOST_PARAGRAPHS = 10
"""Over how many paragraphs a bookmark may reach."""
MOST_REMARKS = 50
"""How many comments at one place are told apart."""

_ID, _NAME = w("id"), w("name")


@define
class _Begun:
    """What has begun and not ended: where, and over how many paragraphs it reaches by now."""

    name: str
    start: int
    paragraphs: int = 1


@define
class Stretches:
    """Those that are open at a place of the document."""

    _begun: dict[str, _Begun] = field(factory=dict)

    def edge(self, element: Element, phrase: Phrase) -> None:
        """Takes the beginning or the end of one."""
        kind = element.tag.rpartition("}")[2]
        key = ("bookmark " if kind.startswith("bookmark") else "comment ") + element.get(_ID, "")
        if kind.endswith("Start"):
            self._begun[key] = _Begun(element.get(_NAME) or element.get(_ID, ""), phrase.length)
        elif (begun := self._begun.pop(key, None)) and begun.start < phrase.length:
            _kept(phrase, key).append(Stretch(begun.name, begun.start, phrase.length))

    def refer(self, element: Element, phrase: Phrase) -> None:
        """Takes the place of a comment, which may be about no words."""
        name = element.get(_ID, "")
        if not any(stretch.name == name for stretch in phrase.comments[-MOST_REMARKS:]):
            phrase.comments.append(Stretch(name, phrase.length, phrase.length))

    def end_paragraph(self, phrase: Phrase) -> None:
        """Ends here what is open, and begins it in the next paragraph; a comment is on the words of the first."""
        for key, begun in list(self._begun.items()):
            reaches = begun.start < phrase.length
            if reaches:
                _kept(phrase, key).append(Stretch(begun.name, begun.start, phrase.length))
            begun.start = 0
            begun.paragraphs += 1
            if begun.paragraphs > MOST_PARAGRAPHS or (reaches and key.startswith("comment")):
                del self._begun[key]


def _kept(phrase: Phrase, key: str) -> list[Stretch]:
    return phrase.bookmarks if key.startswith("bookmark") else phrase.comments
