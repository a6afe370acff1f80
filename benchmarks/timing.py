"""Measuring things side by side: turn about, so that what else the machine does falls on all alike."""

from collections.abc import Callable, Mapping, Sequence
from math import log
from statistics import median
from time import perf_counter

__all__ = ["growth", "milliseconds", "side_by_side", "table", "times"]

LEAST = 0.005
"""Seconds that a turn takes at least: what is shorter is run several times in it, or the clock and what the
others left in the processor's caches are measured too."""


def side_by_side(candidates: Mapping[str, Callable[[], object]], *, rounds: int = 9) -> dict[str, float]:
    """The median time of a run of each candidate in seconds, over `rounds` turns of one or more runs.

    Runs of each to warm up come before them, unless `rounds` is 1: that is for what takes long.
    """
    repeats = {name: _repeats(run) if rounds > 1 else 1 for name, run in candidates.items()}
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, run in candidates.items():
            taken[name].append(_seconds(run, repeats[name]))
    return {name: median(seconds) for name, seconds in taken.items()}


def _repeats(run: Callable[[], object]) -> int:
    """How many runs a turn has; the first run, which may load and compile things, does not count."""
    run()
    return max(1, int(LEAST / _seconds(run, 1)))


def growth(taken: Mapping[str, float], factor: float) -> str:
    """The power of the length by which time grows from `small` to `large`, the longer by `factor`."""
    return f"{log(taken['large'] / taken['small']) / log(factor):.2f}"


def milliseconds(seconds: float) -> str:
    """A time for a table."""
    if seconds < 0.01:
        return f"{seconds * 1000:.2f} ms"
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"


def times(ratio: float) -> str:
    """A ratio for a table."""
    return f"{ratio:.2f}x"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under a title, in columns; the first column is of words and the others of numbers."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [
        "  ".join(
            [cells[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))]
        )
        for cells in (head, *rows)
    ]
    return "\n".join([title, "-" * max(len(title), len(lines[0])), *lines, ""])


def _seconds(run: Callable[[], object], repeats: int) -> float:
    """The time of one run, of so many."""
    begun = perf_counter()
    for _ in range(repeats):
        run()
    return (perf_counter() - begun) / repeats
