"""Work, counted and never timed, so that a slow machine finds what a fast one does."""

import gc
import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["BOUND", "SIZES", "assert_linear", "memory_of", "steps_of"]

SIZES = (40, 160)
"""How much is worked on, first and then."""

BOUND = 6
"""How many times the work may grow from the first to the second size: linear is 4, quadratic is 16."""

Work = Callable[[], object]


def assert_linear(measure: Callable[[Work], int], of_size: Callable[[int], Work], what: str) -> None:
    """Raises `AssertionError` where what is measured grows faster than the size.

    `of_size` gives the work to be done on something of that size.
    """
    small, large = map(of_size, SIZES)
    small()  # what is loaded or cached at first is no part of it
    few, many = measure(small), measure(large)
    assert many <= BOUND * few, (
        f"{what} grows faster than its input: {few:,} for {SIZES[0]} parts, and {many:,} for {SIZES[1]}, "
        f"{many / max(few, 1):.1f} times as much and not some {SIZES[1] // SIZES[0]}"
    )


def steps_of(work: Work) -> int:
    """How many lines of Python are run, and functions called, by doing the work once."""
    steps = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal steps
        steps += 1
        return line

    def call(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal steps
        steps += event == "c_call"

    tracer, profiler = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        work()
    finally:
        sys.setprofile(profiler)
        sys.settrace(tracer)
    return steps


def memory_of(work: Work) -> int:
    """The most bytes held at once while the work is done."""
    gc.collect()
    running = tracemalloc.is_tracing()
    if not running:
        tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        work()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        if not running:
            tracemalloc.stop()
