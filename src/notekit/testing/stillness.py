"""Stillness: that nothing is fetched, written or started while something is done.

Python announces such deeds to those who listen, before it does them, whatever module asks for them; so they
can be refused, and one that is refused and hushed up is known all the same.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

__all__ = ["stillness"]

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DEEDS = (
    *("os.chmod", "os.exec", "os.fork", "os.link", "os.mkdir", "os.posix_spawn", "os.remove", "os.rename", "os.rmdir"),
    *("os.spawn", "os.startfile", "os.symlink", "os.system", "os.truncate", "os.utime"),
    *("ftplib.", "shutil.", "smtplib.", "socket.", "sqlite3.connect", "subprocess.", "tempfile.", "urllib."),
)
_watches: list[list[str]] = []


@contextmanager
def stillness() -> Iterator[None]:
    """Refuses to fetch, write or start anything meanwhile. Raises `AssertionError` if that was tried.

    Files may be read, and modules imported.
    """
    _listen()
    keeping, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # importing late would write otherwise
    tried: list[str] = []
    _watches.append(tried)
    try:
        yield
    except PermissionError:
        if not tried:
            raise
    finally:
        _watches.remove(tried)
        sys.dont_write_bytecode = keeping
    assert not tried, f"nothing is to be fetched, written or started, and there was: {'; '.join(tried)}"


@cache
def _listen() -> None:
    sys.addaudithook(_heard)  # there is no way to take it away again


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if _watches and (event.startswith(_DEEDS) or (event == "open" and _writes(*arguments))):
        told = ", ".join(repr(each)[:80] for each in arguments if isinstance(each, str | bytes | os.PathLike | tuple))
        _watches[-1].append(f"{event} {told}".strip())
        raise PermissionError(f"{event} is refused while this is tested")


def _writes(path: Any, mode: Any, flags: Any) -> bool:
    return bool(isinstance(flags, int) and flags & _WRITING)
