"""The options of a renderer: what it takes, and how values given by people become what it takes."""

from collections.abc import Mapping
from difflib import get_close_matches
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from notekit.errors import NotekitError, PluginError
from notekit.rendering import Renderer

__all__ = ["Option", "make_options", "options_of", "table_of"]

_TRUE = {"true", "yes", "on", "1"}
_FALSE = {"false", "no", "off", "0"}


@attrs.frozen
class Option:
    """One option: its name, the type of its values, its default and its help."""

    name: str
    type: Any
    default: Any
    help: str

    @property
    def takes(self) -> str:
        """What the option takes, in words."""
        return " or ".join(_words(kind) for kind in _kinds(self.type) if kind is not NoneType)

    @property
    def takes_path(self) -> bool:
        """Whether a text given for the option is the path of a file or folder."""
        kinds = _kinds(self.type)
        return str not in kinds and any(hasattr(kind, "__fspath__") for kind in kinds)


def table_of(renderer: Renderer) -> str:
    """The table of notekit.toml with the options of a renderer: what its attribute `settings` says, else its name."""
    table: str = getattr(renderer, "settings", renderer.name)
    return table


def options_of(renderer: Renderer) -> dict[str, Option]:
    """The options that a renderer takes, by name. Raises `PluginError` where its options class is unsound."""
    return _known(renderer).options


@attrs.frozen
class _Known:
    """The options that a class has, and one object of it without any given where that can be shared; else None."""

    options: dict[str, Option]
    shared: Any


def _known(renderer: Renderer) -> _Known:
    try:
        return _known_of(renderer.options)  # type: ignore[arg-type]  # a class can be a key
    except (Exception, SystemExit) as error:
        raise PluginError(f"the options of {renderer.name} are unsound ({error}); tell its authors") from error


@cache
def _known_of(kind: type[Any]) -> _Known:
    """What is known of a class; found once, for to resolve its types costs as much as to render a note."""
    types, defaults = get_type_hints(kind), kind()
    options = {
        name: Option(name, types[field.name], getattr(defaults, field.name), field.metadata.get("help", ""))
        for field in attrs.fields(kind)
        if field.init and (name := field.alias or field.name)
    }
    return _Known(options, defaults if _is_fixed(defaults) else None)


def _is_fixed(made: Any) -> bool:
    """Whether nobody can change an object, nor what it holds: it is frozen, and has a hash."""
    try:
        hash(made)
        made.changed = True
    except attrs.exceptions.FrozenInstanceError:
        return True
    except (AttributeError, TypeError):
        return False
    return False


def make_options(renderer: Renderer, values: Mapping[str, Any]) -> Any:
    """The renderer's options with these values; texts are read as what the option takes.

    Raises `NotekitError` naming an option that is not known or a value that does not fit.
    """
    of_class = _known(renderer)
    if not values and of_class.shared is not None:
        return of_class.shared
    known = of_class.options
    given = {}
    for name, value in values.items():
        if name not in known:
            raise NotekitError(f"{renderer.name} has no option {name!r}; {_hint(name, list(known))}")
        given[name] = _converted(renderer, known[name], value)
    try:
        return renderer.options(**given)
    except NotekitError:
        raise
    except (Exception, SystemExit) as error:
        names = ", ".join(given) or "none"
        raise NotekitError(f"{renderer.name} does not take these options ({names}): {error}") from error


def _hint(name: str, known: list[str]) -> str:
    if not known:
        return "it takes none"
    close = get_close_matches(name, known, n=1)
    return (f"did you mean {close[0]!r}? " if close else "") + f"known are {', '.join(known)}"


def _converted(renderer: Renderer, option: Option, value: Any) -> Any:
    kinds = _kinds(option.type)
    for kind in kinds:
        taken, result = _taken(kind, value)
        if taken:
            return result
    raise NotekitError(f"option {option.name!r} of {renderer.name} takes {option.takes}, not {value!r}")


def _kinds(kind: Any) -> tuple[Any, ...]:
    """The types that a type allows, None last, so that a text is not read as None before anything else."""
    if get_origin(kind) in (Union, UnionType):
        return tuple(sorted(get_args(kind), key=lambda each: each is NoneType))
    return (kind,)


def _taken(kind: Any, value: Any) -> tuple[bool, Any]:
    """Whether a type takes the value, and as what."""
    if get_origin(kind) is Literal:
        for choice in get_args(kind):
            if value == choice or value == str(choice):
                return True, choice
        return False, None
    if not isinstance(kind, type):
        return True, value
    if isinstance(value, kind) and not (kind in (int, float) and isinstance(value, bool)):
        return True, value
    if kind is float and type(value) is int:
        return True, float(value)
    if kind is bool and isinstance(value, str):
        return value.lower() in _TRUE | _FALSE, value.lower() in _TRUE
    if kind is NoneType or not isinstance(value, str) or not _reads_text(kind):
        return False, None
    try:
        return True, kind(value)
    except (ValueError, NotekitError):
        return False, None


def _reads_text(kind: type) -> bool:
    return kind in (int, float) or issubclass(kind, Enum) or hasattr(kind, "__fspath__")


def _words(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return ", ".join(str(choice) for choice in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(str(choice.value) for choice in kind)
    if hasattr(kind, "__fspath__"):
        return "a path"
    words = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
    return words.get(kind, getattr(kind, "__name__", str(kind)))
