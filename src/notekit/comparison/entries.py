"""Entries: the members of a sequence as they are compared with those of another."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from notekit.alignment import Aligned, align, moves
from notekit.comparison.change import Change
from notekit.comparison.wording import ChangeKind
from notekit.likeness import likeness_of
from notekit.source import Span

__all__ = ["Entry", "aligned_entries", "changes_of", "entry_changes", "lines"]


@frozen
class Entry:
    """One member of a sequence.

    Two entries are the same where their keys are equal, be their values or not; those of the same
    `sort` may be the same one, changed. `where`, `what`, `text` and `within` are what is told of it
    as a `Change`. `likened` is the text by which it is known again, None if that is `text`; `place`
    is the path of where it stands, None if that is `where`. `leads` says of a block that it leads in
    to the rest of its section.
    """

    key: Hashable
    value: Any
    where: str
    what: str
    text: str
    span: Span | None = None
    within: str | None = None
    sort: str = ""
    likened: str | None = None
    place: str | None = None
    leads: bool = False


Inner = Callable[[Entry, Entry], Iterator[Change]]


def entry_changes(before: Sequence[Entry], after: Sequence[Entry], *, inner: Inner | None = None) -> Iterator[Change]:
    """What changed between two sequences; `inner` tells what changed in an entry that is still there.

    With None, an entry that is not the same is another one.
    """
    aligned = aligned_entries(before, after) if inner else align(_keys(before), _keys(after))
    yield from changes_of(before, after, aligned, inner)


def aligned_entries(before: Sequence[Entry], after: Sequence[Entry]) -> Aligned:
    """Which entries are the same, or the same one changed, by index."""
    by_text = likeness_of([_likened(entry) for entry in before], [_likened(entry) for entry in after])

    def like(i: int, j: int) -> float:
        return by_text(i, j) if before[i].sort == after[j].sort else 0.0

    return align(_keys(before), _keys(after), like)


def changes_of(
    before: Sequence[Entry], after: Sequence[Entry], aligned: Aligned, inner: Inner | None
) -> Iterator[Change]:
    """The changes in entries that are aligned; what is in no pair was added, removed or moved."""
    moved = moves(_keys(before), _keys(after), aligned)
    left = set(moved.values())
    for i, j in aligned:
        old = None if i is None else before[i]
        new = None if j is None else after[j]
        if old and new:
            yield from _inner_changes(old, new, inner)
        elif new and j in moved:
            yield _told(ChangeKind.MOVED, before[moved[j]], new)
            yield from _inner_changes(before[moved[j]], new, inner)
        elif new:
            yield _told(ChangeKind.ADDED, None, new)
        elif old and i not in left:
            yield _told(ChangeKind.REMOVED, old, None)


def lines(values: Iterable[str], where: str, what: str) -> list[Entry]:
    """Texts as entries."""
    return [Entry(value, value, f"{where}[{index}]", what, value) for index, value in enumerate(values)]


def _inner_changes(old: Entry, new: Entry, inner: Inner | None) -> Iterator[Change]:
    if old.key == new.key and old.value == new.value:
        return
    found = list(inner(old, new)) if inner else []
    if not found and old.key != new.key:
        found = [_told(ChangeKind.CHANGED, old, new)]
    yield from _within(new, found)


def _keys(entries: Sequence[Entry]) -> list[Hashable]:
    return [entry.key for entry in entries]


def _likened(entry: Entry) -> str:
    return entry.text if entry.likened is None else entry.likened


def _told(kind: ChangeKind, old: Entry | None, new: Entry | None) -> Change:
    told = new or old
    assert told is not None
    return Change(
        kind,
        told.where,
        told.what,
        before=old.text if old else None,
        after=new.text if new else None,
        within=told.within,
        moved_from=(old.place or old.where) if old and kind is ChangeKind.MOVED else None,
        before_span=old.span if old else None,
        after_span=new.span if new else None,
    )


def _within(entry: Entry, changes: Iterable[Change]) -> Iterator[Change]:
    if entry.within is None:
        yield from changes
    else:
        yield from (evolve(change, within=entry.within) for change in changes)
