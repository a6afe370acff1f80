"""What the commands take in: a document by its path or from standard input, its format and its encoding."""

import codecs
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import IO, TYPE_CHECKING, Any

import click
from attrs import evolve

from notekit.errors import SourceError
from notekit.readers import FORMATS

if TYPE_CHECKING:
    from notekit.settings import Settings

__all__ = ["STDIN", "encoding_option", "format_option", "language_option", "opened", "options_from", "settings_option"]

STDIN = "-"
_LANGUAGE = "notekit.language"


def _is_encoding(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return codecs.lookup(value).name
    except (LookupError, ValueError):
        raise click.BadParameter(f"there is no encoding {value!r}; try utf-8, utf-16 or cp1252") from None


def _is_format(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    known = [own.name for own in FORMATS]
    if value is None or value.lower() in known:
        return value and value.lower()
    from notekit.plugins import load_plugins

    known += [reader.name for reader, _ in load_plugins().readers]
    if value.lower() in known:
        return value.lower()
    close = get_close_matches(value.lower(), known, n=1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    raise click.BadParameter(f"there is no format {value!r} to read; {hint}known are {', '.join(known)}")


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `-f`."""
    names = ", ".join(known.name for known in FORMATS)
    text = f"Format of the source: {names}, or that of a plugin; else its suffix tells."
    return click.option("-f", "--from", "media_type", metavar="FORMAT", callback=_is_format, help=text)(command)


def encoding_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--encoding`."""
    return click.option("--encoding", callback=_is_encoding, help="Encoding of the source; else it is found.")(command)


def _read(context: click.Context, _parameter: click.Parameter, value: str | None) -> "Settings | None":
    from notekit.settings import Settings, find_settings, read_settings  # loads the vocabulary

    path = value or find_settings()
    settings = read_settings(path) if path else None
    language = context.meta.get(_LANGUAGE)
    return settings if language is None else evolve(settings or Settings(), language=language)


def _meant(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Keeps the language for the settings, of which it is one."""
    from notekit.parsers.languages import LANGUAGES, main_language  # loads the cue words

    if value is not None and main_language(value) not in LANGUAGES:
        raise click.BadParameter(f"there are no words for the language {value!r}; known are {', '.join(LANGUAGES)}")
    context.meta[_LANGUAGE] = value


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--language`, which goes into the settings that `settings_option` gives."""
    text = "Language of a source that does not state its own, such as fr; else its words tell."
    return click.option("--language", metavar="TAG", callback=_meant, is_eager=True, expose_value=False, help=text)(
        command
    )


def settings_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config`."""
    text = "Settings; else notekit.toml of this folder or the nearest above it."
    return click.option("--config", "settings", metavar="FILE", callback=_read, help=text)(command)


def options_from(settings: Iterable[str]) -> dict[str, str]:
    """The options that `--set` gives, each as KEY=VALUE; what is none is wrong usage."""
    options = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or not key.strip():
            raise click.UsageError(f"--set takes KEY=VALUE, not {setting!r}")
        options[key.strip().replace("-", "_")] = value
    return options


def opened(source: str) -> str | IO[bytes]:
    """What to read: the path itself, or standard input for '-'. Raises `SourceError`."""
    if source != STDIN:
        return source
    if sys.stdin is None:
        raise SourceError("-: standard input is closed; name a file")
    return sys.stdin.buffer
