"""Lines of front matter on which several people stand, or one with a post: `people: Ann Lee, Warden; Bo Ek`."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from notekit.metadata_keys import plain_key
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.posts import Posts
from notekit.parsers.people.list_entries import Listed
from notekit.parsers.people.lists import people_of
from notekit.reading import Metadata

__all__ = ["with_people_apart"]

_KEY = "people"
_PARTED = re.compile(r"[;\n]")
_SEVERAL = r"[;,(\n&]|\s<grammar.and>\s"


def with_people_apart(metadata: Metadata, draft: Draft) -> Metadata:
    """The front matter with each person on such a line under keys of their own, as far as they can be read."""
    key = next((key for key in metadata.values if plain_key(key) == _KEY), None)
    if key is None or not metadata.stated:
        return metadata
    value = metadata.values[key]
    lines = value if isinstance(value, list) else [value]
    if not any(_names_several(line, draft) for line in lines):
        return metadata
    posts = Posts(draft.words)
    apart = [person for line in lines for person in _apart(line, draft, posts)]
    return evolve(metadata, values={**metadata.values, key: apart})


def _names_several(line: Any, draft: Draft) -> bool:
    return isinstance(line, str) and draft.words.phrase(_SEVERAL).search(line) is not None


def _apart(line: Any, draft: Draft, posts: Posts) -> Iterator[Any]:
    """The people of a line as mappings; the line itself where not all of it can be read."""
    found = list(people_of(line.strip(), draft, posts)) if _names_several(line, draft) else []
    if not found or len(found) < sum(bool(piece.strip()) for piece in _PARTED.split(line)):
        yield line
    else:
        yield from map(_stated, found)


def _stated(person: Listed) -> dict[str, Any]:
    posts = [
        {"role": post.role, "affiliation": post.affiliation, "former": str(post.former).lower()}
        for post in person.posts
    ]
    stated = {"name": person.name, "honorific": person.honorific, "posts": posts}
    return {key: value for key, value in stated.items() if value}
