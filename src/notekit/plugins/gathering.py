"""Gathering: plugins loaded, each on its own.

Whatever a plugin does wrong while it is loaded costs nothing but itself.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

import attrs
import pluggy

from notekit import hookspecs
from notekit.errors import PluginError, one_line
from notekit.faults import fault_in_plugin
from notekit.plugins.finding import Candidate, Origin
from notekit.plugins.supply import Supply, supply_of

__all__ = ["Failure", "gather"]


@attrs.frozen
class Failure:
    """What is wrong with a plugin, and what to do about it."""

    origin: Origin
    what: str
    hint: str

    @property
    def plugin(self) -> str:
        """The plugin's name."""
        return self.origin.plugin

    def __str__(self) -> str:
        return f"plugin {self.origin.plugin!r} of {self.origin.distribution}: {self.what}; {self.hint}"


def gather(candidates: Iterable[Candidate]) -> tuple[list[Supply], list[Failure]]:
    """What the plugins supply, and what is wrong with those that do not."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    supplies: list[Supply] = []
    failures: list[Failure] = []
    for candidate in candidates:
        try:
            supplies.append(_loaded(manager, candidate))
        except KeyboardInterrupt:
            raise
        except pluggy.PluginValidationError as error:
            failures.append(Failure(candidate.origin, _misspelt(error), "correct the name, or what it takes"))
        except PluginError as error:
            failures.append(Failure(candidate.origin, str(error), "tell its authors"))
        except BaseException as error:  # a plugin may raise anything, SystemExit too
            what = f"cannot be loaded ({fault_in_plugin(error)})"
            failures.append(Failure(candidate.origin, what, "update it, or uninstall it"))
    return supplies, failures


def _misspelt(error: pluggy.PluginValidationError) -> str:
    """What is wrong with a hook that notekit does not have, or that takes what notekit's does not."""
    found = re.search(r"unknown hook '(\w+)'", str(error))
    if found is None:
        return one_line(error)
    close = get_close_matches(found[1], hookspecs.__all__, n=1)
    return f"there is no hook {found[1]!r}" + (f"; did you mean {close[0]!r}?" if close else "")


def _unmarked(plugin: object) -> str | None:
    """A function that has a hook's name and not its mark; None where there is none."""
    mark = f"{hookspecs.PROJECT}_impl"
    named = ((name, getattr(plugin, name, None)) for name in hookspecs.__all__ if name.startswith("notekit_"))
    return next((name for name, each in named if callable(each) and not hasattr(each, mark)), None)


def _loaded(manager: pluggy.PluginManager, candidate: Candidate) -> Supply:
    plugin = candidate.load()
    wanted = getattr(plugin, "notekit_api", hookspecs.API)
    if wanted != hookspecs.API:
        raise PluginError(f"wants version {wanted!r} of the hooks, and this notekit has version {hookspecs.API}")
    others = list(manager.get_plugins())
    manager.register(plugin, f"{candidate.origin.distribution}:{candidate.origin.plugin}")
    try:
        manager.check_pending()
        if unmarked := _unmarked(plugin):
            raise PluginError(f"{unmarked} has no @notekit.hookimpl above it, so that nobody asks it")
        return supply_of(manager, others, candidate.origin)
    except BaseException:
        manager.unregister(plugin)
        raise
