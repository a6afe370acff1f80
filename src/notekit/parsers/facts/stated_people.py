"""People as front matter states them: strictly where all is stated, and elsewhere as far as they can be read."""

from collections.abc import Mapping
from typing import Any

from notekit.errors import SchemaError
from notekit.people import Part, Person, Post

__all__ = ["KEYS", "people_in", "person_of", "several"]

_POST = ("role", "affiliation", "former")
KEYS = ("name", "honorific", "posts", "parts", *_POST)
"""What may stand of a person in front matter."""

_PARTS = {part.value: part for part in Part} | {
    "attendee": Part.PARTICIPANT,
    "discussant": Part.RESPONDENT,
    "host": Part.FACILITATOR,
    "moderator": Part.FACILITATOR,
    "panelist": Part.PANELLIST,
    "presenter": Part.SPEAKER,
}


def person_of(values: Mapping[str, Any]) -> Person:
    """A person as a mapping states it: somebody with one post has role and affiliation beside the name.

    Raises `SchemaError` for what does not fit.
    """
    posts = several(values.get("posts"))
    beside = {key: values[key] for key in _POST if values.get(key)}
    if posts and beside:
        raise SchemaError(f"Person.posts holds all posts; move {' and '.join(beside)} there, or leave out posts")
    return Person(
        values.get("name") or "",
        values.get("honorific") or None,
        posts=[_post(post) for post in posts or several(beside)],
        parts=several(values.get("parts")),
    )


def several(value: Any) -> list[Any]:
    """The values of a list, or one value as a list; none for a blank."""
    return value if isinstance(value, list) else [value] if value else []


def _post(value: Any) -> Post:
    if not isinstance(value, Mapping):
        raise SchemaError(f"Person.posts takes mappings with role and affiliation, not {value!r}")
    former = str(value.get("former") or "false").lower()
    if former not in ("true", "false"):
        raise SchemaError(f"Post.former is true or false, not {former!r}")
    return Post(value.get("role") or None, value.get("affiliation") or None, former=former == "true")


def _fault_of(name: str) -> str | None:
    """What is to be said of words that stand for a name and are more than one; None where nothing is."""
    if ";" in name or "\n" in name:
        return "not each of them can be read as a person"
    return "role and affiliation stand under keys of their own" if "," in name else None


def people_in(value: Any) -> tuple[tuple[Person, ...], list[str]]:
    """The people whom a value of front matter states, each as far as can be read, and what cannot be read of them."""
    people: list[Person] = []
    remarks: list[str] = []
    for number, stated in enumerate(several(value), 1):
        values = stated if isinstance(stated, Mapping) else {"name": stated}
        name = values.get("name")
        if not isinstance(name, str) or not name.strip():
            remarks.append(f"person {number} has no name")
            continue
        if values is not stated and (what := _fault_of(name)):
            remarks.append(f"{name}: {what}")
            continue
        remarks += [f"{name}: nothing is done with {key}" for key in values if key not in KEYS]
        parts = [_PARTS.get(str(part).strip().lower()) for part in several(values.get("parts"))]
        if None in parts:
            remarks.append(f"{name}: a part is one of {', '.join(Part)}")
        known = {**values, "parts": [part for part in parts if part]}
        try:
            people.append(person_of(known))
        except SchemaError as error:
            remarks.append(f"{name}: {error}")
            people.append(Person(name, parts=known["parts"]))
    return tuple(people), remarks
