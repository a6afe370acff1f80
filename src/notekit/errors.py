"""The errors that notekit raises on purpose.

Each message is one line for the person who made the mistake: what is wrong, where, and what to do.
"""

__all__ = [
    "FormatError",
    "NotekitError",
    "OutputError",
    "PluginError",
    "SchemaError",
    "SettingsError",
    "SourceError",
    "one_line",
]


class NotekitError(Exception):
    """Base of every error that notekit raises on purpose."""


class SourceError(NotekitError):
    """A source could not be read: missing, not text, damaged, or too large."""


class FormatError(NotekitError):
    """No reader, renderer or skeleton goes by the name asked for."""


class SchemaError(NotekitError):
    """A value does not fit the schema; the message begins with the field's path."""


class PluginError(NotekitError):
    """A plugin failed to load or to render; the message names the plugin."""


class SettingsError(NotekitError):
    """Settings do not fit; the message names the file, if there is one, and the key."""


class OutputError(NotekitError):
    """An output could not be written; what stood there before is untouched."""


def one_line(error: BaseException) -> str:
    """Any exception on one line, however its author wrote it."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
