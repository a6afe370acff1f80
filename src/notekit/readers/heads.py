"""Heads: the metadata at the head of a note, between fences as front matter or in plain lines without any.

Site generators such as Pelican and MultiMarkdown take plain lines, `Title: …` and on, up to the first blank one.
Lines that a note itself begins with, `Venue: …` and `Present: …`, are no such head.
"""

import re
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from notekit.metadata_keys import is_key_of_field, plain_key
from notekit.readers.front_matter import read_toml, read_yaml

__all__ = ["FENCES", "Head", "end_of_fenced", "fenced", "fields_in", "plain_lines"]

FENCES = ("---", "+++")
LONGEST = 100
"""How many lines without fences there may be."""

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]*(?: [A-Za-z_-]+){0,2}):(?:[ \t]+(?P<value>\S.*))?$")
_KEY = re.compile(r"[\"']?(?P<key>[A-Za-z][\w -]*)[\"']?[ \t]*[:=]")
_FIRST = frozenset(["title", "date", "author", "authors"])
"""Keys with which such a head may begin, beside those that only programs have."""
_OF_PROGRAMS = frozenset(
    {"categories", "category", "lang", "layout", "modified", "permalink", "save-as", "slug", "status", "tags"}
    | {"base-header-level", "latex-input", "quotes-language", "template"}
)
_OF_DOCUMENTS = frozenset(
    {"abstract", "affiliation", "author", "authors", "copyright", "date", "description", "email", "keywords"}
    | {"language", "subtitle", "summary", "title"}
)
"""Keys that a head has in which no other is a program's: it says what the document is, and nothing of an event."""


@frozen
class Head:
    """What the metadata says, and the number of its last line, from 0."""

    values: dict[str, Any]
    last: int


def fenced(lines: Sequence[str], at: int, *, name: str) -> Head | None:
    """The front matter that the fence on line `at` opens; None where it opens none.

    `name` is the file, for errors. Raises `SourceError` for what is neither YAML nor TOML, as the fences have it.
    """
    mark = lines[at].rstrip()
    end = end_of_fenced(lines, at)
    if end is None:
        return None
    text = "\n".join(lines[at + 1 : end])
    values = (read_toml if mark == "+++" else read_yaml)(text, name=name, line=at + 2)
    return None if values is None else Head(values, end)


def end_of_fenced(lines: Sequence[str], at: int) -> int | None:
    """The line on which the fence stands that ends what the one on line `at` opens; None where there is none."""
    mark = lines[at].rstrip()
    return next((number for number in range(at + 1, len(lines)) if lines[number].rstrip() == mark), None)


def fields_in(lines: Sequence[str]) -> int:
    """How many of the lines begin with a key that a note's front matter has."""
    return sum(match is not None and is_key_of_field(match["key"]) for match in map(_KEY.match, lines))


def plain_lines(lines: Sequence[str], first: int) -> Head | None:
    """The metadata in plain lines from line `first` on; None where these are no such lines.

    An indented line goes on with the value above it; of a key that stands several times all values are taken.
    """
    values: dict[str, list[str]] = {}
    key = ""
    at = first
    while at < len(lines) and (line := lines[at].rstrip()):
        match = _LINE.match(line)
        if key and line[0] in " \t":
            values[key].append(f"{values[key].pop()} {line.strip()}".strip())
        elif match is None or at - first >= LONGEST:
            return None
        else:
            key = match["key"]
            values.setdefault(key, []).append(match["value"] or "")
        at += 1
    if len(values) < 2 or not _is_of_a_site([plain_key(key) for key in values]):
        return None
    return Head({key: said[0] if len(said) == 1 else said for key, said in values.items()}, at - 1)


def _is_of_a_site(keys: Sequence[str]) -> bool:
    """Whether these are the keys of a document on a site, in their order, and not the first lines of a note."""
    if not _OF_PROGRAMS.isdisjoint(keys):
        return keys[0] in _FIRST or keys[0] in _OF_PROGRAMS
    return keys[0] == "title" and _OF_DOCUMENTS.issuperset(keys)
