"""Merging: the notes that two people took of one event, as one note."""

from typing import Any

from attrs import evolve, fields_dict

from notekit.editing import change_each
from notekit.errors import SchemaError
from notekit.merging.agreement import agreed, once
from notekit.merging.sections import merged_sections
from notekit.people import Person, joined
from notekit.schema import Furniture, Note

__all__ = ["merge"]

_HEAD = ("title", "subtitle", "kind", "date", "place", "organiser", "series", "url", "teaser", "language")


def merge(first: Note, second: Note) -> Note:
    """One note with all that two notes say of one event, the words that both have once.

    Fields that the first leaves as they are by default are those of the second. People are one person
    where their names are the same. Sections of the same role, heading, people and group under the same
    headings are one, as are paragraphs and list items of the same words in it; a section of next steps
    or key messages without heading belongs to the one that there is. All else of the second stands
    after what stands before it there. Spans and evidence are those of the first.

    Raises `SchemaError` where the notes contradict each other in a field or an honorific; it names all
    that they disagree on.
    """
    conflicts: list[str] = []
    head = _head(first, second, conflicts)
    people = _people(first, second, conflicts)
    if conflicts:
        raise SchemaError(
            f"two notes that contradict each other are not merged: {'; '.join(conflicts)}."
            " Use attrs.evolve to give both the same, or to leave it out of one"
        )
    second = change_each(evolve(second, evidence=(), head_spans=()), object, _without_span)
    return evolve(
        first,
        **head,
        topics=once(first.topics, second.topics),
        supporters=once(first.supporters, second.supporters),
        highlights=once(first.highlights, second.highlights),
        people=people,
        body=merged_sections(first.body, second.body),
        page=_page(first, second),
    )


def _head(first: Note, second: Note, conflicts: list[str]) -> dict[str, Any]:
    head = {}
    for name in _HEAD:
        try:
            head[name] = agreed(name, getattr(first, name), getattr(second, name), fields_dict(Note)[name].default)
        except SchemaError as error:
            conflicts.append(str(error))
    return head


def _people(first: Note, second: Note, conflicts: list[str]) -> list[Person]:
    people = {person.name: person for person in first.people}
    for person in second.people:
        try:
            people[person.name] = joined(people.get(person.name, person), person)
        except SchemaError as error:
            conflicts.append(str(error))
    return list(people.values())


def _page(first: Note, second: Note) -> list[Furniture]:
    known = {piece.text for piece in first.page}
    return [*first.page, *(piece for piece in second.page if piece.text not in known)]


def _without_span(piece: Any) -> Any:
    return evolve(piece, span=None) if getattr(piece, "span", None) else piece
