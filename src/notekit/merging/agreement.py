"""Agreement: one value of two, each once of several, one order of two."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from notekit.alignment import align, moves
from notekit.errors import SchemaError
from notekit.event_date import EventDate

__all__ = ["agreed", "laid_together", "once"]

T = TypeVar("T")


def agreed(what: str, one: T, other: T, unsaid: T | None = None) -> T:
    """The value that is said in one place or the other, or in both; `unsaid` is the one that says nothing.

    Of one date the fuller form is taken, such as that with its words. Raises `SchemaError` where the
    values differ.
    """
    if one == other or other == unsaid:
        return one
    if one == unsaid:
        return other
    if isinstance(one, EventDate) and isinstance(other, EventDate) and _is_same(one, other):
        return max(one, other, key=lambda date: (date.iso is not None, date.text is not None))
    raise SchemaError(f"{what} is {_shown(one)!r} and {_shown(other)!r}")


def _is_same(one: EventDate, other: EventDate) -> bool:
    return one.iso == other.iso if one.iso and other.iso else one.text == other.text


def _shown(value: object) -> str:
    return (isinstance(value, EventDate) and value.iso) or str(value)


def once(first: Sequence[T], second: Sequence[T]) -> list[T]:
    """All of the first, then those of the second that are not among them."""
    known = set(first)
    return [*first, *(value for value in second if value not in known)]


def laid_together(
    first: Sequence[T],
    second: Sequence[T],
    key: Callable[[T], Hashable],
    *,
    like: Callable[[int, int], float] | None = None,
    movable: Callable[[T], bool] = lambda _: True,
) -> Iterator[tuple[T | None, T | None]]:
    """The members of both in one order that keeps each of theirs, those of one key together, None where there is none.

    `like(i, j)` is as for `align`. A `movable` member of the second is with the first's of the same key
    even where that stands elsewhere.
    """
    keys = list(map(key, first)), list(map(key, second))
    aligned = align(*keys, like)
    moved = {j: i for j, i in moves(*keys, aligned).items() if movable(second[j])}
    found = {i: j for j, i in moved.items()}
    for i, j in aligned:
        if i is None and j in moved:
            continue
        if i is not None and j is None:
            j = found.get(i)
        yield None if i is None else first[i], None if j is None else second[j]
