"""What front matter says of a note."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from html import unescape
from typing import Any, TypeVar

from attrs import define, evolve

from notekit.errors import SchemaError
from notekit.event_date import EventDate
from notekit.parsers.entities.dates import Dates
from notekit.parsers.facts.publication import plain_key, publication, publication_keys, stated_address
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

_LINES = ("subtitle", "place", "organiser", "series", "language")
_LISTS = ("topics", "supporters")
_KEYS = ("notekit", "title", "kind", "date", "date-text", "people", "url", "teaser", "highlights", *_LINES, *_LISTS)
_ALIASES = {
    "type": "kind",
    "location": "place",
    "venue": "place",
    "organizer": "organiser",
    "host": "organiser",
    "funder": "supporters",
    "funders": "supporters",
    "sponsors": "supporters",
    "tag": "topics",
    "tags": "topics",
    "topic": "topics",
    "category": "topics",
    "categories": "topics",
    "keywords": "topics",
    "speakers": "people",
    "lang": "language",
    "event-date": "date",
}
_PARTS = {
    Part.SPEAKER: ("speaker", "speakers", "presenter", "presenters", "panellists", "panelists"),
    Part.RESPONDENT: ("respondent", "respondents", "discussant", "discussants"),
    Part.CHAIR: ("chair", "chairs", "co-chairs"),
    Part.FACILITATOR: ("facilitator", "facilitators", "moderator", "moderators"),
    Part.AUTHOR: ("author", "authors"),
    Part.PARTICIPANT: ("participants", "attendees", "present", "attending", "in-attendance"),
    Part.MENTIONED: ("apologies", "regrets", "absent"),
}
_PART_OF = {key: part for part, keys in _PARTS.items() for key in keys}
_OF_GENERATORS = frozenset(
    ["draft", "id", "layout", "modified", "permalink", "save-as", "slug", "template", "url", "weight"]
)
"""Keys that tell a site generator what to do, and nothing of a note."""
_OF_POSTS = frozenset(
    {"aliases", "categories", "comments", "draft", "excerpt", "featured", "feed", "image"}
    | {"layout", "permalink", "published", "slug", "thumb"}
)
"""Keys of a site's posts, whose `date` is the day of publication, unless a key or the `layout` is one of events."""
_OF_POSTS_ALONE = frozenset(["category", "modified", "status", "summary", "tags"])
"""Keys of posts where nothing fences them; in front matter they may be those of an event as well."""
_OF_EVENTS = frozenset(
    {"kind", "notekit", "organiser", "people", "place", "publishdate", "series"}
    | {key for key, part in _PART_OF.items() if part is not Part.AUTHOR}
)
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
    of_site = metadata.stated and not _OF_POSTS.isdisjoint(plain)
    published = plain.pop("date", None) if metadata.stated and _is_dated_post(metadata, plain) else None
    values: dict[str, Any] = {}
    for name, value in plain.items():
        if name == "type" and str(value).strip().lower() not in _KINDS_BY_TYPE:
            continue  # that of a post or page
        target = field_of(name)
        if target in _LISTS and target in values:
            value = [*_as_lines(values.pop(target)), *_as_lines(value)]
        values.setdefault(target, value)
    fields: dict[str, Any] = {"published": date} if (date := _ordinary_date(published, None).get("date")) else {}
    for name in ("title", *_LINES):
        if isinstance(value := values.get(name), str) and value.strip():
            fields[name] = unescape(value) if of_site else value  # 'Forum&#58; notes'
    for name in _LISTS:
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
            if target in filled and target not in _LISTS:
                unused.append(key)  # an earlier key has filled the field
            filled.add(target)
        elif name not in _OF_GENERATORS and not (name == "type" and str(value).strip().lower() == Kind.ARTICLE):
            unused.append(key)
    return unused


def _is_post(values: Mapping[str, Any]) -> bool:
    """Whether front matter is that of a post on a site, and not of an event, or states the event's day apart."""
    if "event-date" in values:
        return True
    known = {_ALIASES.get(name, name) for name, value in values.items() if name != "type" or value in list(Kind)}
    if not known.isdisjoint(_OF_EVENTS) or "event" in str(values.get("layout", "")).lower():
        return False
    return not _OF_POSTS.isdisjoint(values) or _OF_A_CLOCK.match(str(values.get("date", ""))) is not None


def _is_dated_post(metadata: Metadata, values: Mapping[str, Any]) -> bool:
    """Whether a date is that of publication: in lines without a fence one with a time, or beside a category."""
    if _is_post(values):
        return True
    posted = not _OF_POSTS_ALONE.isdisjoint(values) or _TIMESTAMP.match(str(values.get("date", ""))) is not None
    return posted and not metadata.fenced and may_be_published(metadata)


def may_be_published(metadata: Metadata) -> bool:
    """Whether a date may be that of publication, as no other key is one of an event."""
    keys = {plain_key(key) for key, value in metadata.values.items() if value}
    return "event-date" not in keys and _OF_EVENTS.isdisjoint(_ALIASES.get(key, key) for key in keys - {"type"})


def field_of(key: str) -> str:
    """The name of the field that a key of ordinary front matter stands for: `place` for `Venue`."""
    name = plain_key(key)
    return _ALIASES.get(name, name)


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

    def line(self, key: str) -> int:
        """The line on which a key stands, that of the front matter if it is not found."""
        place = place_of(key, self.metadata, self.source)
        return self.source.line(place.start if place else 0)

    def checked(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives; its `SchemaError` names file, line and key."""
        try:
            return make()
        except SchemaError as error:
            raise SchemaError(f"{self.source.name}:{self.line(key)}: {key}: {error}") from None

    def fields(self) -> dict[str, Any]:
        """The fields of the note, as arguments of `Note`. Raises `SchemaError`."""
        values = self.metadata.values
        self.checked("notekit", self._version)
        for key in values:
            self.checked(key, lambda key=key: _known(key, _KEYS))  # type: ignore[misc]  # a default binds the key
        fields: dict[str, Any] = {}
        for key in ("title", "teaser", *_LINES):
            if value := values.get(key):
                fields[key] = self.checked(key, lambda value=value: _line(value))  # type: ignore[misc]  # as above
        for key in ("highlights", *_LISTS):
            if value := values.get(key):
                fields[key] = self.checked(key, lambda value=value: _lines(value))  # type: ignore[misc]  # as above
        if url := values.get("url"):
            fields["url"] = self.checked("url", lambda: stated_address(_line(url)))
        if kind := values.get("kind"):
            fields["kind"] = self.checked("kind", lambda: Kind(_line(kind)))
        if edited := values.get(EDITED_DATE):
            fields["date"] = self._edited_date(_line(edited))
        elif (iso := values.get("date")) or values.get("date-text"):
            fields["date"] = self.checked("date" if iso else "date-text", self._date)
        if people := values.get("people"):
            fields["people"] = self.checked("people", lambda: tuple(map(_stated_person, several(people))))
        return fields

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
