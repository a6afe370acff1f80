"""The scaffold: the files of a plugin's distribution, to begin one with."""

import re
import shutil
from importlib.resources import files
from pathlib import Path
from secrets import token_hex
from string import Template

from notekit.errors import NotekitError, OutputError
from notekit.files import reason, shown

__all__ = ["PREFIX", "lay_out", "plugin_name"]

PREFIX = "notekit-"

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 60  # characters, so that no line of the files is too long with it
_FILES = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "ci.yml": ".github/workflows/ci.yml",
    "plugin.py": "src/$module/__init__.py",
    "py.typed": "src/$module/py.typed",
    "test_plugin.py": "tests/test_$module.py",
}
"""Where each file of the folder `files` goes."""


def plugin_name(distribution: str) -> str:
    """The name of the plugin, and of its format, that a distribution is called after: 'slides' for 'notekit-slides'.

    Raises `NotekitError` for one that is not called so.
    """
    name = distribution.removeprefix(PREFIX)
    if name != distribution and _NAME.fullmatch(name) and len(distribution) <= _LONGEST:
        return name
    told = re.sub(r"[^a-z0-9]+", "-", distribution.lower()).strip("-").removeprefix("notekit").strip("-0123456789")
    meant = f"{PREFIX}{told[:20].strip('-')}" if told else f"{PREFIX}slides"
    raise NotekitError(
        f"{shown(distribution)!r:.80} is no name for a plugin: write small letters, digits and single hyphens "
        f"after {PREFIX!r}, a letter first and {_LONGEST} in all at the most, such as {meant!r}"
    )


def lay_out(distribution: str, folder: Path, version: str) -> Path:
    """Write the distribution of a plugin into `folder`, under its name; gives the folder that holds it.

    `version` is that of the notekit that it needs. All is written, or nothing. Raises `NotekitError` for a name that
    will not do, and `OutputError` where there is something of that name, or it cannot be written.
    """
    name = plugin_name(distribution)
    place, beside = folder / distribution, folder / f".{distribution}-{token_hex(4)}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if place.exists() or place.is_symlink():
            raise OutputError(f"{shown(place)}: exists already; choose another name, or another folder with -o")
        try:
            _write(beside, _words(distribution, name, version))
            beside.rename(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            f"{shown(place)}: cannot be written ({reason(error)}); choose another folder with -o"
        ) from None
    return place


def _words(distribution: str, name: str, version: str) -> dict[str, str]:
    return {
        "distribution": distribution,
        "ending": name.replace("-", ""),
        "module": distribution.replace("-", "_"),
        "name": name,
        "version": version,
    }


def _write(folder: Path, words: dict[str, str]) -> None:
    for source, target in _FILES.items():
        path = folder / Template(target).substitute(words)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = files("notekit.scaffold").joinpath("files", f"{source}.txt").read_text(encoding="utf-8")
        path.write_text(Template(text).substitute(words), encoding="utf-8", newline="\n")
