"""Linked data: an event as schema.org describes it, for search engines and calendars."""

from collections.abc import Iterable
from typing import Any

from notekit import Kind, Note, Person

__all__ = ["linked_data"]

_EVENTS = frozenset({Kind.ROUNDTABLE, Kind.WORKSHOP, Kind.WEBINAR, Kind.MEETING, Kind.PANEL})


def linked_data(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """What is known of each note that records an event and has a title. Nothing is said that the note does not say."""
    return [_event(note) for note in notes if note.kind in _EVENTS and note.title]


def _event(note: Note) -> dict[str, Any]:
    first, _, last = ((note.date.iso or "") if note.date else "").partition("/")
    said = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": note.title,
        "alternateName": note.subtitle,
        "startDate": first,
        "endDate": last,
        "location": _named("Place", note.place),
        "organizer": _named(_type_of(note.organiser, note), note.organiser),
        "superEvent": _named("EventSeries", note.series),
        "sponsor": [_named(_type_of(name, note), name) for name in note.supporters],
        "performer": list(map(_person, note.speakers)),
        "keywords": list(note.topics),
        "inLanguage": note.language,
    }
    return {key: value for key, value in said.items() if value}


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _type_of(name: str | None, note: Note) -> str:
    return "Person" if any(name in (person.name, str(person)) for person in note.people) else "Organization"


def _person(person: Person) -> dict[str, Any]:
    posts = [post for post in person.posts if not post.former]
    said = {
        "@type": "Person",
        "name": person.name,
        "honorificPrefix": person.honorific,
        "jobTitle": [post.role for post in posts if post.role],
        "affiliation": [_named("Organization", post.affiliation) for post in posts if post.affiliation],
    }
    return {key: value for key, value in said.items() if value}
