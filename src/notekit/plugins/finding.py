"""Finding: the plugins that there are, by their entry points and in folders, without loading any."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import attrs

from notekit.errors import PluginError
from notekit.files import shown

__all__ = ["GROUP", "OWN", "Candidate", "Origin", "in_folder", "installed"]

GROUP = "notekit"
"""The group of entry points under which plugins are installed."""

OWN = "notekit-events"
"""The distribution whose plugins are notekit's own: no other takes a name from them unasked."""


@attrs.frozen
class Origin:
    """A plugin, and the distribution that it was installed with or the file that it is."""

    plugin: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"{self.plugin!r} of {self.distribution} {self.version}".rstrip()


@attrs.frozen
class Candidate:
    """A plugin that was found, and how to load it."""

    origin: Origin
    load: Callable[[], Any]


def installed(entries: Iterable[EntryPoint] | None = None) -> Iterator[Candidate]:
    """The plugins at entry points, those of the distributions that are installed if None."""
    for entry in entry_points(group=GROUP) if entries is None else entries:
        distribution = entry.dist
        name, version = (distribution.name, distribution.version) if distribution else ("an unknown distribution", "")
        yield Candidate(Origin(entry.name, name, version), entry.load)


def in_folder(folder: Path) -> Iterator[Candidate]:
    """The plugins that are single files of a folder, each known by its file's name. Raises `PluginError`."""
    if not folder.is_dir():
        raise PluginError(f"{shown(folder)}: there is no such folder of plugins")
    for path in sorted(folder.glob("*.py")):
        if not path.name.startswith(("_", "test_")):
            name = path.stem.replace("_", "-").lower()
            yield Candidate(Origin(name, shown(path), ""), partial(_module, path))


def _module(path: Path) -> Any:
    name = f"notekit_plugin_file_{path.stem}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError("is no Python module")
    module = module_from_spec(spec)
    sys.modules[name] = module  # what classes of the file look up
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
