"""Comparison: what changed between two notes, field by field and block by block."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from attrs import evolve

from notekit.alignment import align
from notekit.comparison.change import Change
from notekit.comparison.notes import note_changes, note_text
from notekit.comparison.wording import ChangeKind, Piece
from notekit.likeness import likeness_of
from notekit.notebook import Notebook
from notekit.schema import Note

__all__ = ["Change", "ChangeKind", "Piece", "compare"]

_Pair = tuple[int, int]


def compare(before: Note | Sequence[Note] | Notebook, after: Note | Sequence[Note] | Notebook) -> tuple[Change, ...]:
    """What changed from one note, or several, to another: none exactly where they are equal.

    Of several notes, the equal ones belong together, then those with the same title, then those that
    are alike, then the rest in order. A note without partner is one change; so is one that comes
    earlier or later among the others. Raises `SchemaError` for what is no note.
    """
    old, new = _notes(before), _notes(after)
    pairs = dict(_pairs(old, new))
    partners = {j: i for i, j in pairs.items()}
    moved = _moved(pairs, old, new)
    return tuple(
        evolve(change, note=(new[j] if j is not None else old[i or 0]).title, notes=(i, j))
        for i, j in _in_order(len(old), len(new), pairs, partners)
        for change in _changes(old, new, i, j, j in moved)
    )


def _notes(value: Note | Sequence[Note] | Notebook) -> tuple[Note, ...]:
    if isinstance(value, Notebook):
        return value.notes
    return (value,) if isinstance(value, Note) else Notebook(value).notes


def _changes(old: Sequence[Note], new: Sequence[Note], i: int | None, j: int | None, moved: bool) -> Iterator[Change]:
    before = None if i is None else old[i]
    after = None if j is None else new[j]
    if before is None or after is None or moved:
        kind = ChangeKind.MOVED
        if before is None:
            kind = ChangeKind.ADDED
        elif after is None:
            kind = ChangeKind.REMOVED
        yield Change(
            kind,
            where=f"notes[{i if j is None else j}]",
            what="note",
            before=note_text(before) if before else None,
            after=note_text(after) if after else None,
            moved_from=f"notes[{i}]" if kind is ChangeKind.MOVED else None,
            before_span=before.span if before else None,
            after_span=after.span if after else None,
        )
    if before and after:
        yield from note_changes(before, after)


def _in_order(
    before: int, after: int, pairs: dict[int, int], partners: dict[int, int]
) -> Iterator[tuple[int | None, int | None]]:
    """Every note once, with its partner: in the order after, and those removed where they were."""
    row = 0
    for j in range(after):
        i = partners.get(j)
        while i is not None and row <= i:
            if row not in pairs:
                yield row, None
            row += 1
        yield i, j
    yield from ((each, None) for each in range(row, before) if each not in pairs)


def _pairs(old: Sequence[Note], new: Sequence[Note]) -> Iterator[_Pair]:
    """Which notes belong together."""
    rows, columns = list(range(len(old))), list(range(len(new)))
    for search in (_equal, _of_one_title, _alike, _by_order):
        found = dict(search(old, new, rows, columns))
        yield from found.items()
        taken = set(found.values())
        rows, columns = [i for i in rows if i not in found], [j for j in columns if j not in taken]


def _equal(old: Sequence[Note], new: Sequence[Note], rows: list[int], columns: list[int]) -> Iterable[_Pair]:
    return _by_key([old[i] for i in rows], [new[j] for j in columns], rows, columns)


def _of_one_title(old: Sequence[Note], new: Sequence[Note], rows: list[int], columns: list[int]) -> Iterable[_Pair]:
    rows, columns = [i for i in rows if old[i].title], [j for j in columns if new[j].title]
    return _by_key([old[i].title for i in rows], [new[j].title for j in columns], rows, columns)


def _by_key(old: Sequence[Hashable], new: Sequence[Hashable], rows: list[int], columns: list[int]) -> Iterator[_Pair]:
    """Those of equal keys, the first with the first, the second with the second."""
    places: dict[Hashable, list[int]] = {}
    for key, j in zip(reversed(new), reversed(columns), strict=True):
        places.setdefault(key, []).append(j)
    for key, i in zip(old, rows, strict=True):
        if found := places.get(key):
            yield i, found.pop()


def _alike(old: Sequence[Note], new: Sequence[Note], rows: list[int], columns: list[int]) -> Iterator[_Pair]:
    like = likeness_of([note_text(old[i]) for i in rows], [note_text(new[j]) for j in columns])
    for at_row, at_column in align([old[i] for i in rows], [new[j] for j in columns], like):
        if at_row is not None and at_column is not None:
            yield rows[at_row], columns[at_column]


def _by_order(_old: Sequence[Note], _new: Sequence[Note], rows: list[int], columns: list[int]) -> Iterable[_Pair]:
    return zip(rows, columns, strict=False)


def _moved(pairs: dict[int, int], old: Sequence[Note], new: Sequence[Note]) -> set[int]:
    """The notes after, by number, that stand in another order among the others than they did."""
    numbers = [pairs[i] for i in sorted(pairs)]
    if numbers == sorted(numbers):
        return set()
    # Of two that changed places, both directions have to choose the same one: its texts are what they have in common.
    keys = {j: (*sorted((repr(old[i]), repr(new[j]))), min(i, j)) for i, j in pairs.items()}
    aligned = align([keys[j] for j in numbers], [keys[j] for j in sorted(numbers)])
    return {sorted(numbers)[at] for i, at in aligned if i is None and at is not None}
