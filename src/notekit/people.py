"""The people of a note: who they are and what they did."""

from collections.abc import Iterable
from typing import Any

from attrs import evolve, field, frozen

from notekit.errors import SchemaError
from notekit.fields import Choice, as_line, as_tuple, each, is_line, is_line_or_none

__all__ = ["Part", "Person", "Post", "joined", "united"]


class Part(Choice):
    """What a person did at the event."""

    SPEAKER = "speaker"
    CHAIR = "chair"
    FACILITATOR = "facilitator"
    PANELLIST = "panellist"
    RESPONDENT = "respondent"
    AUTHOR = "author"
    PARTICIPANT = "participant"
    MENTIONED = "mentioned"


@frozen
class Post:
    """What somebody is: the role and the affiliation in the words of the text, either of which may be None.

    `former` marks a post that the text says is past.
    """

    role: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    affiliation: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    former: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.role is None and self.affiliation is None:
            raise SchemaError("Post takes a role, an affiliation, or both")

    def __str__(self) -> str:
        said = ", ".join(filter(None, (self.role, self.affiliation)))
        return f"former {said}" if self.former and not said.casefold().startswith(("former", "ex-")) else said


def _as_posts(value: Any) -> Any:
    """Posts from themselves or from (role, affiliation) pairs."""
    posts = as_tuple(value)
    return (
        tuple(Post(*post) if isinstance(post, tuple) else post for post in posts) if isinstance(posts, tuple) else posts
    )


def _as_parts(value: Any) -> Any:
    parts = as_tuple(value)
    return tuple(map(Part, parts)) if isinstance(parts, tuple) else parts


@frozen
class Person:
    """Somebody named in a note. `name` is without honorific, as first written in full."""

    name: str = field(converter=as_line, validator=is_line)
    honorific: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    posts: tuple[Post, ...] = field(default=(), converter=_as_posts, validator=each(Post))
    parts: tuple[Part, ...] = field(default=(), converter=_as_parts, validator=each(Part))

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}" if self.honorific else self.name


def joined(one: Person, other: Person) -> Person:
    """One person with the posts and parts of both, each once, under the name of the first.

    Raises `SchemaError` where they have different honorifics.
    """
    if one.honorific and other.honorific and one.honorific != other.honorific:
        raise SchemaError(f"honorific of {one.name!r} is {one.honorific!r} and {other.honorific!r}")
    posts, parts = set(one.posts), set(one.parts)
    return evolve(
        one,
        honorific=one.honorific or other.honorific,
        posts=[*one.posts, *(post for post in other.posts if post not in posts)],
        parts=[*one.parts, *(part for part in other.parts if part not in parts)],
    )


def united(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people, each once, as `joined` makes one of those with one name. Raises `SchemaError` as it does."""
    found: dict[str, Person] = {}
    for person in people:
        found[person.name] = joined(found[person.name], person) if person.name in found else person
    return tuple(found.values())
