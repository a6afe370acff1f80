"""The front matter of a skeleton: completed with what is known, its comments and its order kept."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from notekit.errors import SourceError
from notekit.event_date import EventDate, Precision
from notekit.parsers.facts.metadata import field_of
from notekit.people import Person, Post
from notekit.readers.front_matter import read_yaml
from notekit.schema import Kind, Note

__all__ = ["completed"]

_PLAIN = re.compile(r"[^\W\d_][\w .,'’()/&–—-]*")


def completed(text: str, note: Note, kind: Kind | None, *, name: str, line: int) -> str:
    """The YAML `text` with the fields of the note put in, and the kind unless it is None.

    A field goes to the key that stands for it in the text, such as `venue` for the place, or to a new one
    at the end; topics and people join those that are there. `name` is the file and `line` the number of
    the text's first line, for errors. Raises `SourceError`.
    """
    values = dict(_values(note, kind))
    if not values:
        return text
    known = _loaded(text, name, line)
    for field, value in values.items():
        key = next((key for key in known if field_of(str(key)) == field and key != field), field)
        if field == "people":
            known[key] = _people(known.get(key), value, f"{name}:{line}")
        else:
            known[key] = _several(known.get(key), value) if isinstance(value, list) else value
    written = io.StringIO()
    _yaml().dump(known, written)
    return written.getvalue()


def _values(note: Note, kind: Kind | None) -> Iterator[tuple[str, Any]]:
    """What is known of the note, as values for YAML."""
    yield from _texts(note, "title", "subtitle")
    if kind:
        yield "kind", kind.value
    if note.date:
        yield "date", _date(note.date)
    yield from _texts(note, "place", "organiser", "series")
    if note.topics:
        yield "topics", [_text(topic) for topic in note.topics]
    if note.people:
        yield "people", [_person(person) for person in note.people]


def _texts(owner: Any, *names: str) -> Iterator[tuple[str, str]]:
    """The attributes of those names that are set."""
    return ((name, _text(value)) for name in names if (value := getattr(owner, name)))


def _text(value: str) -> str:
    """A text as YAML takes it: whatever is more than words and names stands in double quotes."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return value if _PLAIN.fullmatch(value) else DoubleQuotedScalarString(value)


def _date(date: EventDate) -> Any:
    """A date as YAML writes it without quotes."""
    return date.start if date.precision is Precision.DAY and not date.end else date.iso


def _person(person: Person) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    values = CommentedMap(_texts(person, "name", "honorific"))
    posts = [_post(post) for post in person.posts]
    values.update(posts[0] if len(posts) == 1 else {"posts": posts} if posts else {})
    parts = CommentedSeq(part.value for part in person.parts)
    parts.fa.set_flow_style()
    if parts:
        values["parts"] = parts
    return values


def _post(post: Post) -> dict[str, Any]:
    return dict(_texts(post, "role", "affiliation")) | ({"former": True} if post.former else {})


def _several(stated: Any, further: list[str]) -> Any:
    """The texts that are stated, in a list or with commas between them, and further ones."""
    if isinstance(stated, str):
        stated = [text for piece in re.split("[,;]", stated) if (text := piece.strip())]
    if not stated:
        return further
    known = set(stated)
    stated.extend(text for text in further if text not in known)
    return stated


def _people(stated: Any, further: list[Any], place: str) -> Any:
    """The people that are stated and further ones; whoever is among them already has the parts of both."""
    if not stated:
        return further
    if not isinstance(stated, list) or not all(isinstance(one, Mapping | str) for one in stated):
        raise SourceError(f"{place}: the people of a skeleton are a list; write each as - name: Ann Lee")
    stated[:] = [{"name": one} if isinstance(one, str) else one for one in stated]
    at = {one.get("name"): index for index, one in enumerate(stated)}
    for person in further:
        if person["name"] in at:
            stated[at[person["name"]]] = _joined(stated[at[person["name"]]], person)
        else:
            stated.append(person)
    return stated


def _joined(stated: Any, told: Any) -> Any:
    """One person with the parts that are stated and told, and with the post that is told if one is."""
    parts = stated.get("parts") or []
    parts = [*dict.fromkeys([*([parts] if isinstance(parts, str) else parts), *told.get("parts", [])])]
    person = stated if {"role", "affiliation", "posts"}.isdisjoint(told) else told
    person["parts"] = parts
    return person


def _loaded(text: str, name: str, line: int) -> Any:
    """The mapping that YAML holds, with its comments."""
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    read_yaml(text, name=name, line=line)  # what the reader of notes refuses is refused in the same words
    try:
        return _yaml().load(text) or CommentedMap()
    except (YAMLError, ValueError):
        raise SourceError(
            f"{name}:{line}: front matter cannot be completed; put values with a colon in quotes"
        ) from None


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 10**9  # a value stays on its line
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
