"""What front matter says of a note."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from html import unescape
from typing import Any, TypeVar

from attrs import define, evolve, field

from notekit.errors import SchemaError
from notekit.event_date import EventDate
from notekit.metadata_keys import (
    ALIASES,
    FIELDS,
    LINES,
    LISTS,
    OF_GENERATORS,
    OF_PLAIN_POSTS,
    OF_POSTS,
    PARTS,
    PUBLISHED,
    plain_key,
)
from notekit.parsers.entities.dates import Dates
from notekit.parsers.facts.publication import publication, publication_keys, stated_address
from notekit.parsers.facts.stated_people import KEYS as PERSON_KEYS
from notekit.parsers.facts.stated_people import people_in, person_of, several
from notekit.parsers.structure.notation import NOTATION
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.people import Part, Person
from notekit.reading import Metadata
from notekit.schema import Kind
from notekit.source import Source, Span

__all__ = [
    "Statement",
    "field_of",
    "keys_of",
    "may_be_published",
    "place_of",
    "stated_fields",
    "stated_names",
    "unused_keys",
]

EDITED_DATE = "date-edited"
"""The key of a date in words that somebody wrote on a page over the one that notekit had written there."""

_PART_OF = {key: Part(part) for part, keys in PARTS.items() for key in keys}
_OF_EVENTS = frozenset(
    {"kind", "notekit", "organiser", "people", "place", "publishdate", "series"}
    | {key for key, part in _PART_OF.items() if part is not Part.AUTHOR}
)
FAULTS_TOLD = 10
_KINDS_BY_TYPE = frozenset(Kind) - {Kind.ARTICLE}
"""What a `type` says of the event; to a site an article is any page."""
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}")
_OF_A_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:(?!00)\d{2}")
"""A time to the second, which a program wrote when the text was saved: events begin at a full minute."""

T = TypeVar("T")


def stated_fields(metadata: Metadata) -> dict[str, Any]:
    """The fields that ordinary front matter states, as arguments of `Note`.

    Keys are those of common site generators too, such as `venue` or `tags`. What is no value of its
    field is left out: a `type` that is no kind of note. A date in words comes under the key `date_text`,
    for the caller to read, the day on which a site's post was published under `published`, and what cannot
    be read of people under `unfit`. A key that is still to be filled in is as good as none.
    """
    plain = {plain_key(key): value for key, value in metadata.values.items() if value}
    of_site = metadata.stated and not OF_POSTS.isdisjoint(plain)
    published = plain.pop("date", None) if metadata.stated and _is_post(plain, fenced=metadata.fenced) else None
    values: dict[str, Any] = {}
    for name, value in plain.items():
        if name == "type" and str(value).strip().lower() not in _KINDS_BY_TYPE:
            continue  # that of a post or page
        target = field_of(name)
        if target in LISTS and target in values:
            value = [*_as_lines(values.pop(target)), *_as_lines(value)]
        values.setdefault(target, value)
    days = (_ordinary_date(value, None).get("date") for value in (published, *map(plain.get, PUBLISHED)))
    day = next(filter(None, days), None)
    fields: dict[str, Any] = {"published": day} if day else {}
    for name in ("title", *LINES):
        if isinstance(value := values.get(name), str) and value.strip():
            fields[name] = unescape(value) if of_site else value  # 'Forum&#58; notes'
    for name in LISTS:
        if lines := _as_lines(values.get(name)):
            fields[name] = lines
    kind = values.get("kind")
    if isinstance(kind, str) and kind.strip().lower() in list(Kind):
        fields["kind"] = Kind(kind.strip().lower())
    fields |= _ordinary_date(values.get("date"), values.get("date-text"))
    people = values.get("people")
    if people and ("people" in plain or any(isinstance(person, Mapping) for person in several(people))):
        stated, unfit = people_in(people)
        fields |= {"people": stated} if stated else {}
        fields |= {"unfit": unfit} if unfit else {}
    return fields | publication(metadata.values)


def keys_of(metadata: Metadata) -> dict[str, str]:
    """The key of ordinary front matter that gives each field; of several, the one that is used."""
    return {field_of(key): key for key in reversed(list(metadata.values))} | publication_keys(metadata.values)


def stated_names(metadata: Metadata) -> list[tuple[str, str, Part]]:
    """The key, words and part of each person, or line of people, that ordinary front matter gives in plain words.

    `speakers: [Ann Lee]`, `attendees: Ann Lee (Harbour Trust), Bo Ek`.
    """
    return [
        (key, words, _PART_OF[plain_key(key)])
        for key, value in metadata.values.items()
        if plain_key(key) in _PART_OF
        for words in ([value] if isinstance(value, str) else value if isinstance(value, list) else [])
        if isinstance(words, str) and words.strip()
    ]


def unused_keys(metadata: Metadata, used: Collection[str]) -> list[str]:
    """The keys with values that filled none of the fields `used`, but for those of use to a site generator only."""
    filled: set[str] = set()
    unused = []
    for key, value in metadata.values.items():
        if not value:
            continue
        name = plain_key(key)
        target = field_of(name)
        if key in used or target in used:
            if target in filled and target not in LISTS:
                unused.append(key)  # an earlier key has filled the field
            filled.add(target)
        elif name not in OF_GENERATORS and not (name == "type" and str(value).strip().lower() == Kind.ARTICLE):
            unused.append(key)
    return unused


def _is_post(values: Mapping[str, Any], *, fenced: bool) -> bool:
    """Whether front matter is that of a post on a site, and not of an event, or states the event's day apart.

    That without fences is a site's, and the date there one of publication where it has a time, or stands beside tags.
    """
    if "event-date" in values:
        return True
    known = {ALIASES.get(name, name) for name, value in values.items() if name != "type" or value in list(Kind)}
    if not known.isdisjoint(_OF_EVENTS) or "event" in str(values.get("layout", "")).lower():
        return False
    stamp = str(values.get("date", ""))
    if fenced:
        return not OF_POSTS.isdisjoint(values) or _OF_A_CLOCK.match(stamp) is not None
    return not (OF_POSTS | OF_PLAIN_POSTS).isdisjoint(values) or _TIMESTAMP.match(stamp) is not None


def may_be_published(metadata: Metadata) -> bool:
    """Whether a date may be that of publication, as no other key is one of an event."""
    keys = {plain_key(key) for key, value in metadata.values.items() if value}
    return "event-date" not in keys and _OF_EVENTS.isdisjoint(ALIASES.get(key, key) for key in keys - {"type"})


def field_of(key: str) -> str:
    """The name of the field that a key of ordinary front matter stands for: `place` for `Venue`."""
    name = plain_key(key)
    return ALIASES.get(name, name)


def _ordinary_date(value: Any, words: Any) -> dict[str, Any]:
    text = words if isinstance(words, str) and words.strip() else None
    if not isinstance(value, str) or not value.strip():
        return {"date_text": text} if text else {}
    timestamp = _TIMESTAMP.match(value.strip())
    iso = timestamp[1] if timestamp else value.strip()
    if _ISO.fullmatch(iso):
        with suppress(SchemaError):
            return {"date": EventDate.from_iso(iso, text)}
    return {"date_text": value.strip()}


def _as_lines(value: Any) -> tuple[str, ...]:
    """Several texts from a list, or from one text with commas or semicolons between."""
    parts = re.split("[,;]", value) if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(part.strip() for part in parts if isinstance(part, str) and part.strip())


def place_of(key: str, metadata: Metadata, source: Source) -> Span | None:
    """The line of front matter on which a key stands; all of it where that is not found."""
    if metadata.span is None:
        return None
    text = source.slice(metadata.span)
    match = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*[:=][^\n]*", text, re.MULTILINE)
    if match is None:
        return metadata.span
    return Span(metadata.span.start + match.start(), metadata.span.start + match.end())


@define
class Statement:
    """The front matter of a note that is stated."""

    source: Source
    metadata: Metadata
    words: Vocabulary
    faults: list[tuple[int, str]] = field(factory=list)
    """What does not fit, each with its line."""
    unfit: set[str] = field(factory=set)
    """The fields that do not fit."""

    def line(self, key: str) -> int:
        """The line on which a key stands, that of the front matter if it is not found."""
        place = place_of(key, self.metadata, self.source)
        return self.source.line(place.start if place else 0)

    def checked(self, key: str, make: Callable[[], T]) -> T | None:
        """What `make` gives; where that raises a `SchemaError` None, and a fault that names file, line and key."""
        try:
            return make()
        except SchemaError as error:
            self.faults.append((self.line(key), f"{key}: {error}"))
            self.unfit.add(key)
            return None

    def fields(self) -> dict[str, Any]:
        """The fields of the note that fit, as arguments of `Note`.

        Raises `SchemaError` where the notation is not this one's, and nothing else is sure.
        """
        values = self.metadata.values
        self.checked("notekit", self._version)
        self.tell()
        for key in values:
            self.checked(key, lambda key=key: _known(key, FIELDS))  # type: ignore[misc]  # a default binds the key
        fields: dict[str, Any] = {}
        for key in ("title", "teaser", *LINES):
            if value := values.get(key):
                fields[key] = self.checked(key, lambda value=value: _line(value))  # type: ignore[misc]  # as above
        for key in ("highlights", *LISTS):
            if value := values.get(key):
                fields[key] = self.checked(key, lambda value=value: _lines(value))  # type: ignore[misc]  # as above
        if url := values.get("url"):
            fields["url"] = self.checked("url", lambda: stated_address(_line(url)))
        if kind := values.get("kind"):
            fields["kind"] = self.checked("kind", lambda: Kind(_line(kind)))
        if edited := values.get(EDITED_DATE):
            fields["date"] = self.checked(EDITED_DATE, lambda: self._edited_date(_line(edited)))
        elif (iso := values.get("date")) or values.get("date-text"):
            fields["date"] = self.checked("date" if iso else "date-text", self._date)
        if people := values.get("people"):
            fields["people"] = self.checked("people", lambda: _stated_people(people))
        return {key: value for key, value in fields.items() if value is not None}

    def tell(self) -> None:
        """Raises `SchemaError` with all faults so far in the order of the source, if there are any."""
        if self.faults:
            first = sorted(self.faults)[:FAULTS_TOLD]
            told = [f"{self.source.name}:{line}: {what}" for line, what in first]
            further = len(self.faults) - len(first)
            raise SchemaError("; ".join([*told, *([f"and {further} more"] if further else [])]))

    def _version(self) -> None:
        version = self.metadata.values["notekit"]
        if version != str(NOTATION):
            raise SchemaError(f"this notekit reads notation {NOTATION}, not {version!r}; write notekit: {NOTATION}")

    def _date(self) -> EventDate:
        iso, text = self.metadata.values.get("date"), self.metadata.values.get("date-text") or None
        return EventDate.from_iso(_line(iso), text) if iso else EventDate(text=text)

    def _edited_date(self, text: str) -> EventDate:
        """The date that a person wrote on a page, as far as its words tell one."""
        found = next(Dates(self.words).find(text), None)
        return evolve(found.date, text=text) if found else EventDate(text=text)


def _line(value: Any) -> str:
    if not isinstance(value, str):
        raise SchemaError(f"takes one text, not {value!r}")
    return value


def _lines(value: Any) -> list[str]:
    lines = several(value)
    if not all(isinstance(line, str) and line.strip() for line in lines):
        raise SchemaError(f"takes a list of texts, not {value!r}")
    return lines


def _stated_people(value: Any) -> tuple[Person, ...]:
    if isinstance(value, str) and re.search("[;,]", value):
        raise SchemaError(f"takes a list of people, each on a line of its own as - Ann Lee, not {value!r}")
    return tuple(map(_stated_person, several(value)))


def _stated_person(value: Any) -> Person:
    if isinstance(value, str):
        return Person(value)
    if not isinstance(value, Mapping):
        raise SchemaError(f"takes a list of people, each a name or a mapping with one, not {value!r}")
    for key in value:
        _known(key, PERSON_KEYS)
    return person_of(value)


def _known(key: str, keys: Sequence[str]) -> None:
    """Refuses a key that looks like a misspelt one; a key of some other program is none of ours."""
    if key in keys:
        return
    close = get_close_matches(key, keys, n=1, cutoff=0.75)
    if close:
        raise SchemaError(f"there is no such field; did you mean {close[0]!r}?")
