"""Every hook that a plugin may implement, and the version of them all.

Hooks are called by keyword, and none takes anything: what a plugin gives is asked for once, when it is loaded.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:  # what plugins import costs them nothing that they do not use
    import click

    from notekit.checks.rule import CheckRule
    from notekit.parsers.rule import ParserRule
    from notekit.readers import Reader
    from notekit.rendering import Renderer

__all__ = [
    "API",
    "PROJECT",
    "hookimpl",
    "notekit_check_rules",
    "notekit_commands",
    "notekit_parser_rules",
    "notekit_readers",
    "notekit_renderers",
    "notekit_vocabulary",
]

API = 1
"""The version of the hooks. A plugin that needs another says so by `notekit_api = 2` beside its hooks."""

PROJECT = "notekit"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def notekit_renderers() -> Sequence["Renderer"]:  # type: ignore[empty-body]  # a specification only, as are all below
    """The renderers that the plugin supplies, each under a name of its own."""


@hookspec
def notekit_readers() -> Sequence["Reader"]:  # type: ignore[empty-body]
    """The readers that the plugin supplies, each for a format of its own."""


@hookspec
def notekit_parser_rules() -> Sequence["ParserRule"]:  # type: ignore[empty-body]
    """Rules of recognition, each placed before or after one that is there."""


@hookspec
def notekit_vocabulary() -> Mapping[str, Mapping[str, Sequence[str]]]:  # type: ignore[empty-body]
    """Words that recognition understands beside its own, by section and key, as in `[vocabulary]` of notekit.toml."""


@hookspec
def notekit_check_rules() -> Sequence["CheckRule"]:  # type: ignore[empty-body]
    """Rules of `notekit check`, each with a code of its own."""


@hookspec
def notekit_commands() -> Sequence["click.Command"]:  # type: ignore[empty-body]
    """Commands of the command line, each with a name of its own."""
