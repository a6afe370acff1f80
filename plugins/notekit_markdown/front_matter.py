"""Front matter: the fields of a note as YAML."""

import json
import re
from collections.abc import Iterator

import notekit

__all__ = ["front_matter", "is_plain"]

NOTATION = 1

_PLAIN = re.compile(r"[^\W\d_][\w .,'’()/&–—“”-]*(?<! )")
_WORDS_WITH_MEANING = frozenset(["true", "false", "yes", "no", "on", "off", "y", "n", "null"])
_ODD = re.compile("[^\x20-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe]")


def front_matter(note: notekit.Note) -> list[str]:
    """The lines of the note's front matter, with every field that is set but its title."""
    return ["---", f"notekit: {NOTATION}", *_fields(note), "---"]


def _fields(note: notekit.Note) -> Iterator[str]:
    yield from _field("subtitle", note.subtitle)
    if note.kind is not notekit.Kind.OTHER:
        yield f"kind: {note.kind}"
    if note.date:
        if note.date.iso:
            yield f"date: {note.date.iso}"
        yield from _field("date-text", note.date.text)
    for name in ("place", "organiser", "series"):
        yield from _field(name, getattr(note, name))
    yield from _fields_of_texts(note, "topics", "supporters")
    for name in ("url", "teaser"):
        yield from _field(name, getattr(note, name))
    yield from _fields_of_texts(note, "highlights")
    if note.language != "en-GB":
        yield from _field("language", note.language)
    if note.people:
        yield "people:"
        for person in note.people:
            yield from _person(person)


def _fields_of_texts(note: notekit.Note, *names: str) -> Iterator[str]:
    for name in names:
        if values := getattr(note, name):
            yield f"{name}:"
            yield from (f"  - {_text(value)}" for value in values)


def _field(name: str, value: str | None) -> Iterator[str]:
    if value is not None:
        yield f"{name}: {_text(value)}"


def _person(person: notekit.Person) -> Iterator[str]:
    yield f"  - name: {_text(person.name)}"
    if person.honorific:
        yield f"    honorific: {_text(person.honorific)}"
    if len(person.posts) == 1:
        yield from (f"    {line}" for line in _post(person.posts[0]))
    elif person.posts:
        yield "    posts:"
        for post in person.posts:
            first, *others = _post(post)
            yield f"      - {first}"
            yield from (f"        {line}" for line in others)
    if person.parts:
        yield f"    parts: [{', '.join(person.parts)}]"


def _post(post: notekit.Post) -> Iterator[str]:
    yield from _field("role", post.role)
    yield from _field("affiliation", post.affiliation)
    if post.former:
        yield "former: true"


def _text(value: str) -> str:
    """A text as YAML: plain where every YAML reader takes it for a text, else in double quotes."""
    return value if is_plain(value) else _ODD.sub(_number, json.dumps(value, ensure_ascii=False))


def is_plain(value: str) -> bool:
    """Whether every YAML reader takes a text for itself where it stands without quotes, outside of brackets."""
    return bool(_PLAIN.fullmatch(value)) and value.lower() not in _WORDS_WITH_MEANING and not _ODD.search(value)


def _number(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04x}" if code < 0x10000 else match.group()
