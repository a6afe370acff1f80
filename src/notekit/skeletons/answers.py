"""What people answer when they are asked about an event: a date in their words, somebody's name and post."""

import re
from itertools import takewhile

from attrs import define, evolve

from notekit.errors import SchemaError
from notekit.event_date import EventDate
from notekit.parsers.entities.dates import Dates
from notekit.parsers.entities.posts import Posts
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.people import Part, Person, Post

__all__ = ["Answers"]

_COMMA = re.compile(r",(?!\s*(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|CIC)\b)")


@define
class Answers:
    """Reads answers with the help of a vocabulary."""

    words: Vocabulary

    def date(self, text: str) -> EventDate:
        """The date that a text is, in ISO form or in words: '2031-05-06', '6 May 2031'. Raises `SchemaError`."""
        try:
            return EventDate.from_iso(text)
        except SchemaError:
            found = next(Dates(self.words).find(text), None)
        if found is None or found.date.iso is None or text.strip() != text[found.start : found.end].strip():
            raise SchemaError(f"{text!r} is no full date; write it as 2031-05-06, 2031-05 or 6 May 2031")
        if found.date.weekday_named not in (None, found.date.weekday):
            raise SchemaError(f"{text!r} falls on another day of the week; correct the day or the date")
        return EventDate.from_iso(found.date.iso)

    def person(self, text: str, part: Part) -> Person:
        """Somebody as 'Name', 'Name, Organisation', 'Name, Role' or 'Name, Role, Organisation'.

        The first piece is the name, the last the organisation, and all between them the role. Where there are
        semicolons they part the pieces, and commas do not. Raises `SchemaError`.
        """
        pieces = text.split(";") if ";" in text else _COMMA.split(text)
        name, *said = [piece.strip() for piece in pieces if piece.strip()] or [""]
        if not any(character.isalnum() for character in name):
            raise SchemaError(f"{text!r} names nobody; write Name, Role, Organisation")
        honorific, name = self._name(name)
        return Person(name, honorific, [self._post(said)] if said else (), [part])

    def _name(self, text: str) -> tuple[str | None, str]:
        """The honorifics before a name, and the name."""
        words = text.split()
        titles = [word.rstrip(".") for word in takewhile(self._is_honorific, words[:-1])]
        if len(words) - len(titles) == 1 and not self._precedes_surname(titles):
            titles = []  # 'Justice Okoro', whose name that may be
        return " ".join(titles) or None, " ".join(words[len(titles) :])

    def _is_honorific(self, word: str) -> bool:
        return word.rstrip(".").casefold() in self.words.words("people", "honorifics")

    def _precedes_surname(self, titles: list[str]) -> bool:
        return bool(titles) and titles[-1].casefold() in self.words.words("people", "surname-honorifics")

    def _post(self, said: list[str]) -> Post:
        if len(said) > 1:
            return Post(", ".join(said[:-1]), said[-1])
        (phrase,) = said
        found = Posts(self.words).read(phrase)
        if len(found) == 1 and _is_whole(found[0], phrase):
            return evolve(found[0], former=False)
        return Post(phrase, None) if self.words.has_role(phrase) else Post(None, phrase)


def _is_whole(post: Post, phrase: str) -> bool:
    """Whether a post has all words of a phrase but for those that link its role and its organisation."""
    role, affiliation = post.role or "", post.affiliation or ""
    if not (phrase.startswith(role) and phrase.endswith(affiliation)):
        return False
    between = phrase[len(role) : len(phrase) - len(affiliation)].split()
    return set(between) <= ({"of", "at", "for", "with", "the"} if role and affiliation else set())
