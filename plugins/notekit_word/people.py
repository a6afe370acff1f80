"""People of a note: the line that says who is speaking, and the table of all."""

from collections.abc import Iterator, Sequence
from itertools import chain

import notekit
from notekit_word.record import Record, Said, Value, words

__all__ = ["Introductions", "people_rows"]

_OPENING_BLOCKS, _OPENING_LENGTH = 2, 2000  # how much of a section is looked at for who is speaking


class Introductions:
    """Says before each contribution or response who it is by, unless its own words have just said so."""

    def __init__(self, note: notekit.Note, record: Record) -> None:
        self._people = {person.name: (at, person) for at, person in enumerate(note.people)}
        self._record = record
        self._introduced: set[str] = set()
        self._speaking: tuple[str, ...] = ()

    def lines(self, section: notekit.Section) -> Iterator[tuple[Said, Said]]:
        """A line for each person to be introduced: the name, and the posts where they are not known yet.

        The name is empty where the section's heading is all but that.
        """
        speaking, self._speaking = self._speaking, section.by
        heading = section.heading.text.casefold() if section.heading else ""
        opening = f"{heading}\n{_opening(section)}"
        for name in section.by:
            at, person = self._people[name]
            named = name.casefold() in opening
            known = name in self._introduced or all(word in opening for word in _words(person))
            self._introduced.add(name)
            if (named and known) or (speaking == section.by and not section.heading):
                continue
            posts = [] if known else _posts(person, self._record.field("people", at, "posts"))
            alone = len(section.by) == 1 and name.casefold() in heading
            if posts or not named:
                yield [] if alone else _name(person, self._record.field("people", at)), posts


def people_rows(people: Sequence[notekit.Person], record: Record) -> list[list[Said]]:
    """People as rows under a header, a row for each post; columns that nobody fills are left out."""
    header: list[Said] = [["Name"], ["Role"], ["Organisation"], ["Part"]]
    rows = [row for at, person in enumerate(people) for row in _rows(person, record.field("people", at))]
    filled = [column for column in range(len(header)) if any(words(row[column]) for row in rows)]
    return [[row[column] for column in filled] for row in (header, *rows)]


def _rows(person: notekit.Person, path: tuple[str | int, ...]) -> Iterator[list[Said]]:
    name, parts = _name(person, path), [", ".join(person.parts).capitalize()]
    for at, post in enumerate(person.posts or (None,)):
        inner = *path, "posts", at
        role, affiliation = (
            _role(post, inner) if post else [],
            _value(inner, "affiliation", post.affiliation) if post else [],
        )
        yield [name, role, affiliation, parts]
        name, parts = [], []


def _opening(section: notekit.Section) -> str:
    """The words that a section begins with, below its heading, for comparison."""
    first = section.content[:_OPENING_BLOCKS]
    words = [block.text[:_OPENING_LENGTH] for block in first if isinstance(block, notekit.Paragraph)]
    words += [block.items[0].text[:_OPENING_LENGTH] for block in first if isinstance(block, notekit.ListBlock)]
    return "\n".join(words).casefold()


def _name(person: notekit.Person, path: tuple[str | int, ...]) -> Said:
    honorific = [*_value(path, "honorific", person.honorific), " "] if person.honorific else []
    return [*honorific, *_value(path, "name", person.name)]


def _posts(person: notekit.Person, path: tuple[str | int, ...]) -> Said:
    posts = (["; ", *_post(post, (*path, at))] for at, post in enumerate(person.posts))
    return list(chain.from_iterable(posts))[1:]


def _post(post: notekit.Post, path: tuple[str | int, ...]) -> Said:
    role, affiliation = _value(path, "role", post.role), _value(path, "affiliation", post.affiliation)
    former = ["former "] if str(post) != words([*role, *_between(role, affiliation), *affiliation]) else []
    return [*former, *role, *_between(role, affiliation), *affiliation]


def _between(first: Said, second: Said) -> Said:
    return [", "] if first and second else []


def _role(post: notekit.Post, path: tuple[str | int, ...]) -> Said:
    if post.role:
        return _post(notekit.Post(post.role, former=post.former), path)
    return ["former"] if post.former else []


def _value(path: tuple[str | int, ...], key: str, text: str | None) -> list[str | Value]:
    return [Value((*path, key), text)] if text else []


def _words(person: notekit.Person) -> Iterator[str]:
    """What the posts of a person are called, for comparison."""
    for post in person.posts:
        yield from (word.casefold() for word in (post.role, post.affiliation) if word)
