"""Faults of plugins: what one raised, on a line that says where in its own code that was."""

import os
import sys
import traceback
from types import TracebackType

from notekit.errors import one_line

__all__ = ["fault_in_plugin"]

_BETWEEN = ("notekit", "attr", "attrs", "click", "importlib", "pluggy")
"""The packages that call a plugin, whose lines tell its author nothing."""


def fault_in_plugin(error: BaseException) -> str:
    """What a plugin raised, on one line, with file and line of the plugin's code where that can be told.

    With NOTEKIT_DEBUG in the environment the traceback goes to standard error.
    """
    if os.environ.get("NOTEKIT_DEBUG") and sys.stderr is not None:
        traceback.print_exception(error)
    place = _place(error.__traceback__)
    return f"{one_line(error)} at {place}" if place else one_line(error)


def _place(trace: TracebackType | None) -> str | None:
    """Where in the package that was called first from outside notekit the error arose; None where it was in notekit."""
    package = None
    found: TracebackType | None = None
    while trace is not None:
        root = str(trace.tb_frame.f_globals.get("__name__")).partition(".")[0]
        if package is None and root not in _BETWEEN and not trace.tb_frame.f_code.co_filename.startswith("<"):
            package = root
        if root == package:
            found = trace
        trace = trace.tb_next
    return f"{_shown(found.tb_frame.f_code.co_filename)}:{found.tb_lineno}" if found else None


def _shown(path: str) -> str:
    """The path from here where the file is below the working directory, else in full."""
    here = os.path.join(os.path.realpath(os.curdir), "")  # noqa: PTH118  # takes any text
    full = os.path.realpath(path)
    return full.removeprefix(here)
