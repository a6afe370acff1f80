"""Commands of plugins: run like notekit's own, and named where they fail."""

from copy import copy
from functools import partial
from typing import Any

import click

from notekit.errors import NotekitError, PluginError
from notekit.faults import fault_in_plugin
from notekit.plugins import Origin, load_plugins

__all__ = ["foreign_command"]


def foreign_command(name: str) -> click.Command | None:
    """The command of that name that a plugin supplies; None where none does.

    What it raises is an error that names the plugin.
    """
    found = load_plugins().command(name)
    if found is None:
        return None
    command, origin = copy(found[0]), found[1]
    command.invoke = partial(_invoke, found[0], origin)  # type: ignore[method-assign]
    return command


def _invoke(command: click.Command, origin: Origin, context: click.Context) -> Any:
    try:
        return command.invoke(context)
    except (NotekitError, KeyboardInterrupt, click.ClickException, click.Abort, click.exceptions.Exit, OSError):
        raise
    except BaseException as error:  # a plugin may raise anything, SystemExit too
        what = fault_in_plugin(error)
        raise PluginError(f"plugin {origin} failed on its command: {what}; tell its authors") from error
