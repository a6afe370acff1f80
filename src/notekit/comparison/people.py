"""People: who came, who went, whose name or posts changed."""

from collections.abc import Iterator, Mapping, Sequence

from notekit.alignment import Aligned, align
from notekit.comparison.change import Change, value_changes
from notekit.comparison.entries import Entry, changes_of, entry_changes, lines
from notekit.likeness import likeness_of
from notekit.people import Person, Post
from notekit.source import Span

__all__ = ["person_changes", "renamed_people"]

_SIMILAR = 0.6
"""From which likeness on two names may be one person's."""

Spans = Mapping[str, Span]


def renamed_people(before: Sequence[Person], after: Sequence[Person]) -> dict[str, str]:
    """The names after, by those before, of people who clearly are the same.

    Such a person stands at the same place among the others and has the same posts or a similar name.
    """
    return {
        before[i].name: after[j].name
        for i, j in _aligned(before, after)
        if i is not None and j is not None and before[i].name != after[j].name
    }


def person_changes(
    before: Sequence[Person], after: Sequence[Person], spans_before: Spans, spans_after: Spans
) -> Iterator[Change]:
    """What changed about the people of a note; spans are by name."""
    old, new = _entries(before, spans_before), _entries(after, spans_after)
    yield from changes_of(old, new, _aligned(before, after), _changes)


def _entries(people: Sequence[Person], spans: Spans) -> list[Entry]:
    return [
        Entry(
            person.name,
            person,
            _where(person),
            "person",
            _described(person),
            spans.get(person.name),
            within=str(person),
            place=f"people[{index}]",
        )
        for index, person in enumerate(people)
    ]


def _aligned(before: Sequence[Person], after: Sequence[Person]) -> Aligned:
    names = [person.name for person in before], [person.name for person in after]
    known = set(names[0]) & set(names[1])
    by_name = likeness_of(*names)

    def like(i: int, j: int) -> float:
        old, new = before[i], after[j]
        if old.name in known or new.name in known:
            return 0.0
        if old.posts and old.posts == new.posts:
            return 1.0
        similarity = by_name(i, j)
        return similarity if similarity >= _SIMILAR else 0.0

    return align(*names, like)


def _changes(old: Entry, new: Entry) -> Iterator[Change]:
    before, after, where, spans = old.value, new.value, new.where, (old.span, new.span)
    yield from value_changes(f"{where}.name", "name", before.name, after.name, spans=spans)
    yield from value_changes(f"{where}.honorific", "honorific", before.honorific, after.honorific, spans=spans)
    yield from entry_changes(_posts(before), _posts(after), inner=_post_changes)
    parts = [lines(person.parts, f"{where}.parts", "part") for person in (before, after)]
    yield from entry_changes(*parts)


def _posts(person: Person) -> list[Entry]:
    return [
        Entry(post, post, f"{_where(person)}.posts[{index}]", "post", str(post))
        for index, post in enumerate(person.posts)
    ]


def _post_changes(before: Entry, after: Entry) -> Iterator[Change]:
    old, new = before.value, after.value
    yield from value_changes(f"{after.where}.role", "role", old.role, new.role)
    yield from value_changes(f"{after.where}.affiliation", "affiliation", old.affiliation, new.affiliation)
    yield from value_changes(f"{after.where}.former", "time of the post", _time(old), _time(new))


def _time(post: Post) -> str:
    return "former" if post.former else "present"


def _where(person: Person) -> str:
    return f"people[{person.name}]"


def _described(person: Person) -> str:
    """'Dr Ines Okoro, Warden, Wending Trust; chair'."""
    return "; ".join(filter(None, (", ".join(map(str, (person, *person.posts))), ", ".join(person.parts))))
