"""Every hook that a plugin may implement."""

from collections.abc import Sequence

import pluggy

from notekit.rendering import Renderer

__all__ = ["PROJECT", "hookimpl", "notekit_renderers"]

PROJECT = "notekit"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def notekit_renderers() -> Sequence[Renderer]:  # type: ignore[empty-body]  # a specification only
    """The renderers that the plugin supplies, each under a name of its own."""
