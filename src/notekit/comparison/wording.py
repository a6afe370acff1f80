"""Wording: which words of a text changed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, frozen

from notekit.alignment import Aligned, align, common
from notekit.fields import Choice

__all__ = ["LONGEST", "ChangeKind", "Piece", "reworded"]

LONGEST = 10_000
"""How many words a text has at most for each to be compared; in longer ones, all between the first and the last
difference counts as changed."""

_WORD = re.compile(r"\s*(?:\w+(?:['’]\w+)*|[^\w\s])|\s+")


class ChangeKind(Choice):
    """What happened to a part of a note."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@frozen
class Piece:
    """A stretch of words that was added or removed, or stayed, for which `kind` is None."""

    text: str
    kind: ChangeKind | None = None


@define
class _Hunk:
    """What was removed and what was added at one place, then what stayed."""

    removed: str = ""
    added: str = ""
    stayed: str = ""

    def pieces(self) -> Iterator[Piece]:
        if self.removed:
            yield Piece(self.removed, ChangeKind.REMOVED)
        if self.added:
            yield Piece(self.added, ChangeKind.ADDED)
        if self.stayed:
            yield Piece(self.stayed)


def reworded(before: str, after: str) -> tuple[Piece, ...]:
    """How one text became the other, word by word; a word has the white space before it.

    The pieces that were not added make up `before`, those that were not removed make up `after`.
    """
    # With a space before it, the first word is like any other.
    hunks = _hunks(_WORD.findall(f" {before}"), _WORD.findall(f" {after}"))
    _take_first_space(hunks[0])
    for earlier, hunk in pairwise([_Hunk(), *hunks]):
        shared = _shared_space(hunk.removed, hunk.added)
        earlier.stayed += hunk.removed[:shared]
        hunk.removed, hunk.added = hunk.removed[shared:], hunk.added[shared:]
    return tuple(piece for hunk in hunks for piece in hunk.pieces())


def _hunks(old: Sequence[str], new: Sequence[str]) -> list[_Hunk]:
    words: list[tuple[list[str], list[str], list[str]]] = [([], [], [])]
    for i, j in _aligned(old, new):
        if i is not None and j is not None:
            words[-1][2].append(old[i])
            continue
        if words[-1][2]:
            words.append(([], [], []))
        words[-1][0].extend([] if i is None else [old[i]])
        words[-1][1].extend([] if j is None else [new[j]])
    return [_Hunk(*map("".join, hunk)) for hunk in words]


def _aligned(old: Sequence[str], new: Sequence[str]) -> Aligned:
    if max(len(old), len(new)) <= LONGEST:
        return align(old, new)
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    ends = len(old) - tail, len(new) - tail
    aligned: Aligned = [(at, at) for at in range(head)]
    aligned += ((at, None) for at in range(head, ends[0]))
    aligned += ((None, at) for at in range(head, ends[1]))
    aligned += zip(range(ends[0], len(old)), range(ends[1], len(new)), strict=True)
    return aligned


def _take_first_space(hunk: _Hunk) -> None:
    """Take out again what was put before the first words."""
    if hunk.removed and hunk.added:
        hunk.removed, hunk.added = hunk.removed[1:], hunk.added[1:]
        return
    hunk.stayed = hunk.stayed[1:]
    # What one text alone begins with has got the space of what follows it.
    if hunk.removed:
        hunk.removed = f"{hunk.removed[1:]} "
    elif hunk.added:
        hunk.added = f"{hunk.added[1:]} "


def _shared_space(one: str, other: str) -> int:
    """How many characters of white space both begin with."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second or not first.isspace():
            break
        count += 1
    return count
