"""Alignment: which members of one sequence stand where in another.

Equal members are paired first, as many as can be in order; then, in each gap between these, members
that are alike. Both are the search for the heaviest chain of pairs that goes forward in both
sequences. To keep that search linear, a member has a limited number of candidates.
"""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

__all__ = ["ALIKE", "NEIGHBOURS", "Aligned", "align", "common", "moves"]

Aligned: TypeAlias = list[tuple[int | None, int | None]]

ALIKE = 0.5
"""From which likeness on two members may be a pair."""

NEIGHBOURS = 8
"""How many candidates a member has on either side.

Of more members that are equal, it is paired with one of those whose number among the equal ones is
nearest to its own; of more members in a gap, with one of those nearest to the same place. Beyond
this, what belongs together may be left without partner, but never is a pair wrong or out of order.
"""

_SMALL_GAP = 4096
"""In gaps of fewer pairs than this every member is a candidate."""


def align(
    before: Sequence[Hashable], after: Sequence[Hashable], like: Callable[[int, int], float] | None = None
) -> Aligned:
    """Each index of both sequences once, in order: in a pair, or with None where it has no partner.

    `like(i, j)` says how much `before[i]` is like `after[j]`, from 0 to 1, and is asked of members
    that are not equal; those below `ALIKE` are no pair. None pairs equal members only. Between two
    pairs, what is missing from `after` stands before what is missing from `before`. To align `after`
    with `before` gives the same pairs the other way round, provided that unequal members differ in
    their `repr` and that `like` is symmetrical.
    """
    head = common(before, after)
    tail = common(before[head:][::-1], after[head:][::-1])
    ends = len(before) - tail, len(after) - tail
    pairs = [(at, at) for at in range(head)]
    if head < ends[0] and head < ends[1]:
        pairs += _inner(before, after, like, range(head, ends[0]), range(head, ends[1]))
    pairs += zip(range(ends[0], len(before)), range(ends[1], len(after)), strict=True)
    return list(_filled(pairs, len(before), len(after)))


def moves(before: Sequence[Hashable], after: Sequence[Hashable], aligned: Aligned) -> dict[int, int]:
    """The members without partner that stand, equal, elsewhere: the index in `before` of each such index in `after`."""
    lone: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for i, j in aligned:
        if i is not None and j is None:
            lone[before[i]].append(i)
    arrived = (j for i, j in aligned if i is None and j is not None)
    return {j: lone[after[j]].popleft() for j in arrived if lone.get(after[j])}


def common(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """How many members are equal from the beginning on."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        count += 1
    return count


def _inner(
    before: Sequence[Hashable],
    after: Sequence[Hashable],
    like: Callable[[int, int], float] | None,
    rows: range,
    columns: range,
) -> Iterator[tuple[int, int]]:
    """The pairs of a stretch whose first members differ."""
    if repr(after[columns[0]]) < repr(before[rows[0]]):  # of ties, both directions have to choose the same
        turned = (lambda i, j: like(j, i)) if like else None
        yield from ((i, j) for j, i in _chosen(after, before, turned, columns, rows))
    else:
        yield from _chosen(before, after, like, rows, columns)


def _chosen(
    before: Sequence[Hashable],
    after: Sequence[Hashable],
    like: Callable[[int, int], float] | None,
    rows: range,
    columns: range,
) -> Iterator[tuple[int, int]]:
    equal = _heaviest((i, ((j, 1.0) for j in candidates)) for i, candidates in _equal(before, after, rows, columns))
    row, column = rows.start, columns.start
    for i, j in (*equal, (rows.stop, columns.stop)):
        if like and row < i and column < j:
            yield from _heaviest(_alike(like, range(row, i), range(column, j)))
        if i < rows.stop:
            yield i, j
        row, column = i + 1, j + 1


def _equal(
    before: Sequence[Hashable], after: Sequence[Hashable], rows: range, columns: range
) -> Iterator[tuple[int, Sequence[int]]]:
    """Each row with the columns equal to it, the last first."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j in columns:
        places[after[j]].append(j)
    seen: defaultdict[Hashable, int] = defaultdict(int)
    for i in rows:
        if found := places.get(before[i]):
            number = seen[before[i]]
            seen[before[i]] += 1
            yield i, found[max(number - NEIGHBOURS, 0) : number + NEIGHBOURS + 1][::-1]


def _alike(
    like: Callable[[int, int], float], rows: range, columns: range
) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Each row of a gap with the columns that are alike and near, the last first, and how much they are."""
    width = max(NEIGHBOURS, _SMALL_GAP // (len(rows) + len(columns)))
    for at, i in enumerate(rows):
        middle = at * len(columns) // len(rows)
        near = columns[max(middle - width, 0) : middle + width + 1]
        yield i, [(j, likeness) for j in reversed(near) if (likeness := like(i, j)) >= ALIKE]


_Link: TypeAlias = "tuple[int, int, _Link | None]"


def _heaviest(rows: Iterable[tuple[int, Iterable[tuple[int, float]]]]) -> list[tuple[int, int]]:
    """Of weighted pairs, a row each with its columns from the last to the first, the heaviest chain that goes forward.

    Kept is, for each weight that a chain may have, the one that ends in the least column.
    """
    ends: list[int] = []
    weights: list[float] = []
    links: list[_Link] = []
    for row, columns in rows:
        for column, weight in columns:
            at = bisect_left(ends, column)
            total = weight + (weights[at - 1] if at else 0)
            if at < len(ends) and ends[at] == column and weights[at] >= total:
                continue
            past = at
            while past < len(ends) and weights[past] <= total:
                past += 1
            link = (row, column, links[at - 1] if at else None)
            ends[at:past], weights[at:past], links[at:past] = [column], [total], [link]
    chain: list[tuple[int, int]] = []
    last = links[-1] if links else None
    while last:
        chain.append(last[:2])
        last = last[2]
    return chain[::-1]


def _filled(pairs: Iterable[tuple[int, int]], before: int, after: int) -> Iterator[tuple[int | None, int | None]]:
    """The pairs, with all that lies between them."""
    row = column = 0
    for i, j in (*pairs, (before, after)):
        yield from ((each, None) for each in range(row, i))
        yield from ((None, each) for each in range(column, j))
        if i < before:
            yield i, j
        row, column = i + 1, j + 1
