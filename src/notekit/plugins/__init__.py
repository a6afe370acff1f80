"""Plugins: what all of them supply, looked up by name, and which of them are wanted.

They are loaded once a process, when something of theirs is first asked for.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from notekit.errors import PluginError
from notekit.plugins.finding import OWN, Candidate, Origin, in_folder, installed

if TYPE_CHECKING:
    from notekit.plugins.registry import Plugins

__all__ = [
    "Choice",
    "Origin",
    "broken_plugins",
    "choose_plugins",
    "extensions",
    "forget_plugins",
    "is_own",
    "load_plugins",
]


@attrs.frozen
class Choice:
    """Which plugins are wanted: none of `without`, those that are files of `folders` too, and of several that
    supply something under one name the earliest of `first`."""

    without: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()
    first: tuple[str, ...] = ()


_choice = Choice()


def choose_plugins(
    *, without: Iterable[str] = (), folders: Iterable[str | Path] = (), first: Iterable[str] = ()
) -> None:
    """Choose plugins for the rest of the process, by name; what was chosen before is forgotten.

    Those of `without` are not loaded. Single files of the `folders` are plugins too, each known by its file's name.
    Where several plugins supply something under one name, the earliest of `first` does.
    """
    global _choice
    _choice = Choice(tuple(without), tuple(map(Path, folders)), tuple(first))
    forget_plugins()


def forget_plugins() -> None:
    """Have plugins found and loaded anew when they are next asked for."""
    _found.cache_clear()
    load_plugins.cache_clear()


@cache
def _found() -> tuple[Candidate, ...]:
    return (*installed(), *(candidate for folder in _choice.folders for candidate in in_folder(folder)))


@cache
def load_plugins() -> "Plugins":
    """The plugins chosen. Raises `PluginError` for a folder or a plugin chosen that there is not."""
    from notekit.plugins.gathering import gather
    from notekit.plugins.registry import Plugins

    known = {each.origin.plugin for each in _found()}
    for name in (*_choice.without, *_choice.first):
        if name not in known:
            raise PluginError(f"there is no plugin {name!r}; there are {', '.join(sorted(known))}")
    supplies, failures = gather(each for each in _found() if each.origin.plugin not in _choice.without)
    unwanted = [each.origin for each in _found() if each.origin.plugin in _choice.without]
    return Plugins(supplies, failures, first=_choice.first, unwanted=unwanted)


def broken_plugins() -> list[str]:
    """What is wrong with each plugin that could not be loaded; none where no plugins have been asked for yet."""
    return [str(failure) for failure in load_plugins().broken] if load_plugins.cache_info().currsize else []


def is_own(name: str) -> bool:
    """Whether one of notekit's own plugins goes by a name, as the format does that it supplies; nothing is loaded."""
    return any((each.origin.plugin, each.origin.distribution) == (name, OWN) for each in _found())


def extensions() -> "Plugins | None":
    """The plugins chosen, for what only those of others supply; None, and nothing loaded, where there are only ours."""
    return load_plugins() if any(each.origin.distribution != OWN for each in _found()) else None
