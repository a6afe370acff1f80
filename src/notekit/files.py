"""Files: read whole, written whole or not at all, under names that are safe anywhere."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex

from notekit.errors import OutputError, SourceError

__all__ = ["Destination", "read_file", "reason", "rewrite_file", "safe_name", "shown", "write_file"]

_LONGEST = 120
_FORBIDDEN = re.compile(r"[^\w.]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def shown(path: str | os.PathLike[str]) -> str:
    """The path as it may stand in a message: on one line, without control characters."""
    name = os.fspath(path)
    if name.isprintable():
        return name
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in name
    )


def safe_name(text: str, suffix: str = "") -> str:
    """A file name made of `text`, ending in `suffix`: letters, digits, '-', '_' and '.', at most 120 bytes.

    It is never hidden, never an option, never a device, and never leads to another folder.
    """
    name = _FORBIDDEN.sub("-", unicodedata.normalize("NFKC", text))
    name = re.sub(r"\.{2,}", ".", name).strip("-.")
    name = name.encode()[: _LONGEST - len(suffix.encode())].decode(errors="ignore").strip("-.")
    if not name or _RESERVED.match(name):
        name = f"note-{name}" if name else "note"
    return name + suffix


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of the file at `path`. Raises `SourceError`."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        hint = "; a text itself goes in as bytes or as a stream" if "\n" in str(path) else ""
        raise SourceError(f"{shown(path)}: there is no such file{hint}") from None
    except IsADirectoryError:
        raise SourceError(f"{shown(path)}: is a folder; name the documents in it") from None
    except PermissionError:
        raise SourceError(f"{shown(path)}: you are not allowed to read it") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{shown(path)}: cannot be read ({reason(error)})") from None


def write_file(path: Path, data: bytes, *, force: bool = False, sources: Iterable[Path] = ()) -> None:
    """Write `data` to `path`, all or nothing; folders that are missing are made.

    An existing file is replaced only with `force`, and one of `sources` never. A symbolic link is
    replaced itself, so that nothing outside its folder is touched. Raises `OutputError`, and then
    what stood at `path` still stands there.
    """
    try:
        _refuse(path, force, sources)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except (OSError, ValueError) as error:
        raise OutputError(
            f"{shown(path)}: cannot be written ({reason(error)}); nothing was changed, choose another place with -o"
        ) from None


def rewrite_file(path: str | os.PathLike[str], before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, which was read from the file at `path`, all or nothing.

    What a symbolic link leads to is rewritten, not the link. Raises `OutputError` where the file may not be
    written or holds something else by now, and leaves it as it is.
    """
    try:
        place = Path(path).resolve()
        if not place.stat().st_mode & stat.S_IWUSR or not os.access(place, os.W_OK):
            raise OutputError(f"{shown(path)}: is read-only and was not changed; allow writing to it first")
        if place.read_bytes() != before:
            raise OutputError(f"{shown(path)}: was changed by somebody else meanwhile; run this again")
        _replace(place, after)
    except (OSError, ValueError) as error:
        raise OutputError(f"{shown(path)}: cannot be written ({reason(error)}); it is as it was") from None


class Destination:
    """Where the files of one run go: a folder, or the one file that is to be written.

    `output` is a file if it has a suffix, does not end in a slash and is no folder yet; `single` says
    that one file is all there will be. With `force` existing files are replaced, but `sources` never.
    """

    def __init__(
        self, output: str | os.PathLike[str], *, single: bool, force: bool = False, sources: Iterable[Path] = ()
    ) -> None:
        text = os.fspath(output)
        self._path = Path(text)
        self._is_file = single and bool(self._path.suffix) and not text.endswith(("/", os.sep)) and not _is_dir(text)
        self._force = force
        self._sources = tuple(sources)
        self._written: set[Path] = set()

    def check(self, *, stem: str, suffix: str) -> None:
        """Raises the `OutputError` that `write` would raise, as far as that can be known before."""
        path = self._place(stem, suffix)
        try:
            _refuse(path, self._force, self._sources)
        except (OSError, ValueError) as error:
            raise OutputError(f"{shown(path)}: cannot be written ({reason(error)}); nothing was changed") from None

    def write(self, data: bytes, *, stem: str, suffix: str) -> Path:
        """Write one file, in a folder under a safe name made of `stem` and `suffix`; gives its path.

        Raises `OutputError`.
        """
        path = self._place(stem, suffix)
        if path in self._written:
            raise OutputError(f"{shown(path)}: was written in this run already; convert sources of one name apart")
        write_file(path, data, force=self._force, sources=self._sources)
        self._written.add(path)
        return path

    def _place(self, stem: str, suffix: str) -> Path:
        return self._path if self._is_file else self._path / safe_name(stem, suffix)


def _is_dir(text: str) -> bool:
    try:
        return Path(text).is_dir()
    except (OSError, ValueError):
        return False


def _refuse(path: Path, force: bool, sources: Iterable[Path]) -> None:
    if any(_same_file(path, source) for source in sources):
        raise OutputError(f"{shown(path)}: is itself a source; choose another place with -o")
    if path.is_dir():
        raise OutputError(f"{shown(path)}: is a folder; name a file in it")
    if path.exists() and not path.is_file():
        raise OutputError(f"{shown(path)}: is no ordinary file; write to standard output with -o -")
    if not force and os.path.lexists(path):
        raise OutputError(f"{shown(path)}: exists already; use --force to overwrite it, or another place with -o")


def _same_file(path: Path, source: Path) -> bool:
    if _place(path) == _place(source):
        return True
    return not path.is_symlink() and path.exists() and source.exists() and path.samefile(source)


def _place(path: Path) -> str:
    return os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118  # Path.resolve fails on loops


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".notekit-{token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file() and not path.is_symlink():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def reason(error: Exception) -> str:
    """Why a file could not be read or written, in some words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
