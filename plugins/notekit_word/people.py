"""People of a note: the line that says who is speaking, and the table of all."""

from collections.abc import Iterator, Sequence

import notekit

__all__ = ["Introductions", "people_rows"]

_OPENING_BLOCKS, _OPENING_LENGTH = 2, 2000  # how much of a section is looked at for who is speaking


class Introductions:
    """Says before each contribution or response who it is by, unless its own words have just said so."""

    def __init__(self, note: notekit.Note) -> None:
        self._people = {person.name: person for person in note.people}
        self._introduced: set[str] = set()
        self._speaking: tuple[str, ...] = ()

    def lines(self, section: notekit.Section) -> Iterator[tuple[str, str]]:
        """A line for each person to be introduced: the name, and the posts where they are not known yet.

        The name is empty where the section's heading is all but that.
        """
        speaking, self._speaking = self._speaking, section.by
        heading = section.heading.text.casefold() if section.heading else ""
        opening = f"{heading}\n{_opening(section)}"
        if len(section.by) > 1 and all(name.casefold() in opening for name in section.by):
            self._introduced.update(section.by)
            return  # several people, and the text itself says who they are
        for name in section.by:
            person = self._people[name]
            named = name.casefold() in opening
            known = name in self._introduced or all(word in opening for word in _words(person))
            self._introduced.add(name)
            if (named and known) or (speaking == section.by and not section.heading):
                continue
            posts = "" if known else _posts(person)
            alone = len(section.by) == 1 and name.casefold() in heading
            if posts or not named:
                yield "" if alone else str(person), posts


def people_rows(people: Sequence[notekit.Person]) -> list[list[notekit.RichText]]:
    """People as rows under a header, a row for each post; columns that nobody fills are left out."""
    header = ("Name", "Role", "Organisation", "Part")
    rows = [row for person in people for row in _rows(person)]
    filled = [column for column in range(len(header)) if any(row[column] for row in rows)]
    return [[notekit.RichText(row[column]) for column in filled] for row in (header, *rows)]


def _rows(person: notekit.Person) -> Iterator[tuple[str, str, str, str]]:
    name, parts = str(person), ", ".join(person.parts).capitalize()
    for post in person.posts or (None,):
        yield name, _role(post) if post else "", (post.affiliation or "") if post else "", parts
        name = parts = ""


def _opening(section: notekit.Section) -> str:
    """The words that a section begins with, below its heading, for comparison."""
    first = section.content[:_OPENING_BLOCKS]
    words = [block.text[:_OPENING_LENGTH] for block in first if isinstance(block, notekit.Paragraph)]
    words += [block.items[0].text[:_OPENING_LENGTH] for block in first if isinstance(block, notekit.ListBlock)]
    return "\n".join(words).casefold()


def _posts(person: notekit.Person) -> str:
    return "; ".join(map(str, person.posts))


def _role(post: notekit.Post) -> str:
    if post.role:
        return str(notekit.Post(post.role, former=post.former))
    return "former" if post.former else ""


def _words(person: notekit.Person) -> Iterator[str]:
    """What the posts of a person are called, for comparison."""
    for post in person.posts:
        yield from (word.casefold() for word in (post.role, post.affiliation) if word)
