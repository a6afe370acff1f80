"""Tables of settings: the options that an organisation states for a format once, for all its documents."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notekit.errors import NotekitError, PluginError, SettingsError
from notekit.files import shown
from notekit.options import Option, make_options, options_of, table_of
from notekit.plugins.registry import Plugins
from notekit.rendering import Renderer

if TYPE_CHECKING:
    from notekit.settings import Settings

__all__ = ["stated_options"]


def stated_options(renderer: Renderer, plugins: Plugins, settings: "Settings | None") -> dict[str, Any]:
    """The options that settings state for a renderer: of its table, those that it knows.

    Paths are relative to the folder of the settings. Raises `SettingsError` naming file, table and key for one
    that no renderer of the table knows and for a value that does not fit.
    """
    table = table_of(renderer)
    stated = settings.formats.get(table) if settings else None
    if not settings or not stated:
        return {}
    place = f"{shown(settings.path)}: {table}" if settings.path else table
    folder = settings.path.parent if settings.path else Path()
    known, given = options_of(renderer), dict[str, Any]()
    for key, value in stated.items():
        name = key.replace("-", "_")
        if name in given:
            raise SettingsError(f"{place}.{key}: stands there as {name} too; keep one of them")
        if name in known:
            given[name] = _placed(value, known[name], folder)
        elif name not in (all_known := set(_known(table, plugins))):
            raise SettingsError(f"{place}.{key}: there is no such option; {_hint(name, sorted(all_known))}")
    _check(renderer, given, place)
    return given


def _known(table: str, plugins: Plugins) -> Iterator[str]:
    """The options of all renderers of a table."""
    for name in plugins.names:
        renderer = plugins.renderer(name)
        if table_of(renderer) == table:
            try:
                yield from options_of(renderer)
            except PluginError:
                continue  # which asking for that format tells


def _hint(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return (f"did you mean {close[0]!r}? " if close else "") + f"known are {', '.join(known) or 'none'}"


def _placed(value: Any, option: Option, folder: Path) -> Any:
    """A value, where it is a path one from the folder of the settings."""
    return folder / value if option.takes_path and isinstance(value, str) and value else value


def _check(renderer: Renderer, given: Mapping[str, Any], place: str) -> None:
    """Raises `SettingsError` where a renderer does not take the options, naming the one that does not fit."""
    fault = _fault(renderer, given)
    if fault is None:
        return
    for name in given:
        if _fault(renderer, {other: value for other, value in given.items() if other != name}) is None:
            raise SettingsError(f"{place}.{name}: {fault}")
    for name, value in given.items():
        if alone := _fault(renderer, {name: value}):
            raise SettingsError(f"{place}.{name}: {alone}")
    raise SettingsError(f"{place}: {fault}")


def _fault(renderer: Renderer, options: Mapping[str, Any]) -> NotekitError | None:
    """What a renderer finds wrong with options; None where it takes them. Raises `PluginError`."""
    try:
        make_options(renderer, options)
    except PluginError:
        raise
    except NotekitError as error:
        return error
    return None
