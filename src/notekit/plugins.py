"""Plugins: found by their entry points, loaded each on its own, looked up by the formats they supply.

Whatever a plugin does wrong while it is loaded costs its own formats only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import attrs
import pluggy

from notekit import hookspecs
from notekit.errors import FormatError, PluginError
from notekit.rendering import Renderer

__all__ = ["ENDING", "Failure", "Origin", "Plugins", "gather", "load_plugins", "one_line"]

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
ENDING = re.compile(r"(?:\.[A-Za-z0-9]+)+")
_RESERVED = {"json"}


@attrs.frozen
class Origin:
    """The plugin that supplies a format, and the distribution that it was installed with."""

    plugin: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"{self.plugin!r} of {self.distribution} {self.version}"


@attrs.frozen
class Failure:
    """What is wrong with a plugin, and what to do about it."""

    plugin: str
    distribution: str
    what: str
    hint: str

    def __str__(self) -> str:
        return f"plugin {self.plugin!r} of {self.distribution}: {self.what}; {self.hint}"


class Plugins:
    """The renderers of all plugins that work, and `failures`, what is wrong with the others."""

    def __init__(self, supplied: Iterable[tuple[Renderer, Origin]], failures: Iterable[Failure]) -> None:
        self._supplied: dict[str, list[tuple[Renderer, Origin]]] = defaultdict(list)
        for renderer, origin in supplied:
            self._supplied[renderer.name].append((renderer, origin))
        self.failures = (*failures, *self._doubles())

    def _doubles(self) -> Iterable[Failure]:
        for name, claims in self._supplied.items():
            for _, origin in claims[1:]:
                what = f"claims the format {name!r}, which plugin {claims[0][1]} supplies too"
                yield Failure(origin.plugin, origin.distribution, what, "uninstall one of them")

    @property
    def names(self) -> list[str]:
        """The formats that can be rendered, sorted."""
        return sorted(name for name, claims in self._supplied.items() if len(claims) == 1)

    def renderer(self, name: str) -> Renderer:
        """The renderer of that name.

        Raises `FormatError` where no plugin supplies it, and `PluginError` where the plugin of that
        name has failed or two plugins claim it.
        """
        return self._claim(name)[0]

    def origin(self, name: str) -> Origin:
        """The plugin that supplies the renderer of that name. Raises as `renderer` does."""
        return self._claim(name)[1]

    def by_suffix(self, suffix: str) -> list[str]:
        """The formats whose files end in `suffix`, sorted."""
        return [name for name in self.names if self.renderer(name).suffix.lower() == suffix.lower()]

    def _claim(self, name: str) -> tuple[Renderer, Origin]:
        claims = self._supplied.get(name, [])
        if len(claims) == 1:
            return claims[0]
        if claims:
            both = " and by plugin ".join(str(origin) for _, origin in claims)
            raise PluginError(f"the format {name!r} is claimed by plugin {both}; uninstall one of them")
        for failure in self.failures:
            if failure.plugin == name:
                raise PluginError(str(failure))
        raise FormatError(self._unknown(name))

    def _unknown(self, name: str) -> str:
        known = [*self.names, *_RESERVED]
        written = [each for each, supplied in self._supplied.items() if supplied[0][0].suffix == f".{name}"]
        close = written or get_close_matches(name, known, n=1)  # 'docx' is the suffix of word
        hint = f"did you mean {close[0]!r}? " if close else ""
        failed = ", ".join(sorted({failure.plugin for failure in self.failures}))
        lost = f"; these plugins have failed: {failed}" if failed else ""
        return f"there is no format {name!r} to write; {hint}known are {', '.join(known)}{lost}"


@cache
def load_plugins() -> Plugins:
    """The plugins installed, found and loaded once a process."""
    return gather(entry_points(group=hookspecs.PROJECT))


def gather(found: Iterable[EntryPoint]) -> Plugins:
    """The plugins at these entry points."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    supplied: list[tuple[Renderer, Origin]] = []
    failures: list[Failure] = []
    for entry in found:
        origin = _origin(entry)
        try:
            supplied += [(renderer, origin) for renderer in _load(manager, entry, origin)]
        except KeyboardInterrupt:
            raise
        except PluginError as error:
            failures.append(Failure(origin.plugin, origin.distribution, str(error), "tell its authors"))
        except BaseException as error:  # a plugin may raise anything, SystemExit too
            what = f"cannot be loaded ({one_line(error)})"
            failures.append(Failure(origin.plugin, origin.distribution, what, "update it, or uninstall it"))
    return Plugins(supplied, failures)


def one_line(error: BaseException) -> str:
    """An exception on one line, however its author wrote it."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")


def _origin(entry: EntryPoint) -> Origin:
    if entry.dist is None:
        return Origin(entry.name, "an unknown distribution", "")
    return Origin(entry.name, entry.dist.name, entry.dist.version)


def _load(manager: pluggy.PluginManager, entry: EntryPoint, origin: Origin) -> Sequence[Renderer]:
    plugin = entry.load()
    others = manager.get_plugins()
    manager.register(plugin, f"{origin.distribution}:{origin.plugin}")
    try:
        manager.check_pending()
        renderers = _supplied_by(manager, others)
    except BaseException:
        manager.unregister(plugin)
        raise
    return renderers


def _supplied_by(manager: pluggy.PluginManager, others: Iterable[Any]) -> Sequence[Renderer]:
    answers = manager.subset_hook_caller("notekit_renderers", remove_plugins=others)()
    if not answers:
        raise PluginError("implements no hook of notekit, or returns nothing from it")
    (answer,) = answers
    if not isinstance(answer, (list, tuple)):
        raise PluginError(f"notekit_renderers returns a {type(answer).__name__}, not a list of renderers")
    for renderer in answer:
        _check(renderer)
    return answer


def _check(renderer: Any) -> None:
    if isinstance(renderer, type) or not isinstance(renderer, Renderer):
        raise PluginError(f"notekit_renderers returns {renderer!r:.80}, which is no renderer")
    if not isinstance(renderer.name, str) or not _NAME.fullmatch(renderer.name) or renderer.name in _RESERVED:
        raise PluginError(f"no renderer may have the name {renderer.name!r}: small letters, digits and single hyphens")
    if not isinstance(renderer.suffix, str) or not ENDING.fullmatch(renderer.suffix):
        raise PluginError(f"{renderer.name}.suffix is {renderer.suffix!r}, not an ending such as '.docx'")
    if not isinstance(renderer.options, type) or not attrs.has(renderer.options):
        raise PluginError(f"{renderer.name}.options is {renderer.options!r}, not an attrs class")
