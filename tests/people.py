"""The people of a note, as text that people compare at a glance."""

from notekit import Note, Person

__all__ = ["people_of"]


def people_of(note: Note) -> list[str]:
    """A line for each person: honorific and name, parts, then posts as role @ affiliation."""
    return [_line(person) for person in note.people]


def _line(person: Person) -> str:
    posts = "; ".join(
        f"{post.role or '-'} @ {post.affiliation or '-'}{' (former)' if post.former else ''}" for post in person.posts
    )
    return f"{person} [{' '.join(person.parts)}]{f': {posts}' if posts else ''}"
